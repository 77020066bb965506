"""Which columns are one question: options of a choose-all question, rows of a matrix, the box beside them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from data.survey.model.columns import Column, ColumnProfile, DetectedLayout
from data.survey.recognition.observed_questions import (
    AnswerCounts,
    ObservedQuestion,
    build_choose_all_question,
    build_matrix_rows,
    build_single_question,
)
from data.survey.recognition.option_columns import (
    has_only_binary_values,
    has_only_own_label,
    is_comment_box,
    is_option_column,
    is_other_option,
)
from data.survey.recognition.scale_matching import MIN_SHARE, match_label_scale
from data.survey.recognition.wording_lexicon import SCALED_TOPICS, detect_topics
from data.survey.text import normalize_label, parse_number

# Tools whose rows of a matrix do not name their question.
_TOOLS_WITHOUT_STEM = {"microsoft", "typeform", "plain", "long"}
_MAX_LABELS = 15
# So much of a text says what it is.
_MAX_TEXT_LENGTH = 6_000
# Of so few answers all may be ones on a scale; from so many on, the ends of a scale are among them.
_FEW_ANSWERS, _MANY_ANSWERS = 10, 30


def group_columns(detected: DetectedLayout, profiles: Sequence[ColumnProfile]) -> list[ObservedQuestion]:
    """The questions of the file, in its order; every column that is no meta column is in exactly one."""
    filled = [*profiles, *[ColumnProfile()] * (len(detected.columns) - len(profiles))]
    shown = {column.position: filled[at] for at, column in enumerate(detected.columns) if not column.meta}
    answers = {position: _count_answers(profile, detected.skipped) for position, profile in shown.items()}
    result: list[ObservedQuestion] = []
    for place, block in enumerate(_iterate_blocks(detected, answers), start=1):
        result += [replace(one, number=place, profile=shown[one.columns[0].position]) for one in block]
    return result


def _count_answers(profile: ColumnProfile, skipped: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for value, count in profile.values:
        if value and value not in skipped:
            counts[value[:_MAX_TEXT_LENGTH]] = counts.get(value[:_MAX_TEXT_LENGTH], 0) + count
    return counts


def _iterate_blocks(detected: DetectedLayout, answers: AnswerCounts) -> Iterator[list[ObservedQuestion]]:
    flat: list[Column] = []
    asked = [column for column in detected.columns if not column.meta]
    for (question, code), run in groupby(asked, lambda column: (column.question, column.code)):
        members = list(run)
        if len(members) == 1 and not members[0].code and members[0].part in ("", question):
            flat += members
            continue
        yield from _group_flat_columns(flat, answers, detected)
        flat = []
        yield _build_block(members, answers, detected, question or code)
    yield from _group_flat_columns(flat, answers, detected)


def _build_block(
    members: list[Column], answers: AnswerCounts, detected: DetectedLayout, question: str
) -> list[ObservedQuestion]:
    """Columns that share a question: options, rows, or one answer, and boxes beside them."""
    boxes = [column for column in members if len(members) > 1 and is_comment_box(column)]
    rest = [column for column in members if column not in boxes]
    ticks = [column for column in rest if is_option_column(column, answers[column.position], detected.has_codes)]
    others = [column for column in rest if column not in ticks and is_other_option(column.part)]
    has_answers = any(answers[column.position] for column in ticks)
    is_many = len(rest) > 1 and has_answers and len(ticks) + len(others) == len(rest)
    few = max((sum(answers[column.position].values()) for column in rest), default=0) < _FEW_ANSWERS
    if is_many and not (few and has_only_binary_values(ticks, answers) and SCALED_TOPICS & detect_topics(question)):
        questions = [build_choose_all_question(rest, answers, members[0].question)]
    elif detected.layout == "limesurvey" and detected.has_codes and len(rest) == 1 and rest[0].part and not others:
        questions = build_matrix_rows(rest, answers)
    elif len(rest) - len(others) <= 1:
        questions = [
            build_single_question(column, answers, is_box=column in others and len(rest) > 1) for column in rest
        ]
    else:
        questions = build_matrix_rows(rest, answers)
    questions += [build_single_question(column, answers, is_box=True) for column in boxes]
    return [replace(one, row=at) if at > 1 and not one.row else one for at, one in enumerate(questions, start=1)]


def _group_flat_columns(
    columns: list[Column], answers: AnswerCounts, detected: DetectedLayout
) -> Iterator[list[ObservedQuestion]]:
    """Columns that name no question: options with their own names for values, rows with their neighbours' answers."""
    at = 0
    while at < len(columns):
        own = sum(
            1
            for _ in takewhile(
                lambda column: has_only_own_label(column, answers[column.position]), _iterate_from(columns, at)
            )
        )
        if own:
            own += at + own < len(columns) and is_other_option(columns[at + own].question)
            yield [build_choose_all_question(columns[at : at + own], answers, "")]
            at += own
            continue
        same = (
            _count_rows_on_scale(_iterate_from(columns, at), answers) if detected.layout in _TOOLS_WITHOUT_STEM else 1
        )
        yield (
            build_matrix_rows(columns[at : at + same], answers)
            if same > 1
            else [build_single_question(columns[at], answers)]
        )
        at += same


def _iterate_from(columns: Sequence[Column], at: int) -> Iterator[Column]:
    return (columns[place] for place in range(at, len(columns)))


def _count_rows_on_scale(columns: Iterator[Column], answers: AnswerCounts) -> int:
    """How many columns from the first on are rows of one matrix: statements answered on one scale."""
    union: Counter[str] = Counter()
    count = 0
    for column in columns:
        counts = answers[column.position]
        if column.question.endswith(("?", "？")) or not counts or len(counts) > _MAX_LABELS:
            break
        if not (_has_same_points(union, counts, column) or _has_same_labels(union, counts)):
            break
        union, count = union + Counter(dict(counts)), count + 1
    return max(count, 1)


def _has_same_points(before: Mapping[str, int], counts: Mapping[str, int], column: Column) -> bool:
    own, others = ([parse_number(value) for value in texts] for texts in (counts, before))
    numbers = [value for value in own + others if value is not None and 0 <= value <= 7]
    if len(numbers) < len(own) + len(others) or detect_topics(column.question) & {"quantity", "recommend", "which"}:
        return False
    ends = [max(value or 0 for value in values) for values in (own, others) if values]
    return len(set(ends)) == 1 or sum(counts.values()) < _MANY_ANSWERS


def _has_same_labels(before: Mapping[str, int], counts: Mapping[str, int]) -> bool:
    scale = match_label_scale(Counter(dict(before)) + Counter(dict(counts)))
    known = {normalize_label(label) for label, _ in scale.scores} if scale else set()
    own, others = (
        match_label_scale(texts) if sum(texts.values()) >= _MANY_ANSWERS else None for texts in (counts, before)
    )
    if own and others and scale and not own.high == others.high == scale.high:
        return False
    return sum(count for value, count in counts.items() if normalize_label(value) in known) >= MIN_SHARE * sum(
        counts.values()
    )
