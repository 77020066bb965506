"""Customers put on a call list by hand, and taken off."""

from collections.abc import Sequence
from datetime import date

from data.entry.contacts.target_customers import (
    TARGET_TABLE,
    ActionResult,
    get_only_customer,
    run_for_customers,
    validate_employee,
)
from data.errors import EntryError
from data.ledger.unit_of_work import UnitOfWork
from data.schema import metadata
from data.warehouse import Warehouse

_calls = metadata.tables["app_calls"]


def add_to_call_list(
    warehouse: Warehouse,
    customer_ids: Sequence[str],
    *,
    due_on: date,
    because: str,
    employee_id: str = "",
    by: str | None = None,
) -> ActionResult:
    """Put the customers on the employee's call list from a day on; on that of whoever looks after them, where none.

    Who stands there already is due on the new day, for the new reason. Raises EntryError without a reason, for an
    unknown customer or employee.
    """
    if not because.strip():
        raise EntryError("Say why the customer is to be called.")

    def work(entry: UnitOfWork) -> None:
        if employee_id:
            validate_employee(entry, employee_id)
        entry.execute("create or replace temp table entry_caller as select ?::varchar as employee_id", employee_id)
        there = f"(customer_id, employee_id) in (select (customer_id, employee_id) from {TARGET_TABLE}, entry_caller)"
        entry.record_prior_rows(_calls, there)
        entry.execute("drop table entry_caller")
        entry.execute(
            'insert into app_calls (customer_id, employee_id, due_on, because, "by", "at", batch_id) '
            f"select customer_id, ?, cast(? as date), ?, ?, cast(? as timestamp), ? from {TARGET_TABLE} "
            "on conflict (customer_id, employee_id) do update set due_on = excluded.due_on, "
            'because = excluded.because, "by" = excluded."by", "at" = excluded."at", batch_id = excluded.batch_id',
            employee_id,
            due_on.isoformat(),
            because.strip(),
            entry.by,
            entry.at.isoformat(" "),
            entry.batch_id,
        )
        entry.rows_changed += entry.subject_count
        after = {"employee_id": employee_id, "due_on": due_on, "because": because.strip()}
        entry.append_audit_entry("call", "customer", get_only_customer(customer_ids), None, after, entry.subject_count)

    return run_for_customers(warehouse, "call", "", customer_ids, by, work)


def remove_from_call_list(
    warehouse: Warehouse, customer_ids: Sequence[str], *, employee_id: str | None = None, by: str | None = None
) -> ActionResult:
    """Take the customers off the employee's call list, or off every one. Raises EntryError for an unknown customer."""

    def work(entry: UnitOfWork) -> None:
        entry.subject_count = delete_listed_calls(entry, employee_id)
        if entry.subject_count:
            before = None if employee_id is None else {"employee_id": employee_id}
            entry.append_audit_entry(
                "uncall", "customer", get_only_customer(customer_ids), before, None, entry.subject_count
            )

    return run_for_customers(warehouse, "uncall", "", customer_ids, by, work)


def delete_listed_calls(entry: UnitOfWork, employee_id: str | None = None) -> int:
    """Take the chosen customers off the lists; returns how many stood there."""
    entry.execute(
        "create or replace temp table entry_gone as select customer_id, employee_id from app_calls "
        f"semi join {TARGET_TABLE} using (customer_id) where cast(? as varchar) is null or employee_id = ?",
        employee_id,
        employee_id,
    )
    count = entry.fetch_count("select count(distinct customer_id) from entry_gone")
    if count:
        entry.rows_changed += entry.delete_rows(_calls, "entry_gone")
    entry.execute("drop table entry_gone")
    return count
