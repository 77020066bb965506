"""Writes a draft into the tables that hold the fields of the customer archive."""

from collections.abc import Sequence
from datetime import date

from data.entry.contacts.assignments import transfer_assignments
from data.entry.contacts.target_customers import TARGET_TABLE
from data.entry.record.draft import Draft, Person
from data.entry.record.draft_diff import KIND, PERSONS, diff_drafts
from data.ledger.row_writes import Cells, insert_row, update_row, upsert_row
from data.ledger.unit_of_work import UnitOfWork
from data.schema import metadata
from data.schema.customer_archive import list_fields_of_kind

_customers, _identities = metadata.tables["customers"], metadata.tables["customer_identities"]
_persons, _profiles = metadata.tables["contact_persons"], metadata.tables["customer_profiles"]


def insert_persons(entry: UnitOfWork, customer: str, persons: Sequence[Person]) -> None:
    """Inserts rows for new contact persons; one without a name is left out."""
    rows = entry.execute("select person_id from contact_persons where starts_with(person_id, ?)", f"{customer}-")
    ends = [str(person_id).removeprefix(f"{customer}-") for (person_id,) in rows]
    last = max([0, *(int(end) for end in ends if end.isdecimal())])
    for number, person in enumerate((new for new in persons if new.name.strip()), last + 1):
        key = {"person_id": f"{customer}-{number}", "customer_id": customer}
        insert_row(entry, _persons, {**key, "name": person.name.strip(), "role": person.role or None})


def update_persons(entry: UnitOfWork, customer: str, current: Sequence[Person], new: Sequence[Person]) -> None:
    """Stores new and changed persons. A removed one stays as a row without name and role, which undo can fill again."""
    remaining = {person.person_id: person for person in new if person.name.strip()}
    stored = {person.person_id: person for person in current}
    for person_id, before in stored.items():
        after = remaining.get(person_id)
        if after is None:
            update_row(entry, _persons, {"person_id": person_id}, {"name": None, "role": None})
        elif (after.name.strip(), after.role) != (before.name, before.role):
            cells = {"name": after.name.strip(), "role": after.role or None}
            update_row(entry, _persons, {"person_id": person_id}, cells)
    # A person with another customer's number counts as new.
    insert_persons(entry, customer, [person for person in new if person.person_id not in stored])


def insert_customer(entry: UnitOfWork, customer: str, draft: Draft, today: date) -> None:
    """Inserts all rows of a new customer: status active, created and verified today."""
    texts = {name: text.strip() for name, text in draft.values.items() if text.strip()}
    customers, identities, profile = _split_by_table(draft, texts)
    key = {"customer_id": customer}
    defaults = {"kind": draft.kind, "status": "active", "created_by": entry.by, "created_on": today.isoformat()}
    side = str(_customers.columns["side"].info["default"])
    insert_row(entry, _customers, {**key, "side": side, **defaults, "verified_on": today.isoformat(), **customers})
    upsert_row(entry, _identities, key, identities)
    for (section, name), text in profile.items():
        insert_row(entry, _profiles, {**key, "section": section, "field": name, "value": text})
    insert_persons(entry, customer, draft.persons)
    if owner := customers.get("owner_id"):
        _transfer_assignment(entry, customer, owner, today)


def update_customer(
    entry: UnitOfWork, customer: str, current: Draft, new: Draft, today: date
) -> dict[str, tuple[str, str]]:
    """Stores the cells in which `new` differs; an emptied one becomes null. Sets `verified_on` to today.

    Fields that only the former kind has stay as they are.

    Returns:
        The fields that changed, each with its text before and after.
    """
    changes = diff_fields(current, new)
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
        update_persons(entry, customer, current.persons, new.persons)
    if "owner_id" in changes:
        _transfer_assignment(entry, customer, changes["owner_id"][1], today)
    return changes


def diff_fields(current: Draft, new: Draft) -> dict[str, tuple[str, str]]:
    """The fields of the new kind that change, each with its text before and after."""
    fields = {*list_fields_of_kind(new.kind), KIND, PERSONS}
    return {name: texts for name, texts in diff_drafts(current, new).items() if name in fields}


def _is_verified(entry: UnitOfWork, customer: str, today: date) -> bool:
    query = "select 1 from customers where customer_id = ? and verified_on = cast(? as date)"
    return bool(entry.execute(query, customer, today.isoformat()))


def _transfer_assignment(entry: UnitOfWork, customer: str, owner: str, today: date) -> None:
    entry.execute(f"create or replace temp table {TARGET_TABLE} as select ?::varchar as customer_id", customer)
    transfer_assignments(entry, owner, today)
    entry.execute(f"drop table {TARGET_TABLE}")


def _split_by_table(
    draft: Draft, texts: Cells
) -> tuple[dict[str, str | None], dict[str, str | None], dict[tuple[str, str], str | None]]:
    """The cells of customers and of customer_identities by column, those of the profile by section and field."""
    by_table: dict[str, dict[str, str | None]] = {"customers": {}, "customer_identities": {}}
    profile: dict[tuple[str, str], str | None] = {}
    for name, field in list_fields_of_kind(draft.kind).items():
        if name in texts and field.table:
            by_table[field.table][field.column] = texts[name]
        elif name in texts:
            profile[field.section, name] = texts[name]
    return by_table["customers"], by_table["customer_identities"], profile
