"""What one question is: its role and scale from its answers and its wording, with the reason."""

from dataclasses import dataclass, field

from data.intake.problems import Reason
from data.intake.survey import reasons as say
from data.intake.survey.asked import Asked
from data.intake.survey.joined import joined
from data.intake.survey.mapping import IGNORE
from data.intake.survey.own_words import is_comment
from data.intake.survey.persons import is_person
from data.intake.survey.points import coded, on_points
from data.intake.survey.roles import named_role
from data.intake.survey.scales import Scale, in_words
from data.intake.survey.spelling import number
from data.intake.survey.unanswered import apart
from data.intake.survey.wording import SCALED, about, asks_which

_GROUPS = {
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
_LOOSE = {"level", "frequency", "quantity", "quality", "comparison", "degree", "clarity", "speed", "extent"}

# Words of a rating. How often something was bought is no rating of it.
_JUDGING = SCALED - {"frequency"}

# What only the head of a question can say.
_ASKING = {"which", "asks which", "many", "open", "person"}


@dataclass(frozen=True)
class Judged:
    """A question with its proposed role."""

    asked: Asked
    role: str
    reason: Reason
    words: frozenset[str] = frozenset()
    scale: Scale | None = None
    delimiter: str = ""
    options: tuple[str, ...] = ()
    dimension: str | None = None
    item: str | None = None
    no_opinion: tuple[str, ...] = field(default=())
    """Answers beside the scale that are none."""


def judge(asked: Asked, has_codes: bool) -> Judged:
    """The role of one question, seen by itself."""
    if not asked.counts and not asked.options:
        return Judged(asked, IGNORE, Reason(say.NO_ANSWER))
    words = _words(asked)
    if asked.options:
        reason = Reason(say.CHOSEN_COLUMNS, {"count": len(asked.options)})
        return Judged(asked, "choice", reason, words, options=asked.options)
    if {label.casefold().removesuffix("s") for label in asked.counts} <= _GROUPS:
        return Judged(asked, IGNORE, Reason(say.GROUPS), words)
    if is_person(asked.counts, words | about(asked.part)):
        return Judged(asked, IGNORE, Reason(say.PERSONAL), words)
    if asked.is_box or asked.is_open:
        return Judged(asked, "comment", Reason(say.COMMENT_BOX if asked.is_box else say.COMMENT), words)
    if (has_codes or "many" in words) and (several := _several(asked, words)):
        return several
    return _scored(asked, words, has_codes) or _several(asked, words) or _own_words(asked, words)


def _words(asked: Asked) -> frozenset[str]:
    """What the wording speaks of. A row of a matrix makes a statement, whatever words it has; its question asks."""
    if asked.rows < 2:
        return about(asked.question, asked.part) if asked.question else about(asked.wording)
    title = about(asked.question)
    return title | (about(asked.part) - _ASKING - ({"importance"} if SCALED & title else set()))


def _scored(asked: Asked, words: frozenset[str], has_codes: bool) -> Judged | None:
    for counts in (asked.union, asked.counts) if asked.rows else (asked.counts,):
        answers, away = apart(counts)
        scale = in_words(answers)
        if scale:
            if scale.name in _LOOSE and asks_which(words):
                return None
            return _role(asked, words, scale, away)
        if has_codes and (scale := coded(answers, asked.wording)):
            return _of_numbers(asked, words, scale, away, has_codes)
        if scale := on_points(answers, asked.wording, "recommend" in words):
            return _of_numbers(asked, words, scale, away, has_codes)
    return None


def _of_numbers(
    asked: Asked, words: frozenset[str], scale: Scale, away: tuple[str, ...], has_codes: bool
) -> Judged | None:
    if has_codes and "kano" in words and (scale.low, scale.high) == (1, 5):
        return Judged(asked, "kano_functional", Reason(say.KANO_WITH), words, scale)
    if "quantity" in words and not SCALED & words:
        return Judged(asked, "choice", Reason(say.NUMBERS), words)
    if asks_which(words):
        return Judged(asked, "choice", Reason(say.CHOICE_WORDING), words)
    return _of_codes(asked, words, scale, away) if has_codes else _role(asked, words, scale, away)


def _of_codes(asked: Asked, words: frozenset[str], scale: Scale, away: tuple[str, ...]) -> Judged:
    is_matrix = asked.rows > 0 and scale.high - scale.low >= 2
    if asks_which(words) or not (_JUDGING & words or is_matrix):
        return Judged(asked, "choice", Reason(say.CODES), words)
    return _role(asked, words, scale, away)


def _role(asked: Asked, words: frozenset[str], scale: Scale, away: tuple[str, ...]) -> Judged:
    role, reason = named_role(asked, words, scale)
    return Judged(asked, role, reason, words, scale, no_opinion=away)


def _several(asked: Asked, words: frozenset[str]) -> Judged | None:
    answers, _ = apart(asked.counts)
    found = joined(answers, "many" in words, "open" in words and not {"which", "many"} & words)
    if found is None:
        return None
    shown = {"\n": "⏎"}.get(found[0], found[0].strip())
    return Judged(asked, "choice", Reason(say.CHOSEN_CELL, {"delimiter": shown}), words, None, *found)


def _own_words(asked: Asked, words: frozenset[str]) -> Judged:
    numbers = [label for label in asked.counts if number(label) is not None]
    if is_comment(asked.counts, asked.profile, words):
        told = say.NUMBERS if numbers and len(numbers) == len(asked.counts) else say.COMMENT
        return Judged(asked, "comment", Reason(told), words)
    told = say.NUMBERS if numbers and len(numbers) == len(asked.counts) else say.CHOICE
    return Judged(asked, "choice", Reason(say.CHOICE_WORDING if asks_which(words) else told), words)
