"""What a load would do to its table: which rows are new, changed and the same, and the changes cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from data.intake.checks.checked_rows import CheckedRows, build_new_rows_sql, build_stored_rows_sql, list_value_columns
from data.schema import get_key_columns
from data.warehouse.sql_fragments import build_match_condition

NEW, CHANGED, SAME = 1, 2, 3
# So many changes are listed; all of them are counted.
MAX_LISTED_CHANGES = 1_000


@dataclass(frozen=True)
class CellChange:
    """A cell that a load changes; a value that is not there is None."""

    key: str
    column: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class RowChanges:
    """How many good rows are new, changed and the same; the temporary table `name` says it of each `#row`."""

    name: str | None
    """None where the table is empty, so that all rows are new."""
    new: int
    changed: int
    same: int
    parts: tuple[RowChanges, ...] = ()
    """The same of the rows in each of the file's tables."""

    def build_rows_sql(self, valid_rows: str, fate: int) -> str:
        """The SQL relation of those of the good rows that have this fate."""
        return f'(select * from {valid_rows} where "#row" in (select "#row" from {self.name} where fate = {fate}))'


def diff_rows(raw: Any, load: CheckedRows) -> RowChanges:
    """Hold the good rows of a checked file against its table and the one beside it, in the connection's transaction.

    A row is new where its first table has none, and changed where it is new or changed in any.
    """
    own, *besides = parts = tuple(_diff_table_rows(raw, part) for part in load.parts)
    if own.name is None or not besides:
        return replace(own, parts=parts)
    name, other = f"{load.name}_both", besides[0].name
    raw.execute(
        f'create temp table {name} as select own."#row", case when own.fate = {NEW} then {NEW} when own.fate = {SAME} '
        f"and coalesce(other.fate, {SAME}) = {SAME} then {SAME} else {CHANGED} end as fate "
        f'from {own.name} as own left join {other} as other using ("#row")'
    )
    return replace(_count_changes(raw, name), parts=parts)


def _diff_table_rows(raw: Any, load: CheckedRows) -> RowChanges:
    table, good = load.table, load.prepare_valid_rows(raw)
    if not load.is_companion and raw.execute(f'select 1 from "{table.name}" limit 1').fetchone() is None:
        return RowChanges(None, load.rows.count - len(load.rejected), 0, 0)
    name = f"{load.name}_fates"
    same = " and ".join(f'old."{name}" is not distinct from new."{name}"' for name in load.value_columns) or "true"
    # Beside, there is a row only where the file says something, or where there is one already.
    said = " or ".join(["old.rowid is not null", *(f'new."{name}" is not null' for name in load.value_columns)])
    raw.execute(
        f'create temp table {name} as select new."#row", case when old.rowid is null then {NEW} when {same} '
        f"then {SAME} else {CHANGED} end as fate "
        f'from {good} as new left join "{table.name}" as old on {build_match_condition(get_key_columns(table), "old", "new")}'
        + (f" where {said}" if load.is_companion else "")
    )
    return _count_changes(raw, name)


def _count_changes(raw: Any, name: str) -> RowChanges:
    counts = dict(raw.execute(f"select fate, count(*) from {name} group by fate").fetchall())
    return RowChanges(name, counts.get(NEW, 0), counts.get(CHANGED, 0), counts.get(SAME, 0))


def list_cell_changes(raw: Any, load: CheckedRows, fates: RowChanges) -> tuple[list[CellChange], int]:
    """The first changes in the order of the file, and the number of all; to be asked for before they are stored."""
    if not fates.changed:
        return [], 0
    names = list_value_columns(load)
    pairs = (
        f"from {fates.build_rows_sql(build_new_rows_sql(raw, load), CHANGED)} as new join {build_stored_rows_sql(load)} as old "
        f"on {build_match_condition(get_key_columns(load.table), 'old', 'new')}"
    )
    differs = " + ".join(f'(old."{name}" is distinct from new."{name}")::bigint' for name in names)
    count = raw.execute(f"select sum({differs}) {pairs}").fetchone()[0]
    shown = " || ', ' || ".join(f'new."{name}"::varchar' for name in get_key_columns(load.table))
    cells = ", ".join(f'old."{name}"::varchar, new."{name}"::varchar' for name in names)
    rows = raw.execute(f'select {shown}, {cells} {pairs} order by new."#row" limit {MAX_LISTED_CHANGES}').fetchall()
    found = [
        CellChange(key, name, old, new)
        for key, *values in rows
        for name, old, new in zip(names, values[0::2], values[1::2], strict=True)
        if old != new
    ]
    return found[:MAX_LISTED_CHANGES], int(count)
