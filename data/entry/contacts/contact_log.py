"""Contacts with customers, and attempts."""

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
    """Note a contact with each of the customers. Whoever was reached is taken off the calls listed by hand.

    Raises EntryError for an unknown customer, employee, purpose or direction, for a moment that is still to come, and
    for a next day that lies before it; WarehouseError.
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
        said = {"at": at.isoformat(" "), "channel": channel, "purpose": purpose, "result": result, "next_on": next_on}
        entry.append_audit_entry(
            "contact", "customer", get_only_customer(customer_ids), None, said, entry.subject_count
        )

    return run_for_customers(warehouse, "contact", purpose, customer_ids, by, work)


def _build_id_prefix(entry: UnitOfWork) -> str:
    """What the contacts' numbers begin with: the batch's number, which no other batch ever has."""
    prefix = f"E{entry.batch_id}-"
    while entry.execute("select 1 from interactions where starts_with(interaction_id, ?) limit 1", prefix):
        prefix = f"E{prefix}"  # a file brought such numbers from elsewhere
    return prefix
