"""Kept tables with the same customers in the same order, laid side by side: no key is compared, nothing is copied."""

from collections.abc import Mapping

from sqlglot import exp
from sqlglot.optimizer.pushdown_projections import pushdown_projections

from queries.catalog.header import Source


def build_positional_join(join_source: Source, materialized: Mapping[str, str]) -> exp.Query:
    """The rows of a relation that joins others by customer, read from their tables row by row.

    Args:
        joining: a relation that says it is side by side.
        kept: the table of each relation that it uses, by file.
    """
    statement = join_source.statement.copy()
    tables = {source.rpartition("/")[2]: table for source, table in materialized.items()}
    for join in statement.find_all(exp.Join):
        join.set("kind", None)
        join.set("on", None)
        join.set("method", "POSITIONAL")
    for table in list(statement.find_all(exp.Table)):
        table.replace(exp.to_table(tables[table.name], alias=table.alias))
    return statement


def prune_unused_joins(statement: exp.Query) -> exp.Query:
    """The same rows from fewer tables: those laid beside the others of which no column is asked for are left out.

    The engine cannot leave them out itself, as a table laid beside others could have fewer rows or more than they.
    A statement in which it is not plain whose columns are meant is left as it is.
    """
    selects = list(statement.find_all(exp.Select))
    named = {cte.alias for cte in statement.find_all(exp.CTE)}
    is_laid = any(_is_positional(join) for join in statement.find_all(exp.Join))
    if not is_laid or not all(_is_fully_qualified(select, named) for select in selects):
        return statement
    narrow = pushdown_projections(statement)
    for select in narrow.find_all(exp.Select):
        spoken = {column.table for column in select.find_all(exp.Column)}
        joins = select.args.get("joins") or []
        select.set("joins", [join for join in joins if not _is_positional(join) or join.this.alias in spoken])
    return narrow


def _is_positional(join: exp.Join) -> bool:
    return join.args.get("method") == "POSITIONAL"


def _is_fully_qualified(select: exp.Select, named: set[str]) -> bool:
    """Whether it names each column with its table, and does not ask for all of them; or reads no relation at all."""
    reads = any(table.name in named and not table.db for table in select.find_all(exp.Table))
    is_spoken = all(column.table for column in select.find_all(exp.Column))
    return not select.is_star and (is_spoken or not (reads or select.find(exp.Subquery)))
