"""A form that somebody is filling in: what was typed, what it started from, and how its widgets are called."""

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
    """One customer being typed in, kept in the session; `customer_id` is empty while the customer is new.

    `seen` and `base` are the stamp and the content of the customer when the form was filled. `typed` also remembers
    the fields of the other kind. `notes` are texts beside the archive, such as why it is stored all the same.
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
        """What was typed, without the fields of the other kind."""
        asked = list_fields_of_kind(self.typed.kind)
        values = {name: text for name, text in self.typed.values.items() if name in asked}
        # Who is on record is taken out by an empty name; a part without a name is said to be unfinished.
        named = (one for one in self.typed.persons if one.name.strip() or one.role and not one.person_id)
        persons = tuple(named) if self.has_persons else ()
        return Draft(self.typed.kind, values, persons)

    @property
    def has_persons(self) -> bool:
        """Contact persons are asked for at an enterprise, and kept where there are some."""
        return self.typed.kind == "enterprise" or bool(self.base and self.base.persons)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was typed that would be missed."""
        begun = self.base or Draft(self.typed.kind, INITIAL_VALUES)
        return self.typed == begun and not any(self.notes.values())

    def text(self, name: str) -> str:
        """What stands in a field."""
        return self.typed.values.get(name, "")

    def take(self, name: str, text: str) -> None:
        """Takes over what was typed into a field's own widget."""
        self.typed = self.typed.with_values(**{name: text})

    def put(self, values: Mapping[str, str]) -> None:
        """Fills fields from elsewhere; their widgets begin anew with it."""
        for name in values:
            self.widget_versions[name] = self.widget_versions.get(name, 0) + 1
        self.typed = self.typed.with_values(**values)

    def replace_content(self, typed: Draft, base: Draft, seen: str) -> None:
        """Fills the whole form from elsewhere, as of another state of the customer."""
        self.base, self.seen = base, seen
        names = {*typed.values, *self.typed.values}
        self.put({name: typed.values.get(name, "") for name in names if typed.values.get(name, "") != self.text(name)})
        for name in ("persons", "kind"):
            self.widget_versions[name] = self.widget_versions.get(name, 0) + 1
        self.typed = replace(self.typed, kind=typed.kind, persons=typed.persons)

    def store_person(self, place: int, **parts: str) -> None:
        """Takes over what was typed into a row of persons; the one behind the last begins a new row."""
        rows = [*self.typed.persons, Person("")]
        rows[place] = replace(rows[place], **parts)
        while rows and rows[-1] == Person(""):
            rows.pop()
        self.typed = replace(self.typed, persons=tuple(rows))

    def key(self, name: str) -> str:
        """The widget of a field. A browser holds what was chosen by its words, so each language has its own."""
        return f"form_{self.number}_{name}_{self.widget_versions.get(name, 0)}_{get_language()}"

    def to_json(self) -> str:
        """As `filled_again` reads it."""
        held = {"typed": self.typed.to_json(), "notes": self.notes, "customer": self.customer_id, "seen": self.seen}
        return json.dumps(held | ({"base": self.base.to_json()} if self.base else {}), ensure_ascii=False)


def restore_form(number: int, content: str) -> CustomerForm:
    """The form that `to_json` wrote; whatever of it cannot be read is left out."""
    try:
        held = json.loads(content)
    except ValueError:
        held = {}
    held = held if isinstance(held, dict) else {}
    notes = held.get("notes")
    return CustomerForm(
        number,
        customer_id=str(held.get("customer", "")),
        seen=str(held.get("seen", "")),
        base=Draft.from_json(held["base"]) if isinstance(held.get("base"), str) else None,
        typed=Draft.from_json(str(held.get("typed", ""))),
        notes={str(name): str(text) for name, text in notes.items()} if isinstance(notes, dict) else {},
    )
