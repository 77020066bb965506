"""The contract: names tell types, lists and references are where the tables are, and other engines could hold it."""

from __future__ import annotations

import pytest
from sqlalchemy import Boolean, Date, Double, Numeric, Table, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from data.schema import (
    BATCH_TABLES,
    DATE_COLUMNS,
    MIGRATIONS,
    PERMITTED_VALUES,
    REFERENCES,
    SCHEMA_VERSION,
    TABLES,
    get_key_columns,
    get_reference_columns,
    metadata,
)
from data.warehouse import Warehouse

CONTRACT = {
    "customers": ("customer_id",),
    "customer_identities": ("customer_id",),
    "customer_profiles": ("customer_id", "section", "field"),
    "contact_persons": ("person_id",),
    "customer_tags": ("customer_id", "tag"),
    "employees": ("employee_id",),
    "branches": ("branch_id",),
    "assignments": ("customer_id", "employee_id", "from_on"),
    "products": ("product_id",),
    "order_lines": ("order_id", "line"),
    "contracts": ("contract_id",),
    "receivables": ("invoice_id",),
    "loyalty_points": ("customer_id", "at", "kind"),
    "opportunities": ("opportunity_id",),
    "stage_events": ("opportunity_id", "stage", "entered_at"),
    "interactions": ("interaction_id",),
    "campaigns": ("campaign_id",),
    "campaign_touches": ("campaign_id", "customer_id", "touched_at"),
    "churn_notes": ("customer_id", "at"),
    "surveys": ("survey_id",),
    "survey_questions": ("survey_id", "question_id"),
    "survey_responses": ("survey_id", "response_id"),
    "survey_answers": ("survey_id", "response_id", "question_id", "option"),
    "service_cases": ("case_id",),
    "case_events": ("case_id", "at", "event"),
    "financial_statements": ("customer_id", "year"),
    "credit_scores": ("customer_id", "scored_on", "model", "factor"),
    "targets": ("metric", "period_start"),
    "saved_segments": ("segment_id",),
}
EVERY = [pytest.param(table, id=table.name) for table in metadata.sorted_tables]
BUSINESS = [pytest.param(table, id=table.name) for table in TABLES]


def test_every_table_of_the_contract_is_there_with_its_key() -> None:
    assert {table.name: get_key_columns(table) for table in TABLES} == CONTRACT
    own = {table.name for table in metadata.sorted_tables} - set(CONTRACT)
    assert {name for name in own if not name.startswith("app_")} == {"batches", "audit_log"}


@pytest.mark.parametrize("table", EVERY)
def test_a_columns_name_tells_its_type_and_its_comment_its_meaning(table: Table) -> None:
    assert table.comment
    for column in table.columns:
        assert column.comment, column
        name = column.name
        if name.endswith("_id"):
            assert isinstance(column.type, Text), column
        elif name.endswith("_on") or name == "period_start":
            assert isinstance(column.type, Date), column
        elif name.endswith("_at") or name == "at":
            assert column.type.python_type.__name__ == "datetime", column
        elif name.startswith("is_"):
            assert isinstance(column.type, Boolean), column
        elif isinstance(column.type, Numeric) and not isinstance(column.type, Double) and name != "quantity":
            assert (column.type.precision, column.type.scale) == (18, 2), column


@pytest.mark.parametrize("table", BUSINESS)
def test_only_keys_must_be_filled_and_every_row_knows_its_batch(table: Table) -> None:
    assert {column.name for column in table.columns if not column.nullable} == set(get_key_columns(table))
    assert "batch_id" in table.columns


def test_answers_have_no_index() -> None:
    assert not metadata.tables["survey_answers"].primary_key.columns


def test_every_reference_finds_the_whole_key_of_its_table() -> None:
    for (table, column), target in REFERENCES.items():
        pairs = get_reference_columns(table, column)
        assert tuple(there for _, there in pairs) == get_key_columns(metadata.tables[target])
        assert all(here in metadata.tables[table].columns for here, _ in pairs)


def test_what_is_referred_to_is_loaded_first() -> None:
    place = {table.name: position for position, table in enumerate(BATCH_TABLES)}
    assert all(place[target] <= place[table] for (table, _), target in REFERENCES.items())


def test_lists_and_days_are_of_columns_that_are_there() -> None:
    assert all(column in metadata.tables[table].columns for table, column in PERMITTED_VALUES)
    assert all(column in metadata.tables[table].columns for table, column in DATE_COLUMNS.items())
    assert PERMITTED_VALUES["opportunities", "stage"] == (0, 1, 2, 3, 4, 5, 6, 7)
    assert PERMITTED_VALUES["customers", "side"] == ("external", "internal", "partner")


def test_the_version_is_that_of_the_last_step() -> None:
    assert [step.version for step in MIGRATIONS] == list(range(2, 2 + len(MIGRATIONS)))
    assert len(MIGRATIONS) + 1 == SCHEMA_VERSION


def test_the_file_has_what_the_contract_says(empty_warehouse: Warehouse) -> None:
    found = empty_warehouse.read("select table_name, column_name from information_schema.columns", {})
    there = set(found.itertuples(index=False, name=None))
    assert there == {(table.name, column.name) for table in metadata.sorted_tables for column in table.columns}


@pytest.mark.parametrize("table", EVERY)
def test_another_engine_could_hold_the_table(table: Table) -> None:
    statement = str(CreateTable(table).compile(dialect=postgresql.dialect()))
    assert "SERIAL" not in statement
    assert "FOREIGN KEY" not in statement
