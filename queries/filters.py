"""The reader's filters: which customers, from which day, over which period, by which rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeAlias

from queries.catalog.fields import CATALOGUE, DEAL_FIELDS, FIELDS, UNKNOWN

__all__ = ["DEAL_FIELDS", "FIELDS", "OTHER_FILTERS", "UNKNOWN", "Filters", "Value"]

Value: TypeAlias = int | float | str

# Filters that are no fields and split nothing: customers by key, saved segments, an expression, a search.
OTHER_FILTERS = ("customer", "segment", "criteria", "search")


@dataclass(frozen=True, init=False)
class Filters:
    """One reader's filters; equal filters are equal and hash alike, so that answers can be cached.

    Each field of queries/fields.toml is an argument and an attribute: `Filters(region=("North",)).region`. Several
    values of one field widen the filter, several fields narrow it; no value means everybody, for `side` external.

    Args:
        as_of: the day to look from; the latest day on record where None.
        from_on: the first day of the period; the first day on record where None.
        to_on: the last day of the period, included; `as_of` where None.
        rules: changes of the rules file for this reader, as (name, value) pairs.
        customer: keys of customers.
        segment: ids or names of saved segments; several widen.
        criteria: one expression over a customer's attributes, see `queries.criteria`.
        search: what a person would type to find a customer.
        field_values: the values of each field.

    Raises:
        TypeError: there is no field of that name.
    """

    as_of: date | None
    from_on: date | None
    to_on: date | None
    field_values: tuple[tuple[str, tuple[str, ...]], ...]
    rules: tuple[tuple[str, Value], ...]
    customer: tuple[str, ...]
    segment: tuple[str, ...]
    criteria: str
    search: str

    def __init__(
        self,
        as_of: date | None = None,
        from_on: date | None = None,
        to_on: date | None = None,
        *,
        rules: tuple[tuple[str, Value], ...] = (),
        customer: tuple[str, ...] = (),
        segment: tuple[str, ...] = (),
        criteria: str = "",
        search: str = "",
        **field_values: tuple[str, ...],
    ) -> None:
        if unknown := [name for name in field_values if name not in FIELDS]:
            raise TypeError(f"Filters has no field {unknown[0]!r}; the fields are {', '.join(FIELDS)}")
        in_order = tuple((name, field_values[name]) for name in FIELDS if field_values.get(name))
        parts = {
            "as_of": as_of,
            "from_on": from_on,
            "to_on": to_on,
            "field_values": in_order,
            "rules": rules,
            "customer": customer,
            "segment": segment,
            "criteria": criteria,
            "search": search,
        }
        for name, value in parts.items():
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> tuple[str, ...]:
        # Reached for what is no attribute of the class: the fields of the catalogue.
        if name in FIELDS:
            return self.customer_fields.get(name, ())
        raise AttributeError(f"Filters has no part {name!r}")

    def with_changes(self, **changes: Any) -> Filters:
        """The same filters with some parts changed.

        Raises:
            TypeError: there is no part of that name.
        """
        parts = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "field_values"}
        return Filters(**{**parts, **self.customer_fields, **changes})

    def with_rule(self, name: str, value: Value) -> Filters:
        """The same filters with one rule changed."""
        return self.with_changes(rules=(*(rule for rule in self.rules if rule[0] != name), (name, value)))

    @property
    def customer_fields(self) -> dict[str, tuple[str, ...]]:
        """The fields that narrow the customers, with their values."""
        return dict(self.field_values)

    @property
    def fields_in_force(self) -> Mapping[str, tuple[str, ...]]:
        """The fields that narrow the customers, with the defaults of those that the reader left alone."""
        defaults = {name: CATALOGUE[name].default for name in FIELDS if CATALOGUE[name].default}
        return {**defaults, **self.customer_fields}

    @property
    def other_filters(self) -> frozenset[str]:
        """What else narrows the customers, by name: of customer, segment, criteria and search those that are set."""
        return frozenset(name for name in OTHER_FILTERS if getattr(self, name))
