"""What the tables of the warehouse and their columns are called on screen."""

from __future__ import annotations

from functools import lru_cache

from data.intake.admission import table_named
from data.intake.history import Batch
from data.intake.matching import usual_name
from data.schema import file_columns
from pages.ui.entry_names import entry_name
from pages.ui.words import N_, _, language

TABLES = {
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
BY_HAND = {"app_calls": N_("Calls by hand")}
# These come by the survey upload, which knows the tools that export them.
OF_SURVEYS = ("surveys", "survey_questions", "survey_responses", "survey_answers")


def table_name(table: str) -> str:
    """`Customers`."""
    named = TABLES | BY_HAND
    return _(named[table]) if table in named else table


def kind_name(batch: Batch) -> str:
    """What a batch brought: a file into a table, a survey, an entry by hand, an example."""
    how, into = batch.what
    if how == "load":
        return table_name(into)
    if how == "survey":
        return _("Survey {name}", name=into)
    if how == "entry":
        return entry_name(into)
    return _("Example") if how == "example" else batch.kind


def column_name(table: str, column: str) -> str:
    """`customer_id · the customer's number`; in Chinese `客户编号 · customer_id`."""
    if language() == "zh":
        return f"{usual_name(table, column)} · {column}"
    return f"{column} · {_meaning(table, column)}"


@lru_cache
def _meaning(table: str, column: str) -> str:
    return str(file_columns(table_named(table))[column].comment or "")
