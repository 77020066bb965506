"""What the reader chose: which customers, from which day, over which period, by which rules."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeAlias

Value: TypeAlias = int | float | str

# The fields a reader filters by and splits by, each a column of customers or computed for them at as_of.
FIELDS = ("region", "branch", "owner", "kind", "side", "tier", "lifecycle", "industry", "channel")
UNKNOWN = "Unknown"


@dataclass(frozen=True)
class Filters:
    """One reader's choice; equal choices are equal and hash alike, so that answers can be kept.

    `as_of`, `from_on` and `to_on` are whole days, both ends of the period included; None takes the record's own.
    Several values of one field widen it, several fields narrow it; no value means everybody, for `side` external.
    `rules` holds changes of the rules file for this reader as (name, value) pairs.
    """

    as_of: date | None = None
    from_on: date | None = None
    to_on: date | None = None
    region: tuple[str, ...] = ()
    branch: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    side: tuple[str, ...] = ()
    tier: tuple[str, ...] = ()
    lifecycle: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    rules: tuple[tuple[str, Value], ...] = ()

    def but(self, **changes: object) -> "Filters":
        """The same choice with some parts changed.

        Raises:
            TypeError: a part of that name does not exist.
        """
        return replace(self, **changes)  # type: ignore[arg-type]  # the field names are checked by replace itself

    def rule(self, name: str, value: Value) -> "Filters":
        """The same choice with one rule changed."""
        return self.but(rules=(*(kept for kept in self.rules if kept[0] != name), (name, value)))

    @property
    def customers(self) -> dict[str, tuple[str, ...]]:
        """The customer fields that narrow the choice, with their values."""
        chosen = {field.name: getattr(self, field.name) for field in fields(self) if field.name in FIELDS}
        return {name: values for name, values in chosen.items() if values}
