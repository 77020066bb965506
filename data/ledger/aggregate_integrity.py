"""A customer that one batch made is reversed whole or not at all: its parts stay as long as the customer does."""

import duckdb
from sqlalchemy import Table

from data.schema import REFERENCES, get_key_columns
from data.warehouse.duckdb_queries import count_rows
from data.warehouse.sql_fragments import extract_json_text, quote_names

CUSTOMERS_TABLE = "customers"
# The batches that store a customer with its parts. Other files fill one table, and may be undone without the others.
_CUSTOMER_BATCHES_SQL = (
    "select batch_id from batches where origin = 'entry' or (origin = 'load' and \"object\" = 'customers')"
)
_PRIOR_ROW_SQL = (
    "select 1 from app_changes as image where image.table_name = 'customers' and {batch} = part.batch_id "
    f"and {extract_json_text('customer_id', 'image.before')} = part.customer_id"
)
_CHANGED_BY_BATCH = _PRIOR_ROW_SQL.format(batch="image.batch_id")
_CHANGED_AFTER_BATCH = _PRIOR_ROW_SQL.format(batch=extract_json_text("batch_id", "image.before"))


def retain_whole_customers(raw: duckdb.DuckDBPyConnection, table: Table, batches: str) -> tuple[str, ...]:
    """Remove from undo_new the parts of customers who stay; returns the tables whose rows make them stay.

    A part is a row of the batch that made its customer. The customer stays where a later entry changed it, or where
    rows of other batches name it.

    Args:
        raw: The connection in whose transaction the undo runs.
        table: The table whose new rows are in undo_new.
        batches: The SQL list or query of the numbers of the batches that are undone.
    """
    if REFERENCES.get((table.name, "customer_id")) != CUSTOMERS_TABLE:
        return ()
    key = quote_names(get_key_columns(table))
    parts = (
        f'select distinct customer_id, batch_id from "{table.name}" semi join undo_new using ({key}) '
        f"where batch_id in ({_CUSTOMER_BATCHES_SQL})"
    )
    is_made_by_batch = (
        f"not exists ({_CHANGED_BY_BATCH}) "
        f"and (whole.batch_id is not distinct from part.batch_id or exists ({_CHANGED_AFTER_BATCH}))"
    )
    raw.execute(
        "create or replace temp table undo_parts as select part.*, whole.batch_id as last "
        f"from ({parts}) as part join customers as whole using (customer_id) where {is_made_by_batch}"
    )
    if not count_rows(raw, "undo_parts"):
        return ()
    conditions = _build_retention_conditions(batches)
    tables = [name for name, condition in conditions.items() if count_rows(raw, f"undo_parts where {condition}")]
    staying = f"select customer_id, batch_id from undo_parts where {' or '.join(conditions.values())}"
    raw.execute(
        f"delete from undo_new where ({key}) in "
        f'(select {key} from "{table.name}" where (customer_id, batch_id) in ({staying}))'
    )
    raw.execute("drop table undo_parts")
    return tuple(tables)


def _build_retention_conditions(batches: str) -> dict[str, str]:
    """For each table the condition that a customer of undo_parts stays because of its rows."""
    conditions = {CUSTOMERS_TABLE: f"last is null or last not in ({batches})"}
    for (source, column), target in REFERENCES.items():
        if target == CUSTOMERS_TABLE:
            is_of_others = f"batch_id is null or batch_id not in ({batches})"
            customers = f'select "{column}" from "{source}" where "{column}" is not null and ({is_of_others})'
            condition = f"undo_parts.customer_id in ({customers})"
            conditions[source] = f"{conditions[source]} or {condition}" if source in conditions else condition
    return conditions
