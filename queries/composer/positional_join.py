"""Positional joins: tables with the same customers in the same order, joined row by row without comparing keys."""

from collections.abc import Mapping

from sqlglot import exp
from sqlglot.optimizer.pushdown_projections import pushdown_projections

from queries.catalog.header import Source


def build_positional_join(join_source: Source, materialized: Mapping[str, str]) -> exp.Query:
    """The rows of a relation that joins others by customer, read from their tables row by row.

    Args:
        join_source: a relation whose header says `positional`.
        materialized: the table of each relation that it uses, by file.
    """
    statement = join_source.statement.copy()
    tables = {source.rpartition("/")[2]: table for source, table in materialized.items()}
    for join in statement.find_all(exp.Join):
        join.set("kind", None)
        join.set("on", None)
        join.set("method", "POSITIONAL")
    for table in list(statement.find_all(exp.Table)):
        table.replace(exp.alias_(exp.to_table(tables[table.name]), table.alias, table=True))
    return statement


def prune_unused_joins(statement: exp.Query) -> exp.Query:
    """The same rows from fewer tables: those of a positional join of which no column is wanted are left out.

    The engine cannot leave them out itself, as it does not know that all have equally many rows.
    A statement with columns that do not name their table is returned unchanged.
    """
    if not any(_is_positional(join) for join in statement.find_all(exp.Join)):
        return statement
    relations = {cte.alias for cte in statement.find_all(exp.CTE)}
    if not all(_is_fully_qualified(select, relations) for select in list(statement.find_all(exp.Select))):
        return statement
    pruned = pushdown_projections(statement)
    for select in pruned.find_all(exp.Select):
        read = {column.table for column in select.find_all(exp.Column)}
        joins = select.args.get("joins") or []
        select.set("joins", [join for join in joins if not _is_positional(join) or join.this.alias in read])
    return pruned


def _is_positional(join: exp.Join) -> bool:
    return join.args.get("method") == "POSITIONAL"


def _is_fully_qualified(select: exp.Select, relations: set[str]) -> bool:
    """Whether it names each column with its table and has no star; or reads no relation at all."""
    is_qualified = all(column.table for column in select.find_all(exp.Column))
    is_reading = any(table.name in relations and not table.db for table in select.find_all(exp.Table))
    return not select.is_star and (is_qualified or not (is_reading or select.find(exp.Subquery)))
