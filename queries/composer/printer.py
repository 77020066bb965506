"""From a plan to the text of a statement in the SQL of an engine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import sqlglot
from sqlglot import exp

from queries.composer.compose import find_placeholders
from queries.composer.plan import QueryPlan, build_statement
from queries.composer.positional_join import prune_unused_joins

ENGINES = {"duckdb": "duckdb", "postgres": "postgres", "postgresql": "postgres", "spark": "spark", "hive": "spark"}


@dataclass(frozen=True)
class Statement:
    """SQL for one engine, the names of the values that it takes, and the warehouse's tables that it reads."""

    text: str
    parameters: frozenset[str]
    tables: frozenset[str]


def print_sql(plan: QueryPlan, engine: str, *, pretty: bool = False) -> Statement:
    """The statement of that shape in the words of an engine (a SQLAlchemy dialect's name), its values as `:name`."""
    # The tables have other names in each state of the data; composing anew would take longer than answering.
    stand_ins = tuple((file, f"kept.table_{place:03}") for place, (file, _) in enumerate(plan.materialized))
    found = _print_plan_sql(replace(plan, materialized=stand_ins), engine, pretty)
    text = found.text
    for (_, stand_in), (_, table) in zip(stand_ins, plan.materialized, strict=True):
        text = text.replace(stand_in, table)
    return replace(found, text=text)


@lru_cache(maxsize=2048)
def _print_plan_sql(plan: QueryPlan, engine: str, pretty: bool) -> Statement:
    statement = prune_unused_joins(build_statement(plan))
    takes = find_placeholders(statement)
    for placeholder in list(statement.find_all(exp.Placeholder)):
        placeholder.replace(exp.Var(this=f":{placeholder.name}"))
    text = statement.sql(
        dialect=ENGINES.get(engine, engine),
        pretty=pretty,
        comments=pretty,
        unsupported_level=sqlglot.ErrorLevel.RAISE,
    )
    return Statement(text, takes, _find_physical_tables(statement))


def _find_physical_tables(statement: exp.Query) -> frozenset[str]:
    """The warehouse's own tables; relations are named within the statement, kept ones lie in another database."""
    named = {relation.alias for relation in statement.find_all(exp.CTE)}
    found = {table.name for table in statement.find_all(exp.Table) if not table.db}
    return frozenset(found - named)
