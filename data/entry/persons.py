"""The people at a customer: new ones, changed ones, and those who are there no longer."""

from collections.abc import Sequence

from data.entry.booking import UnitOfWork
from data.entry.draft import Person
from data.entry.rows import insert_row, update_row
from data.schema import metadata

_persons = metadata.tables["contact_persons"]


def insert_persons(entry: UnitOfWork, customer: str, persons: Sequence[Person]) -> None:
    """Rows for people who are not stored yet; who has no name is nobody."""
    found = entry.run("select person_id from contact_persons where starts_with(person_id, ?)", f"{customer}-")
    ends = [str(person_id).removeprefix(f"{customer}-") for (person_id,) in found]
    last = max([0, *(int(end) for end in ends if end.isdecimal())])
    for number, person in enumerate((one for one in persons if one.name.strip()), last + 1):
        key = {"person_id": f"{customer}-{number}", "customer_id": customer}
        insert_row(entry, _persons, {**key, "name": person.name.strip(), "role": person.role or None})


def update_persons(entry: UnitOfWork, customer: str, now: Sequence[Person], new: Sequence[Person]) -> None:
    """Store who is new and who changed. Who is gone stays as a row without name and part, which undo can fill again."""
    kept = {one.person_id: one for one in new if one.name.strip()}
    there = {one.person_id: one for one in now}
    for person_id, before in there.items():
        after = kept.get(person_id)
        if after is None:
            update_row(entry, _persons, {"person_id": person_id}, {"name": None, "role": None})
        elif (after.name.strip(), after.role) != (before.name, before.role):
            cells = {"name": after.name.strip(), "role": after.role or None}
            update_row(entry, _persons, {"person_id": person_id}, cells)
    # A number that is not this customer's is not believed.
    insert_persons(entry, customer, [one for one in new if one.person_id not in there])
