"""Ordered answers in words: which scale a question's answers are on, and the score of each label."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from data.survey.recognition.label_scales import LabelScale, build_label_scales, find_adjective_families, list_modifiers
from data.survey.text import is_chinese, normalize_label

# So much of the answers must be on a scale. The rest are slips, which the check of the file names one by one.
MIN_SHARE = 0.9
_MAX_LABELS = 40


@dataclass(frozen=True)
class AnswerScale:
    """A scale, its ends, and the scores of those answers that are no plain numbers."""

    name: str
    """The family of its words: satisfaction, agreement, kano …; points where the answers are numbers."""
    low: float
    high: float
    scores: tuple[tuple[str, float], ...] = ()


def match_label_scale(counts: Mapping[str, int]) -> AnswerScale | None:
    """The scale that the answers are on; None where they are on none that is known."""
    return _match_answer_counts(tuple(counts.items())) if 0 < len(counts) <= _MAX_LABELS else None


@lru_cache(maxsize=256)
def _match_answer_counts(answers: tuple[tuple[str, int], ...]) -> AnswerScale | None:
    # The rows of a matrix are all asked for the scale that they share.
    counts = dict(answers)
    found = {label: normalize_label(label) for label in counts}
    best: tuple[tuple[int, int, int], LabelScale, dict[str, int]] | None = None
    for order, ladder in enumerate(build_label_scales(find_adjective_families(found.values()))):
        places = {label: ladder.point_by_label[text] for label, text in found.items() if text in ladder.point_by_label}
        if not _is_on_scale(ladder, places, found, counts):
            continue
        is_whole = len(set(places.values())) == ladder.points and sum(counts.values()) >= ladder.whole_from
        if ladder.is_short and not is_whole:
            continue
        rank = (len(found) - len(places), 0 if is_whole else 1, order)
        if best is None or rank < best[0]:
            best = rank, ladder, places
    return None if best is None else _build_answer_scale(best[1], best[2])


def _is_on_scale(
    scale: LabelScale, places: Mapping[str, int], found: Mapping[str, str], counts: Mapping[str, int]
) -> bool:
    if not places or sum(counts[label] for label in places) < MIN_SHARE * sum(counts.values()):
        return False
    texts = {found[label] for label in places}
    if (
        scale.required_labels
        and not texts & scale.required_labels
        or not all(texts & some for some in scale.required_groups)
    ):
        return False
    for chinese in (False, True):
        # Two labels of one language on one point: it is another scale.
        own = {text: scale.point_by_label[text] for text in texts if is_chinese(text) == chinese}
        if len(set(own.values())) < len(own):
            return False
    seen = set(places.values())
    if len(seen) > 2 or any(_has_modifier(text) for text in texts):
        return True
    # Agree and disagree alone may be consent, always and never facts.
    return len(seen) == 2 and (bool(scale.required_labels) or (scale.points - 1) / 2 in seen)


def _has_modifier(text: str) -> bool:
    marks = [mark for mark in list_modifiers() if mark not in ("not", "不")]
    return any(text != mark and (text.startswith(mark) or text.endswith(f" {mark}")) for mark in marks)


def _build_answer_scale(scale: LabelScale, places: Mapping[str, int]) -> AnswerScale:
    scores = {label: place + 1.0 for label, place in places.items()}
    seen = set(places.values())
    for label in _iterate_unseen_labels(scale, places):
        if scale.point_by_spelling[label] not in seen:
            scores[label[:1].upper() + label[1:]] = scale.point_by_spelling[label] + 1.0
    return AnswerScale(scale.name, 1, scale.points, tuple(sorted(scores.items(), key=lambda pair: -pair[1])))


def _iterate_unseen_labels(scale: LabelScale, places: Mapping[str, int]) -> Iterator[str]:
    """What nobody chose yet may come later: in the languages, and with the adjectives, of those seen."""
    texts = [label.casefold() for label in places]
    languages = {is_chinese(label) for label in places}
    known_adjectives = [word for word in scale.adjectives if any(word in text for text in texts)]
    likely = (
        *known_adjectives,
        *(word for word in scale.adjectives if any(good in word for good in known_adjectives)),
        *scale.adjectives[-1:],
    )
    turned = any(text.startswith(word) and text != word for text in texts for word in known_adjectives)
    for label in scale.point_by_spelling:
        own = [word for word in scale.adjectives if label.endswith(word) or label.startswith(word)]
        behind = any(label.startswith(word) and label != word for word in own) and not is_chinese(label)
        if is_chinese(label) in languages and (not own or set(own) & set(likely)) and behind <= turned:
            yield label
