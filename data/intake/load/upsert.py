"""Valid rows into their table: new ones are inserted, changed ones updated; the change log keeps what they were."""

from collections.abc import Iterable

from duckdb import DuckDBPyConnection
from sqlalchemy import Table

from data.intake.checks.checked_rows import CheckedRows
from data.intake.checks.diff import CHANGED, NEW, SAME, RowChanges
from data.ledger.change_log import adopt_undone_rows, record_prior_rows
from data.schema import get_key_columns
from data.warehouse.sql_fragments import build_match_condition, quote_names


def upsert_rows(raw: DuckDBPyConnection, load: CheckedRows, changes: RowChanges, batch: str) -> None:
    """Store the valid rows of a checked file under the batch's number, in the connection's transaction.

    A column that the file does not have keeps its value in rows that are there already.
    """
    for part, part_changes in zip(load.parts, changes.parts, strict=True):
        _upsert_table(raw, part, part_changes, batch)


def _upsert_table(raw: DuckDBPyConnection, load: CheckedRows, changes: RowChanges, batch: str) -> None:
    table, valid_rows = load.table, load.prepare_valid_rows(raw)
    if changes.name is None:
        _insert_rows(raw, load, valid_rows, batch)
        return
    is_same_key = build_match_condition(get_key_columns(table), "old", "new")
    if changes.changed:
        changed_rows = changes.build_rows_sql(valid_rows, CHANGED)
        rowids = f'select old.rowid from "{table.name}" as old join {changed_rows} as new on {is_same_key}'
        record_prior_rows(raw, table, rowids, batch)
        _update_rows(raw, table, load.value_columns, changed_rows, is_same_key, batch)
    if changes.same:
        adopt_undone_rows(raw, table, f"{changes.build_rows_sql(valid_rows, SAME)} as new", batch)
    if changes.new:
        _insert_rows(raw, load, changes.build_rows_sql(valid_rows, NEW), batch)


def _insert_rows(raw: DuckDBPyConnection, load: CheckedRows, source: str, batch: str) -> None:
    names = {name: f'"{name}"' for name in load.columns}
    for column in load.table.columns:
        default = column.info.get("default")
        if default is not None and column.name not in names:
            names[column.name] = f"'{default}'"
    columns, values = quote_names(names), ", ".join(names.values())
    raw.execute(f'insert into "{load.table.name}" ({columns}, batch_id) select {values}, ? from {source}', [batch])


def _update_rows(
    raw: DuckDBPyConnection, table: Table, names: Iterable[str], source: str, condition: str, batch: str
) -> None:
    values = ", ".join(f'"{name}" = new."{name}"' for name in names)
    raw.execute(
        f'update "{table.name}" as old set {values}, batch_id = ? from {source} as new where {condition}', [batch]
    )
