"""Requests: a call is checked and becomes a plan and the values bound to its statement."""

from collections.abc import Iterable

from data.errors import QuestionError
from data.parsing.suggestions import find_closest_word
from data.rules import load_rules
from data.warehouse import Warehouse
from queries.catalog.header import Source, load_source, names
from queries.composer.plan import QueryPlan, SortOrder
from queries.composer.reference_data import days_on_record
from queries.composer.resolved_filters import BindValue, ResolvedFilters, Scalar, resolve_filters
from queries.filters import FIELDS, UNKNOWN, Filters

CellCondition = tuple[str, Scalar]


def describe(name: str) -> Source:
    """The header of the question `name`: sentence, grain, columns with units, whether it can be split.

    Raises:
        QuestionError: there is no such question; the sentence names the nearest.
    """
    if name not in names():
        near = find_closest_word(name, names())
        raise QuestionError("There is no question {name}. Did you mean {near}?", name=name, near=near)
    return load_source(name)


def resolve_request(
    warehouse: Warehouse,
    name: str,
    filters: Filters,
    by: str | None,
    where: Iterable[CellCondition],
    sort: SortOrder = (),
    columns: tuple[str, ...] = (),
) -> tuple[QueryPlan, dict[str, BindValue]]:
    """Checks a call and resolves its filters; arguments and errors as `queries.run`.

    Returns:
        The plan, and every value that its statement may take.
    """
    header = describe(name)
    cells = tuple(where)
    _validate_split(header, by)
    _validate_columns(header, by, [*(column for column, _ in cells), *(column for column, _ in sort), *columns])
    resolved = resolve_filters(warehouse, filters)
    binds = _collect_binds(warehouse, header, resolved, by)
    binds |= {f"cell_{index}": value for index, (_, value) in enumerate(cells)}
    plan = QueryPlan(
        name,
        resolved.narrowing,
        by,
        cells=tuple((column, value is None) for column, value in cells),
        is_void=binds["as_of"] is None and header.subject != "record",
        criteria=resolved.criteria,
        sort=tuple(sort),
        columns=(*((by,) if by and columns and by not in columns else ()), *columns),
    )
    return plan, binds


def _validate_columns(header: Source, by: str | None, requested: Iterable[str]) -> None:
    columns = [column.name for column in header.columns if column.name != "slice"] + ([by] if by else [])
    for column in requested:
        if column not in columns:
            raise QuestionError(
                "{name} has no column {column}. Did you mean {near}?",
                name=header.name,
                column=column,
                near=find_closest_word(column, columns),
            )


def _validate_split(header: Source, by: str | None) -> None:
    if by is None:
        return
    if by not in (*FIELDS, *header.split_fields):
        near = find_closest_word(by, header.split_fields or FIELDS)
        raise QuestionError("There is no field {field} to split by. Did you mean {near}?", field=by, near=near)
    if not header.is_splittable:
        raise QuestionError("{name} cannot be split: its rows are about the whole.", name=header.name)
    if by in {column.name for column in header.columns}:
        raise QuestionError(
            "{name} cannot be split by {field}: it has that column already.", name=header.name, field=by
        )


def _collect_binds(
    warehouse: Warehouse, header: Source, resolved: ResolvedFilters, by: str | None
) -> dict[str, BindValue]:
    filters = resolved.filters
    first_on, latest_on = days_on_record(warehouse, header.subject)
    as_of = None if latest_on is None else filters.as_of or latest_on
    is_unknown_included = all(UNKNOWN in values for values in filters.customer_fields.values())
    return {
        **load_rules().values(filters.rules),
        **filters.fields_in_force,
        **resolved.binds,
        "by": by or "",
        "is_narrowed": bool(filters.customer_fields or filters.other_filters),
        "with_unknown": is_unknown_included and not filters.other_filters,
        "as_of": as_of,
        "first_on": first_on,
        "from_on": filters.from_on or first_on,
        "to_on": filters.to_on or as_of,
        "is_from_set": filters.from_on is not None,
    }
