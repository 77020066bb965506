"""A customer put away, with the reason, and taken out again. Nobody is deleted."""

from data.entry.customers.saving import SaveResult
from data.entry.record.stored_customer import StoredCustomer, load_customer
from data.errors import EntryError
from data.ledger.row_writes import update_row
from data.ledger.unit_of_work import UnitOfWork, run_unit_of_work
from data.schema import metadata
from data.warehouse import Warehouse

ACTIVE, ARCHIVED = "active", "archived"
_customers = metadata.tables["customers"]


def archive_customer(warehouse: Warehouse, customer_id: str, because: str, by: str | None = None) -> SaveResult:
    """Put the customer away. Raises EntryError without a reason, for an unknown and for an archived customer."""
    if not because.strip():
        raise EntryError("Say why the customer is archived.")
    return _change_status(warehouse, customer_id, ARCHIVED, because.strip(), by)


def reopen_customer(warehouse: Warehouse, customer_id: str, because: str = "", by: str | None = None) -> SaveResult:
    """Take the customer out again. Raises EntryError for an unknown customer and for one who is not archived."""
    return _change_status(warehouse, customer_id, ACTIVE, because.strip(), by)


def _change_status(warehouse: Warehouse, customer_id: str, status: str, because: str, by: str | None) -> SaveResult:
    action = "archive" if status == ARCHIVED else "reopen"

    def work(entry: UnitOfWork) -> None:
        now = load_customer(warehouse, customer_id)
        _validate_status(now, status)
        reason = because if status == ARCHIVED else None
        cells = {"status": status, "archive_reason": reason, "joined_into": None}
        update_row(entry, _customers, {"customer_id": customer_id}, cells)
        before = {"status": now.status, **({"archive_reason": now.archive_reason} if now.archive_reason else {})}
        after = {"status": status, **({"because": because} if because else {})}
        entry.append_audit_entry(action, "customer", customer_id, before, after)

    entry = run_unit_of_work(warehouse, action, customer_id, by, work)
    return SaveResult(customer_id, entry.batch_id)


def _validate_status(now: StoredCustomer, status: str) -> None:
    if status == ARCHIVED and now.status == ARCHIVED:
        raise EntryError("{customer} is archived already.", customer=now.customer_id)
    if status == ACTIVE and now.status != ARCHIVED:
        raise EntryError("{customer} is not archived.", customer=now.customer_id)
