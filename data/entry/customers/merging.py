"""Merging: a draft for a new customer fills a customer on record."""

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

# Whose value is stored where both have one.
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
    """Fills empty fields of the customer `into` from the draft, and adds persons whom it does not have yet.

    Args:
        warehouse: where to store it.
        draft: what was typed.
        into: the customer on record.
        expected_fingerprint: fingerprint of that customer when the merge was chosen.
        because: why the two are one.
        resolutions: per field where both have a value, "theirs" for the customer's (the default) or "mine".
        by: who merges.
        today: the day of verification; today where None.

    Raises:
        EntryError: there is no reason, or the customer is not on record.
        EditConflictError: the customer was changed since.
        InvalidDraftError: a field of the result says what cannot be.
        WarehouseError: the warehouse cannot be written.
    """
    if not because.strip():
        raise EntryError("Say why the two are one customer.")
    day, choices = today or date.today(), dict(resolutions or {})

    def work(entry: UnitOfWork) -> None:
        current = load_customer(warehouse, into)
        new = build_merged_draft(current.draft, normalize_draft(draft), choices)
        if current.fingerprint != expected_fingerprint:
            raise EditConflictError(current, [], new)
        new = validate_draft(warehouse, new, day, current.draft)
        changes = update_customer(entry, into, current.draft, new, day)
        before = {name: old for name, (old, _) in changes.items()}
        after = {name: text for name, (_, text) in changes.items()}
        entry.append_audit_entry(
            "merge", "customer", into, before, {**after, "because": because.strip()}, entry.rows_changed
        )

    entry = run_unit_of_work(warehouse, "merge", into, by, work)
    return SaveResult(into, entry.batch_id)


def find_clashes(current: Draft, draft: Draft) -> dict[str, tuple[str, str]]:
    """Fields in which both have a value and the values differ, each as (theirs, mine)."""
    clashes = {KIND: (current.kind, draft.kind)} if current.kind != draft.kind else {}
    for name, text in normalize_draft(draft).values.items():
        theirs = current.values.get(name, "")
        if name in list_fields_of_kind(current.kind) and theirs and text != theirs:
            clashes[name] = (theirs, text)
    return clashes


def build_merged_draft(current: Draft, draft: Draft, resolutions: Mapping[str, str]) -> Draft:
    """The customer on record with the fields and persons that the draft adds."""
    kind = draft.kind if resolutions.get(KIND) == MINE else current.kind
    added = {
        name: text
        for name, text in draft.values.items()
        if text.strip() and (not current.values.get(name) or resolutions.get(name, THEIRS) == MINE)
    }
    known = {(person.name.strip().casefold(), person.role) for person in current.persons}
    new = tuple(
        replace(person, person_id="")
        for person in draft.persons
        if (person.name.strip().casefold(), person.role) not in known
    )
    return replace(current.with_values(**added), kind=kind, persons=(*current.persons, *new))
