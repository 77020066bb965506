"""A customer that one batch made is taken back whole or not at all: its parts stay as long as it does."""

from typing import Any

from sqlalchemy import Table

from data.schema import REFERENCES, keys

CUSTOMERS = "customers"
# What stores a customer with its parts; the rows of other loads are of one table, and may be without the others.
_WHOLE = "select batch_id from batches where starts_with(kind, 'entry ') or kind = 'load customers'"
_IMAGE = (
    "select 1 from app_changes as image where image.table_name = 'customers' and {which} = part.batch_id "
    "and json_extract_string(image.before, '$.customer_id') = part.customer_id"
)
_BY = _IMAGE.format(which="image.batch_id")
_AFTER = _IMAGE.format(which="json_extract_string(image.before, '$.batch_id')")


def keep_whole(raw: Any, table: Table, batches: str) -> tuple[str, ...]:
    """Leave out of undo_new the parts of customers who stay; returns the tables by which they do.

    A part is a row of the batch that made its customer. The customer stays where a later entry changed it, or where
    rows that are not being taken back name it.
    """
    if REFERENCES.get((table.name, "customer_id")) != CUSTOMERS:
        return ()
    named = ", ".join(f'"{name}"' for name in keys(table))
    parts = (
        f'select distinct customer_id, batch_id from "{table.name}" semi join undo_new using ({named}) '
        f"where batch_id in ({_WHOLE})"
    )
    made = f"not exists ({_BY}) and (whole.batch_id is not distinct from part.batch_id or exists ({_AFTER}))"
    raw.execute(
        "create or replace temp table undo_parts as select part.*, whole.batch_id as last "
        f"from ({parts}) as part join customers as whole using (customer_id) where {made}"
    )
    if not _count(raw, "undo_parts"):
        return ()
    stays_by = [name for name, why in _why(batches).items() if _count(raw, f"undo_parts where {why}")]
    staying = f"select customer_id from undo_parts where {' or '.join(_why(batches).values())}"
    mine = f'select {named} from "{table.name}" where (customer_id, batch_id) in (select customer_id, batch_id from '
    raw.execute(f"delete from undo_new where ({named}) in ({mine} undo_parts where customer_id in ({staying})))")
    raw.execute("drop table undo_parts")
    return tuple(stays_by)


def _why(batches: str) -> dict[str, str]:
    """For each table the condition that a customer of undo_parts stays because of it."""
    found = {CUSTOMERS: f"last is null or last not in ({batches})"}
    for (source, column), target in REFERENCES.items():
        if target == CUSTOMERS:
            other = f"batch_id is null or batch_id not in ({batches})"
            names = f'select "{column}" from "{source}" where "{column}" is not null and ({other})'
            condition = f"undo_parts.customer_id in ({names})"
            found[source] = f"{found[source]} or {condition}" if source in found else condition
    return found


def _count(raw: Any, relation: str) -> int:
    return int(raw.execute(f"select count(*) from {relation}").fetchone()[0])
