"""The log of contacts with customers, attempts included."""

from collections.abc import Sequence
from datetime import date, datetime

from data.entry.contacts.call_list import delete_listed_calls
from data.entry.contacts.target_customers import (
    TARGET_TABLE,
    ActionResult,
    get_only_customer,
    run_for_customers,
    validate_choice,
    validate_employee,
)
from data.errors import EntryError
from data.ledger.unit_of_work import UnitOfWork
from data.schema import metadata
from data.warehouse import Warehouse

_columns = metadata.tables["interactions"].columns
CONTACT_DIRECTIONS = ("out", "in")
REACHED_RESULT = "reached"


def log_contact(
    warehouse: Warehouse,
    customer_ids: Sequence[str],
    *,
    employee_id: str,
    at: datetime,
    channel: str,
    purpose: str,
    result: str,
    note: str = "",
    next_on: date | None = None,
    direction: str = "out",
    by: str | None = None,
) -> ActionResult:
    """Logs a contact with each of the customers. A customer who was reached leaves the lists of calls made by hand.

    Args:
        warehouse: where to store it.
        customer_ids: the customers.
        employee_id: who made the contact; empty where unknown.
        at: when.
        channel: by which means, in free words.
        purpose: what for, of the closed list of `interactions.purpose`.
        result: what came of it; "reached" removes manual calls.
        note: what was said.
        next_on: the day agreed for the next contact.
        direction: "out" or "in".
        by: who logs it.

    Raises:
        EntryError: a customer, employee, purpose or direction is unknown, `at` is in the future, or `next_on` is
            before `at`.
        WarehouseError: the warehouse cannot be written.
    """
    validate_choice(_columns["purpose"], purpose)
    validate_choice(_columns["direction"], direction, CONTACT_DIRECTIONS)
    if at > datetime.now():
        raise EntryError("A contact on {at} is still to come. Write when it was.", at=f"{at:%Y-%m-%d %H:%M}")
    if next_on is not None and next_on < at.date():
        raise EntryError("The next contact on {day} lies before this one.", day=next_on.isoformat())

    def work(entry: UnitOfWork) -> None:
        if employee_id:
            validate_employee(entry, employee_id)
        entry.rows_changed += entry.fetch_count(
            'insert into interactions (interaction_id, customer_id, employee_id, "at", channel, purpose, direction, '
            "result, note, next_on, batch_id) select ? || row_number() over (order by customer_id), customer_id, ?, "
            f"cast(? as timestamp), ?, ?, ?, ?, ?, cast(? as date), ? from {TARGET_TABLE}",
            _build_id_prefix(entry),
            employee_id or None,
            at.isoformat(" "),
            channel.strip() or None,
            purpose,
            direction,
            result.strip() or None,
            note.strip() or None,
            next_on,
            entry.batch_id,
        )
        if result == REACHED_RESULT:
            delete_listed_calls(entry)
        after = {"at": at.isoformat(" "), "channel": channel, "purpose": purpose, "result": result, "next_on": next_on}
        entry.append_audit_entry(
            "contact", "customer", get_only_customer(customer_ids), None, after, entry.subject_count
        )

    return run_for_customers(warehouse, "contact", purpose, customer_ids, by, work)


def _build_id_prefix(entry: UnitOfWork) -> str:
    """Prefix of the new contacts' numbers: the batch's number, lengthened while a stored number begins with it."""
    prefix = f"E{entry.batch_id}-"
    while entry.execute("select 1 from interactions where starts_with(interaction_id, ?) limit 1", prefix):
        prefix = f"E{prefix}"  # a file brought such numbers from elsewhere
    return prefix
