"""A customer's cells into the tables where the archive's fields lie."""

from datetime import date

from data.entry.booking import Entry
from data.entry.changing import KIND, PERSONS, changed
from data.entry.chosen import CHOSEN
from data.entry.draft import Draft
from data.entry.fields import fields_of
from data.entry.handing_over import hand_over
from data.entry.persons import change_persons, insert_persons
from data.entry.rows import Cells, insert, put, update
from data.schema import metadata

_customers, _identities = metadata.tables["customers"], metadata.tables["customer_identities"]
_profiles = metadata.tables["customer_profiles"]


def insert_customer(entry: Entry, customer: str, draft: Draft, today: date) -> None:
    """All rows of a new customer: active, entered and verified today."""
    texts = {name: text.strip() for name, text in draft.values.items() if text.strip()}
    customers, identities, profile = _placed(draft, texts)
    key = {"customer_id": customer}
    told = {"kind": draft.kind, "status": "active", "created_by": entry.by, "created_on": today.isoformat()}
    side = str(_customers.columns["side"].info["default"])
    insert(entry, _customers, {**key, "side": side, **told, "verified_on": today.isoformat(), **customers})
    put(entry, _identities, key, identities)
    for (section, name), text in profile.items():
        insert(entry, _profiles, {**key, "section": section, "field": name, "value": text})
    insert_persons(entry, customer, draft.persons)
    if owner := customers.get("owner_id"):
        _hand_over(entry, customer, owner, today)


def change_customer(entry: Entry, customer: str, now: Draft, new: Draft, today: date) -> dict[str, tuple[str, str]]:
    """Store what `new` says differently, cell by cell; an emptied one becomes null. Returns the fields that changed.

    Fields that only the former kind has stay as they are. Whoever saves has looked: the customer is verified today.
    """
    changes = differing(now, new)
    texts = {name: text or None for name, (_, text) in changes.items()}
    customers, identities, profile = _placed(new, texts)
    key = {"customer_id": customer}
    kind = {"kind": new.kind} if KIND in changes else {}
    if kind or customers or not _is_verified(entry, customer, today):
        update(entry, _customers, key, {**kind, **customers, "verified_on": today.isoformat()})
    put(entry, _identities, key, identities)
    for (section, name), text in profile.items():
        put(entry, _profiles, {**key, "section": section, "field": name}, {"value": text})
    if PERSONS in changes:
        change_persons(entry, customer, now.persons, new.persons)
    if "owner_id" in changes:
        _hand_over(entry, customer, changes["owner_id"][1], today)
    return changes


def differing(now: Draft, new: Draft) -> dict[str, tuple[str, str]]:
    """The fields of the new kind that change, with the texts before and after."""
    mine = {*fields_of(new.kind), KIND, PERSONS}
    return {name: texts for name, texts in changed(now, new).items() if name in mine}


def _is_verified(entry: Entry, customer: str, today: date) -> bool:
    seen = "select 1 from customers where customer_id = ? and verified_on = cast(? as date)"
    return bool(entry.run(seen, customer, today.isoformat()))


def _hand_over(entry: Entry, customer: str, owner: str, today: date) -> None:
    entry.run(f"create or replace temp table {CHOSEN} as select ?::varchar as customer_id", customer)
    hand_over(entry, owner, today)
    entry.run(f"drop table {CHOSEN}")


def _placed(
    draft: Draft, texts: Cells
) -> tuple[dict[str, str | None], dict[str, str | None], dict[tuple[str, str], str | None]]:
    """The cells of customers and of customer_identities by column, those of the profile by section and field."""
    alone: dict[str, dict[str, str | None]] = {"customers": {}, "customer_identities": {}}
    profile: dict[tuple[str, str], str | None] = {}
    for name, field in fields_of(draft.kind).items():
        if name in texts and field.table:
            alone[field.table][field.column] = texts[name]
        elif name in texts:
            profile[field.section, name] = texts[name]
    return alone["customers"], alone["customer_identities"], profile
