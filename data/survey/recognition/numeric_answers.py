"""Answers that are numbers, in whatever dress: 5, 5.0, ５, 5分, ★★★★☆, 10 - Extremely likely, A5."""

import re
import unicodedata
from collections.abc import Mapping

from data.survey.recognition.scale_matching import MIN_SHARE, AnswerScale, match_label_scale
from data.survey.text import parse_number

_UNIT = r"(?:\s*(?:分|星|级|颗星|点|points?|pts?|stars?|/\s*(?:3|4|5|7|10)))"
_NUMBER_WITH_UNIT = re.compile(rf"(\d{{1,3}}(?:\.\d+)?){_UNIT}?", re.IGNORECASE)
_NUMBER_THEN_TEXT = re.compile(r"(\d{1,2})(?:分|星)?\s*[-–—=:：.、)）(（\]]\s*(\D.*?)[)）]?", re.DOTALL)
_TEXT_THEN_NUMBER = re.compile(
    r"(\D.*?)\s*(?:[(（\[=:：]|\s[-–—]\s)\s*(\d{1,2})\s*(?:分|星|points?)?\s*[)）\]]?", re.DOTALL
)
_STARS = re.compile(r"([★⭐🌟❤♥]+)[\ufe0f☆✩♡]*")
_LETTER_CODE = re.compile(r"([A-Za-z]{1,3})0*(\d{1,2})")
_SCALE_HINTS = (
    re.compile(r"(?<![\d.])([01])\s*(?:分|stars?)?\s*(?:-|–|—|~|～|to|through|至|到)\s*(\d{1,3})(?!\d)", re.IGNORECASE),
    re.compile(r"(?<!\d)([01])\s*[(（=:：][^\d]{1,40}(\d{1,3})\s*[(（=:：]"),
    re.compile(
        r"(?<!\d)([01])(?:\s*分)?\D{0,30}?(?:\bto\b|至|到|[,，;；])\D{0,20}?(?<!\d)(\d{1,2})(?!\d)", re.IGNORECASE
    ),
)
# The scales that are usual, by the highest answer seen.
_USUAL_MAXIMA = {1: 5, 2: 5, 3: 5, 4: 5, 5: 5, 6: 7, 7: 7, 8: 10, 9: 10, 10: 10}
_MANY_ANSWERS = 100


def match_numeric_scale(counts: Mapping[str, int], wording: str, is_recommendation: bool = False) -> AnswerScale | None:
    """The scale of answers that are numbers or have them; None where they have none, or none of a scale."""
    read = {label: found for label in counts if (found := _parse_numeric_answer(label)) is not None}
    if not read or sum(counts[label] for label in read) < MIN_SHARE * sum(counts.values()):
        return None
    numbers: dict[float, int] = {}
    for label, (value, _) in read.items():
        numbers[value] = numbers.get(value, 0) + counts[label]
    texts = {rest: counts[label] for label, (_, rest) in read.items() if rest}
    words = match_label_scale(texts) if len(texts) > 2 else None
    if words and (reversed_scores := _build_reversed_scores(read, words)):
        return AnswerScale(words.name, words.low, words.high, reversed_scores)
    ends = detect_scale_bounds(numbers, wording, is_recommendation)
    if ends is None or (len(texts) > 2 and not words and len(texts) == len(read)):
        return None
    return AnswerScale("points", *ends, _build_point_scores(read, ends))


def match_coded_scale(counts: Mapping[str, int], wording: str) -> AnswerScale | None:
    """The scale of answers that are codes with numbers, A1 to A7."""
    found = {label: match for label in counts if (match := _LETTER_CODE.fullmatch(label))}
    often = sum(counts[label] for label in found)
    if not found or often < MIN_SHARE * sum(counts.values()) or len({match[1] for match in found.values()}) > 1:
        return None
    values = {label: float(match[2]) for label, match in found.items()}
    ends = detect_scale_bounds({value: counts[label] for label, value in values.items()}, wording)
    if ends is None:
        return None
    letters = next(match[1] for match in found.values())
    all_codes = {f"{letters}{point}": float(point) for point in range(int(ends[0]), int(ends[1]) + 1)}
    scores = values if min(len(label) for label in values) > len(letters) + 1 else all_codes | values
    return AnswerScale("points", *ends, tuple(sorted(scores.items(), key=lambda pair: -pair[1])))


