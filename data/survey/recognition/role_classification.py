"""What one question is: its role and scale from its answers and its wording, with the reason."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from data.reason import Reason
from data.survey.layouts.headings import is_email, is_true_for_most
from data.survey.model import reasons as say
from data.survey.model.columns import ColumnProfile
from data.survey.model.mapping import IGNORE
from data.survey.recognition.delimited_options import find_option_delimiter
from data.survey.recognition.numeric_answers import match_coded_scale, match_numeric_scale
from data.survey.recognition.observed_questions import ObservedQuestion
from data.survey.recognition.scale_matching import AnswerScale, match_label_scale
from data.survey.recognition.wording_lexicon import SCALED_TOPICS, detect_topics, is_which_question
from data.survey.text import parse_number, split_off_no_opinion

# What sentences have and the names of options seldom do.
_SENTENCE = re.compile(r"[.!?。！？，；…]|[,;:] |\w+(?:\s+\w+){5,}|[\U0001f300-\U0001faff\u2600-\u27bf]|^=")
_MAX_OPTIONS = 60


def is_comment(counts: Mapping[str, int], profile: ColumnProfile, topics: frozenset[str]) -> bool:
    """Own words rather than options, by length, marks and repetition, and by what the wording asks for."""
    total = sum(counts.values())
    different = max(profile.distinct, len(counts))
    rarely = different / max(total, 1)
    longest = max(map(len, counts), default=0)
    sentences = sum(bool(_SENTENCE.search(text.rstrip(".。"))) or len(text) > 60 for text in counts) / max(
        len(counts), 1
    )
    wants_one = bool({"which", "asks which", "many"} & topics)
    if profile.has_breaks or longest > 120:
        return True
    if different > _MAX_OPTIONS and rarely > 0.1:
        return True
    is_short = longest <= 30 and sentences == 0
    if "remark" in topics:
        return not (wants_one and is_short and total >= 2 * different)
    if "open" in topics and "asks which" not in topics:
        return not (is_short and different <= 8 and total >= (2 if wants_one else 3) * different)
    if wants_one:
        return rarely > (0.5 if total >= 10 else 0.8) and total >= 5
    if sentences > 0.4 and longest > 25:
        return True
    if total < 10:
        return different == total and (total > 1 or longest > 25)
    return rarely > 0.5 or (rarely > 0.25 and different > 20)


_PHONE = re.compile(r"(?:\+?86[- ]?)?1[3-9]\d{9}|\+\d[\d ()-]{7,16}")
_MAX_PERSON_LENGTH, _MAX_PERSON_WORDS = 60, 6


def is_person(counts: Mapping[str, int], topics: frozenset[str]) -> bool:
    """The answers are names, addresses or telephone numbers."""
    values = list(counts)
    if is_true_for_most(values, is_email) or is_true_for_most(values, lambda value: bool(_PHONE.fullmatch(value))):
        return True
    seldom = len(values) * 2 > sum(counts.values()) or len(values) >= 100
    short = is_true_for_most(
        values, lambda value: len(value) <= _MAX_PERSON_LENGTH and len(value.split()) <= _MAX_PERSON_WORDS
    )
    return "person" in topics and seldom and short and not (SCALED_TOPICS & topics)


def choose_scaled_role(observed: ObservedQuestion, topics: frozenset[str], scale: AnswerScale) -> tuple[str, Reason]:
    """The role, and why; Kano's two and the questions that belong together are told apart later."""
    if scale.name == "kano":
        return "kano_functional", Reason(say.KANO_WITH)
    if not observed.rows and "recommend" in topics and (scale.low, scale.high) == (0, 10):
        return "nps", Reason(say.NPS)
    asks = detect_topics(observed.question) if observed.rows else topics
    if "importance" in asks or scale.name == "importance":
        return "importance", Reason(say.IMPORTANCE)
    is_satisfaction = "satisfaction" in topics or (scale.name == "satisfaction" and "recommend" not in topics)
    if not observed.rows and is_satisfaction:
        reason = say.CSAT_OVERALL if "overall" in topics else say.CSAT if "satisfaction" in topics else say.CSAT_WORDS
        return "csat", Reason(reason)
    is_effort = scale.name in ("ease", "effort") or ("effort" in topics and "cost" not in topics)
    if not observed.rows and is_effort and not {"recommend", "satisfaction"} & topics:
        return "effort", Reason(say.EFFORT)
    low, high = f"{scale.low:g}", f"{scale.high:g}"
    if observed.rows > 1:
        return "rating", Reason(say.RATING_ROW, {"count": observed.rows, "low": low, "high": high})
    if scale.name == "points":
        return "rating", Reason(say.RATING_POINTS, {"low": low, "high": high})
    return "rating", Reason(say.RATING_WORDS, {"worst": scale.scores[-1][0], "best": scale.scores[0][0]})


_NPS_GROUPS = {
    "promoter",
    "passive",
    "detractor",
    "promoters",
    "passives",
    "detractors",
    "推荐者",
    "被动者",
    "贬损者",
    "中立者",
}
# Scales whose words are also plain options.
_AMBIGUOUS_SCALES = {"level", "frequency", "quantity", "quality", "comparison", "degree", "clarity", "speed", "extent"}

# Words of a rating. How often something was bought is no rating of it.
_RATING_TOPICS = SCALED_TOPICS - {"frequency"}

# What only the head of a question can say.
_HEAD_TOPICS = {"which", "asks which", "many", "open", "person"}


@dataclass(frozen=True)
class ClassifiedQuestion:
    """A question with its proposed role."""

    observed: ObservedQuestion
    role: str
    reason: Reason
    topics: frozenset[str] = frozenset()
    scale: AnswerScale | None = None
    delimiter: str = ""
    options: tuple[str, ...] = ()
    dimension: str | None = None
    item: str | None = None
    no_opinion: tuple[str, ...] = field(default=())
    """Answers beside the scale that are none."""


