"""From a question and a reader's choice to rows: the one call to the warehouse."""

from collections.abc import Mapping

import pandas as pd
from sqlglot import exp

from data.warehouse import Warehouse
from queries._asked import Bind, Cell, asked
from queries._compose import printed
from queries.filters import Filters


def run(
    warehouse: Warehouse,
    name: str,
    filters: Filters | None = None,
    by: str | None = None,
    where: tuple[Cell, ...] = (),
    limit: int | None = None,
    offset: int = 0,
) -> pd.DataFrame:
    """The rows of a question, with exactly the columns that its header promises.

    Args:
        warehouse: where to ask.
        name: the question, such as "churn/by_month".
        filters: the reader's choice; everybody and the whole record where None.
        by: a customer field that splits the result; its column stands first.
        where: (column, value) pairs that the rows must equal: the way from a figure to the list behind it.
        limit: at most so many rows, after `offset`.
        offset: rows to pass over first.

    Raises:
        QuestionError: an unknown question, field, value or column, or a period that ends before it begins.
        RulesError: an unknown rule or a value that it cannot have.
        WarehouseError: the warehouse cannot answer; the sentence says what is missing.
    """
    statement, binds = asked(warehouse, name, filters or Filters(), by, where)
    if limit is not None:
        statement = statement.copy().limit(limit).offset(offset)
    return warehouse.read(printed(statement, warehouse.dialect), binds)


def count(warehouse: Warehouse, name: str, filters: Filters | None = None, where: tuple[Cell, ...] = ()) -> int:
    """How many rows `run` would give; errors as there."""
    statement, binds = asked(warehouse, name, filters or Filters(), None, where)
    counting = exp.select("count(*) as rows_found").from_(statement.copy().subquery("result"))
    return int(warehouse.read(printed(counting, warehouse.dialect), binds)["rows_found"][0])


def statement(
    warehouse: Warehouse, name: str, filters: Filters | None = None, by: str | None = None, where: tuple[Cell, ...] = ()
) -> tuple[str, Mapping[str, Bind]]:
    """The SQL as a person reads it, for the warehouse's engine, and the values bound to its `:names`."""
    composed, binds = asked(warehouse, name, filters or Filters(), by, where)
    return printed(composed, warehouse.dialect, pretty=True), binds
