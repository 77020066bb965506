"""Reversal of the rows of one table that a batch was the last to store."""

from dataclasses import dataclass

import duckdb
from sqlalchemy import Connection, Table

from data.ledger.aggregate_integrity import retain_whole_customers
from data.ledger.batches import UNDONE_BATCHES_SQL
from data.ledger.bulk_delete import delete_by_keys
from data.parsing.sql_values import get_sql_type
from data.schema import REFERENCES, get_key_columns, get_reference_columns
from data.warehouse.duckdb_queries import count_rows, fetch_value, has_rows
from data.warehouse.engines import get_duckdb_connection
from data.warehouse.sql_fragments import (
    build_json_match_condition,
    build_match_condition,
    extract_json_text,
    quote_names,
)


@dataclass(frozen=True)
class ReversalCounts:
    """How many rows were removed and restored, and how many could not be.

    Attributes:
        removed: Rows that the batch had made new.
        restored: Rows that are as they were before the batch.
        still_needed: New rows that stay because rows of the tables `needed_by` name them.
        needed_by: The tables whose rows name them.
        unrestorable: Changed rows that stay because they named rows that are gone.
    """

    removed: int = 0
    restored: int = 0
    still_needed: int = 0
    needed_by: tuple[str, ...] = ()
    unrestorable: int = 0

    def __add__(self, other: "ReversalCounts") -> "ReversalCounts":
        return ReversalCounts(
            self.removed + other.removed,
            self.restored + other.restored,
            self.still_needed + other.still_needed,
            tuple(dict.fromkeys([*self.needed_by, *other.needed_by])),
            self.unrestorable + other.unrestorable,
        )


def reverse_rows(connection: Connection, table: Table, batches: str) -> ReversalCounts:
    """Remove the table's rows that batches made new and restore those they changed, where they were the last to do so.

    Args:
        connection: The connection in whose transaction the undo runs.
        table: The table of the rows.
        batches: The SQL list or query of the batches' numbers; all of them must be marked as undone already.
    """
    raw = get_duckdb_connection(connection)
    own_rows = f'select * from "{table.name}" where batch_id in ({batches})'
    if not has_rows(raw, f"({own_rows})"):
        return ReversalCounts()
    key, create = quote_names(get_key_columns(table)), "create or replace temp table"
    _stage_prior_rows(raw, table, own_rows)
    unrestorable = _drop_unrestorable(raw, table, own_rows)
    raw.execute(f"{create} undo_new as select {key} from ({own_rows}) anti join undo_before_all using ({key})")
    raw.execute(
        f"{create} undo_changed as select {key}, batch_id from ({own_rows}) semi join undo_before using ({key})"
    )
    # Restored first: a row as it was before may no longer name one that the batch made new.
    _restore_rows(raw, table)
    candidates = count_rows(raw, "undo_new")
    needed_by = tuple(dict.fromkeys([*retain_whole_customers(raw, table, batches), *_drop_referenced(raw, table)]))
    removed, restored = count_rows(raw, "undo_new"), count_rows(raw, "undo_changed")
    delete_by_keys(connection, table, "undo_new")
    for name in ("undo_images", "undo_before", "undo_before_all", "undo_new", "undo_changed"):
        raw.execute(f"drop table {name}")
    return ReversalCounts(removed, restored, candidates - removed, needed_by, unrestorable)


def _stage_prior_rows(raw: duckdb.DuckDBPyConnection, table: Table, own_rows: str) -> None:
    """The rows as they were before, into undo_before; undo_before_all is a copy that says which rows were not new.

    A prior row that a batch undone since had stored is replaced by the row before that batch, and left out where that
    batch had made it new.
    """
    columns = ", ".join(
        f'cast({extract_json_text(column.name)} as {get_sql_type(column)}) as "{column.name}"'
        for column in table.columns
    )
    raw.execute(
        f'create or replace temp table undo_images as select batch_id as "#batch", {columns} from app_changes '
        f"where table_name = ? and batch_id in ({UNDONE_BATCHES_SQL})",
        [table.name],
    )
    before = (
        'select * exclude ("#batch") from undo_images where exists (select 1 from ({later}) as later '
        f'where later.batch_id = "#batch" and {build_match_condition(get_key_columns(table), "later", "undo_images")})'
    )
    raw.execute(f"create or replace temp table undo_before as {before.format(later=own_rows)}")
    stale = f"undo_before where batch_id in ({UNDONE_BATCHES_SQL})"
    while has_rows(raw, stale):
        raw.execute(f"create or replace temp table undo_stale as from {stale}")
        raw.execute(f"delete from {stale}")
        raw.execute(f"insert into undo_before {before.format(later='from undo_stale')}")
        raw.execute("drop table undo_stale")
    raw.execute("create or replace temp table undo_before_all as from undo_before")


def _drop_unrestorable(raw: duckdb.DuckDBPyConnection, table: Table, own_rows: str) -> int:
    """Remove from undo_before the rows that name a row which is gone; returns how many of the batch's own they are."""
    for (source, name), target in REFERENCES.items():
        if source == table.name:
            match = " and ".join(
                f'there."{key}" = here."{column}"' for column, key in get_reference_columns(source, name)
            )
            target_row = f'select 1 from "{target}" as there where {match}'
            raw.execute(f'delete from undo_before as here where "{name}" is not null and not exists ({target_row})')
    key = quote_names(get_key_columns(table))
    changed = f"select * from ({own_rows}) semi join undo_before_all using ({key})"
    return count_rows(raw, f"({changed} anti join undo_before using ({key}))")


def _drop_referenced(raw: duckdb.DuckDBPyConnection, table: Table) -> tuple[str, ...]:
    """Remove from undo_new the rows that others name; returns the tables of those others.

    Rows of undo_new that name each other can all be removed.
    """
    needed_by: dict[str, None] = {}
    is_changed = True
    while is_changed:
        is_changed = False
        for (source, name), target in REFERENCES.items():
            if target == table.name:
                match = " and ".join(
                    f'other."{column}" = gone."{key}"' for column, key in get_reference_columns(source, name)
                )
                staying = (
                    f"anti join undo_new using ({quote_names(get_key_columns(table))})" if source == table.name else ""
                )
                reference = f'exists (select 1 from (from "{source}" {staying}) as other where {match})'
                if fetch_value(raw, f"delete from undo_new as gone where {reference}"):
                    needed_by[source] = None
                    is_changed = True
    return tuple(needed_by)


def _restore_rows(raw: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Set the rows of undo_changed back to undo_before, and remove their lines from the change log."""
    key = get_key_columns(table)
    changes = ", ".join(f'"{column.name}" = old."{column.name}"' for column in table.columns if column.name not in key)
    prior_rows = f"(select * from undo_before semi join undo_changed using ({quote_names(key)}))"
    raw.execute(
        f'update "{table.name}" as now set {changes} from {prior_rows} as old '
        f"where {build_match_condition(key, 'now', 'old')}"
    )
    raw.execute(
        "delete from app_changes as change where table_name = ? and exists (select 1 from undo_changed as own "
        f"where own.batch_id = change.batch_id and {build_json_match_condition(key, 'own')})",
        [table.name],
    )
