"""What the reader chose: which customers, from which day, over which period, by which rules."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeAlias

Value: TypeAlias = int | float | str

# The fields a reader filters by and splits by, each a column of customers or computed for them at as_of.
FIELDS = ("region", "branch", "owner", "kind", "side", "tier", "lifecycle", "industry", "channel")
# What an opportunity has of its own: it is split by its own owner, that owner's branch, and its product.
DEAL_FIELDS = ("owner", "branch", "product")
# What else narrows the customers, and splits nothing: some by their keys, a saved segment, an expression, a search.
OTHER_FILTERS = ("customer", "segment", "criteria", "search")
UNKNOWN = "Unknown"


@dataclass(frozen=True)
class Filters:
    """One reader's choice; equal choices are equal and hash alike, so that answers can be kept.

    `as_of`, `from_on` and `to_on` are whole days, both ends of the period included; None takes the record's own.
    Several values of one field widen it, several fields narrow it; no value means everybody, for `side` external.
    `rules` holds changes of the rules file for this reader as (name, value) pairs.
    `customer` holds keys; `segment` ids or names of saved segments, of which several widen; `criteria` one expression
    over a customer's attributes (see `queries.criteria`); `search` what a person would type to find a customer.
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
    customer: tuple[str, ...] = ()
    segment: tuple[str, ...] = ()
    criteria: str = ""
    search: str = ""

    def with_changes(self, **changes: object) -> "Filters":
        """The same choice with some parts changed.

        Raises:
            TypeError: a part of that name does not exist.
        """
        return replace(self, **changes)  # type: ignore[arg-type]  # the field names are checked by replace itself

    def with_rule(self, name: str, value: Value) -> "Filters":
        """The same choice with one rule changed."""
        return self.with_changes(rules=(*(kept for kept in self.rules if kept[0] != name), (name, value)))

    @property
    def customer_fields(self) -> dict[str, tuple[str, ...]]:
        """The customer fields that narrow the choice, with their values."""
        chosen = {field.name: getattr(self, field.name) for field in fields(self) if field.name in FIELDS}
        return {name: values for name, values in chosen.items() if values}

    @property
    def other_filters(self) -> frozenset[str]:
        """What else narrows the choice, by name: of customer, segment, criteria and search those that are set."""
        return frozenset(name for name in OTHER_FILTERS if getattr(self, name))
