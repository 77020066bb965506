"""Running: from a question and the reader's filters to rows, in one call to the warehouse."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from data.warehouse import Warehouse
from queries.composer.materialize import use_materialized_tables
from queries.composer.plan import QueryPlan, SortOrder
from queries.composer.printer import print_sql
from queries.composer.request import CellCondition, describe, resolve_request
from queries.composer.resolved_filters import BindValue
from queries.filters import Filters

# From this offset on a page is found by sorting keys alone and then filled in: fewer columns go through the sort.
KEY_PAGING_OFFSET = 1_000


def run(
    warehouse: Warehouse,
    name: str,
    filters: Filters | None = None,
    by: str | None = None,
    where: tuple[CellCondition, ...] = (),
    limit: int | None = None,
    offset: int = 0,
    sort: SortOrder = (),
    columns: tuple[str, ...] = (),
) -> pd.DataFrame:
    """The rows of a question, with exactly the columns that its header promises.

    Args:
        warehouse: where to ask.
        name: the question, such as "churn/by_month".
        filters: the reader's filters; everybody and the whole record where None.
        by: a field of fields.toml that splits the result; its column stands first.
        where: (column, value) pairs that the rows must equal: the way from a figure to the list behind it.
        limit: the most rows to return, after `offset`.
        offset: the number of rows to skip.
        sort: (column, is_descending) pairs; ties are ordered as the question is, nulls stand last.
        columns: the columns wanted, in this order; all where empty. The column of a split stands first in any case.

    Returns:
        A frame with the columns and units of `describe(name)`; the column `by` is text.

    Raises:
        QuestionError: an unknown question, field, value or column, or a period that ends before it begins.
        RulesError: an unknown rule or a value that it cannot have.
        WarehouseError: the warehouse cannot answer; the sentence says what is missing.
    """
    plan, binds = resolve_request(warehouse, name, filters or Filters(), by, where, sort, columns)
    if limit is not None:
        key = describe(name).key
        is_by_key = bool(sort) and offset >= KEY_PAGING_OFFSET and len(key) == 1
        plan = replace(plan, is_paged=True, key=key[0] if is_by_key else "")
    return _fetch_rows(warehouse, plan, {**binds, "row_limit": limit, "row_offset": offset})


def count(
    warehouse: Warehouse, name: str, filters: Filters | None = None, where: tuple[CellCondition, ...] = ()
) -> int:
    """The number of rows that `run` returns; errors as there."""
    plan, binds = resolve_request(warehouse, name, filters or Filters(), None, where)
    return int(_fetch_rows(warehouse, replace(plan, is_counted=True), binds)["rows_found"][0])


def statement(
    warehouse: Warehouse,
    name: str,
    filters: Filters | None = None,
    by: str | None = None,
    where: tuple[CellCondition, ...] = (),
) -> tuple[str, Mapping[str, BindValue]]:
    """The SQL of a question for people to read; errors as `run`.

    Returns:
        The text for the warehouse's engine, and the values bound to its `:names`.
    """
    plan, binds = resolve_request(warehouse, name, filters or Filters(), by, where)
    composed = print_sql(plan, warehouse.dialect, pretty=True)
    return composed.text, {bind: value for bind, value in binds.items() if bind in composed.parameters}


def _fetch_rows(warehouse: Warehouse, plan: QueryPlan, binds: Mapping[str, BindValue]) -> pd.DataFrame:
    with use_materialized_tables(warehouse, plan, binds) as table_plan:
        composed = print_sql(table_plan, warehouse.dialect)
        return warehouse.read(composed.text, {name: binds[name] for name in binds if name in composed.parameters})
