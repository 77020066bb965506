"""Rows that a batch took from a customer, put back: tags and calls taken off, and what went over to another customer.

Their key names the customer, so the row itself goes. app_changes keeps it, and `moved_to` in it says where it went; ''
where it went to nobody.
"""

from typing import Any

from sqlalchemy import Connection, Table

from data.ledger.batches import UNDONE_BATCHES_SQL
from data.ledger.row_reversal import ReversalCounts
from data.parsing.sql_values import get_sql_type
from data.schema import get_key_columns, metadata
from data.warehouse.engines import get_duckdb_connection

TAGS_TABLE = "customer_tags"
CUSTOMER_COLUMN, MOVED_TO_FIELD = "customer_id", "moved_to"
TABLES_KEYED_BY_CUSTOMER: tuple[Table, ...] = tuple(
    table
    for table in metadata.sorted_tables
    if CUSTOMER_COLUMN in get_key_columns(table) and table.columns[CUSTOMER_COLUMN].info.get("to") == "customers"
)


def restore_removed_rows(connection: Connection, table: Table, batches: str) -> ReversalCounts:
    """Put back the table's rows that batches took away, where nobody made them again or took them away since.

    `batches` is the SQL list or query of their numbers; all of them must be marked as undone already. What went over
    comes back when it is gone from there, as `take_back` leaves it; what a batch undone since had made stays away.
    """
    raw = get_duckdb_connection(connection)
    if table not in TABLES_KEYED_BY_CUSTOMER or not _stage_removed_rows(raw, table, batches):
        return ReversalCounts()
    _find_restorable_rows(raw, table, batches)
    lost = f"from undo_missing anti join customers using ({CUSTOMER_COLUMN})"
    unrestorable = int(raw.execute(f"select count(*) {lost}").fetchone()[0])
    raw.execute(f"delete from undo_missing where {CUSTOMER_COLUMN} not in (select {CUSTOMER_COLUMN} from customers)")
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    restored = int(raw.execute(f'insert into "{table.name}" ({names}) select {names} from undo_missing').fetchone()[0])
    raw.execute(
        f"delete from app_changes as kept where table_name = '{table.name}' and exists (select 1 from undo_missing as "
        'back where back."#by" = kept.batch_id and back."#before" = kept.before)'
    )
    for name in ("undo_missing", "undo_removed"):
        raw.execute(f"drop table {name}")
    return ReversalCounts(restored=restored, unrestorable=unrestorable)


def _stage_removed_rows(raw: Any, table: Table, batches: str) -> bool:
    """The table's rows as they were before they were changed or taken away, into undo_removed; whether any were taken.

    A tag has no cell that could change: it was taken off, also where an older version did not note it so.
    """
    gone = "true" if table.name == TAGS_TABLE else f"contains(before, '\"{MOVED_TO_FIELD}\":')"
    of_table = f"from app_changes where table_name = '{table.name}'"
    if not raw.execute(f"select 1 {of_table} and {gone} and batch_id in ({batches}) limit 1").fetchone():
        return False
    cells = "".join(f', {_build_cell_sql(c.name)}::{get_sql_type(c)} as "{c.name}"' for c in table.columns)
    raw.execute(
        'create or replace temp table undo_removed as select batch_id as "#by", try_cast(batch_id as bigint) as '
        f'"#number", {gone} as "#gone", {_build_cell_sql(MOVED_TO_FIELD)} as "#to", before as "#before"{cells} {of_table}'
    )
    return True


def _find_restorable_rows(raw: Any, table: Table, batches: str) -> None:
    """What can be put back, into undo_missing."""
    here, there = _build_key_condition(table, "later", CUSTOMER_COLUMN), _build_key_condition(table, "later", "#to")
    # It went on from there, or was taken off there. And what an undone batch had made does not come back, but what it
    # had only changed or brought here from elsewhere does: the next round takes it on from there.
    before = 'select 1 from undo_removed as later where later."#by" = mine.batch_id and'
    made = f'later."#to" = mine.{CUSTOMER_COLUMN} and {_build_key_condition(table, "later")}'
    conditions = [
        f'mine."#gone" and mine."#by" in ({batches})',
        f'not exists (select 1 from "{table.name}" as later where {here})',
        f'not exists (select 1 from "{table.name}" as later where {there})',
        f'not exists (select 1 from undo_removed as later where later."#gone" and later."#by" not in ({UNDONE_BATCHES_SQL}) '
        f'and later."#number" > mine."#number" and {here})',
        f'not exists (select 1 from undo_removed as later where later.batch_id = mine."#by" and {there})',
        f"(mine.batch_id is null or mine.batch_id not in ({UNDONE_BATCHES_SQL}) or exists ({before} {here}) "
        f"or exists ({before} {made}))",
    ]
    named = ", ".join(f'"{name}"' for name in get_key_columns(table))
    raw.execute(
        "create or replace temp table undo_missing as select * from undo_removed as mine where "
        f'{" and ".join(conditions)} qualify row_number() over (partition by {named} order by "#number" desc) = 1'
    )


def _build_key_condition(table: Table, other: str, customer: str = "") -> str:
    """The SQL condition that a row has the key of `mine`; that of the customer in the column that is named."""
    cells = [f'{other}."{name}" = mine."{name}"' for name in get_key_columns(table) if name != CUSTOMER_COLUMN]
    return " and ".join([*([f'{other}.{CUSTOMER_COLUMN} = mine."{customer}"'] if customer else []), *cells]) or "true"


def _build_cell_sql(name: str) -> str:
    return f"json_extract_string(before, '$.\"{name}\"')"
