"""What the different texts of each question's columns mean: read once each, looked up for every row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection

from data.intake.readers.staged_rows import StagedRows
from data.reason import Reason
from data.survey.checks.answer_parsing import AnswerParser
from data.survey.model.mapping import IGNORE, Question, SurveyMapping
from data.warehouse.duckdb_queries import count_rows

_CHUNK_ROWS = 50_000
PARSED, UNPARSABLE = "intake_read", "intake_wrong"


@dataclass
class AnswerColumn:
    """One column with answers to a question: the staged cell, the option where it has one of its own."""

    question: Question
    cell: str
    column: str
    option: str | None = None
    number: int = 0
    blank_texts: list[str] = field(default_factory=list)
    """The texts in this column that say that there is no answer."""

    @property
    def is_comment(self) -> bool:
        """Its texts are kept as they are, and not looked up."""
        return self.question.role == "comment"


def list_answer_columns(mapping: SurveyMapping, cells: dict[str, str]) -> list[AnswerColumn]:
    """All columns with answers; `cells` are the staged cells of the columns' names."""
    found: list[AnswerColumn] = []
    for question in mapping.questions:
        options = _name_options(question) if len(question.columns) > 1 and question.role == "choice" else [None]
        if question.role != IGNORE:
            for column, option in zip(question.columns, options, strict=False):
                found.append(AnswerColumn(question, cells[column], column, option, len(found)))
    return found


def _name_options(question: Question) -> list[str | None]:
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


def build_answer_lookup(
    raw: DuckDBPyConnection, rows: StagedRows, mapping: SurveyMapping, columns: list[AnswerColumn]
) -> list[Reason]:
    """Fill the temporary tables READ (what texts mean) and WRONG (which ones mean nothing that can be); its reasons."""
    raw.execute(
        f"create temp table {PARSED} (source int, cell varchar, question_id varchar, option varchar, "
        "score double, text varchar)"
    )
    raw.execute(f"create temp table {UNPARSABLE} (source int, cell varchar, reason int)")
    reasons: dict[str, tuple[int, Reason]] = {}
    for source in columns:
        if not source.is_comment:
            _add_column(raw, rows, mapping, source, reasons)
    return [reason for _, reason in reasons.values()]


def _add_column(
    raw: DuckDBPyConnection,
    rows: StagedRows,
    mapping: SurveyMapping,
    source: AnswerColumn,
    reasons: dict[str, tuple[int, Reason]],
) -> None:
    reader = AnswerParser(mapping, source.question, source.option)
    for texts in _iterate_texts(raw, rows.name, source.cell):
        read: list[tuple[int, str, str, str, float | None, str | None]] = []
        wrong: list[tuple[int, str, int]] = []
        for cell in texts:
            answers = reader.parse(cell)
            if isinstance(answers, Reason):
                number, _ = reasons.setdefault(str(answers), (len(reasons), answers))
                wrong.append((source.number, cell, number))
            elif answers:
                own = (source.number, cell, source.question.question_id)
                read += [(*own, answer.option, answer.score, answer.text) for answer in answers]
            else:
                source.blank_texts.append(cell)
        _insert_rows(raw, PARSED, read, ("int32", "string", "string", "string", "float64", "string"))
        _insert_rows(raw, UNPARSABLE, wrong, ("int32", "string", "int32"))


def _iterate_texts(raw: DuckDBPyConnection, table: str, cell: str) -> Iterator[list[str]]:
    """The different texts of a column, so many at a time."""
    raw.execute(f"create or replace temp table intake_texts as select distinct {cell} as cell from {table}")
    count = count_rows(raw, "intake_texts")
    for begin in range(0, count, _CHUNK_ROWS):
        where = f"where rowid between {begin} and {begin + _CHUNK_ROWS - 1} and cell is not null"
        yield [text for (text,) in raw.execute(f"select cell from intake_texts {where}").fetchall()]


def _insert_rows(raw: DuckDBPyConnection, table: str, rows: list[Any], types: tuple[str, ...]) -> None:
    if rows:
        columns = [pa.array(list(column), kind) for column, kind in zip(zip(*rows, strict=True), types, strict=True)]
        raw.register("chunk", pa.table(columns, names=[f"c{at}" for at in range(len(columns))]))
        raw.execute(f"insert into {table} select * from chunk")
        raw.unregister("chunk")
