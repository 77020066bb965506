"""A customer on record, changed: only the cells that differ, and only by who has seen how it is now."""

from datetime import date

from data.entry.booking import Entry, booked
from data.entry.cells import change_customer, differing
from data.entry.changing import Difference, both, differences
from data.entry.draft import Draft
from data.entry.on_record import Stored, read
from data.entry.saving import Saved, excused, refuse_alike, refuse_wrong
from data.errors import ChangedError
from data.warehouse import Warehouse

# Only a change of these can make a customer look like another.
TELLING = {"id_number", "mobile", "email", "name", "city", "kind"}

__all__ = ["Difference", "Stored", "both", "differences", "edit", "read", "refuse_changed"]


def edit(
    warehouse: Warehouse,
    customer_id: str,
    draft: Draft,
    *,
    seen: str,
    base: Draft,
    by: str | None = None,
    because: str = "",
    today: date | None = None,
) -> Saved:
    """Store what the draft says differently from the customer on record.

    `seen` is the stamp that was read with `base`. Where somebody else changed a field since, ChangedError says which.
    Raises WrongError, LookalikeError where a change makes the customer look like another and there is no `because`,
    EntryError where there is no such customer or nothing can be stored here, WarehouseError.
    """
    day = today or date.today()

    def work(entry: Entry) -> None:
        now = read(warehouse, customer_id)
        refuse_changed(now, seen, base, draft)
        new = refuse_wrong(warehouse, draft, day, now.draft)
        changes = differing(now.draft, new)
        found = refuse_alike(warehouse, new, because, now) if changes.keys() & TELLING else []
        change_customer(entry, customer_id, now.draft, new, day)
        if not entry.rows:
            return
        why = excused(found, because) or ({"because": because.strip()} if because.strip() else {})
        before = {name: old for name, (old, _) in changes.items()}
        after = {name: new for name, (_, new) in changes.items()}
        entry.note("edit", "customer", customer_id, before, {**after, **why}, entry.rows)

    entry = booked(warehouse, f"edit {customer_id}", by, work)
    return Saved(customer_id, entry.batch_id)


def refuse_changed(now: Stored, seen: str, base: Draft, mine: Draft) -> None:
    """Raise ChangedError where a field is not as it was seen."""
    if now.stamp != seen and (found := differences(base, now.draft, mine)):
        raise ChangedError(now, found, both(base, now.draft, mine))
