"""A question as it is asked in a file: its columns, its wording, and the answers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.survey.layouts.headings import normalize_heading
from data.survey.layouts.surveymonkey import OPEN_ANSWER_HEADINGS, SINGLE_ANSWER_HEADINGS
from data.survey.model.columns import Column, ColumnProfile
from data.survey.text import join_wording

AnswerCounts = Mapping[int, Mapping[str, int]]


@dataclass(frozen=True)
class ObservedQuestion:
    """One question of the mapping to be: its columns and what was answered."""

    columns: tuple[Column, ...]
    counts: Mapping[str, int]
    wording: str
    question: str = ""
    """What the rows of its matrix share."""
    part: str = ""
    """What its own row says."""
    number: int = 0
    """The number of the question in the file, from 1; rows of a matrix and boxes have that of their question."""
    row: int = 0
    rows: int = 0
    matrix_counts: Mapping[str, int] = field(default_factory=dict)
    """The answers of all rows."""
    options: tuple[str, ...] = ()
    """Of a choose-all question with a column for each option."""
    is_box: bool = False
    is_open: bool = False
    profile: ColumnProfile = ColumnProfile()


def build_single_question(column: Column, answers: AnswerCounts, is_box: bool = False) -> ObservedQuestion:
    """A question with one column."""
    counts = answers[column.position]
    part = "" if normalize_heading(column.part) in SINGLE_ANSWER_HEADINGS else column.part
    wording = join_wording(column.question, part) or column.name
    return ObservedQuestion(
        (column,), counts, wording, is_box=is_box, is_open=normalize_heading(column.part) in OPEN_ANSWER_HEADINGS
    )


def build_matrix_rows(columns: Sequence[Column], answers: AnswerCounts) -> list[ObservedQuestion]:
    """The rows of a matrix, each a question of its own on the scale that they share."""
    union: Counter[str] = Counter()
    for column in columns:
        union.update(answers[column.position])
    return [
        ObservedQuestion(
            (column,),
            answers[column.position],
            join_wording(column.question, column.part) or column.name,
            column.question if column.part else "",
            column.part or column.question,
            row=at,
            rows=len(columns),
            matrix_counts=union,
        )
        for at, column in enumerate(columns, start=1)
    ]


def build_choose_all_question(columns: Sequence[Column], answers: AnswerCounts, question: str) -> ObservedQuestion:
    """A question of which several options may be chosen, each with its column."""
    options = tuple(column.part or column.question for column in columns)
    counts = {label: sum(answers[column.position].values()) for column, label in zip(columns, options, strict=True)}
    return ObservedQuestion(tuple(columns), counts, question or " / ".join(options), question, options=options)
