"""Rows that a batch removed or moved to another customer, put back: tags, calls and what else is keyed by customer.

The key of such a row names its customer, so moving it removes the row. The change log keeps it; `moved_to` there says
to which customer it went.
"""

import duckdb
from sqlalchemy import Connection, Table

from data.ledger.batches import UNDONE_BATCHES_SQL
from data.ledger.row_reversal import ReversalCounts
from data.parsing.sql_values import get_sql_type
from data.schema import get_key_columns, metadata
from data.warehouse.duckdb_queries import count_rows, fetch_value, has_rows
from data.warehouse.engines import get_duckdb_connection
from data.warehouse.sql_fragments import extract_json_text, quote_names

CUSTOMER_COLUMN = "customer_id"
TABLES_KEYED_BY_CUSTOMER: tuple[Table, ...] = tuple(
    table
    for table in metadata.sorted_tables
    if CUSTOMER_COLUMN in get_key_columns(table) and table.columns[CUSTOMER_COLUMN].info.get("to") == "customers"
)


def restore_removed_rows(connection: Connection, table: Table, batches: str) -> ReversalCounts:
    """Put back the table's rows that batches removed, unless they are there again or were removed again since.

    A row that went to another customer comes back once `reverse_rows` has removed it there. A row that an undone batch
    had made new stays away.

    Args:
        connection: The connection in whose transaction the undo runs.
        table: The table of the rows.
        batches: The SQL list or query of the batches' numbers; all of them must be marked as undone already.
    """
    raw = get_duckdb_connection(connection)
    if table not in TABLES_KEYED_BY_CUSTOMER or not _stage_removed_rows(raw, table, batches):
        return ReversalCounts()
    _find_restorable_rows(raw, table, batches)
    unrestorable = count_rows(raw, f"undo_missing anti join customers using ({CUSTOMER_COLUMN})")
    raw.execute(f"delete from undo_missing where {CUSTOMER_COLUMN} not in (select {CUSTOMER_COLUMN} from customers)")
    names = quote_names(table.columns.keys())
    restored = int(fetch_value(raw, f'insert into "{table.name}" ({names}) select {names} from undo_missing'))
    raw.execute(
        f"delete from app_changes as change where table_name = '{table.name}' and exists (select 1 from undo_missing "
        'as back where back."#by" = change.batch_id and back."#before" = change.before '
        'and back."#to" is not distinct from change.moved_to)'
    )
    for name in ("undo_missing", "undo_removed"):
        raw.execute(f"drop table {name}")
    return ReversalCounts(restored=restored, unrestorable=unrestorable)


def _stage_removed_rows(raw: duckdb.DuckDBPyConnection, table: Table, batches: str) -> bool:
    """The table's rows as they were before they were changed or removed, into undo_removed; whether any was removed."""
    changes = f"app_changes where table_name = '{table.name}'"
    if not has_rows(raw, f"{changes} and moved_to is not null and batch_id in ({batches})"):
        return False
    cells = "".join(
        f', {extract_json_text(column.name)}::{get_sql_type(column)} as "{column.name}"' for column in table.columns
    )
    raw.execute(
        'create or replace temp table undo_removed as select batch_id as "#by", try_cast(batch_id as bigint) as '
        f'"#number", moved_to is not null as "#gone", moved_to as "#to", before as "#before"{cells} from {changes}'
    )
    return True


def _find_restorable_rows(raw: duckdb.DuckDBPyConnection, table: Table, batches: str) -> None:
    """What can be put back, into undo_missing."""
    here, there = _build_key_condition(table, "later", CUSTOMER_COLUMN), _build_key_condition(table, "later", "#to")
    # A row that a batch undone since made new stays away. One that it changed, or brought here from another customer,
    # comes back: the next round takes it further back.
    earlier = 'select 1 from undo_removed as later where later."#by" = removed.batch_id and'
    brought = f'later."#to" = removed.{CUSTOMER_COLUMN} and {_build_key_condition(table, "later")}'
    conditions = [
        f'removed."#gone" and removed."#by" in ({batches})',
        # The row is not here again, nor at the customer to whom it went.
        f'not exists (select 1 from "{table.name}" as later where {here})',
        f'not exists (select 1 from "{table.name}" as later where {there})',
        # No later batch that stands removed it, here or at the customer to whom it went.
        'not exists (select 1 from undo_removed as later where later."#gone" '
        f'and later."#by" not in ({UNDONE_BATCHES_SQL}) and later."#number" > removed."#number" and {here})',
        f'not exists (select 1 from undo_removed as later where later.batch_id = removed."#by" and {there})',
        f"(removed.batch_id is null or removed.batch_id not in ({UNDONE_BATCHES_SQL}) "
        f"or exists ({earlier} {here}) or exists ({earlier} {brought}))",
    ]
    raw.execute(
        "create or replace temp table undo_missing as select * from undo_removed as removed where "
        f"{' and '.join(conditions)} qualify row_number() over "
        f'(partition by {quote_names(get_key_columns(table))} order by "#number" desc) = 1'
    )


def _build_key_condition(table: Table, other: str, customer_column: str = "") -> str:
    """The SQL condition that a row of `other` has the key of `removed`.

    Its customer must be the one in `customer_column` of `removed`; any customer will do where that is empty.
    """
    cells = [f'{other}."{name}" = removed."{name}"' for name in get_key_columns(table) if name != CUSTOMER_COLUMN]
    customer = [f'{other}.{CUSTOMER_COLUMN} = removed."{customer_column}"'] if customer_column else []
    return " and ".join([*customer, *cells]) or "true"
