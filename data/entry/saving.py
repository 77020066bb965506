"""A new customer into the warehouse: checked again, held against who is there, stored in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.entry.booking import Entry, booked
from data.entry.cells import insert_customer
from data.entry.checking import Wrong, check, check_named, plain
from data.entry.draft import Draft
from data.entry.duplicates import Lookalike, lookalikes
from data.entry.numbering import next_customer_id
from data.entry.on_record import Stored, read, told
from data.errors import LookalikeError, WrongError
from data.warehouse import Warehouse

__all__ = ["Saved", "Stored", "read", "refuse_alike", "refuse_wrong", "save"]


@dataclass(frozen=True)
class Saved:
    """A customer that was stored, and the batch to undo it by; the batch is empty where nothing had to change."""

    customer_id: str
    batch_id: str


def save(
    warehouse: Warehouse, draft: Draft, *, by: str | None = None, because: str = "", today: date | None = None
) -> Saved:
    """Store a new customer under a number of its own.

    `because` says why this is another customer although it looks like one on record; it is kept in the audit log.
    Raises WrongError, LookalikeError where there is no `because`, WarehouseError where nothing can be stored here.
    """
    day = today or date.today()
    saved: list[str] = []

    def work(entry: Entry) -> None:
        new = refuse_wrong(warehouse, draft, day)
        found = refuse_alike(warehouse, new, because)
        customer = next_customer_id(entry)
        insert_customer(entry, customer, new, day)
        entry.what = f"customer {customer}"
        entry.note("save", "customer", customer, None, {**told(new), **excused(found, because)}, entry.rows)
        saved[:] = [customer]

    entry = booked(warehouse, "customer", by, work)
    return Saved(saved[0], entry.batch_id)


def excused(found: Sequence[Lookalike], because: str) -> dict[str, object]:
    """What the audit log keeps of a customer who was stored although it looks like others."""
    return {"because": because.strip(), "looks_like": [one.customer_id for one in found]} if found else {}


def refuse_alike(warehouse: Warehouse, new: Draft, because: str, before: Stored | None = None) -> list[Lookalike]:
    """Whom the customer looks like and did not `before`. Raises LookalikeError where there is no `because`."""
    but = before.customer_id if before else None
    known = {one.customer_id for one in lookalikes(warehouse, before.draft, but)} if before else set()
    found = [one for one in lookalikes(warehouse, new, but) if one.customer_id not in known]
    if found and not because.strip():
        raise LookalikeError(found)
    return found


def refuse_wrong(warehouse: Warehouse, draft: Draft, today: date, before: Draft | None = None) -> Draft:
    """The draft made plain. Raises WrongError.

    What did not change since `before` is not complained about and stays to the letter as it was stored.
    """
    new = plain(draft) if before is None else _kept(plain(draft), before)
    wrong: list[Wrong] = [*check(new, today, before), *_named(warehouse, new, before)]
    if wrong:
        raise WrongError(wrong)
    return new


def _kept(new: Draft, before: Draft) -> Draft:
    old = plain(before)
    same = {name: text for name, text in before.values.items() if new.values.get(name, "") == old.values.get(name)}
    return replace(new.but(**same), persons=before.persons if new.persons == old.persons else new.persons)


def _named(warehouse: Warehouse, new: Draft, before: Draft | None) -> list[Wrong]:
    """Who and what is named and not there; a name that stood there already is left."""
    old = {} if before is None else before.values
    return [one for one in check_named(warehouse, new) if new.values.get(one.field) != old.get(one.field)]
