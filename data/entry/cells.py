"""A customer's cells into the tables where the archive's fields lie."""

from datetime import date

from data.entry.booking import UnitOfWork
from data.entry.changing import KIND, PERSONS, diff_drafts
from data.entry.chosen import TARGET_TABLE
from data.entry.draft import Draft
from data.entry.fields import list_fields_of_kind
from data.entry.handing_over import transfer_assignments
from data.entry.persons import insert_persons, update_persons
from data.entry.rows import Cells, insert_row, update_row, upsert_row
from data.schema import metadata

_customers, _identities = metadata.tables["customers"], metadata.tables["customer_identities"]
_profiles = metadata.tables["customer_profiles"]


def insert_customer(entry: UnitOfWork, customer: str, draft: Draft, today: date) -> None:
    """All rows of a new customer: active, entered and verified today."""
    texts = {name: text.strip() for name, text in draft.values.items() if text.strip()}
    customers, identities, profile = _split_by_table(draft, texts)
    key = {"customer_id": customer}
    told = {"kind": draft.kind, "status": "active", "created_by": entry.by, "created_on": today.isoformat()}
    side = str(_customers.columns["side"].info["default"])
    insert_row(entry, _customers, {**key, "side": side, **told, "verified_on": today.isoformat(), **customers})
    upsert_row(entry, _identities, key, identities)
    for (section, name), text in profile.items():
        insert_row(entry, _profiles, {**key, "section": section, "field": name, "value": text})
    insert_persons(entry, customer, draft.persons)
    if owner := customers.get("owner_id"):
        _transfer_assignment(entry, customer, owner, today)


def update_customer(
    entry: UnitOfWork, customer: str, now: Draft, new: Draft, today: date
) -> dict[str, tuple[str, str]]:
    """Store what `new` says differently, cell by cell; an emptied one becomes null. Returns the fields that changed.

    Fields that only the former kind has stay as they are. Whoever saves has looked: the customer is verified today.
    """
    changes = diff_fields(now, new)
    texts = {name: text or None for name, (_, text) in changes.items()}
    customers, identities, profile = _split_by_table(new, texts)
    key = {"customer_id": customer}
    kind = {"kind": new.kind} if KIND in changes else {}
    if kind or customers or not _is_verified(entry, customer, today):
        update_row(entry, _customers, key, {**kind, **customers, "verified_on": today.isoformat()})
    upsert_row(entry, _identities, key, identities)
    for (section, name), text in profile.items():
        upsert_row(entry, _profiles, {**key, "section": section, "field": name}, {"value": text})
    if PERSONS in changes:
        update_persons(entry, customer, now.persons, new.persons)
    if "owner_id" in changes:
        _transfer_assignment(entry, customer, changes["owner_id"][1], today)
    return changes


def diff_fields(now: Draft, new: Draft) -> dict[str, tuple[str, str]]:
    """The fields of the new kind that change, with the texts before and after."""
    mine = {*list_fields_of_kind(new.kind), KIND, PERSONS}
    return {name: texts for name, texts in diff_drafts(now, new).items() if name in mine}


def _is_verified(entry: UnitOfWork, customer: str, today: date) -> bool:
    seen = "select 1 from customers where customer_id = ? and verified_on = cast(? as date)"
    return bool(entry.run(seen, customer, today.isoformat()))


def _transfer_assignment(entry: UnitOfWork, customer: str, owner: str, today: date) -> None:
    entry.run(f"create or replace temp table {TARGET_TABLE} as select ?::varchar as customer_id", customer)
    transfer_assignments(entry, owner, today)
    entry.run(f"drop table {TARGET_TABLE}")


def _split_by_table(
    draft: Draft, texts: Cells
) -> tuple[dict[str, str | None], dict[str, str | None], dict[tuple[str, str], str | None]]:
    """The cells of customers and of customer_identities by column, those of the profile by section and field."""
    alone: dict[str, dict[str, str | None]] = {"customers": {}, "customer_identities": {}}
    profile: dict[tuple[str, str], str | None] = {}
    for name, field in list_fields_of_kind(draft.kind).items():
        if name in texts and field.table:
            alone[field.table][field.column] = texts[name]
        elif name in texts:
            profile[field.section, name] = texts[name]
    return alone["customers"], alone["customer_identities"], profile
