"""A customer that one batch made is taken back whole or not at all: its parts stay as long as it does."""

from typing import Any

from sqlalchemy import Table

from data.schema import REFERENCES, get_key_columns

CUSTOMERS_TABLE = "customers"
# What stores a customer with its parts; the rows of other loads are of one table, and may be without the others.
_CUSTOMER_BATCHES_SQL = "select batch_id from batches where starts_with(kind, 'entry ') or kind = 'load customers'"
_PRIOR_ROW_SQL = (
    "select 1 from app_changes as image where image.table_name = 'customers' and {which} = part.batch_id "
    "and json_extract_string(image.before, '$.customer_id') = part.customer_id"
)
_CHANGED_BY_BATCH = _PRIOR_ROW_SQL.format(which="image.batch_id")
_CHANGED_AFTER_BATCH = _PRIOR_ROW_SQL.format(which="json_extract_string(image.before, '$.batch_id')")


def retain_whole_customers(raw: Any, table: Table, batches: str) -> tuple[str, ...]:
    """Leave out of undo_new the parts of customers who stay; returns the tables by which they do.

    A part is a row of the batch that made its customer. The customer stays where a later entry changed it, or where
    rows that are not being taken back name it.
    """
    if REFERENCES.get((table.name, "customer_id")) != CUSTOMERS_TABLE:
        return ()
    named = ", ".join(f'"{name}"' for name in get_key_columns(table))
    parts = (
        f'select distinct customer_id, batch_id from "{table.name}" semi join undo_new using ({named}) '
        f"where batch_id in ({_CUSTOMER_BATCHES_SQL})"
    )
    made = f"not exists ({_CHANGED_BY_BATCH}) and (whole.batch_id is not distinct from part.batch_id or exists ({_CHANGED_AFTER_BATCH}))"
    raw.execute(
        "create or replace temp table undo_parts as select part.*, whole.batch_id as last "
        f"from ({parts}) as part join customers as whole using (customer_id) where {made}"
    )
    if not _count_rows(raw, "undo_parts"):
        return ()
    stays_by = [
        name
        for name, why in _build_retention_conditions(batches).items()
        if _count_rows(raw, f"undo_parts where {why}")
    ]
    staying = f"select customer_id from undo_parts where {' or '.join(_build_retention_conditions(batches).values())}"
    mine = f'select {named} from "{table.name}" where (customer_id, batch_id) in (select customer_id, batch_id from '
    raw.execute(f"delete from undo_new where ({named}) in ({mine} undo_parts where customer_id in ({staying})))")
    raw.execute("drop table undo_parts")
    return tuple(stays_by)


def _build_retention_conditions(batches: str) -> dict[str, str]:
    """For each table the condition that a customer of undo_parts stays because of it."""
    found = {CUSTOMERS_TABLE: f"last is null or last not in ({batches})"}
    for (source, column), target in REFERENCES.items():
        if target == CUSTOMERS_TABLE:
            other = f"batch_id is null or batch_id not in ({batches})"
            names = f'select "{column}" from "{source}" where "{column}" is not null and ({other})'
            condition = f"undo_parts.customer_id in ({names})"
            found[source] = f"{found[source]} or {condition}" if source in found else condition
    return found


def _count_rows(raw: Any, relation: str) -> int:
    return int(raw.execute(f"select count(*) from {relation}").fetchone()[0])
