"""What the tables of the warehouse and their columns are called on screen."""

from __future__ import annotations

from functools import lru_cache

from data.intake.mapping.schema_matching import find_target_table
from data.intake.readers.heading_synonyms import get_chinese_name
from data.schema import list_file_columns
from pages.ui.i18n.translation import N_, _, get_language

TABLE_LABELS = {
    "customers": N_("Customers"),
    "order_lines": N_("Order lines"),
    "products": N_("Products"),
    "contracts": N_("Contracts"),
    "receivables": N_("Receivables"),
    "branches": N_("Branches"),
    "employees": N_("Employees"),
    "assignments": N_("Assignments"),
    "customer_identities": N_("Personal data of customers"),
    "customer_profiles": N_("Customer archive"),
    "contact_persons": N_("Contact persons"),
    "customer_tags": N_("Tags of customers"),
    "campaigns": N_("Campaigns"),
    "campaign_touches": N_("Touches of campaigns"),
    "opportunities": N_("Opportunities"),
    "stage_events": N_("Stages of opportunities"),
    "interactions": N_("Interactions"),
    "churn_notes": N_("Churn notes"),
    "loyalty_points": N_("Loyalty points"),
    "service_cases": N_("Service cases"),
    "case_events": N_("Events of service cases"),
    "financial_statements": N_("Financial statements"),
    "credit_scores": N_("Credit scores"),
    "targets": N_("Targets"),
    "saved_segments": N_("Saved segments"),
    "surveys": N_("Surveys"),
    "survey_questions": N_("Survey questions"),
    "survey_responses": N_("Survey responses"),
    "survey_answers": N_("Survey answers"),
    "app_calls": N_("Calls put on the list by hand"),
}
# What no file brings, and undo takes back all the same.
MANUAL_TABLE_LABELS = {"app_calls": N_("Calls by hand")}
# These come by the survey upload, which knows the tools that export them.
SURVEY_TABLES = ("surveys", "survey_questions", "survey_responses", "survey_answers")


def label_table(table: str) -> str:
    """`Customers`."""
    named = TABLE_LABELS | MANUAL_TABLE_LABELS
    return _(named[table]) if table in named else table


def label_table_column(table: str, column: str) -> str:
    """`customer_id · the customer's number`; in Chinese `客户编号 · customer_id`."""
    if get_language() == "zh":
        return f"{get_chinese_name(table, column)} · {column}"
    return f"{column} · {_get_column_meaning(table, column)}"


@lru_cache
def _get_column_meaning(table: str, column: str) -> str:
    return str(list_file_columns(find_target_table(table))[column].comment or "")
