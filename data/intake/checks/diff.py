"""What a load would do to its table: which rows are new, changed and the same, and the changes cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, replace

from duckdb import DuckDBPyConnection

from data.intake.checks.checked_rows import CheckedRows, build_new_rows_sql, build_stored_rows_sql, list_value_columns
from data.schema import get_key_columns
from data.warehouse.duckdb_queries import fetch_value, has_rows
from data.warehouse.sql_fragments import build_match_condition

NEW, CHANGED, SAME = 1, 2, 3
# As many changes are listed; all of them are counted.
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
    """How many valid rows are new, changed and the same.

    Attributes:
        name: The temporary table with `#row` and `change`, which is NEW, CHANGED or SAME; None where the table is
            empty, so that all rows are new.
        new: How many rows are new.
        changed: How many rows change.
        same: How many rows are on record as they are.
        parts: The same for each of the file's tables.
    """

    name: str | None
    new: int
    changed: int
    same: int
    parts: tuple[RowChanges, ...] = ()

    def build_rows_sql(self, valid_rows: str, change: int) -> str:
        """The SQL relation of the valid rows that are NEW, CHANGED or SAME."""
        return f'(select * from {valid_rows} where "#row" in (select "#row" from {self.name} where change = {change}))'


def diff_rows(raw: DuckDBPyConnection, load: CheckedRows) -> RowChanges:
    """Compare the valid rows of a checked file with its table and the companion table.

    A row is new where its first table has none, and changed where it is new or changed in any.
    """
    own, *others = parts = tuple(_diff_table_rows(raw, part) for part in load.parts)
    if own.name is None or not others:
        return replace(own, parts=parts)
    name, other = f"{load.name}_both", others[0].name
    raw.execute(
        f'create temp table {name} as select own."#row", case when own.change = {NEW} then {NEW} '
        f"when own.change = {SAME} and coalesce(other.change, {SAME}) = {SAME} then {SAME} "
        f"else {CHANGED} end as change "
        f'from {own.name} as own left join {other} as other using ("#row")'
    )
    return replace(_count_changes(raw, name), parts=parts)


def _diff_table_rows(raw: DuckDBPyConnection, load: CheckedRows) -> RowChanges:
    table, valid_rows = load.table, load.prepare_valid_rows(raw)
    if not load.is_companion and not has_rows(raw, f'"{table.name}"'):
        return RowChanges(None, load.rows.count - len(load.rejected), 0, 0)
    name = f"{load.name}_changes"
    is_same = " and ".join(f'old."{name}" is not distinct from new."{name}"' for name in load.value_columns) or "true"
    # A companion table gets a row only where the file has values for it, or where it has the row already.
    has_values = " or ".join(["old.rowid is not null", *(f'new."{name}" is not null' for name in load.value_columns)])
    raw.execute(
        f'create temp table {name} as select new."#row", case when old.rowid is null then {NEW} when {is_same} '
        f'then {SAME} else {CHANGED} end as change from {valid_rows} as new left join "{table.name}" as old '
        f"on {build_match_condition(get_key_columns(table), 'old', 'new')}"
        + (f" where {has_values}" if load.is_companion else "")
    )
    return _count_changes(raw, name)


def _count_changes(raw: DuckDBPyConnection, name: str) -> RowChanges:
    counts = dict(raw.execute(f"select change, count(*) from {name} group by change").fetchall())
    return RowChanges(name, counts.get(NEW, 0), counts.get(CHANGED, 0), counts.get(SAME, 0))


def list_cell_changes(
    raw: DuckDBPyConnection, load: CheckedRows, row_changes: RowChanges
) -> tuple[list[CellChange], int]:
    """Lists the cells that a load changes; to be called before the rows are stored.

    Returns:
        The first MAX_LISTED_CHANGES changes in the order of the file, and the number of all.
    """
    if not row_changes.changed:
        return [], 0
    names = list_value_columns(load)
    new_rows = row_changes.build_rows_sql(build_new_rows_sql(raw, load), CHANGED)
    pairs = (
        f"from {new_rows} as new join {build_stored_rows_sql(load)} as old "
        f"on {build_match_condition(get_key_columns(load.table), 'old', 'new')}"
    )
    differences = " + ".join(f'(old."{name}" is distinct from new."{name}")::bigint' for name in names)
    count = fetch_value(raw, f"select sum({differences}) {pairs}")
    key = " || ', ' || ".join(f'new."{name}"::varchar' for name in get_key_columns(load.table))
    cells = ", ".join(f'old."{name}"::varchar, new."{name}"::varchar' for name in names)
    rows = raw.execute(f'select {key}, {cells} {pairs} order by new."#row" limit {MAX_LISTED_CHANGES}').fetchall()
    changes = [
        CellChange(key, name, old, new)
        for key, *values in rows
        for name, old, new in zip(names, values[0::2], values[1::2], strict=True)
        if old != new
    ]
    return changes[:MAX_LISTED_CHANGES], int(count)
