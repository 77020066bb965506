"""Good rows into their table: new ones inserted, changed ones updated with what they were kept for undo."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table

from data.intake.checks.checked_rows import CheckedRows
from data.intake.checks.diff import CHANGED, NEW, SAME, RowChanges
from data.ledger.change_log import adopt_undone_rows, record_prior_rows
from data.schema import get_key_columns
from data.warehouse.sql_fragments import build_match_condition


def upsert_rows(raw: Any, load: CheckedRows, fates: RowChanges, batch: str) -> None:
    """Store the good rows of a checked file under the batch's number, in the connection's transaction.

    A column that the file does not have keeps its value in rows that are there already.
    """
    for part, its in zip(load.parts, fates.parts, strict=True):
        _upsert_table(raw, part, its, batch)


def _upsert_table(raw: Any, load: CheckedRows, fates: RowChanges, batch: str) -> None:
    table, good = load.table, load.prepare_valid_rows(raw)
    if fates.name is None:
        _insert_rows(raw, load, good, batch)
        return
    on = build_match_condition(get_key_columns(table), "old", "new")
    if fates.changed:
        changed = fates.build_rows_sql(good, CHANGED)
        record_prior_rows(
            raw, table, f'select old.rowid from "{table.name}" as old join {changed} as new on {on}', batch
        )
        _update_rows(raw, table, load.value_columns, changed, on, batch)
    if fates.same:
        adopt_undone_rows(raw, table, f"{fates.build_rows_sql(good, SAME)} as new", batch)
    if fates.new:
        _insert_rows(raw, load, fates.build_rows_sql(good, NEW), batch)


def _insert_rows(raw: Any, load: CheckedRows, source: str, batch: str) -> None:
    names = {name: f'"{name}"' for name in load.columns}
    for column in load.table.columns:
        default = column.info.get("default")
        if default is not None and column.name not in names:
            names[column.name] = f"'{default}'"
    into, values = ", ".join(f'"{name}"' for name in names), ", ".join(names.values())
    raw.execute(f'insert into "{load.table.name}" ({into}, batch_id) select {values}, ? from {source}', [batch])


def _update_rows(raw: Any, table: Table, names: Iterable[str], source: str, on: str, batch: str) -> None:
    changes = ", ".join(f'"{name}" = new."{name}"' for name in names)
    raw.execute(f'update "{table.name}" as old set {changes}, batch_id = ? from {source} as new where {on}', [batch])
