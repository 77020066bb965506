"""Who looks after a customer from a day on, in the history of assignments."""

from datetime import date

from data.entry.booking import UnitOfWork
from data.entry.chosen import TARGET_TABLE
from data.schema import metadata

_assignments = metadata.tables["assignments"]


def transfer_assignments(entry: UnitOfWork, employee_id: str, from_on: date) -> None:
    """Close what goes on for the customers in the temporary table `entry_chosen` and open it for the employee.

    Nobody follows where `employee_id` is empty. An assignment that began on the same day or later never held: its last
    day lies before its first.
    """
    chosen = f"customer_id in (select customer_id from {TARGET_TABLE})"
    day = from_on.isoformat()
    goes_on = f"{chosen} and (to_on is null or to_on >= date '{day}')"
    entry.run("create or replace temp table entry_hand as select ?::varchar as employee_id", employee_id)
    other = f"{goes_on} and employee_id <> (select employee_id from entry_hand)"
    entry.rows += entry.keep(_assignments, other)
    entry.run(f"update assignments set to_on = cast(? as date) - 1, batch_id = ? where {other}", day, entry.batch_id)
    if employee_id:
        _open_assignments(entry, goes_on, day)
    entry.run("drop table entry_hand")


def _open_assignments(entry: UnitOfWork, goes_on: str, day: str) -> None:
    """An open assignment for each who has none with the employee; one that began on this very day is opened again."""
    same = (
        f"from_on = date '{day}' and employee_id = (select employee_id from entry_hand) "
        f"and to_on < from_on and customer_id in (select customer_id from {TARGET_TABLE})"
    )
    entry.rows += entry.keep(_assignments, same)
    entry.run(f"update assignments set to_on = null, batch_id = ? where {same}", entry.batch_id)
    entry.rows += entry.count(
        "insert into assignments (customer_id, employee_id, from_on, batch_id) "
        f"select customer_id, employee_id, cast(? as date), ? from {TARGET_TABLE}, entry_hand where customer_id not in "
        f"(select customer_id from assignments where {goes_on} and employee_id = "
        "(select employee_id from entry_hand)) "
        "on conflict do nothing",
        day,
        entry.batch_id,
    )
