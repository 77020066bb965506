"""A question as it is asked in a file: its columns, its wording, and the answers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.intake.survey.columns import Column, Profile
from data.intake.survey.layouts.headings import full, key
from data.intake.survey.layouts.surveymonkey import OPEN, SINGLE

Answers = Mapping[int, Mapping[str, int]]


@dataclass(frozen=True)
class Asked:
    """One question of the mapping to be: its columns and what was answered."""

    columns: tuple[Column, ...]
    counts: Mapping[str, int]
    wording: str
    question: str = ""
    """What the rows of its matrix share."""
    part: str = ""
    """What its own row says."""
    place: int = 0
    """The number of the question in the file, from 1; rows of a matrix and boxes have that of their question."""
    row: int = 0
    rows: int = 0
    union: Mapping[str, int] = field(default_factory=dict)
    """The answers of all rows."""
    options: tuple[str, ...] = ()
    """Of a choose-all question with a column for each option."""
    is_box: bool = False
    is_open: bool = False
    profile: Profile = Profile()


def single(column: Column, answers: Answers, is_box: bool = False) -> Asked:
    """A question with one column."""
    counts = answers[column.position]
    part = "" if key(column.part) in SINGLE else column.part
    wording = full(column.question, part) or column.name
    return Asked((column,), counts, wording, is_box=is_box, is_open=key(column.part) in OPEN)


def rows(columns: Sequence[Column], answers: Answers) -> list[Asked]:
    """The rows of a matrix, each a question of its own on the scale that they share."""
    union: Counter[str] = Counter()
    for column in columns:
        union.update(answers[column.position])
    return [
        Asked(
            (column,),
            answers[column.position],
            full(column.question, column.part) or column.name,
            column.question if column.part else "",
            column.part or column.question,
            row=at,
            rows=len(columns),
            union=union,
        )
        for at, column in enumerate(columns, start=1)
    ]


def choose_all(columns: Sequence[Column], answers: Answers, question: str) -> Asked:
    """A question of which several options may be chosen, each with its column."""
    options = tuple(column.part or column.question for column in columns)
    counts = {label: sum(answers[column.position].values()) for column, label in zip(columns, options, strict=True)}
    return Asked(tuple(columns), counts, question or " / ".join(options), question, options=options)
