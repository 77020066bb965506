"""Rows of a file as a table has them, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Table

from data.intake.mapping.interpretation import Interpretation
from data.intake.problems import Problem
from data.intake.readers.staged_rows import StagedRows
from data.schema import get_key_columns


@dataclass
class CheckedRows:
    """Typed rows in the temporary table `name`, named as in the schema, with `#row`; and what is wrong with them."""

    name: str
    rows: StagedRows
    table: Table
    problems: list[Problem] = field(default_factory=list)
    rejected: set[int] = field(default_factory=set)
    companion: CheckedRows | None = None
    """The same rows as the table beside has them, where the file has columns of it; problems and rejected are shared,
    so that a row is stored in both or in none."""
    is_companion: bool = False
    interpretations: list[Interpretation] = field(default_factory=list)
    """Words and names of the file, and what they were taken for."""
    keeps_unknown_names: bool = False
    """Names of somebody who is not on record are stored as they are written, where a list may have such."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table that the file has, and the keys that are filled where it has not."""
        return (*self.cells, *self.defaulted_keys)

    @property
    def cells(self) -> dict[str, str]:
        """The staged column of each column of the table that the file has, by its cells or by what they mean."""
        pairs = [*zip(self.rows.columns, self.rows.cells, strict=True)]
        pairs += [(name, said) for name, (said, _) in self.rows.interpreted.items()]
        return {name: cell for name, cell in pairs if name in self.table.columns}

    @property
    def defaulted_keys(self) -> tuple[str, ...]:
        """Keys that the file need not have, because an absent one means something: an answer's option."""
        return tuple(key for key in get_key_columns(self.table) if key not in self.rows.columns)

    @property
    def value_columns(self) -> list[str]:
        """Those of them that are not part of the key."""
        return [name for name in self.columns if name not in get_key_columns(self.table)]

    @property
    def parts(self) -> tuple[CheckedRows, ...]:
        """What is stored of the file, table by table."""
        return (self, self.companion) if self.companion else (self,)

    @property
    def rejected_count(self) -> int:
        """How many rows of the file cannot be stored."""
        return len(self.rejected) + len(self.rows.broken)

    def reject(self, found: list[Problem]) -> None:
        """Note problems, and the rows they are about."""
        called = self.rows.list_renamed_headings()
        self.problems += [replace(one, column=called[one.column]) if one.column in called else one for one in found]
        self.rejected.update(problem.row for problem in found if problem.row is not None)

    def prepare_valid_rows(self, raw: Any) -> str:
        """The SQL relation of the rows without a problem."""
        if not self.rejected:
            return self.name
        raw.execute(f"create or replace temp table {self.name}_bad (row bigint)")
        raw.execute(f"insert into {self.name}_bad select unnest(?::bigint[])", [sorted(self.rejected)])
        return f'(select * from {self.name} where "#row" not in (select row from {self.name}_bad))'


def build_new_rows_sql(raw: Any, load: CheckedRows) -> str:
    """The SQL relation of a file's rows without a problem: `#row` and all its columns."""
    good = load.prepare_valid_rows(raw)
    if load.companion is None:
        return good
    known = ", ".join(f'"{name}"' for name in ("#row", *get_key_columns(load.table)))
    return f'(select own.*, other.* exclude ({known}) from {good} as own join {load.companion.name} as other using ("#row"))'


def build_stored_rows_sql(load: CheckedRows) -> str:
    """The SQL relation of the rows on record; where the table beside has none, its columns are null."""
    if load.companion is None:
        return f'"{load.table.name}"'
    names = ", ".join(f'"{name}"' for name in get_key_columns(load.table))
    return (
        f'(select own.*, other.* exclude ({names}, batch_id) from "{load.table.name}" as own '
        f'left join "{load.companion.table.name}" as other using ({names}))'
    )


def list_columns(load: CheckedRows) -> tuple[str, ...]:
    """The columns of the file, the key once."""
    return (*load.columns, *(load.companion.value_columns if load.companion else ()))


def list_value_columns(load: CheckedRows) -> list[str]:
    """Those of them that are not part of the key."""
    return [name for part in load.parts for name in part.value_columns]
