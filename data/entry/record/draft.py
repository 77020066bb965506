"""A customer as a form holds it, before or after it is stored."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from data.schema.customer_archive import KINDS, list_fields_of_kind

# Roles of persons at an enterprise that are not offered by the form; see contact_persons.role.
PRINCIPAL_ROLES = ("owner", "manager", "legal_representative")


@dataclass(frozen=True)
class Person:
    """A contact person; `person_id` is empty while not stored."""

    name: str
    role: str = ""
    person_id: str = ""


@dataclass(frozen=True)
class Draft:
    """The kind, the text of each filled field of the customer archive, and the contact persons.

    Texts are as typed until `normalize_draft` brings them into one spelling: days as 2026-10-31, flags as true or
    false. A field that is not in `values` is empty.
    """

    kind: str = "individual"
    values: dict[str, str] = field(default_factory=dict)
    persons: tuple[Person, ...] = ()

    def with_values(self, **values: str) -> "Draft":
        """A copy with some fields changed; an empty text empties the field."""
        changed = self.values | values
        return replace(self, values={name: text for name, text in changed.items() if text.strip()})

    def to_json(self) -> str:
        """The draft as JSON, which `from_json` reads."""
        persons = [[person.name, person.role, person.person_id] for person in self.persons]
        return json.dumps({"kind": self.kind, "values": self.values, "persons": persons}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Draft":
        """The draft of a JSON text; what cannot be read is left out."""
        try:
            content = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(content, dict):
            return cls()
        kind = content.get("kind")
        values, persons = content.get("values"), content.get("persons")
        return cls(
            kind if kind in KINDS else KINDS[0],
            {str(name): str(value) for name, value in values.items()} if isinstance(values, dict) else {},
            tuple(Person(*map(str, cells[:3])) for cells in persons if isinstance(cells, list) and cells)
            if isinstance(persons, list)
            else (),
        )


def flatten_draft(draft: Draft) -> Mapping[str, str]:
    """All fields of a draft in one mapping, for the audit log and for comparing: kind, values of the kind, persons."""
    fields = list_fields_of_kind(draft.kind)
    values = {name: text.strip() for name, text in draft.values.items() if name in fields and text.strip()}
    persons = "; ".join(
        f"{person.name} ({person.role})" if person.role else person.name for person in draft.persons if person.name
    )
    return {"kind": draft.kind, **values, **({"persons": persons} if persons else {})}
