"""A new customer into the warehouse: checked again, held against who is there, stored in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.entry.booking import UnitOfWork, run_unit_of_work
from data.entry.cells import insert_customer
from data.entry.checking import FieldProblem, check_draft, check_references, normalize_draft
from data.entry.draft import Draft
from data.entry.duplicates import Lookalike, find_lookalikes
from data.entry.numbering import find_next_customer_id
from data.entry.on_record import StoredCustomer, flatten_draft, load_customer
from data.errors import InvalidDraftError, LookalikeError
from data.warehouse import Warehouse

__all__ = ["SaveResult", "StoredCustomer", "load_customer", "validate_lookalikes", "validate_draft", "save_customer"]


@dataclass(frozen=True)
class SaveResult:
    """A customer that was stored, and the batch to undo it by; the batch is empty where nothing had to change."""

    customer_id: str
    batch_id: str


def save_customer(
    warehouse: Warehouse, draft: Draft, *, by: str | None = None, because: str = "", today: date | None = None
) -> SaveResult:
    """Store a new customer under a number of its own.

    `because` says why this is another customer although it looks like one on record; it is kept in the audit log.
    Raises WrongError, LookalikeError where there is no `because`, WarehouseError where nothing can be stored here.
    """
    day = today or date.today()
    saved: list[str] = []

    def work(entry: UnitOfWork) -> None:
        new = validate_draft(warehouse, draft, day)
        found = validate_lookalikes(warehouse, new, because)
        customer = find_next_customer_id(entry)
        insert_customer(entry, customer, new, day)
        entry.what = f"customer {customer}"
        entry.note(
            "save",
            "customer",
            customer,
            None,
            {**flatten_draft(new), **build_lookalike_note(found, because)},
            entry.rows,
        )
        saved[:] = [customer]

    entry = run_unit_of_work(warehouse, "customer", by, work)
    return SaveResult(saved[0], entry.batch_id)


def build_lookalike_note(found: Sequence[Lookalike], because: str) -> dict[str, object]:
    """What the audit log keeps of a customer who was stored although it looks like others."""
    return {"because": because.strip(), "looks_like": [one.customer_id for one in found]} if found else {}


def validate_lookalikes(
    warehouse: Warehouse, new: Draft, because: str, before: StoredCustomer | None = None
) -> list[Lookalike]:
    """Whom the customer looks like and did not `before`. Raises LookalikeError where there is no `because`."""
    but = before.customer_id if before else None
    known = {one.customer_id for one in find_lookalikes(warehouse, before.draft, but)} if before else set()
    found = [one for one in find_lookalikes(warehouse, new, but) if one.customer_id not in known]
    if found and not because.strip():
        raise LookalikeError(found)
    return found


def validate_draft(warehouse: Warehouse, draft: Draft, today: date, before: Draft | None = None) -> Draft:
    """The draft made plain. Raises WrongError.

    What did not change since `before` is not complained about and stays to the letter as it was stored.
    """
    new = normalize_draft(draft) if before is None else _restore_unchanged(normalize_draft(draft), before)
    wrong: list[FieldProblem] = [*check_draft(new, today, before), *_check_new_references(warehouse, new, before)]
    if wrong:
        raise InvalidDraftError(wrong)
    return new


def _restore_unchanged(new: Draft, before: Draft) -> Draft:
    old = normalize_draft(before)
    same = {name: text for name, text in before.values.items() if new.values.get(name, "") == old.values.get(name)}
    return replace(new.but(**same), persons=before.persons if new.persons == old.persons else new.persons)


def _check_new_references(warehouse: Warehouse, new: Draft, before: Draft | None) -> list[FieldProblem]:
    """Who and what is named and not there; a name that stood there already is left."""
    old = {} if before is None else before.values
    return [one for one in check_references(warehouse, new) if new.values.get(one.field) != old.get(one.field)]
