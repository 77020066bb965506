"""The contract of the warehouse: every table and column that the application expects, and their constraints.

`TABLES` are the tables that files fill; each stands behind the tables it refers to. `BATCH_TABLES` are all tables whose
rows name the batch that stored them, so that it can be undone: the calls put on a list by hand as well.
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

# By (table, column), the table whose row the value names. Where that table's key has several columns, the others have
# the same names on both sides: an answer names its response by survey_id and response_id.
REFERENCES: dict[tuple[str, str], str] = {
    (table.name, column.name): column.info["to"]
    for table in BATCH_TABLES
    for column in table.columns
    if column.info.get("to")
}

# By table, the column whose latest day says how fresh the table is.
DATE_COLUMNS: dict[str, str] = {table.name: table.info["dated"] for table in TABLES if table.info["dated"]}


def get_key_columns(table: Table) -> tuple[str, ...]:
    """The columns over which rows are unique, whether or not the database enforces it."""
    return table.info.get("unique") or tuple(column.name for column in table.primary_key.columns)


def find_companion_table(table: Table) -> Table | None:
    """The table whose columns a file of this one may have, too; it shares the key and no other column name."""
    return next((other for other in TABLES if other.info["beside"] == table.name), None)


def list_file_columns(table: Table) -> dict[str, Column[Any]]:
    """The columns that a file of the table may fill, by name: its own, then those of its companion table."""
    columns: dict[str, Column[Any]] = {}
    for part in (table, find_companion_table(table)):
        for column in () if part is None else part.columns:
            if column.name != "batch_id":
                columns.setdefault(column.name, column)
    return columns


def get_reference_columns(table: str, column: str) -> tuple[tuple[str, str], ...]:
    """The pairs (column here, key column of the table it names) by which a reference finds its row."""
    target_key = get_key_columns(metadata.tables[REFERENCES[table, column]])
    return (*((name, name) for name in target_key[:-1]), (column, target_key[-1]))
