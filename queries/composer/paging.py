"""Which rows and columns of a question are wanted, in which order: a SELECT around its statement."""

from __future__ import annotations

from sqlglot import exp

from queries.composer.plan import QueryPlan, SortOrder


def select_rows(statement: exp.Query, plan: QueryPlan) -> exp.Query:
    """The statement with the plan's cells, order, columns and page, or the number of its rows."""
    if plan.is_counted and not statement.args.get("limit"):
        statement.set("order", None)
    if plan.is_void or plan.cells or plan.sort or plan.columns:
        statement = _wrap_statement(statement, plan.sort, plan.columns)
    if plan.is_void:
        statement = statement.where(exp.false())
    for index, (column, is_empty) in enumerate(plan.cells):
        cell = exp.column(column, table="result", quoted=True)
        value = exp.Placeholder(this=f"cell_{index}")
        statement = statement.where(cell.is_(exp.null()) if is_empty else cell.eq(value))
    if plan.is_counted:
        return exp.select("count(*) as rows_found").from_(statement.subquery("result"))
    if plan.is_paged:
        statement.set("limit", exp.Limit(expression=exp.Placeholder(this="row_limit")))
        statement.set("offset", exp.Offset(expression=exp.Placeholder(this="row_offset")))
    return statement


def _wrap_statement(statement: exp.Query, sort: SortOrder, columns: tuple[str, ...]) -> exp.Select:
    """`select columns from (statement)`, ordered by `sort`, then by the statement's own order where columns tell it."""
    order = statement.args.get("order")
    selected = set(statement.named_selects)
    own_order = [(part.this.name, bool(part.args.get("desc"))) for part in order.expressions] if order else []
    own_order = [(name, is_descending) for name, is_descending in own_order if name in selected]
    if order and not statement.args.get("limit"):
        statement.set("order", None)
    wanted: list[exp.Expr] = [exp.column(name, table="result", quoted=True) for name in columns]
    outer = exp.select(*(wanted or [exp.Star()])).from_(statement.subquery("result"))
    order_by: dict[str, bool] = {}
    for name, is_descending in (*sort, *own_order):
        order_by.setdefault(name, is_descending)
    ordered = [
        exp.Ordered(this=exp.column(name, table="result", quoted=True), desc=is_descending)
        for name, is_descending in order_by.items()
    ]
    return outer.order_by(*ordered) if ordered else outer
