"""Call lists: customers added by hand, and removed."""

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
    """Adds the customers to a call list from a day on. One who is on it already gets the new day and reason.

    Args:
        warehouse: where to store it.
        customer_ids: the customers.
        due_on: first day on which they are to be called.
        because: why, in the caller's words.
        employee_id: whose list; that of each customer's owner where empty.
        by: who adds them.

    Raises:
        EntryError: there is no reason, or a customer or the employee is not on record.
    """
    if not because.strip():
        raise EntryError("Say why the customer is to be called.")

    def work(entry: UnitOfWork) -> None:
        if employee_id:
            validate_employee(entry, employee_id)
        entry.execute("create or replace temp table entry_caller as select ?::varchar as employee_id", employee_id)
        is_listed = (
            f"(customer_id, employee_id) in (select (customer_id, employee_id) from {TARGET_TABLE}, entry_caller)"
        )
        entry.record_prior_rows(_calls, is_listed)
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
    """Removes the customers from the employee's call list, or from every list where `employee_id` is None.

    Raises:
        EntryError: a customer is not on record.
    """

    def work(entry: UnitOfWork) -> None:
        entry.subject_count = delete_listed_calls(entry, employee_id)
        if entry.subject_count:
            before = None if employee_id is None else {"employee_id": employee_id}
            entry.append_audit_entry(
                "uncall", "customer", get_only_customer(customer_ids), before, None, entry.subject_count
            )

    return run_for_customers(warehouse, "uncall", "", customer_ids, by, work)


def delete_listed_calls(entry: UnitOfWork, employee_id: str | None = None) -> int:
    """Removes the customers in `TARGET_TABLE` from the lists; returns how many were on one."""
    entry.execute(
        "create or replace temp table entry_deleted as select customer_id, employee_id from app_calls "
        f"semi join {TARGET_TABLE} using (customer_id) where cast(? as varchar) is null or employee_id = ?",
        employee_id,
        employee_id,
    )
    count = entry.fetch_count("select count(distinct customer_id) from entry_deleted")
    if count:
        entry.rows_changed += entry.delete_rows(_calls, "entry_deleted")
    entry.execute("drop table entry_deleted")
    return count
