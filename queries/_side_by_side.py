"""Kept tables with the same customers in the same order, laid side by side: no key is compared, nothing is copied."""

from collections.abc import Mapping

from sqlglot import exp

from queries._source import Source


def laid(joining: Source, kept: Mapping[str, str]) -> exp.Query:
    """The rows of a relation that joins others by customer, read from their tables row by row.

    Args:
        joining: a relation that says it is side by side.
        kept: the table of each relation that it uses, by file.
    """
    statement = joining.statement.copy()
    tables = {source.rpartition("/")[2]: table for source, table in kept.items()}
    for join in statement.find_all(exp.Join):
        join.set("kind", None)
        join.set("on", None)
        join.set("method", "POSITIONAL")
    for table in list(statement.find_all(exp.Table)):
        table.replace(exp.to_table(tables[table.name], alias=table.alias))
    return statement