def _parse_numeric_answer(label: str) -> tuple[float, str] | None:
    """The number in an answer, and what else it says."""
    text = unicodedata.normalize("NFKC", label).strip()
    if (plain := parse_number(text)) is not None:
        return plain, ""
    if stars := _STARS.fullmatch(text):
        return float(len(stars[1])), ""
    if bare := _NUMBER_WITH_UNIT.fullmatch(text):
        return float(bare[1]), ""
    if before := _NUMBER_THEN_TEXT.fullmatch(text):
        return float(before[1]), before[2].strip()
    if behind := _TEXT_THEN_NUMBER.fullmatch(text):
        return float(behind[2]), behind[1].strip()
    return None


def _build_reversed_scores(
    parsed: Mapping[str, tuple[float, str]], words: AnswerScale
) -> tuple[tuple[str, float], ...]:
    """The scores by the words, where the numbers run against them: 1 is the best."""
    scores = dict(words.scores)
    pairs = [(value, scores[rest]) for value, rest in parsed.values() if rest in scores]
    falls = sum((a - c) * (b - d) < 0 for a, b in pairs for c, d in pairs)
    rises = sum((a - c) * (b - d) > 0 for a, b in pairs for c, d in pairs)
    if falls <= rises:
        return ()
    return tuple((label, scores[rest]) for label, (_, rest) in parsed.items() if rest in scores)


def _build_point_scores(
    parsed: Mapping[str, tuple[float, str]], bounds: tuple[float, float]
) -> tuple[tuple[str, float], ...]:
    """Scores of the answers that are no plain numbers; the same dress for the points that nobody chose."""
    scores = {
        label: value for label, (value, _) in parsed.items() if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", label.strip())
    }
    for label, (value, rest) in parsed.items():
        if label in scores and not rest and str(int(value)) in label:
            for point in range(int(bounds[0]), int(bounds[1]) + 1):
                scores.setdefault(label.replace(str(int(value)), str(point), 1), float(point))
    inside = {label: value for label, value in scores.items() if bounds[0] <= value <= bounds[1]}
    return tuple(sorted(inside.items(), key=lambda pair: -pair[1]))


def parse_scale_hint(wording: str) -> tuple[float, float] | None:
    """The ends of the scale that the wording names: (1-5), from 0 to 10, 1到10分."""
    text = unicodedata.normalize("NFKC", wording)
    for pattern in _SCALE_HINTS:
        for found in pattern.finditer(text):
            if int(found[2]) in (3, 4, 5, 6, 7, 9, 10, 11, 100):
                return float(found[1]), float(found[2])
    return None


def detect_scale_bounds(
    numbers: Mapping[float, int], wording: str = "", is_recommendation: bool = False
) -> tuple[float, float] | None:
    """The ends of the scale that numbers are on; None where they are on none that is usual."""
    total = sum(numbers.values())
    hint = parse_scale_hint(wording)
    if hint and sum(n for value, n in numbers.items() if hint[0] <= value <= hint[1]) >= MIN_SHARE * total:
        return hint
    inside = {value: count for value, count in numbers.items() if 0 <= value <= 10}
    if not inside or sum(inside.values()) < MIN_SHARE * total or max(inside) == 0:
        return None
    few = max(1, total // 100) if total >= 20 else 0
    ordered = sorted(inside)
    while len(ordered) > 2 and inside[ordered[-1]] <= few and ordered[-1] - ordered[-2] > 1 and ordered[-2] <= 7:
        # One 9 far above a scale to 5 is a slip and not a scale to 10.
        ordered.pop()
    high = int(-(-ordered[-1] // 1))
    zero = ordered[0] < 1 and not (inside[ordered[0]] <= few and high <= 7)
    if is_recommendation and (high > 7 or zero or (total < _MANY_ANSWERS and high > 5)):
        return 0, 10
    if zero:
        return (0, 10) if high > 5 else (0, 5)
    if total >= _MANY_ANSWERS and high in (3, 4, 6):
        return 1, high
    return 1, _USUAL_MAXIMA[high]