def classify_question(observed: ObservedQuestion, has_codes: bool) -> ClassifiedQuestion:
    """The role of one question, seen by itself."""
    if not observed.counts and not observed.options:
        return ClassifiedQuestion(observed, IGNORE, Reason(say.NO_ANSWER))
    words = _detect_question_topics(observed)
    if observed.options:
        reason = Reason(say.CHOSEN_COLUMNS, {"count": len(observed.options)})
        return ClassifiedQuestion(observed, "choice", reason, words, options=observed.options)
    if {label.casefold().removesuffix("s") for label in observed.counts} <= _NPS_GROUPS:
        return ClassifiedQuestion(observed, IGNORE, Reason(say.GROUPS), words)
    if is_person(observed.counts, words | detect_topics(observed.part)):
        return ClassifiedQuestion(observed, IGNORE, Reason(say.PERSONAL), words)
    if observed.is_box or observed.is_open:
        return ClassifiedQuestion(
            observed, "comment", Reason(say.COMMENT_BOX if observed.is_box else say.COMMENT), words
        )
    if (has_codes or "many" in words) and (several := _classify_multi_select(observed, words)):
        return several
    return (
        _classify_scaled(observed, words, has_codes)
        or _classify_multi_select(observed, words)
        or _classify_unscaled(observed, words)
    )


def _detect_question_topics(observed: ObservedQuestion) -> frozenset[str]:
    """What the wording speaks of. A row of a matrix makes a statement, whatever words it has; its question asks."""
    if observed.rows < 2:
        return detect_topics(observed.question, observed.part) if observed.question else detect_topics(observed.wording)
    title = detect_topics(observed.question)
    return title | (detect_topics(observed.part) - _HEAD_TOPICS - ({"importance"} if SCALED_TOPICS & title else set()))


def _classify_scaled(observed: ObservedQuestion, topics: frozenset[str], has_codes: bool) -> ClassifiedQuestion | None:
    for counts in (observed.matrix_counts, observed.counts) if observed.rows else (observed.counts,):
        answers, away = split_off_no_opinion(counts)
        scale = match_label_scale(answers)
        if scale:
            if scale.name in _AMBIGUOUS_SCALES and is_which_question(topics):
                return None
            return _classify_on_scale(observed, topics, scale, away)
        if has_codes and (scale := match_coded_scale(answers, observed.wording)):
            return _classify_numeric(observed, topics, scale, away, has_codes)
        if scale := match_numeric_scale(answers, observed.wording, "recommend" in topics):
            return _classify_numeric(observed, topics, scale, away, has_codes)
    return None


def _classify_numeric(
    observed: ObservedQuestion, topics: frozenset[str], scale: AnswerScale, no_opinion: tuple[str, ...], has_codes: bool
) -> ClassifiedQuestion | None:
    if has_codes and "kano" in topics and (scale.low, scale.high) == (1, 5):
        return ClassifiedQuestion(observed, "kano_functional", Reason(say.KANO_WITH), topics, scale)
    if "quantity" in topics and not SCALED_TOPICS & topics:
        return ClassifiedQuestion(observed, "choice", Reason(say.NUMBERS), topics)
    if is_which_question(topics):
        return ClassifiedQuestion(observed, "choice", Reason(say.CHOICE_WORDING), topics)
    return (
        _classify_codes(observed, topics, scale, no_opinion)
        if has_codes
        else _classify_on_scale(observed, topics, scale, no_opinion)
    )


def _classify_codes(
    observed: ObservedQuestion, topics: frozenset[str], scale: AnswerScale, no_opinion: tuple[str, ...]
) -> ClassifiedQuestion:
    is_matrix = observed.rows > 0 and scale.high - scale.low >= 2
    if is_which_question(topics) or not (_RATING_TOPICS & topics or is_matrix):
        return ClassifiedQuestion(observed, "choice", Reason(say.CODES), topics)
    return _classify_on_scale(observed, topics, scale, no_opinion)


def _classify_on_scale(
    observed: ObservedQuestion, topics: frozenset[str], scale: AnswerScale, no_opinion: tuple[str, ...]
) -> ClassifiedQuestion:
    role, reason = choose_scaled_role(observed, topics, scale)
    return ClassifiedQuestion(observed, role, reason, topics, scale, no_opinion=no_opinion)


def _classify_multi_select(observed: ObservedQuestion, topics: frozenset[str]) -> ClassifiedQuestion | None:
    answers, _ = split_off_no_opinion(observed.counts)
    found = find_option_delimiter(answers, "many" in topics, "open" in topics and not {"which", "many"} & topics)
    if found is None:
        return None
    shown = {"\n": "⏎"}.get(found[0], found[0].strip())
    return ClassifiedQuestion(observed, "choice", Reason(say.CHOSEN_CELL, {"delimiter": shown}), topics, None, *found)


def _classify_unscaled(observed: ObservedQuestion, topics: frozenset[str]) -> ClassifiedQuestion:
    numbers = [label for label in observed.counts if parse_number(label) is not None]
    if is_comment(observed.counts, observed.profile, topics):
        reason = say.NUMBERS if numbers and len(numbers) == len(observed.counts) else say.COMMENT
        return ClassifiedQuestion(observed, "comment", Reason(reason), topics)
    reason = say.NUMBERS if numbers and len(numbers) == len(observed.counts) else say.CHOICE
    return ClassifiedQuestion(
        observed, "choice", Reason(say.CHOICE_WORDING if is_which_question(topics) else reason), topics
    )
