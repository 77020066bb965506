"""Which columns are one question: options of a choose-all question, rows of a matrix, the box beside them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from data.intake.survey.asked import Answers, Asked, choose_all, rows, single
from data.intake.survey.columns import Column, Profile, Recognised
from data.intake.survey.scales import SHARE, in_words
from data.intake.survey.spelling import normal, number
from data.intake.survey.ticks import is_box, is_other, is_own, is_tick, only_ones
from data.intake.survey.wording import SCALED, about

# Tools whose rows of a matrix do not name their question.
_BARE_ROWS = {"microsoft", "typeform", "plain", "long"}
_MOST_LABELS = 15
# So much of a text says what it is.
_LONGEST = 6_000
# Of so few answers all may be ones on a scale; from so many on, the ends of a scale are among them.
_FEW, _MANY = 10, 30


def group(found: Recognised, profiles: Sequence[Profile]) -> list[Asked]:
    """The questions of the file, in its order; every column that is no meta column is in exactly one."""
    filled = [*profiles, *[Profile()] * (len(found.columns) - len(profiles))]
    shown = {column.position: filled[at] for at, column in enumerate(found.columns) if not column.meta}
    answers = {position: _counts(profile, found.skipped) for position, profile in shown.items()}
    result: list[Asked] = []
    for place, block in enumerate(_blocks(found, answers), start=1):
        result += [replace(one, place=place, profile=shown[one.columns[0].position]) for one in block]
    return result


def _counts(profile: Profile, skipped: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for value, count in profile.values:
        if value and value not in skipped:
            counts[value[:_LONGEST]] = counts.get(value[:_LONGEST], 0) + count
    return counts


def _blocks(found: Recognised, answers: Answers) -> Iterator[list[Asked]]:
    flat: list[Column] = []
    asked = [column for column in found.columns if not column.meta]
    for (question, code), run in groupby(asked, lambda column: (column.question, column.code)):
        members = list(run)
        if len(members) == 1 and not members[0].code and members[0].part in ("", question):
            flat += members
            continue
        yield from _flat(flat, answers, found)
        flat = []
        yield _block(members, answers, found, question or code)
    yield from _flat(flat, answers, found)


def _block(members: list[Column], answers: Answers, found: Recognised, question: str) -> list[Asked]:
    """Columns that share a question: options, rows, or one answer, and boxes beside them."""
    boxes = [column for column in members if len(members) > 1 and is_box(column)]
    rest = [column for column in members if column not in boxes]
    ticks = [column for column in rest if is_tick(column, answers[column.position], found.has_codes)]
    others = [column for column in rest if column not in ticks and is_other(column.part)]
    told = any(answers[column.position] for column in ticks)
    is_many = len(rest) > 1 and told and len(ticks) + len(others) == len(rest)
    few = max((sum(answers[column.position].values()) for column in rest), default=0) < _FEW
    if is_many and not (few and only_ones(ticks, answers) and SCALED & about(question)):
        chosen = [choose_all(rest, answers, members[0].question)]
    elif found.layout == "limesurvey" and found.has_codes and len(rest) == 1 and rest[0].part and not others:
        chosen = rows(rest, answers)
    elif len(rest) - len(others) <= 1:
        chosen = [single(column, answers, is_box=column in others and len(rest) > 1) for column in rest]
    else:
        chosen = rows(rest, answers)
    chosen += [single(column, answers, is_box=True) for column in boxes]
    return [replace(one, row=at) if at > 1 and not one.row else one for at, one in enumerate(chosen, start=1)]


def _flat(columns: list[Column], answers: Answers, found: Recognised) -> Iterator[list[Asked]]:
    """Columns that name no question: options with their own names for values, rows with their neighbours' answers."""
    at = 0
    while at < len(columns):
        own = sum(1 for _ in takewhile(lambda column: is_own(column, answers[column.position]), _from(columns, at)))
        if own:
            own += at + own < len(columns) and is_other(columns[at + own].question)
            yield [choose_all(columns[at : at + own], answers, "")]
            at += own
            continue
        same = _same_scale(_from(columns, at), answers) if found.layout in _BARE_ROWS else 1
        yield rows(columns[at : at + same], answers) if same > 1 else [single(columns[at], answers)]
        at += same


def _from(columns: Sequence[Column], at: int) -> Iterator[Column]:
    return (columns[place] for place in range(at, len(columns)))


def _same_scale(columns: Iterator[Column], answers: Answers) -> int:
    """How many columns from the first on are rows of one matrix: statements answered on one scale."""
    union: Counter[str] = Counter()
    count = 0
    for column in columns:
        counts = answers[column.position]
        if column.question.endswith(("?", "？")) or not counts or len(counts) > _MOST_LABELS:
            break
        if not (_are_points(union, counts, column) or _are_words(union, counts)):
            break
        union, count = union + Counter(dict(counts)), count + 1
    return max(count, 1)


def _are_points(before: Mapping[str, int], counts: Mapping[str, int], column: Column) -> bool:
    own, others = ([number(value) for value in texts] for texts in (counts, before))
    numbers = [value for value in own + others if value is not None and 0 <= value <= 7]
    if len(numbers) < len(own) + len(others) or about(column.question) & {"quantity", "recommend", "which"}:
        return False
    ends = [max(value or 0 for value in values) for values in (own, others) if values]
    return len(set(ends)) == 1 or sum(counts.values()) < _MANY


def _are_words(before: Mapping[str, int], counts: Mapping[str, int]) -> bool:
    scale = in_words(Counter(dict(before)) + Counter(dict(counts)))
    known = {normal(label) for label, _ in scale.scores} if scale else set()
    own, others = (in_words(texts) if sum(texts.values()) >= _MANY else None for texts in (counts, before))
    if own and others and scale and not own.high == others.high == scale.high:
        return False
    return sum(count for value, count in counts.items() if normal(value) in known) >= SHARE * sum(counts.values())
