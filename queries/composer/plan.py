"""From a call to text: what of it decides the SQL, and that SQL in the words of an engine."""

from dataclasses import dataclass, replace
from functools import lru_cache

from sqlglot import exp

from queries.composer.compose import compose_statement, find_materialized_relations

SortOrder = tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class QueryPlan:
    """What of a call decides the statement's text; everything else is a bound value.

    Args:
        name: a file below queries/, without its ending.
        chosen: what narrows the customers: fields, customer, criteria, search.
        by: the customer field that splits the result; its column is named so and stands first.
        cells: columns that rows must equal, each with whether it must be empty.
        is_void: there is nothing on record, so no row can be true.
        is_paged: only some rows are wanted, by the values row_limit and row_offset.
        is_counted: not the rows are wanted, but how many they are.
        criteria: the condition that the reader's criteria and segments come to, its values as `:names`.
        sort: (column, is_descending) pairs that order the rows before the result's own order does.
        columns: the columns wanted, in that order; all where empty.
        key: where set, the page is far down: rows of this column are sorted first, and only the page's own filled in.
        kept: (file, table) pairs of stored relations that are read from a table.
        is_in_order: those of them with a row for every customer have the same customers in the same order.
    """

    name: str
    narrowing: frozenset[str] = frozenset()
    by: str | None = None
    cells: tuple[tuple[str, bool], ...] = ()
    is_void: bool = False
    is_paged: bool = False
    is_counted: bool = False
    criteria: str = ""
    sort: tuple[tuple[str, bool], ...] = ()
    columns: tuple[str, ...] = ()
    key: str = ""
    materialized: tuple[tuple[str, str], ...] = ()
    is_aligned: bool = False


@lru_cache(maxsize=2048)
def find_materialized(plan: QueryPlan) -> frozenset[str]:
    """The stored relations that the shape stands on, without those that only they stand on."""
    return find_materialized_relations(plan.name, plan.narrowing, plan.by, plan.criteria)


def build_statement(plan: QueryPlan) -> exp.Query:
    if plan.key and plan.is_paged:
        keys = build_statement(replace(plan, key="", columns=(plan.key,)))
        page = build_statement(replace(plan, key="", is_paged=False))
        return page.where(exp.In(this=exp.column(plan.key, table="result", quoted=True), query=keys.subquery()))
    statement = compose_statement(plan.name, plan.narrowing, plan.by, plan.criteria, plan.materialized, plan.is_aligned)
    if plan.is_counted and not statement.args.get("limit"):
        statement.set("order", None)
    if plan.is_void or plan.cells or plan.sort or plan.columns:
        statement = _wrap_statement(statement, plan.sort, plan.columns)
    if plan.is_void:
        statement = statement.where(exp.false())
    for place, (column, is_empty) in enumerate(plan.cells):
        cell = exp.column(column, table="result", quoted=True)
        value = exp.Placeholder(this=f"cell_{place}")
        statement = statement.where(cell.is_(exp.null()) if is_empty else cell.eq(value))
    if plan.is_counted:
        return exp.select("count(*) as rows_found").from_(statement.subquery("result"))
    if plan.is_paged:
        statement.set("limit", exp.Limit(expression=exp.Placeholder(this="row_limit")))
        statement.set("offset", exp.Offset(expression=exp.Placeholder(this="row_offset")))
    return statement


def _wrap_statement(statement: exp.Query, sort: SortOrder = (), columns: tuple[str, ...] = ()) -> exp.Select:
    """`select columns from (statement)`, keeping the order where the result's own columns tell it, after `sort`."""
    order = statement.args.get("order")
    shown = set(statement.named_selects)
    kept = [(part.this.name, bool(part.args.get("desc"))) for part in order.expressions] if order else []
    if order and not statement.args.get("limit"):
        statement.set("order", None)
    wanted: list[exp.Expr] = [exp.column(name, table="result", quoted=True) for name in columns]
    outer = exp.select(*(wanted or [exp.Star()])).from_(statement.subquery("result"))
    ordered = dict(reversed([*sort, *(one for one in kept if one[0] in shown)]))
    names = list(dict.fromkeys([*(name for name, _ in sort), *(name for name, _ in kept if name in shown)]))
    order_by = [exp.Ordered(this=exp.column(name, table="result", quoted=True), desc=ordered[name]) for name in names]
    return outer.order_by(*order_by) if order_by else outer
