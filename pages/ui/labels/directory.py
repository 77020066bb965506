"""Names of branches, employees and customers by their keys, for choices in forms and for stored keys."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from data.entry.customers import suggestions
from data.schema.customer_archive import load_fields
from pages.ui.i18n.formatting import format_flag
from pages.ui.labels.archive_labels import label_archive_value
from pages.ui.session import answers

# Fewer letters find nobody; a Chinese name may be one sign.
MIN_SEARCH_LENGTH = 2


@st.cache_data(max_entries=8, ttl=3600, show_spinner=False)
def _fetch_names(key: tuple[str, ...], kind: str) -> dict[str, str]:
    """Names by key, with the key behind names that occur several times; `key` is of the cache."""
    list_names = suggestions.list_branches if kind == "branches" else suggestions.list_employees
    names = list_names(answers.get_warehouse())
    counts = Counter(names.values())
    return {number: f"{name} · {number}" if counts[name] > 1 else name for number, name in names.items()}


def load_branch_names() -> dict[str, str]:
    """Every branch, as key → name."""
    return _fetch_names((answers.get_warehouse().url, answers.get_data_version()), "branches")


def load_employee_names() -> dict[str, str]:
    """Every employee, as key → name."""
    return _fetch_names((answers.get_warehouse().url, answers.get_data_version()), "employees")


def find_customers(text: str) -> dict[str, str]:
    """Customers whose name or key matches a text typed into a form, as key → `name · key · city`."""
    if len(text.strip()) < MIN_SEARCH_LENGTH and not "\u2e80" <= text.strip()[:1] <= "\uffff":
        return {}
    customers = suggestions.search_customers(answers.get_warehouse(), text)
    return {number: " · ".join(filter(None, (name, number, city))) for number, (name, city) in customers.items()}


def label_stored_value(field: str, text: str) -> str:
    """The value of an archive field as a page shows it.

    Args:
        field: the field's name.
        text: the value as it is stored.

    Returns:
        The name of a branch or employee for its key, yes or no for a flag, the label of a value of a list, else `text`.
    """
    definition = load_fields().get(field)
    if definition and definition.type in ("branch", "employee"):
        return (load_branch_names() if definition.type == "branch" else load_employee_names()).get(text, text)
    if definition and definition.type == "flag" and text in ("true", "false"):
        return format_flag(text == "true")
    return label_archive_value(field, text)
