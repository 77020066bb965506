"""What one question is: its role and scale from its answers and its wording, with the reason."""

from dataclasses import dataclass, field

from data.intake.survey import reasons as say
from data.intake.survey.asked import ObservedQuestion
from data.intake.survey.joined import find_option_delimiter
from data.intake.survey.mapping import IGNORE
from data.intake.survey.own_words import is_comment
from data.intake.survey.persons import is_person
from data.intake.survey.points import match_coded_scale, match_numeric_scale
from data.intake.survey.roles import choose_scaled_role
from data.intake.survey.scales import AnswerScale, match_label_scale
from data.intake.survey.spelling import parse_number
from data.intake.survey.unanswered import split_off_no_opinion
from data.intake.survey.wording import SCALED_TOPICS, detect_topics, is_which_question
from data.reason import Reason

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

    asked: ObservedQuestion
    role: str
    reason: Reason
    words: frozenset[str] = frozenset()
    scale: AnswerScale | None = None
    delimiter: str = ""
    options: tuple[str, ...] = ()
    dimension: str | None = None
    item: str | None = None
    no_opinion: tuple[str, ...] = field(default=())
    """Answers beside the scale that are none."""


def classify_question(asked: ObservedQuestion, has_codes: bool) -> ClassifiedQuestion:
    """The role of one question, seen by itself."""
    if not asked.counts and not asked.options:
        return ClassifiedQuestion(asked, IGNORE, Reason(say.NO_ANSWER))
    words = _detect_question_topics(asked)
    if asked.options:
        reason = Reason(say.CHOSEN_COLUMNS, {"count": len(asked.options)})
        return ClassifiedQuestion(asked, "choice", reason, words, options=asked.options)
    if {label.casefold().removesuffix("s") for label in asked.counts} <= _NPS_GROUPS:
        return ClassifiedQuestion(asked, IGNORE, Reason(say.GROUPS), words)
    if is_person(asked.counts, words | detect_topics(asked.part)):
        return ClassifiedQuestion(asked, IGNORE, Reason(say.PERSONAL), words)
    if asked.is_box or asked.is_open:
        return ClassifiedQuestion(asked, "comment", Reason(say.COMMENT_BOX if asked.is_box else say.COMMENT), words)
    if (has_codes or "many" in words) and (several := _classify_multi_select(asked, words)):
        return several
    return (
        _classify_scaled(asked, words, has_codes)
        or _classify_multi_select(asked, words)
        or _classify_unscaled(asked, words)
    )


def _detect_question_topics(asked: ObservedQuestion) -> frozenset[str]:
    """What the wording speaks of. A row of a matrix makes a statement, whatever words it has; its question asks."""
    if asked.rows < 2:
        return detect_topics(asked.question, asked.part) if asked.question else detect_topics(asked.wording)
    title = detect_topics(asked.question)
    return title | (detect_topics(asked.part) - _HEAD_TOPICS - ({"importance"} if SCALED_TOPICS & title else set()))


def _classify_scaled(asked: ObservedQuestion, words: frozenset[str], has_codes: bool) -> ClassifiedQuestion | None:
    for counts in (asked.union, asked.counts) if asked.rows else (asked.counts,):
        answers, away = split_off_no_opinion(counts)
        scale = match_label_scale(answers)
        if scale:
            if scale.name in _AMBIGUOUS_SCALES and is_which_question(words):
                return None
            return _classify_on_scale(asked, words, scale, away)
        if has_codes and (scale := match_coded_scale(answers, asked.wording)):
            return _classify_numeric(asked, words, scale, away, has_codes)
        if scale := match_numeric_scale(answers, asked.wording, "recommend" in words):
            return _classify_numeric(asked, words, scale, away, has_codes)
    return None


def _classify_numeric(
    asked: ObservedQuestion, words: frozenset[str], scale: AnswerScale, away: tuple[str, ...], has_codes: bool
) -> ClassifiedQuestion | None:
    if has_codes and "kano" in words and (scale.low, scale.high) == (1, 5):
        return ClassifiedQuestion(asked, "kano_functional", Reason(say.KANO_WITH), words, scale)
    if "quantity" in words and not SCALED_TOPICS & words:
        return ClassifiedQuestion(asked, "choice", Reason(say.NUMBERS), words)
    if is_which_question(words):
        return ClassifiedQuestion(asked, "choice", Reason(say.CHOICE_WORDING), words)
    return _classify_codes(asked, words, scale, away) if has_codes else _classify_on_scale(asked, words, scale, away)


def _classify_codes(
    asked: ObservedQuestion, words: frozenset[str], scale: AnswerScale, away: tuple[str, ...]
) -> ClassifiedQuestion:
    is_matrix = asked.rows > 0 and scale.high - scale.low >= 2
    if is_which_question(words) or not (_RATING_TOPICS & words or is_matrix):
        return ClassifiedQuestion(asked, "choice", Reason(say.CODES), words)
    return _classify_on_scale(asked, words, scale, away)


def _classify_on_scale(
    asked: ObservedQuestion, words: frozenset[str], scale: AnswerScale, away: tuple[str, ...]
) -> ClassifiedQuestion:
    role, reason = choose_scaled_role(asked, words, scale)
    return ClassifiedQuestion(asked, role, reason, words, scale, no_opinion=away)


def _classify_multi_select(asked: ObservedQuestion, words: frozenset[str]) -> ClassifiedQuestion | None:
    answers, _ = split_off_no_opinion(asked.counts)
    found = find_option_delimiter(answers, "many" in words, "open" in words and not {"which", "many"} & words)
    if found is None:
        return None
    shown = {"\n": "⏎"}.get(found[0], found[0].strip())
    return ClassifiedQuestion(asked, "choice", Reason(say.CHOSEN_CELL, {"delimiter": shown}), words, None, *found)


def _classify_unscaled(asked: ObservedQuestion, words: frozenset[str]) -> ClassifiedQuestion:
    numbers = [label for label in asked.counts if parse_number(label) is not None]
    if is_comment(asked.counts, asked.profile, words):
        told = say.NUMBERS if numbers and len(numbers) == len(asked.counts) else say.COMMENT
        return ClassifiedQuestion(asked, "comment", Reason(told), words)
    told = say.NUMBERS if numbers and len(numbers) == len(asked.counts) else say.CHOICE
    return ClassifiedQuestion(asked, "choice", Reason(say.CHOICE_WORDING if is_which_question(words) else told), words)
