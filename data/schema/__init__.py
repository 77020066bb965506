"""The warehouse's contract: every table and column that the application expects, and what they obey.

`TABLES` are the tables that uploads fill, in an order in which each finds what it refers to already there; `BATCHED`
are all whose rows say which batch stored them, so that it can be taken back: calls put on a list by hand, too.
"""

from typing import Any

from sqlalchemy import Column, Table

from data.schema import application, credit, customers, pipeline, sales, service, surveys
from data.schema.columns import metadata
from data.schema.migrations import MIGRATIONS, Migration

__all__ = [
    "BATCH_TABLES",
    "DATE_COLUMNS",
    "PERMITTED_VALUES",
    "MIGRATIONS",
    "REFERENCES",
    "SCHEMA_VERSION",
    "TABLES",
    "Migration",
    "find_companion_table",
    "list_file_columns",
    "get_key_columns",
    "metadata",
    "get_reference_columns",
]

SCHEMA_VERSION: int = max([1, *(step.version for step in MIGRATIONS)])

TABLES: tuple[Table, ...] = (
    customers.branches,
    customers.employees,
    customers.customers,
    customers.customer_identities,
    customers.customer_profiles,
    customers.contact_persons,
    customers.customer_tags,
    customers.assignments,
    sales.products,
    pipeline.campaigns,
    sales.order_lines,
    sales.contracts,
    sales.receivables,
    sales.loyalty_points,
    pipeline.opportunities,
    pipeline.stage_events,
    pipeline.interactions,
    pipeline.campaign_touches,
    pipeline.churn_notes,
    surveys.surveys,
    surveys.survey_questions,
    surveys.survey_responses,
    surveys.survey_answers,
    service.service_cases,
    service.case_events,
    credit.financial_statements,
    credit.credit_scores,
    application.targets,
    application.saved_segments,
)

BATCH_TABLES: tuple[Table, ...] = (*TABLES, application.app_calls)

# The permitted values of (table, column).
PERMITTED_VALUES: dict[tuple[str, str], tuple[str, ...] | tuple[int, ...]] = {
    (table.name, column.name): column.info["one_of"]
    for table in TABLES
    for column in table.columns
    if column.info.get("one_of")
}

# The table whose row (table, column) names. Where that table's key has several columns, the others bear the same
# names on both sides: an answer's response_id is looked for together with its survey_id.
REFERENCES: dict[tuple[str, str], str] = {
    (table.name, column.name): column.info["to"]
    for table in BATCH_TABLES
    for column in table.columns
    if column.info.get("to")
}

# The column that tells how fresh a table is.
DATE_COLUMNS: dict[str, str] = {table.name: table.info["dated"] for table in TABLES if table.info["dated"]}


def get_key_columns(table: Table) -> tuple[str, ...]:
    """The columns over which rows are unique, with or without an index in the database."""
    return table.info.get("unique") or tuple(column.name for column in table.primary_key.columns)


def find_companion_table(table: Table) -> Table | None:
    """The table whose columns a file of this one may have, too: it has the same key, and no other name in common."""
    return next((other for other in TABLES if other.info["beside"] == table.name), None)


def list_file_columns(table: Table) -> dict[str, Column[Any]]:
    """The columns that a file of the table may fill: its own, and behind them those of the table beside it."""
    both = [column for part in (table, find_companion_table(table)) if part is not None for column in part.columns]
    found: dict[str, Column[Any]] = {}
    for column in both:
        if column.name != "batch_id":
            found.setdefault(column.name, column)
    return found


def get_reference_columns(table: str, column: str) -> tuple[tuple[str, str], ...]:
    """The pairs (column here, key column there) by which a reference finds its row."""
    there = get_key_columns(metadata.tables[REFERENCES[table, column]])
    return (*((name, name) for name in there[:-1]), (column, there[-1]))
