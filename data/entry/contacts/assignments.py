"""Who looks after a customer from a day on, in the history of assignments."""

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


def transfer_assignments(entry: UnitOfWork, employee_id: str, from_on: date) -> None:
    """Close what goes on for the customers in the temporary table `entry_chosen` and open it for the employee.

    Nobody follows where `employee_id` is empty. An assignment that began on the same day or later never held: its last
    day lies before its first.
    """
    chosen = f"customer_id in (select customer_id from {TARGET_TABLE})"
    day = from_on.isoformat()
    goes_on = f"{chosen} and (to_on is null or to_on >= date '{day}')"
    entry.execute("create or replace temp table entry_hand as select ?::varchar as employee_id", employee_id)
    other = f"{goes_on} and employee_id <> (select employee_id from entry_hand)"
    entry.rows_changed += entry.record_prior_rows(_assignments, other)
    entry.execute(
        f"update assignments set to_on = cast(? as date) - 1, batch_id = ? where {other}", day, entry.batch_id
    )
    if employee_id:
        _open_assignments(entry, goes_on, day)
    entry.execute("drop table entry_hand")


def _open_assignments(entry: UnitOfWork, goes_on: str, day: str) -> None:
    """An open assignment for each who has none with the employee; one that began on this very day is opened again."""
    same = (
        f"from_on = date '{day}' and employee_id = (select employee_id from entry_hand) "
        f"and to_on < from_on and customer_id in (select customer_id from {TARGET_TABLE})"
    )
    entry.rows_changed += entry.record_prior_rows(_assignments, same)
    entry.execute(f"update assignments set to_on = null, batch_id = ? where {same}", entry.batch_id)
    entry.rows_changed += entry.fetch_count(
        "insert into assignments (customer_id, employee_id, from_on, batch_id) "
        f"select customer_id, employee_id, cast(? as date), ? from {TARGET_TABLE}, entry_hand where customer_id not in "
        f"(select customer_id from assignments where {goes_on} and employee_id = "
        "(select employee_id from entry_hand)) "
        "on conflict do nothing",
        day,
        entry.batch_id,
    )


_customers = metadata.tables["customers"]
# So many former owners are named in the audit log.
_MAX_AUDITED_OWNERS = 20


def assign_owner(
    warehouse: Warehouse, customer_ids: Sequence[str], employee_id: str, *, from_on: date, by: str | None = None
) -> ActionResult:
    """Let the employee look after the customers from a day on; nobody, where `employee_id` is empty.

    Customers whom the employee looks after already stay as they are. Raises EntryError for an unknown customer or
    employee, WarehouseError.
    """

    def work(entry: UnitOfWork) -> None:
        if employee_id:
            validate_employee(entry, employee_id)
        own = "select customer_id from customers where owner_id is not distinct from nullif(?, '')"
        if not exclude_customers(entry, f"customer_id in ({own})", employee_id):
            return
        mine = f"customer_id in (select customer_id from {TARGET_TABLE})"
        former = entry.execute(
            f"select distinct owner_id from customers where {mine} order by 1 limit {_MAX_AUDITED_OWNERS}"
        )
        entry.rows_changed += entry.record_prior_rows(_customers, mine)
        entry.execute(
            f"update customers set owner_id = nullif(?, ''), batch_id = ? where {mine}", employee_id, entry.batch_id
        )
        transfer_assignments(entry, employee_id, from_on)
        before = {"owner_id": ", ".join(str(one) for (one,) in former if one)}
        after = {"owner_id": employee_id, "from_on": from_on}
        entry.append_audit_entry(
            "assign", "customer", get_only_customer(customer_ids), before, after, entry.subject_count
        )

    return run_for_customers(warehouse, "assign", employee_id, customer_ids, by, work)
