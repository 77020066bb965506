"""A customer form: what was typed, what it was filled from, and the keys of its widgets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from data.entry.record.draft import Draft, Person
from data.schema.customer_archive import list_fields_of_kind
from pages.ui.i18n.translation import get_language

INITIAL_VALUES = {"side": "external"}


@dataclass
class CustomerForm:
    """The form of one customer, which the session holds.

    Attributes:
        number: number of the form in its session; part of the widgets' keys.
        customer_id: the customer who is edited; empty for a new one.
        seen: fingerprint of the customer when the form was filled; empty for a new one.
        base: content of the customer when the form was filled; None for a new one.
        typed: what was typed, fields of the other kind of customer included.
        notes: texts that are not part of the archive, such as the reason why a duplicate is stored.
        widget_versions: how often each field was filled from elsewhere; part of the widgets' keys.
        has_tried_saving: whether somebody tried to store the form.
        outcome: results of the last try and of look-ups, by name.
    """

    number: int
    customer_id: str = ""
    seen: str = ""
    base: Draft | None = None
    typed: Draft = field(default_factory=lambda: Draft(values=dict(INITIAL_VALUES)))
    notes: dict[str, str] = field(default_factory=dict)
    widget_versions: dict[str, int] = field(default_factory=dict)
    has_tried_saving: bool = False
    outcome: dict[str, Any] = field(default_factory=dict)

    @property
    def current_draft(self) -> Draft:
        """What was typed, without the fields of the other kind of customer and without removed persons."""
        fields = list_fields_of_kind(self.typed.kind)
        values = {name: text for name, text in self.typed.values.items() if name in fields}
        # An empty name removes a person on record; of a new person it is reported as missing.
        persons = (
            person for person in self.typed.persons if person.name.strip() or person.role and not person.person_id
        )
        return Draft(self.typed.kind, values, tuple(persons) if self.has_persons else ())

    @property
    def has_persons(self) -> bool:
        """Whether the form shows contact persons: of an enterprise, and of a customer who has some on record."""
        return self.typed.kind == "enterprise" or bool(self.base and self.base.persons)

    @property
    def is_untouched(self) -> bool:
        """Whether the form is as it was opened."""
        initial = self.base or Draft(self.typed.kind, INITIAL_VALUES)
        return self.typed == initial and not any(self.notes.values())

    def text(self, name: str) -> str:
        """The text of a field; '' where it is empty."""
        return self.typed.values.get(name, "")

    def take(self, name: str, text: str) -> None:
        """Stores the text that a field's own widget holds."""
        self.typed = self.typed.with_values(**{name: text})

    def put(self, values: Mapping[str, str]) -> None:
        """Fills fields from elsewhere and gives them new widgets, which start with the new text."""
        for name in values:
            self.widget_versions[name] = self.widget_versions.get(name, 0) + 1
        self.typed = self.typed.with_values(**values)

    def replace_content(self, typed: Draft, base: Draft, seen: str) -> None:
        """Fills the whole form from another state of the customer.

        Args:
            typed: the new content of the form.
            base: the content of the customer in that state.
            seen: the fingerprint of that state.
        """
        self.base, self.seen = base, seen
        names = {*typed.values, *self.typed.values}
        self.put({name: typed.values.get(name, "") for name in names if typed.values.get(name, "") != self.text(name)})
        for name in ("persons", "kind"):
            self.widget_versions[name] = self.widget_versions.get(name, 0) + 1
        self.typed = replace(self.typed, kind=typed.kind, persons=typed.persons)

    def store_person(self, index: int, **parts: str) -> None:
        """Stores what was typed into a row of persons; the index after the last adds a person."""
        rows = [*self.typed.persons, Person("")]
        rows[index] = replace(rows[index], **parts)
        while rows and rows[-1] == Person(""):
            rows.pop()
        self.typed = replace(self.typed, persons=tuple(rows))

    def key(self, name: str) -> str:
        """The key of a field's widget; each language has its own, since a browser holds a choice by its label."""
        return f"form_{self.number}_{name}_{self.widget_versions.get(name, 0)}_{get_language()}"

    def to_json(self) -> str:
        """The content of the form, as `restore_form` reads it."""
        content = {"typed": self.typed.to_json(), "notes": self.notes, "customer": self.customer_id, "seen": self.seen}
        return json.dumps(content | ({"base": self.base.to_json()} if self.base else {}), ensure_ascii=False)


def restore_form(number: int, content: str) -> CustomerForm:
    """The form that `to_json` wrote; parts that cannot be read are left out."""
    try:
        parsed = json.loads(content)
    except ValueError:
        parsed = {}
    stored = parsed if isinstance(parsed, dict) else {}
    notes = stored.get("notes")
    return CustomerForm(
        number,
        customer_id=str(stored.get("customer", "")),
        seen=str(stored.get("seen", "")),
        base=Draft.from_json(stored["base"]) if isinstance(stored.get("base"), str) else None,
        typed=Draft.from_json(str(stored.get("typed", ""))),
        notes={str(name): str(text) for name, text in notes.items()} if isinstance(notes, dict) else {},
    )
