"""What the different texts of each question's columns mean: read once each, looked up for every row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from data.intake.problems import Reason
from data.intake.rows import Rows
from data.intake.survey.answering import Reader
from data.intake.survey.mapping import IGNORE, Mapping, Question

_CHUNK = 50_000
READ, WRONG = "intake_read", "intake_wrong"


@dataclass
class Source:
    """One column with answers to a question: the staged cell, the option where it has one of its own."""

    question: Question
    cell: str
    column: str
    option: str | None = None
    number: int = 0
    nothing: list[str] = field(default_factory=list)
    """The texts in this column that say that there is no answer."""

    @property
    def is_comment(self) -> bool:
        """Its texts are kept as they are, and not looked up."""
        return self.question.role == "comment"


def sources(mapping: Mapping, cells: dict[str, str]) -> list[Source]:
    """All columns with answers; `cells` are the staged cells of the columns' names."""
    found: list[Source] = []
    for question in mapping.questions:
        options = _distinct(question) if len(question.columns) > 1 and question.role == "choice" else [None]
        if question.role != IGNORE:
            for column, option in zip(question.columns, options, strict=False):
                found.append(Source(question, cells[column], column, option, len(found)))
    return found


def _distinct(question: Question) -> list[str | None]:
    """An option for each column; two of one name would be one answer."""
    result: list[str | None] = []
    for at, column in enumerate(question.columns):
        option = base = (question.options[at] if at < len(question.options) else column).strip() or column
        turn = 1
        while option in result:
            turn += 1
            option = f"{base} ({turn})"
        result.append(option)
    return result


def look_up(raw: Any, rows: Rows, mapping: Mapping, found: list[Source]) -> list[Reason]:
    """Fill the temporary tables READ (what texts mean) and WRONG (which ones mean nothing that can be); its reasons."""
    raw.execute(
        f"create temp table {READ} (source int, cell varchar, question_id varchar, option varchar, "
        "score double, text varchar)"
    )
    raw.execute(f"create temp table {WRONG} (source int, cell varchar, reason int)")
    reasons: dict[str, tuple[int, Reason]] = {}
    for source in found:
        if not source.is_comment:
            _look_up(raw, rows, mapping, source, reasons)
    return [reason for _, reason in reasons.values()]


def _look_up(raw: Any, rows: Rows, mapping: Mapping, source: Source, reasons: dict[str, tuple[int, Reason]]) -> None:
    reader = Reader(mapping, source.question, source.option)
    for texts in _texts(raw, rows.name, source.cell):
        read: list[tuple[int, str, str, str, float | None, str | None]] = []
        wrong: list[tuple[int, str, int]] = []
        for cell in texts:
            answers = reader.read(cell)
            if isinstance(answers, Reason):
                number, _ = reasons.setdefault(str(answers), (len(reasons), answers))
                wrong.append((source.number, cell, number))
            elif answers:
                own = (source.number, cell, source.question.question_id)
                read += [(*own, answer.option, answer.score, answer.text) for answer in answers]
            else:
                source.nothing.append(cell)
        _insert(raw, READ, read, ("int32", "string", "string", "string", "float64", "string"))
        _insert(raw, WRONG, wrong, ("int32", "string", "int32"))


def _texts(raw: Any, table: str, cell: str) -> Iterator[list[str]]:
    """The different texts of a column, so many at a time."""
    raw.execute(f"create or replace temp table intake_texts as select distinct {cell} as cell from {table}")
    count = raw.execute("select count(*) from intake_texts").fetchone()[0]
    for begin in range(0, count, _CHUNK):
        where = f"where rowid between {begin} and {begin + _CHUNK - 1} and cell is not null"
        yield [text for (text,) in raw.execute(f"select cell from intake_texts {where}").fetchall()]


def _insert(raw: Any, table: str, rows: list[Any], types: tuple[str, ...]) -> None:
    if rows:
        columns = [pa.array(list(column), kind) for column, kind in zip(zip(*rows, strict=True), types, strict=True)]
        raw.register("chunk", pa.table(columns, names=[f"c{at}" for at in range(len(columns))]))
        raw.execute(f"insert into {table} select * from chunk")
        raw.unregister("chunk")
