"""Saved segments as conditions: a segment is the customer fields and criteria of an address, saved under a name."""

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

# Id, name, and filters as an address writes them.
SavedSegment = tuple[str, str, str]
DEFAULT_SIDES = CATALOGUE["side"].default


def resolve_segments(
    warehouse: Warehouse, segment_names: tuple[str, ...], side: tuple[str, ...]
) -> tuple[Part, tuple[str, ...]]:
    """The condition that any of the segments comes to.

    Args:
        warehouse: where the segments are saved.
        segment_names: ids or names of segments.
        side: the sides in the reader's filters.

    Returns:
        The condition, and the sides it speaks of: `side` where it is set, else those of the segments.

    Raises:
        QuestionError: a segment is not there, or cannot be understood.
    """
    saved = _load_saved_segments(warehouse, warehouse.version)
    conditions, sides = [], set[str]()
    for segment_name in segment_names:
        for name, address in _find_segments(saved, segment_name):
            segment_conditions, own_sides = _parse_segment(warehouse, name, address)
            side_conditions = [] if side and not own_sides else [Condition("side", "in", own_sides or DEFAULT_SIDES)]
            joined: list[Part] = [*segment_conditions, *side_conditions] or [Condition("side", "in", side)]
            conditions.append(join_parts("and", joined))
            sides |= set(own_sides or DEFAULT_SIDES)
    return join_parts("or", conditions), side or tuple(sorted(sides))


@lru_cache(maxsize=16)
def _load_saved_segments(warehouse: Warehouse, version: str) -> tuple[SavedSegment, ...]:
    rows = warehouse.read(print_sql(QueryPlan("explorer/segments"), warehouse.dialect).text, {})
    return tuple((str(row.segment_id), str(row.name), str(row.filters)) for row in rows.itertuples())


def _find_segments(saved: tuple[SavedSegment, ...], wanted: str) -> list[tuple[str, str]]:
    """Name and address of the segment with the id `wanted`, else of all segments with that name."""
    by_id = [(name, address) for segment_id, name, address in saved if segment_id == wanted]
    matches = by_id or [(name, address) for _, name, address in saved if name == wanted]
    if not saved:
        raise QuestionError("There is no segment {name}: none is saved.", name=wanted)
    if not matches:
        near = find_closest_word(wanted, [name for _, name, _ in saved])
        raise QuestionError("There is no segment {name}. Did you mean {near}?", name=wanted, near=near)
    return matches


def _parse_segment(warehouse: Warehouse, name: str, address: str) -> tuple[list[Part], tuple[str, ...]]:
    """The conditions of a segment, and the sides that it names."""
    parts: list[Part] = []
    sides: tuple[str, ...] = ()
    try:
        parameters = parse_qs(address.removeprefix("?"), keep_blank_values=True, strict_parsing=bool(address))
        for parameter, values in parameters.items():
            if parameter == "criteria":
                parts += [parse_criteria(text).part for text in values if text.strip()]
            elif parameter == "customer":
                parts.append(Condition("customer_id", "in", tuple(values)))
            elif parameter == "side":
                sides = tuple(sorted({load_field_values(warehouse, parameter)[value] for value in values}))
            elif parameter in FIELDS:
                parts.append(_build_field_condition(warehouse, parameter, values))
            else:
                raise ValueError(parameter)
    except (QuestionError, ValueError, KeyError) as problem:
        raise QuestionError(
            "The segment {name} cannot be understood: {why}. Mend it in the explorer, or choose another.",
            name=name,
            why=str(problem).rstrip("."),
        ) from problem
    return parts, sides


def _build_field_condition(warehouse: Warehouse, field: str, values: list[str]) -> Part:
    names = load_field_values(warehouse, field)
    for value in values:
        if value not in names:
            raise ValueError(f"{field}={value}")
    in_reports = tuple(sorted({names[value] for value in values}))
    if CATALOGUE[field].within:
        unknown: list[Part] = [Condition(field, "=", (UNKNOWN,))] if UNKNOWN in in_reports else []
        return join_parts("or", [Condition(field, "within", in_reports), *unknown])
    return Condition(field, "in", in_reports)


def without_segments(warehouse: Warehouse, filters: Filters) -> Filters:
    """The filters with segments written out as criteria: the same customers, as the segments are now.

    Raises:
        QuestionError: a segment is not there, or segments or criteria cannot be understood.
    """
    if not filters.segment:
        return filters
    part, sides = resolve_segments(warehouse, filters.segment, filters.side)
    own_parts = [parse_criteria(filters.criteria).part] if filters.criteria else []
    criteria = write_criteria(join_parts("and", [*own_parts, part]))
    side = filters.side if filters.side or sides == DEFAULT_SIDES else sides
    return filters.with_changes(segment=(), criteria=criteria, side=side)
