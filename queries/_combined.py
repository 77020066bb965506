"""A choice that speaks of saved segments, as one that says the same without them."""

from data.warehouse import Warehouse
from queries import _segments
from queries._criteria_tree import join_parts
from queries.criteria import parse_criteria, write_criteria
from queries.filters import Filters


def without_segments(warehouse: Warehouse, filters: Filters) -> Filters:
    """The same customers by fields and criteria alone, as the segments stand now.

    Raises:
        QuestionError: a segment is not there, or segments or criteria cannot be understood.
    """
    if not filters.segment:
        return filters
    part, sides = _segments.resolve_segments(warehouse, filters.segment, filters.side)
    own = [parse_criteria(filters.criteria).part] if filters.criteria else []
    found = filters.but(segment=(), criteria=write_criteria(join_parts("and", [*own, part])))
    return found if filters.side or sides == ("external",) else found.but(side=sides)
