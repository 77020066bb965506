"""A customer on record, changed: only the cells that differ, and only by who has seen how it is now."""

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
    """Store what the draft says differently from the customer on record.

    `seen` is the stamp that was read with `base`. Where somebody else changed a field since, ChangedError says which.
    Raises WrongError, LookalikeError where a change makes the customer look like another and there is no `because`,
    EntryError where there is no such customer or nothing can be stored here, WarehouseError.
    """
    day = today or date.today()

    def work(entry: UnitOfWork) -> None:
        now = load_customer(warehouse, customer_id)
        validate_unchanged(now, expected_fingerprint, base, draft)
        new = validate_draft(warehouse, draft, day, now.draft)
        changes = diff_fields(now.draft, new)
        found = validate_lookalikes(warehouse, new, because, now) if changes.keys() & IDENTIFYING_FIELDS else []
        update_customer(entry, customer_id, now.draft, new, day)
        if not entry.rows_changed:
            return
        why = build_lookalike_note(found, because) or ({"because": because.strip()} if because.strip() else {})
        before = {name: old for name, (old, _) in changes.items()}
        after = {name: new for name, (_, new) in changes.items()}
        entry.append_audit_entry("edit", "customer", customer_id, before, {**after, **why}, entry.rows_changed)

    entry = run_unit_of_work(warehouse, "edit", customer_id, by, work)
    return SaveResult(customer_id, entry.batch_id)


def validate_unchanged(current: StoredCustomer, expected_fingerprint: str, base: Draft, own_draft: Draft) -> None:
    """Raise ChangedError where a field is not as it was seen."""
    if current.fingerprint != expected_fingerprint and (found := find_conflicts(base, current.draft, own_draft)):
        raise EditConflictError(current, found, rebase_changes(base, current.draft, own_draft))
