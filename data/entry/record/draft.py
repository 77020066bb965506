"""A customer as somebody typed it, before or after it was stored."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from data.schema.customer_archive import KINDS, list_fields_of_kind

# The parts that people at an enterprise have, besides those of the archive's form: see contact_persons.role.
PRINCIPAL_ROLES = ("owner", "manager", "legal_representative")


@dataclass(frozen=True)
class Person:
    """Somebody at the customer; `person_id` is empty while not stored."""

    name: str
    role: str = ""
    person_id: str = ""


@dataclass(frozen=True)
class Draft:
    """What was typed: the kind, a text for each filled field of the archive, the people there.

    Texts are as typed until `data.entry.checking` made them plain: days as 2026-10-31, flags as true or false.
    A field that is not in `values` is empty.
    """

    kind: str = "individual"
    values: dict[str, str] = field(default_factory=dict)
    persons: tuple[Person, ...] = ()

    def with_values(self, **values: str) -> "Draft":
        """The same with some fields changed; an empty text empties the field."""
        changed = self.values | values
        return replace(self, values={name: text for name, text in changed.items() if text.strip()})

    def to_json(self) -> str:
        """As a text that `from_json` reads."""
        persons = [[person.name, person.role, person.person_id] for person in self.persons]
        return json.dumps({"kind": self.kind, "values": self.values, "persons": persons}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Draft":
        """What `to_json` wrote; whatever of it cannot be read is left out."""
        try:
            told = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(told, dict):
            return cls()
        kind = told.get("kind")
        values, persons = told.get("values"), told.get("persons")
        return cls(
            kind if kind in KINDS else KINDS[0],
            {str(name): str(value) for name, value in values.items()} if isinstance(values, dict) else {},
            tuple(Person(*map(str, one[:3])) for one in persons if isinstance(one, list) and one)
            if isinstance(persons, list)
            else (),
        )


def flatten_draft(draft: Draft) -> Mapping[str, str]:
    """Every field of a draft in one map, for the audit and for comparing: kind, values of the kind, persons."""
    mine = list_fields_of_kind(draft.kind)
    values = {name: text.strip() for name, text in draft.values.items() if name in mine and text.strip()}
    persons = "; ".join(f"{one.name} ({one.role})" if one.role else one.name for one in draft.persons if one.name)
    return {"kind": draft.kind, **values, **({"persons": persons} if persons else {})}
