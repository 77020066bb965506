"""From a plan to the text of a statement in the SQL of an engine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import sqlglot
from sqlglot import exp

from queries.catalog.header import find_placeholders
from queries.composer.compose import build_statement
from queries.composer.plan import QueryPlan
from queries.composer.positional_join import prune_unused_joins

ENGINES = {"duckdb": "duckdb", "postgres": "postgres", "postgresql": "postgres", "spark": "spark", "hive": "spark"}


@dataclass(frozen=True)
class Statement:
    """SQL for one engine, the names of the values that it takes, and the warehouse's tables that it reads."""

    text: str
    parameters: frozenset[str]
    tables: frozenset[str]


def print_sql(plan: QueryPlan, engine: str, *, pretty: bool = False) -> Statement:
    """The plan's statement in the SQL of an engine, its values as `:name`.

    Args:
        plan: the call.
        engine: the name of a SQLAlchemy dialect.
        pretty: whether a person reads it: on several lines, with the question's sentence.
    """
    # Tables get a new name with each change of the data. Cached text has stand-ins for them, as composing a statement
    # takes longer than answering it.
    stand_ins = tuple((file, f"kept.table_{index:03}") for index, (file, _) in enumerate(plan.materialized))
    printed = _print_plan_sql(replace(plan, materialized=stand_ins), engine, pretty)
    text = printed.text
    for (_, stand_in), (_, table) in zip(stand_ins, plan.materialized, strict=True):
        text = text.replace(stand_in, table)
    return replace(printed, text=text)


@lru_cache(maxsize=2048)
def _print_plan_sql(plan: QueryPlan, engine: str, pretty: bool) -> Statement:
    statement = prune_unused_joins(build_statement(plan))
    parameters, tables = find_placeholders(statement), _find_physical_tables(statement)
    return Statement(write_sql(statement, engine, pretty=pretty), parameters, tables)


def write_sql(statement: exp.Query, engine: str, *, pretty: bool = False) -> str:
    """The text of a statement in the SQL of an engine, its values as `:name`; the statement is used up.

    Raises:
        UnsupportedError: the engine has no words for it.
    """
    for placeholder in list(statement.find_all(exp.Placeholder)):
        placeholder.replace(exp.Var(this=f":{placeholder.name}"))
    return statement.sql(
        dialect=ENGINES.get(engine, engine),
        pretty=pretty,
        comments=pretty,
        copy=False,
        unsupported_level=sqlglot.ErrorLevel.RAISE,
    )


def _find_physical_tables(statement: exp.Query) -> frozenset[str]:
    """The warehouse's own tables; relations are CTEs of the statement, materialized ones lie in another database."""
    relations = {cte.alias for cte in statement.find_all(exp.CTE)}
    tables = {table.name for table in statement.find_all(exp.Table) if not table.db}
    return frozenset(tables - relations)
