"""The customers that an action is about, in a temporary table: one or a million."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from sqlalchemy import Column

from data.errors import EntryError
from data.ledger.unit_of_work import UnitOfWork, run_unit_of_work
from data.parsing.suggestions import suggest_similar
from data.warehouse import Warehouse

TARGET_TABLE = "entry_chosen"
# An error names at most this many unknown customers.
_MAX_LISTED_IDS = 5


@dataclass(frozen=True)
class ActionResult:
    """The batch of an action, empty where nothing changed, and the number of customers for whom something changed."""

    batch_id: str
    customer_count: int


def run_for_customers(
    warehouse: Warehouse,
    action: str,
    object_name: str,
    customer_ids: Sequence[str],
    by: str | None,
    work: Callable[[UnitOfWork], None],
) -> ActionResult:
    """Runs `work` as one unit of work with the customers in `TARGET_TABLE`.

    Args:
        warehouse: where to store it.
        action: what is done, such as "tag"; the first word of the batch's kind.
        object_name: to what, such as the tag; may be empty.
        customer_ids: the customers.
        by: who does it.
        work: stores the change; sets `entry.subject_count` to the number of customers for whom something changes.

    Raises:
        EntryError: a customer is not on record.
    """

    def run_with_targets(entry: UnitOfWork) -> None:
        _create_target_table(entry, customer_ids)
        try:
            work(entry)
        finally:
            entry.execute(f"drop table if exists {TARGET_TABLE}")

    entry = run_unit_of_work(warehouse, action, object_name, by, run_with_targets)
    return ActionResult(entry.batch_id, entry.subject_count)


def exclude_customers(entry: UnitOfWork, where: str, *values: object) -> int:
    """Removes customers for whom nothing has to change; returns how many remain, also as `entry.subject_count`."""
    entry.execute(f"delete from {TARGET_TABLE} where {where}", *values)
    entry.subject_count = entry.fetch_count(f"select count(*) from {TARGET_TABLE}")
    return entry.subject_count


def get_only_customer(customer_ids: Sequence[str]) -> str | None:
    """The customer where there is only one, as the audit log names it; else None."""
    return customer_ids[0] if len(customer_ids) == 1 else None


def validate_employee(entry: UnitOfWork, employee_id: str) -> None:
    """Raises EntryError where the employee is not on record."""
    if not entry.execute("select 1 from employees where employee_id = ?", employee_id):
        raise EntryError("There is no employee {employee}.", employee=employee_id)


def validate_choice(column: Column[Any], value: str, choices: Sequence[str] = ()) -> None:
    """Raises EntryError where the value is not among `choices`, or the column's closed list where there are none."""
    permitted = [str(choice) for choice in choices or column.info.get("one_of", ())]
    if value in permitted:
        return
    if near := suggest_similar(value, permitted):
        raise EntryError("{value} is not a {column}. Did you mean {near}?", value=value, column=column.name, near=near)
    raise EntryError(
        "{value} is not a {column}. It is one of {permitted}.",
        value=value or "—",
        column=column.name,
        permitted=", ".join(permitted),
    )


def _create_target_table(entry: UnitOfWork, customer_ids: Sequence[str]) -> None:
    if not customer_ids:
        raise EntryError("No customer is chosen.")
    raw = entry.raw
    raw.register(
        "entry_ids",
        pa.table({"customer_id": pa.array([str(customer_id) for customer_id in customer_ids], pa.string())}),
    )
    try:
        entry.execute(f"create or replace temp table {TARGET_TABLE} as select distinct customer_id from entry_ids")
    finally:
        raw.unregister("entry_ids")
    unknown = f"from {TARGET_TABLE} anti join customers using (customer_id)"
    if count := entry.fetch_count(f"select count(*) {unknown}"):
        rows = entry.execute(f"select customer_id {unknown} order by all limit {_MAX_LISTED_IDS}")
        listed = ", ".join(str(customer_id) for (customer_id,) in rows) + (" …" if count > _MAX_LISTED_IDS else "")
        raise EntryError("There is no customer {customer}.", customer=listed)
    entry.subject_count = entry.fetch_count(f"select count(*) from {TARGET_TABLE}")
