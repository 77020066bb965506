"""What was typed for a new customer, put into one who is on record."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from data.entry.customers.customer_rows import update_customer
from data.entry.customers.saving import SaveResult, validate_draft
from data.entry.errors import EditConflictError
from data.entry.record.draft import Draft
from data.entry.record.draft_diff import KIND
from data.entry.record.stored_customer import load_customer
from data.entry.record.validation import normalize_draft
from data.errors import EntryError
from data.ledger.unit_of_work import UnitOfWork, run_unit_of_work
from data.schema.customer_archive import list_fields_of_kind
from data.warehouse import Warehouse

# Whose word holds where both say something.
THEIRS, MINE = "theirs", "mine"


def merge_draft(
    warehouse: Warehouse,
    draft: Draft,
    into: str,
    *,
    expected_fingerprint: str,
    because: str,
    resolutions: Mapping[str, str] | None = None,
    by: str | None = None,
    today: date | None = None,
) -> SaveResult:
    """Fill what is empty at the customer `into` with what the draft says, and add the people who are not there yet.

    Where both say something the customer's own word stays, unless `keep[field]` is "mine", which is the draft's.
    `seen` is the stamp of the customer when that was chosen. Raises EntryError without a reason or for an unknown
    customer, ChangedError where the customer was changed since, WrongError, WarehouseError.
    """
    if not because.strip():
        raise EntryError("Say why the two are one customer.")
    day, kept = today or date.today(), dict(resolutions or {})

    def work(entry: UnitOfWork) -> None:
        now = load_customer(warehouse, into)
        new = build_merged_draft(now.draft, normalize_draft(draft), kept)
        if now.fingerprint != expected_fingerprint:
            raise EditConflictError(now, [], new)
        new = validate_draft(warehouse, new, day, now.draft)
        changes = update_customer(entry, into, now.draft, new, day)
        before = {name: old for name, (old, _) in changes.items()}
        after = {name: text for name, (_, text) in changes.items()}
        entry.append_audit_entry(
            "merge", "customer", into, before, {**after, "because": because.strip()}, entry.rows_changed
        )

    entry = run_unit_of_work(warehouse, "merge", into, by, work)
    return SaveResult(into, entry.batch_id)


def find_clashes(current: Draft, draft: Draft) -> dict[str, tuple[str, str]]:
    """The fields in which both say something and not the same: theirs and mine. `keep` decides over these."""
    found = {KIND: (current.kind, draft.kind)} if current.kind != draft.kind else {}
    for name, text in normalize_draft(draft).values.items():
        theirs = current.values.get(name, "")
        if name in list_fields_of_kind(current.kind) and theirs and text != theirs:
            found[name] = (theirs, text)
    return found


def build_merged_draft(current: Draft, draft: Draft, resolutions: Mapping[str, str]) -> Draft:
    """The customer on record with what the draft adds."""
    kind = draft.kind if resolutions.get(KIND) == MINE else current.kind
    added = {
        name: text
        for name, text in draft.values.items()
        if text.strip() and (not current.values.get(name) or resolutions.get(name, THEIRS) == MINE)
    }
    there = {(one.name.strip().casefold(), one.role) for one in current.persons}
    new = tuple(
        replace(one, person_id="") for one in draft.persons if (one.name.strip().casefold(), one.role) not in there
    )
    return replace(current.with_values(**added), kind=kind, persons=(*current.persons, *new))
