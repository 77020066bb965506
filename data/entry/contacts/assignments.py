"""Assignments: which employee looks after a customer from a day on."""

from collections.abc import Sequence
from datetime import date

from data.entry.contacts.target_customers import (
    TARGET_TABLE,
    ActionResult,
    exclude_customers,
    get_only_customer,
    run_for_customers,
    validate_employee,
)
from data.ledger.unit_of_work import UnitOfWork
from data.schema import metadata
from data.warehouse import Warehouse

_assignments = metadata.tables["assignments"]
_customers = metadata.tables["customers"]
# The audit log names at most this many former owners.
_MAX_AUDITED_OWNERS = 20


def transfer_assignments(entry: UnitOfWork, employee_id: str, from_on: date) -> None:
    """Ends the open assignments of the customers in `TARGET_TABLE` and opens one for the employee.

    Args:
        entry: the unit of work that stores it.
        employee_id: who follows; nobody where empty.
        from_on: first day of the new assignment. One that began on that day or later never held: its last day then
            lies before its first.
    """
    is_target = f"customer_id in (select customer_id from {TARGET_TABLE})"
    day = from_on.isoformat()
    is_open = f"{is_target} and (to_on is null or to_on >= date '{day}')"
    entry.execute("create or replace temp table entry_new_owner as select ?::varchar as employee_id", employee_id)
    other = f"{is_open} and employee_id <> (select employee_id from entry_new_owner)"
    entry.rows_changed += entry.record_prior_rows(_assignments, other)
    entry.execute(
        f"update assignments set to_on = cast(? as date) - 1, batch_id = ? where {other}", day, entry.batch_id
    )
    if employee_id:
        _open_assignments(entry, is_open, day)
    entry.execute("drop table entry_new_owner")


def _open_assignments(entry: UnitOfWork, is_open: str, day: str) -> None:
    """Opens an assignment for each customer without one with the employee; reopens one that began on this day."""
    same = (
        f"from_on = date '{day}' and employee_id = (select employee_id from entry_new_owner) "
        f"and to_on < from_on and customer_id in (select customer_id from {TARGET_TABLE})"
    )
    entry.rows_changed += entry.record_prior_rows(_assignments, same)
    entry.execute(f"update assignments set to_on = null, batch_id = ? where {same}", entry.batch_id)
    entry.rows_changed += entry.fetch_count(
        "insert into assignments (customer_id, employee_id, from_on, batch_id) "
        f"select customer_id, employee_id, cast(? as date), ? from {TARGET_TABLE}, entry_new_owner "
        f"where customer_id not in (select customer_id from assignments where {is_open} and employee_id = "
        "(select employee_id from entry_new_owner)) "
        "on conflict do nothing",
        day,
        entry.batch_id,
    )


def assign_owner(
    warehouse: Warehouse, customer_ids: Sequence[str], employee_id: str, *, from_on: date, by: str | None = None
) -> ActionResult:
    """Makes the employee the owner of the customers from a day on; of nobody where `employee_id` is empty.

    Customers whom the employee owns already stay as they are.

    Raises:
        EntryError: a customer or the employee is not on record.
        WarehouseError: the warehouse cannot be written.
    """

    def work(entry: UnitOfWork) -> None:
        if employee_id:
            validate_employee(entry, employee_id)
        own = "select customer_id from customers where owner_id is not distinct from nullif(?, '')"
        if not exclude_customers(entry, f"customer_id in ({own})", employee_id):
            return
        is_target = f"customer_id in (select customer_id from {TARGET_TABLE})"
        former = entry.execute(
            f"select distinct owner_id from customers where {is_target} order by 1 limit {_MAX_AUDITED_OWNERS}"
        )
        entry.rows_changed += entry.record_prior_rows(_customers, is_target)
        entry.execute(
            f"update customers set owner_id = nullif(?, ''), batch_id = ? where {is_target}",
            employee_id,
            entry.batch_id,
        )
        transfer_assignments(entry, employee_id, from_on)
        before = {"owner_id": ", ".join(str(owner_id) for (owner_id,) in former if owner_id)}
        after = {"owner_id": employee_id, "from_on": from_on}
        entry.append_audit_entry(
            "assign", "customer", get_only_customer(customer_ids), before, after, entry.subject_count
        )

    return run_for_customers(warehouse, "assign", employee_id, customer_ids, by, work)
