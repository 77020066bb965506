"""Labels of the tables of the warehouse and of their columns."""

from __future__ import annotations

from functools import lru_cache

from data.intake.mapping.schema_matching import find_target_table
from data.intake.readers.heading_synonyms import get_chinese_name
from data.schema import TABLES, list_file_columns
from pages.ui.i18n.translation import get_language
from pages.ui.labels.value_labels import label_value, list_labels

# The survey upload fills these; it knows the layouts of the tools that export them.
SURVEY_TABLES = ("surveys", "survey_questions", "survey_responses", "survey_answers")


def list_file_tables() -> list[str]:
    """The tables that a file of their own may fill, in the order of their labels."""
    tables = {table.name for table in TABLES} - set(SURVEY_TABLES)
    return [table for table in list_labels("table") if table in tables]


def label_table(table: str) -> str:
    """The label of a table: `Customers` for `customers`; the name itself where it has none."""
    return label_value("table", table)


def label_table_column(table: str, column: str) -> str:
    """A column with its meaning: `customer_id · the customer's number`; in Chinese `客户编号 · customer_id`."""
    if get_language() == "zh":
        return f"{get_chinese_name(table, column)} · {column}"
    return f"{column} · {_get_column_meaning(table, column)}"


@lru_cache
def _get_column_meaning(table: str, column: str) -> str:
    return str(list_file_columns(find_target_table(table))[column].comment or "")
