"""What a reader asks, checked and made ready: one statement and the values bound to it."""

from collections.abc import Iterable
from datetime import date

from data.errors import QuestionError
from data.rules import nearest, rules
from data.warehouse import Warehouse
from queries._known import days_on_record, values
from queries._shape import Shape
from queries._source import Source, names, source
from queries.filters import FIELDS, UNKNOWN, Filters

Scalar = str | int | float | bool | date | None
Bind = Scalar | tuple[str, ...]
Cell = tuple[str, Scalar]


def describe(name: str) -> Source:
    """What the question `name` promises: sentence, grain, columns with units, whether it can be split.

    Raises:
        QuestionError: there is no such question; the sentence names the nearest.
    """
    if name not in names():
        near = nearest(name, names())
        raise QuestionError("There is no question {name}. Did you mean {near}?", name=name, near=near)
    return source(name)


def asked(
    warehouse: Warehouse, name: str, filters: Filters, by: str | None, where: Iterable[Cell]
) -> tuple[Shape, dict[str, Bind]]:
    """What the call's statement looks like, and every value it may take; errors as `queries.run` says."""
    promise = describe(name)
    cells = tuple(where)
    _check_split(promise, by)
    _check_columns(promise, by, cells)
    filters = _settled(warehouse, filters)
    binds = _binds(warehouse, promise, filters, by)
    binds |= {f"cell_{place}": value for place, (_, value) in enumerate(cells)}
    shape = Shape(
        name,
        frozenset(filters.customers),
        by,
        cells=tuple((column, value is None) for column, value in cells),
        is_void=binds["as_of"] is None and promise.subject != "record",
    )
    return shape, binds


def _check_columns(promise: Source, by: str | None, cells: Iterable[Cell]) -> None:
    columns = [column.name for column in promise.columns if column.name != "slice"] + ([by] if by else [])
    for column, _ in cells:
        if column not in columns:
            raise QuestionError(
                "{name} has no column {column}. Did you mean {near}?",
                name=promise.name,
                column=column,
                near=nearest(column, columns),
            )


def _check_split(promise: Source, by: str | None) -> None:
    if by is None:
        return
    if by not in FIELDS:
        near = nearest(by, FIELDS)
        raise QuestionError("There is no field {field} to split by. Did you mean {near}?", field=by, near=near)
    if not promise.can_split:
        raise QuestionError("{name} cannot be split: its rows are about the whole.", name=promise.name)
    if by in {column.name for column in promise.columns}:
        raise QuestionError(
            "{name} cannot be split by {field}: it has that column already.", name=promise.name, field=by
        )


def _settled(warehouse: Warehouse, filters: Filters) -> Filters:
    """The same filters with every value as the warehouse spells it.

    Raises:
        QuestionError: a value that no customer has, or a period that ends before it begins.
    """
    if filters.from_on and filters.to_on and filters.from_on > filters.to_on:
        raise QuestionError(
            "The period ends on {to_on}, before it begins on {from_on}.", to_on=filters.to_on, from_on=filters.from_on
        )
    changes: dict[str, tuple[str, ...]] = {}
    for field, chosen in filters.customers.items():
        known = values(warehouse, field)
        for value in chosen:
            if value not in known:
                near = nearest(value, dict.fromkeys(known.values()))
                raise QuestionError(
                    "No customer has the {field} {value}. Did you mean {near}?", field=field, value=value, near=near
                )
        changes[field] = tuple(sorted({known[value] for value in chosen}))
    return filters.but(**changes)


def _binds(warehouse: Warehouse, promise: Source, filters: Filters, by: str | None) -> dict[str, Bind]:
    first_on, latest_on = days_on_record(warehouse, promise.subject)
    as_of = None if latest_on is None else filters.as_of or latest_on
    return {
        **rules().values(filters.rules),
        **filters.customers,
        "side": filters.side or ("external",),
        "by": by or "",
        "is_narrowed": bool(filters.customers),
        "with_unknown": all(UNKNOWN in chosen for chosen in filters.customers.values()),
        "as_of": as_of,
        "first_on": first_on,
        "from_on": filters.from_on or first_on,
        "to_on": filters.to_on or as_of,
        "is_from_set": filters.from_on is not None,
    }
