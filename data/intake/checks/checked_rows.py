"""The typed rows of a file, as its table has them, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from duckdb import DuckDBPyConnection
from sqlalchemy import Table

from data.intake.mapping.interpretation import Interpretation
from data.intake.problems import Problem
from data.intake.readers.staged_rows import StagedRows
from data.schema import get_key_columns
from data.warehouse.sql_fragments import quote_names


@dataclass
class CheckedRows:
    """Typed rows in the temporary table `name`, named as in the schema, with `#row`; and what is wrong with them.

    Attributes:
        name: The temporary table.
        rows: The staged rows.
        table: The table that the rows are for.
        problems: What is wrong.
        rejected: The `#row` of each row with a problem.
        companion: The same rows for the companion table, where the file has columns of it. Problems and rejected rows
            are shared, so that a row is stored in both tables or in none.
        is_companion: These are the rows for a companion table.
        interpretations: Words and names of the file, and what they were taken for.
        keeps_unknown_names: Names of somebody who is not on record are stored as they are written, in the columns that
            may have such.
    """

    name: str
    rows: StagedRows
    table: Table
    problems: list[Problem] = field(default_factory=list)
    rejected: set[int] = field(default_factory=set)
    companion: CheckedRows | None = None
    is_companion: bool = False
    interpretations: list[Interpretation] = field(default_factory=list)
    keeps_unknown_names: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table that the file has, and the keys that are filled where it has not."""
        return (*self.cells, *self.defaulted_keys)

    @property
    def cells(self) -> dict[str, str]:
        """The staged column of each column of the table that the file has: its cells, or what they mean."""
        pairs = [*zip(self.rows.columns, self.rows.cells, strict=True)]
        pairs += [(name, cell) for name, (cell, _) in self.rows.interpreted.items()]
        return {name: cell for name, cell in pairs if name in self.table.columns}

    @property
    def defaulted_keys(self) -> tuple[str, ...]:
        """Keys that the file need not have, because an absent one means something: an answer's option."""
        return tuple(key for key in get_key_columns(self.table) if key not in self.rows.columns)

    @property
    def value_columns(self) -> list[str]:
        """The columns that are not part of the key."""
        return [name for name in self.columns if name not in get_key_columns(self.table)]

    @property
    def parts(self) -> tuple[CheckedRows, ...]:
        """What is stored of the file, table by table."""
        return (self, self.companion) if self.companion else (self,)

    @property
    def rejected_count(self) -> int:
        """How many rows of the file cannot be stored."""
        return len(self.rejected) + len(self.rows.broken)

    def reject(self, problems: list[Problem]) -> None:
        """Add problems, named by the file's headings, and reject the rows they are about."""
        headings = self.rows.list_renamed_headings()
        self.problems += [
            replace(problem, column=headings[problem.column]) if problem.column in headings else problem
            for problem in problems
        ]
        self.rejected.update(problem.row for problem in problems if problem.row is not None)

    def prepare_valid_rows(self, raw: DuckDBPyConnection) -> str:
        """The SQL relation of the rows without a problem."""
        if not self.rejected:
            return self.name
        raw.execute(f"create or replace temp table {self.name}_bad (row bigint)")
        raw.execute(f"insert into {self.name}_bad select unnest(?::bigint[])", [sorted(self.rejected)])
        return f'(select * from {self.name} where "#row" not in (select row from {self.name}_bad))'


def build_new_rows_sql(raw: DuckDBPyConnection, load: CheckedRows) -> str:
    """The SQL relation of a file's rows without a problem: `#row` and all its columns."""
    valid_rows = load.prepare_valid_rows(raw)
    if load.companion is None:
        return valid_rows
    shared = quote_names(("#row", *get_key_columns(load.table)))
    return (
        f"(select own.*, other.* exclude ({shared}) from {valid_rows} as own "
        f'join {load.companion.name} as other using ("#row"))'
    )


def build_stored_rows_sql(load: CheckedRows) -> str:
    """The SQL relation of the rows on record; where the companion table has none, its columns are null."""
    if load.companion is None:
        return f'"{load.table.name}"'
    names = quote_names(get_key_columns(load.table))
    return (
        f'(select own.*, other.* exclude ({names}, batch_id) from "{load.table.name}" as own '
        f'left join "{load.companion.table.name}" as other using ({names}))'
    )


def list_columns(load: CheckedRows) -> tuple[str, ...]:
    """The columns of the file, the key once."""
    return (*load.columns, *(load.companion.value_columns if load.companion else ()))


def list_value_columns(load: CheckedRows) -> list[str]:
    """The columns of the file that are not part of the key."""
    return [name for part in load.parts for name in part.value_columns]
