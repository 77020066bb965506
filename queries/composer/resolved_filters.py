"""Resolved filters: values as the warehouse spells them, segments looked up, criteria turned into a condition."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from data.errors import QuestionError
from data.parsing.suggestions import find_closest_word
from data.warehouse import Warehouse
from queries.composer import segments
from queries.composer.reference_data import load_field_values
from queries.criteria import parse_criteria
from queries.criteria.expression import Part, join_parts
from queries.criteria.writer import build_predicate
from queries.filters import Filters

Scalar = str | int | float | bool | date | None
BindValue = Scalar | tuple[Scalar, ...]


@dataclass(frozen=True)
class ResolvedFilters:
    """Filters as a statement needs them.

    Attributes:
        filters: the filters, their values as the warehouse spells them.
        narrowing: the names of those that are set and narrow the customers.
        criteria: the condition that criteria and segments come to, on a row `a` of profile/customer_attributes.
        binds: the values that the statement takes for customers, search and criteria.
    """

    filters: Filters
    narrowing: frozenset[str]
    criteria: str = ""
    binds: dict[str, BindValue] = field(default_factory=dict)


def resolve_filters(warehouse: Warehouse, filters: Filters) -> ResolvedFilters:
    """The filters as the warehouse knows them.

    Raises:
        QuestionError: a value that no customer has, a segment that is not there or cannot be understood, criteria that
            cannot be read, or a period that ends before it begins.
    """
    if filters.from_on and filters.to_on and filters.from_on > filters.to_on:
        raise QuestionError(
            "The period ends on {to_on}, before it begins on {from_on}.", to_on=filters.to_on, from_on=filters.from_on
        )
    filters = _normalize_values(warehouse, filters)
    parts: list[Part] = [parse_criteria(filters.criteria).part] if filters.criteria.strip() else []
    filters = filters.with_changes(criteria=filters.criteria.strip(), search=" ".join(filters.search.split()))
    if filters.segment:
        union, sides = segments.resolve_segments(warehouse, filters.segment, filters.side)
        parts.append(union)
        filters = filters.with_changes(side=sides)
    criteria, bound = _write_condition(parts)
    binds: dict[str, BindValue] = {"customer": filters.customer, **_build_search_binds(filters.search), **bound}
    return ResolvedFilters(filters, _find_narrowing_fields(filters, criteria), criteria, binds)


def resolve_without_warehouse(filters: Filters) -> tuple[frozenset[str], str]:
    """The names of the filters that narrow, and the condition of the criteria, without a warehouse.

    Raises:
        QuestionError: the criteria cannot be read, or there is a segment, which only its warehouse knows.
    """
    if filters.segment:
        raise QuestionError(
            "Only a warehouse knows its segments; write the criteria of {name}.", name=filters.segment[0]
        )
    criteria, _ = _write_condition([parse_criteria(filters.criteria).part] if filters.criteria.strip() else [])
    return _find_narrowing_fields(filters, criteria), criteria


def _write_condition(parts: list[Part]) -> tuple[str, dict[str, BindValue]]:
    bound: dict[str, BindValue] = {}
    return (build_predicate(join_parts("and", parts), bound).sql(dialect="duckdb") if parts else ""), bound


def _find_narrowing_fields(filters: Filters, criteria: str) -> frozenset[str]:
    others = filters.other_filters - {"segment", "criteria"}
    return frozenset(filters.customer_fields) | others | (frozenset({"criteria"}) if criteria else frozenset())


def _normalize_values(warehouse: Warehouse, filters: Filters) -> Filters:
    """The filters with each value replaced by the name that reports give it, sorted and without repetitions."""
    changes: dict[str, tuple[str, ...]] = {"customer": tuple(sorted(set(filters.customer)))}
    for name, values in filters.customer_fields.items():
        names = load_field_values(warehouse, name)
        for value in values:
            if value not in names:
                near = find_closest_word(value, dict.fromkeys(names.values()))
                raise QuestionError(
                    "No customer has the {field} {value}. Did you mean {near}?", field=name, value=value, near=near
                )
        changes[name] = tuple(sorted({names[value] for value in values}))
    return filters.with_changes(**changes)


def _build_search_binds(text: str) -> dict[str, BindValue]:
    """The values that a search is compared with: its lower-case text, and its digits where it may be a phone number."""
    lower_case = unicodedata.normalize("NFKC", text).lower()
    digits = re.sub(r"[ \-()+./]", "", lower_case)
    number = re.sub(r"^(00)?86(?=[0-9]{11}$)", "", digits)
    return {"search": lower_case, "search_number": number if re.fullmatch(r"[0-9]{5,}", number) else "none"}
