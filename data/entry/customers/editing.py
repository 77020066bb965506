"""Editing a customer on record: stores only changed cells, under an optimistic lock."""

from datetime import date

from data.entry.customers.customer_rows import diff_fields, update_customer
from data.entry.customers.saving import SaveResult, build_lookalike_note, validate_draft, validate_lookalikes
from data.entry.errors import EditConflictError
from data.entry.record.draft import Draft
from data.entry.record.draft_diff import FieldConflict, find_conflicts, rebase_changes
from data.entry.record.stored_customer import StoredCustomer, load_customer
from data.ledger.unit_of_work import UnitOfWork, run_unit_of_work
from data.warehouse import Warehouse

# Only a change of these can make a customer look like another.
IDENTIFYING_FIELDS = {"id_number", "mobile", "email", "name", "city", "kind"}

__all__ = [
    "FieldConflict",
    "StoredCustomer",
    "rebase_changes",
    "find_conflicts",
    "edit_customer",
    "load_customer",
    "validate_unchanged",
]


def edit_customer(
    warehouse: Warehouse,
    customer_id: str,
    draft: Draft,
    *,
    expected_fingerprint: str,
    base: Draft,
    by: str | None = None,
    because: str = "",
    today: date | None = None,
) -> SaveResult:
    """Stores the fields in which the draft differs from the customer on record.

    Args:
        warehouse: where to store it.
        customer_id: the customer.
        draft: the fields as they should be.
        expected_fingerprint: fingerprint of the customer when `base` was read.
        base: the fields that the draft was made from.
        by: who edits.
        because: why a customer who looks like another is stored all the same.
        today: the day of verification; today where None.

    Raises:
        InvalidDraftError: a field says what cannot be.
        EditConflictError: somebody else changed a field since `base` was read.
        LookalikeError: the change makes the customer look like another, and there is no reason.
        EntryError: there is no such customer, or nothing can be stored here.
        WarehouseError: the warehouse cannot be written.
    """
    day = today or date.today()

    def work(entry: UnitOfWork) -> None:
        current = load_customer(warehouse, customer_id)
        validate_unchanged(current, expected_fingerprint, base, draft)
        new = validate_draft(warehouse, draft, day, current.draft)
        changes = diff_fields(current.draft, new)
        lookalikes = (
            validate_lookalikes(warehouse, new, because, current) if changes.keys() & IDENTIFYING_FIELDS else []
        )
        update_customer(entry, customer_id, current.draft, new, day)
        if not entry.rows_changed:
            return
        reasons = build_lookalike_note(lookalikes, because) or ({"because": because.strip()} if because.strip() else {})
        before = {name: old for name, (old, _) in changes.items()}
        after = {name: new for name, (_, new) in changes.items()}
        entry.append_audit_entry("edit", "customer", customer_id, before, {**after, **reasons}, entry.rows_changed)

    entry = run_unit_of_work(warehouse, "edit", customer_id, by, work)
    return SaveResult(customer_id, entry.batch_id)


def validate_unchanged(current: StoredCustomer, expected_fingerprint: str, base: Draft, own_draft: Draft) -> None:
    """Raises EditConflictError where somebody else changed a field since the fingerprint was read."""
    if current.fingerprint != expected_fingerprint and (conflicts := find_conflicts(base, current.draft, own_draft)):
        raise EditConflictError(current, conflicts, rebase_changes(base, current.draft, own_draft))
