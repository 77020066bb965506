"""Match rules: when two customers are probably one. Nothing else decides it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data.entry.duplicates.city_names import build_city_key, list_all_spellings
from data.entry.duplicates.match_keys import build_email_key, build_mobile_key, build_name_keys
from data.parsing.identity_number import build_id_key, extract_birth_date

# Why two customers are probably one, strongest first.
MATCH_REASONS = ("id_number", "mobile", "email", "name_and_city")


@dataclass(frozen=True)
class MatchRecord:
    """The fields by which a customer is compared, stored or typed; unknown ones are empty."""

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
        """Keys of identity number, mobile and e-mail; a number of one or two different digits counts as none."""
        keys = (build_id_key(self.id_number), build_mobile_key(self.mobile), build_email_key(self.email))
        id_number, mobile, email = (key if len(set(key)) > 2 else "" for key in keys)
        return id_number, mobile, email

    @cached_property
    def city_key(self) -> str:
        """The key of the city; empty where unknown."""
        return build_city_key(self.city) if self.city else ""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Keys of the name: with its city, and without the customer's city or else those that the name contains."""
        keys = build_name_keys(self.name, self.kind, self.city_key)
        if self.city_key or self.kind != "enterprise":
            return keys
        cities = {build_city_key(way) for way in list_all_spellings() if way in keys[0]}
        return *keys, *(build_name_keys(self.name, self.kind, city)[1] for city in sorted(cities))

    @cached_property
    def birth_date(self) -> date | None:
        """The day of birth on record, else that in the identity number."""
        return self.birth_on or (
            extract_birth_date(self.id_number) if self.id_number and self.kind != "enterprise" else None
        )


def find_match_reasons(one: MatchRecord, other: MatchRecord) -> tuple[str, ...]:
    """Reasons why the two are probably one, strongest first; empty where they are not."""
    same = [
        name for name, mine, theirs in zip(MATCH_REASONS, one.keys, other.keys, strict=False) if mine and mine == theirs
    ]
    if _has_same_name_and_city(one, other) and not _is_contradicted(one, other):
        same.append("name_and_city")
    return tuple(same)


def _has_same_name_and_city(one: MatchRecord, other: MatchRecord) -> bool:
    if not one.names[0] or not other.names[0]:
        return False
    if not one.city_key or not other.city_key:
        # An enterprise often leaves out its city; two people of one name are usually two.
        return one.kind == other.kind == "enterprise" and bool(
            _build_names_in_city(one, other.city_key) & _build_names_in_city(other, one.city_key)
        )
    return one.city_key == other.city_key and bool(set(one.names) & set(other.names))


def _build_names_in_city(record: MatchRecord, city: str) -> set[str]:
    """The keys of the name, also as a customer in this city has them."""
    return {*record.names, *build_name_keys(record.name, record.kind, city)}


def _is_contradicted(one: MatchRecord, other: MatchRecord) -> bool:
    """Whether the two have documents of one kind with different numbers, or different days of birth."""
    mine, theirs = one.keys[0], other.keys[0]
    if mine and theirs and len(mine) == len(theirs) and mine != theirs:
        return True
    return one.birth_date is not None and other.birth_date is not None and one.birth_date != other.birth_date
