"""Saved segments, as conditions: the customer fields and criteria of an address, kept under a name."""

from functools import lru_cache
from urllib.parse import parse_qs

from data.errors import QuestionError
from data.parsing.suggestions import find_closest_word
from data.warehouse import Warehouse
from queries.catalog.fields import CATALOGUE, FIELDS, UNKNOWN
from queries.composer.plan import QueryPlan
from queries.composer.printer import print_sql
from queries.composer.reference_data import load_field_values
from queries.criteria import parse_criteria, write_criteria
from queries.criteria.expression import Condition, Part, join_parts
from queries.filters import Filters

DEFAULT_SIDES = CATALOGUE["side"].default


def resolve_segments(
    warehouse: Warehouse, segment_names: tuple[str, ...], side: tuple[str, ...]
) -> tuple[Part, tuple[str, ...]]:
    """The customers of any of the segments, by id or name, and the sides that they are on, unless a `side` is chosen.

    Raises:
        QuestionError: a segment is not there, or cannot be understood.
    """
    known = _load_saved_segments(warehouse, warehouse.version)
    parts, sides = [], set[str]()
    for wanted in segment_names:
        found = [row for row in known if wanted == row[0]] or [row for row in known if wanted == row[1]]
        if not found and not known:
            raise QuestionError("There is no segment {name}: none is saved.", name=wanted)
        if not found:
            raise QuestionError(
                "There is no segment {name}. Did you mean {near}?",
                name=wanted,
                near=find_closest_word(wanted, _list_segment_names(known)),
            )
        for _, name, filters in found:
            conditions, own_sides = _parse_segment(warehouse, name, filters)
            on_side = [] if side and not own_sides else [Condition("side", "in", own_sides or DEFAULT_SIDES)]
            parts.append(join_parts("and", [*conditions, *on_side] or [Condition("side", "in", side)]))
            sides |= set(own_sides or DEFAULT_SIDES)
    return join_parts("or", parts), side or tuple(sorted(sides))


@lru_cache(maxsize=16)
def _load_saved_segments(warehouse: Warehouse, version: str) -> tuple[tuple[str, str, str], ...]:
    rows = warehouse.read(print_sql(QueryPlan("explorer/segments"), warehouse.dialect).text, {})
    return tuple((str(row.segment_id), str(row.name), str(row.filters)) for row in rows.itertuples())


def _list_segment_names(known: tuple[tuple[str, str, str], ...]) -> list[str]:
    return [row[1] for row in known] or [row[0] for row in known]


def _parse_segment(warehouse: Warehouse, name: str, filters: str) -> tuple[list[Part], tuple[str, ...]]:
    parts: list[Part] = []
    sides: tuple[str, ...] = ()
    try:
        said = parse_qs(filters.removeprefix("?"), keep_blank_values=True, strict_parsing=bool(filters))
        for field, values in said.items():
            if field == "criteria":
                parts += [parse_criteria(text).part for text in values if text.strip()]
            elif field == "customer":
                parts.append(Condition("customer_id", "in", tuple(values)))
            elif field == "side":
                sides = tuple(sorted({load_field_values(warehouse, field)[value] for value in values}))
            elif field in FIELDS:
                parts.append(_build_field_condition(warehouse, field, values))
            else:
                raise ValueError(field)
    except (QuestionError, ValueError, KeyError) as problem:
        raise QuestionError(
            "The segment {name} cannot be understood: {why}. Mend it in the explorer, or choose another.",
            name=name,
            why=str(problem).rstrip("."),
        ) from problem
    return parts, sides


def _build_field_condition(warehouse: Warehouse, field: str, field_values: list[str]) -> Part:
    known = load_field_values(warehouse, field)
    for value in field_values:
        if value not in known:
            raise ValueError(f"{field}={value}")
    spelled = tuple(sorted({known[value] for value in field_values}))
    if CATALOGUE[field].within:
        unknown: list[Part] = [Condition(field, "=", (UNKNOWN,))] if UNKNOWN in spelled else []
        return join_parts("or", [Condition(field, "within", spelled), *unknown])
    return Condition(field, "in", spelled)


def without_segments(warehouse: Warehouse, filters: Filters) -> Filters:
    """The same customers by fields and criteria alone, as the segments stand now.

    Raises:
        QuestionError: a segment is not there, or segments or criteria cannot be understood.
    """
    if not filters.segment:
        return filters
    part, sides = resolve_segments(warehouse, filters.segment, filters.side)
    own = [parse_criteria(filters.criteria).part] if filters.criteria else []
    found = filters.with_changes(segment=(), criteria=write_criteria(join_parts("and", [*own, part])))
    return found if filters.side or sides == DEFAULT_SIDES else found.with_changes(side=sides)
