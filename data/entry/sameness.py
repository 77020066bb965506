"""When are two customers probably one? The one place where that is decided."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data.entry.identity import birth_of, id_key
from data.entry.normal import email_key, mobile_key, name_keys
from data.entry.places import city_key, ways

# Why two customers are probably one, strongest first.
BECAUSE = ("id_number", "mobile", "email", "name_and_city")


@dataclass(frozen=True)
class Somebody:
    """What a customer is known by, as it is on record or was typed; what is not known is empty."""

    customer_id: str = ""
    kind: str = ""
    name: str = ""
    city: str = ""
    mobile: str = ""
    email: str = ""
    id_number: str = ""
    birth_on: date | None = None

    @cached_property
    def keys(self) -> tuple[str, str, str]:
        """Identity number, mobile and e-mail in one way of writing; a row of one digit is nobody's."""
        found = (id_key(self.id_number), mobile_key(self.mobile), email_key(self.email))
        id_number, mobile, email = (key if len(set(key)) > 2 else "" for key in found)
        return id_number, mobile, email

    @cached_property
    def place(self) -> str:
        """The city's key."""
        return city_key(self.city) if self.city else ""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The name's key, and the key without the customer's city, else without the one that the name tells."""
        keys = name_keys(self.name, self.kind, self.place)
        if self.place or self.kind != "enterprise":
            return keys
        told = {city_key(way) for way in ways() if way in keys[0]}
        return *keys, *(name_keys(self.name, self.kind, city)[1] for city in sorted(told))

    @cached_property
    def born(self) -> date | None:
        """The day of birth on record, else the one that the identity number says."""
        return self.birth_on or (birth_of(self.id_number) if self.id_number and self.kind != "enterprise" else None)


def because(one: Somebody, other: Somebody) -> tuple[str, ...]:
    """Why the two are probably one, strongest first; nothing where they are not."""
    same = [name for name, mine, theirs in zip(BECAUSE, one.keys, other.keys, strict=False) if mine and mine == theirs]
    if _same_name_and_city(one, other) and not _are_two(one, other):
        same.append("name_and_city")
    return tuple(same)


def _same_name_and_city(one: Somebody, other: Somebody) -> bool:
    if not one.names[0] or not other.names[0]:
        return False
    if not one.place or not other.place:
        # Where a firm is may go without saying; two people of one name are as a rule two.
        return one.kind == other.kind == "enterprise" and bool(_in(one, other.place) & _in(other, one.place))
    return one.place == other.place and bool(set(one.names) & set(other.names))


def _in(somebody: Somebody, place: str) -> set[str]:
    """The name's keys, also as of a customer in this place."""
    return {*somebody.names, *name_keys(somebody.name, somebody.kind, place)}


def _are_two(one: Somebody, other: Somebody) -> bool:
    """Documents of one kind with different numbers, or different days of birth."""
    mine, theirs = one.keys[0], other.keys[0]
    if mine and theirs and len(mine) == len(theirs) and mine != theirs:
        return True
    return one.born is not None and other.born is not None and one.born != other.born
