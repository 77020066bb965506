"""What a reader asks, checked and made ready: one statement and the values bound to it."""

from collections.abc import Iterable

from data.errors import QuestionError
from data.rules import nearest, rules
from data.warehouse import Warehouse
from queries._chosen import Bind, Chosen, Scalar, settled
from queries._known import days_on_record
from queries._shape import Shape, Sort
from queries._source import Source, names, source
from queries.filters import FIELDS, UNKNOWN, Filters

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
    warehouse: Warehouse,
    name: str,
    filters: Filters,
    by: str | None,
    where: Iterable[Cell],
    sort: Sort = (),
    columns: tuple[str, ...] = (),
) -> tuple[Shape, dict[str, Bind]]:
    """What the call's statement looks like, and every value it may take; errors as `queries.run` says."""
    promise = describe(name)
    cells = tuple(where)
    _check_split(promise, by)
    _check_columns(promise, by, [*(cell[0] for cell in cells), *(part[0] for part in sort), *columns])
    chosen = settled(warehouse, filters)
    binds = _binds(warehouse, promise, chosen, by)
    binds |= {f"cell_{place}": value for place, (_, value) in enumerate(cells)}
    shape = Shape(
        name,
        chosen.narrowed,
        by,
        cells=tuple((column, value is None) for column, value in cells),
        is_void=binds["as_of"] is None and promise.subject != "record",
        criteria=chosen.criteria,
        sort=tuple(sort),
        columns=(*((by,) if by and columns and by not in columns else ()), *columns),
    )
    return shape, binds


def _check_columns(promise: Source, by: str | None, wanted: Iterable[str]) -> None:
    columns = [column.name for column in promise.columns if column.name != "slice"] + ([by] if by else [])
    for column in wanted:
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
    if by not in (*FIELDS, *promise.splits):
        near = nearest(by, promise.splits or FIELDS)
        raise QuestionError("There is no field {field} to split by. Did you mean {near}?", field=by, near=near)
    if not promise.can_split:
        raise QuestionError("{name} cannot be split: its rows are about the whole.", name=promise.name)
    if by in {column.name for column in promise.columns}:
        raise QuestionError(
            "{name} cannot be split by {field}: it has that column already.", name=promise.name, field=by
        )


def _binds(warehouse: Warehouse, promise: Source, chosen: Chosen, by: str | None) -> dict[str, Bind]:
    filters = chosen.filters
    first_on, latest_on = days_on_record(warehouse, promise.subject)
    as_of = None if latest_on is None else filters.as_of or latest_on
    only_unknown = all(UNKNOWN in values for values in filters.customers.values())
    return {
        **rules().values(filters.rules),
        **filters.customers,
        **chosen.binds,
        "side": filters.side or ("external",),
        "by": by or "",
        "is_narrowed": bool(filters.customers or filters.narrower),
        "with_unknown": only_unknown and not filters.narrower,
        "as_of": as_of,
        "first_on": first_on,
        "from_on": filters.from_on or first_on,
        "to_on": filters.to_on or as_of,
        "is_from_set": filters.from_on is not None,
    }
