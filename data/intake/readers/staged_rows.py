"""Rows of a file, staged as text in a temporary table, with what is needed to name their lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from data.intake.problems import WRONG_CELL_COUNT, Problem
from data.intake.readers.header import convert_to_column_name
from data.reason import Reason

Record = tuple[int, list[str | None]]
"""A line of a file and its cells, without blanks around their text."""

_CHUNK_ROWS = 50_000
# The blanks looked for where nobody knows which there are. A longer list is slow: SQL's trim reads it for every cell.
_USUAL_BLANKS = "\t\n\r\xa0\u3000\ufeff"


@dataclass
class StagedRows:
    """The rows of one file in the temporary table `name`: columns c0, c1 … of text, one per heading.

    Attributes:
        name: The temporary table.
        path: The file.
        read_as: How the file was read, in words: its encoding and delimiter, or its sheet.
        header: The file's headings.
        columns: The column of the target table for each heading; '' where it is left out.
        count: The rows in the table.
        first_line: The line of the first row.
        has_lines: The table has a column `#line`; else lines follow from the order of the rows and the line ends within
            cells.
        blanks: Blanks besides the plain one that may stand around a cell's text.
        may_break: A cell may hold a line end.
        header_problems: What is wrong with the header, and so with every row.
        problems: What is wrong with the rows that do not fit the header.
        broken: Cells of the rows that do not fit the header, by line; they are not staged.
        interpreted: By column of the target table whose cells say words or names: the staged column of what they mean,
            and the heading above them.
    """

    name: str
    path: Path
    read_as: str
    header: tuple[str, ...]
    columns: tuple[str, ...] = ()
    count: int = 0
    first_line: int = 2
    has_lines: bool = False
    blanks: str = _USUAL_BLANKS
    may_break: bool = False
    header_problems: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: dict[int, list[str]] = field(default_factory=dict)
    interpreted: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def cells(self) -> list[str]:
        """The names of the staged columns."""
        return [f"c{position}" for position in range(len(self.header))]

    @property
    def rows_in(self) -> int:
        """All rows of the file, the broken ones included."""
        return self.count + len(self.broken)

    def build_trimmed_sql(self, cell: str) -> str:
        """The SQL expression of a cell without blanks around it; null when nothing is left."""
        blanks = sorted({*" ", *self.blanks, *("\r\n" if self.may_break else "")})
        if blanks == [" "]:
            return f"nullif(trim({cell}), '')"
        return f"nullif(trim({cell}, {' || '.join(f'chr({ord(blank)})' for blank in blanks)}), '')"

    def list_renamed_headings(self) -> dict[str, str]:
        """By column of the target table: its heading, where the file calls it by another name."""
        pairs = [
            *zip(self.columns, self.header, strict=True),
            *((name, heading) for name, (_, heading) in self.interpreted.items()),
        ]
        return {
            column: heading
            for column, heading in pairs
            if column and heading and convert_to_column_name(heading) != column
        }

    def find_heading(self, column: str) -> str:
        """The heading under which the file has a column of the table."""
        return self.header[self.columns.index(column)]

    def build_text_sql(self, column: str) -> str:
        """The SQL expression of what the file says of a column of the table."""
        return (
            self.interpreted[column][0]
            if column in self.interpreted
            else self.build_trimmed_sql(f"c{self.columns.index(column)}")
        )

    def stage_interpretation(self, raw: DuckDBPyConnection, column: str, text: str, heading: str) -> None:
        """Stage what the file says of a column, an SQL expression over what is staged, beside its cells."""
        cell = f"meaning_{column}"
        if column not in self.interpreted:
            raw.execute(f"alter table {self.name} add column {cell} varchar")
        raw.execute(f"update {self.name} set {cell} = {text}")
        self.interpreted[column] = (cell, heading)

    def build_line_breaks_sql(self) -> str:
        """The SQL expression that counts the line ends within a row's cells."""
        return " + ".join(f"coalesce(length({cell}) - length(replace({cell}, chr(10), '')), 0)" for cell in self.cells)

    def build_line_numbers_sql(self) -> str:
        """The SQL query that gives `#row` and `#line` of every staged row."""
        if self.has_lines:
            return f'select rowid as "#row", "#line" from {self.name}'
        if not self.may_break:
            return f'select rowid as "#row", rowid + {self.first_line} as "#line" from {self.name}'
        breaks_before = (
            f"sum({self.build_line_breaks_sql()}) over "
            "(order by rowid rows between unbounded preceding and 1 preceding)"
        )
        line = f"rowid + {self.first_line} + coalesce({breaks_before}, 0)::bigint"
        return f'select rowid as "#row", {line} as "#line" from {self.name}'


def stage_rows(raw: DuckDBPyConnection, rows: StagedRows, records: Iterable[Record]) -> None:
    """Stage records; those without any value are passed over, those that do not fit the header are kept as broken."""
    columns = ", ".join(f"{cell} varchar" for cell in rows.cells)
    raw.execute(f'create temp table {rows.name} ("#line" bigint, {columns})')
    rows.has_lines, rows.blanks = True, ""
    for chunk in _split_into_chunks(_filter_fitting_rows(rows, records)):
        texts = zip(*(cells for _, cells in chunk), strict=True)
        arrays = {"#line": pa.array([line for line, _ in chunk], pa.int64())}
        arrays |= {cell: pa.array(column, pa.string()) for cell, column in zip(rows.cells, texts, strict=True)}
        append_columns(raw, rows.name, arrays)
        rows.count += len(chunk)


def append_columns(raw: DuckDBPyConnection, table: str, columns: Mapping[str, Sequence[object]]) -> None:
    """Append rows to a temporary table, given column by column in the table's order; much faster than row by row."""
    raw.register("chunk", pa.table(dict(columns)))
    raw.execute(f"insert into {table} select * from chunk")
    raw.unregister("chunk")


def _filter_fitting_rows(rows: StagedRows, records: Iterable[Record]) -> Iterator[Record]:
    width = len(rows.header)
    for line, cells in records:
        if not any(cells):
            continue
        if len(cells) < width or any(cells[width:]):
            rows.broken[line] = [cell or "" for cell in cells]
            reason = Reason(WRONG_CELL_COUNT, {"found": len(cells), "expected": width})
            rows.problems.append(Problem(line, "", None, reason))
        else:
            yield line, cells[:width]


def _split_into_chunks(records: Iterator[Record]) -> Iterator[list[Record]]:
    chunk = []
    for record in records:
        chunk.append(record)
        if len(chunk) == _CHUNK_ROWS:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
