"""Rows of a file, staged as text in a temporary table, with what is needed to name their lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from data.intake.problems import WRONG_CELL_COUNT, Problem
from data.intake.readers.header import convert_to_column_name
from data.reason import Reason

_CHUNK = 50_000
# Everything that Python's own strip takes away and SQL's trim does not.
_BLANKS_SQL = "' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288)"


@dataclass
class StagedRows:
    """The rows of one file in the temporary table `name`: columns c0, c1 … of text, one per heading."""

    name: str
    path: Path
    read_as: str
    header: tuple[str, ...]
    columns: tuple[str, ...] = ()
    count: int = 0
    first_line: int = 2
    has_lines: bool = False
    """The table has a column `line`; else lines follow from the order of the rows and the line ends within cells."""
    has_odd_blanks: bool = True
    may_break: bool = False
    """A cell may hold a line end."""
    header_problems: list[Problem] = field(default_factory=list)
    """What is wrong with the header, and so with every row."""
    problems: list[Problem] = field(default_factory=list)
    """What is wrong with the rows that do not fit the header."""
    broken: dict[int, list[str]] = field(default_factory=dict)
    """Cells of the rows that do not fit the header, by line; they are not staged."""
    interpreted: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Columns whose cells say words or names: the staged column of what they mean, and the heading above them."""

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
        return f"nullif(trim({cell}, {_BLANKS_SQL}), '')" if self.has_odd_blanks else f"nullif(trim({cell}), '')"

    def list_renamed_headings(self) -> dict[str, str]:
        """The headings of the columns that the file calls by another name; a person looks for these."""
        pairs = [
            *zip(self.columns, self.header, strict=True),
            *((name, said[1]) for name, said in self.interpreted.items()),
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

    def stage_interpretation(self, raw: Any, column: str, text: str, heading: str) -> None:
        """Stage what the file says of a column, an SQL expression over what is staged, beside its cells."""
        cell = f"said_{column}"
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
        before = f"sum({self.build_line_breaks_sql()}) over (order by rowid rows between unbounded preceding and 1 preceding)"
        line = f"rowid + {self.first_line} + coalesce({before}, 0)::bigint"
        return f'select rowid as "#row", {line} as "#line" from {self.name}'


def stage_rows(raw: Any, rows: StagedRows, found: Iterable[tuple[int, list[str | None]]]) -> None:
    """Stage (line, cells) pairs; rows without any value are passed over, rows that do not fit are kept as broken."""
    columns = ", ".join(f"{cell} varchar" for cell in rows.cells)
    raw.execute(f'create temp table {rows.name} ("#line" bigint, {columns})')
    rows.has_lines = True
    for chunk in _split_into_chunks(_filter_fitting_rows(rows, found)):
        arrays = [pa.array([line for line, _ in chunk], pa.int64())]
        arrays += [pa.array(cells, pa.string()) for cells in zip(*(cells for _, cells in chunk), strict=True)]
        raw.register("chunk", pa.table(arrays, names=["line", *rows.cells]))
        raw.execute(f"insert into {rows.name} select * from chunk")
        raw.unregister("chunk")
        rows.count += len(chunk)


def _filter_fitting_rows(
    rows: StagedRows, found: Iterable[tuple[int, list[str | None]]]
) -> Iterator[tuple[int, list[str | None]]]:
    width = len(rows.header)
    for line, cells in found:
        if not any(cells):
            continue
        if len(cells) < width or any(cells[width:]):
            rows.broken[line] = [cell or "" for cell in cells]
            reason = Reason(WRONG_CELL_COUNT, {"found": len(cells), "expected": width})
            rows.problems.append(Problem(line, "", None, reason))
        else:
            yield line, cells[:width]


def _split_into_chunks(found: Iterator[tuple[int, list[str | None]]]) -> Iterator[list[tuple[int, list[str | None]]]]:
    chunk = []
    for row in found:
        chunk.append(row)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
