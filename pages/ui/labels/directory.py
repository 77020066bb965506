"""The branches, employees and customers that a form offers, in the words in which it offers them."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from data.entry.customers import suggestions
from data.schema.customer_archive import load_fields
from pages.ui.i18n.formatting import format_flag
from pages.ui.labels.archive_labels import label_archive_value
from pages.ui.session import answers

# Of a name, so much has to be typed before somebody is looked for.
MIN_SEARCH_LENGTH = 2


@st.cache_data(max_entries=8, ttl=3600, show_spinner=False)
def _fetch_names(key: tuple[str, ...], what: str) -> dict[str, str]:
    found = (
        suggestions.list_branches(answers.get_warehouse())
        if what == "branches"
        else suggestions.list_employees(answers.get_warehouse())
    )
    times = Counter(found.values())
    return {number: f"{name} · {number}" if times[name] > 1 else name for number, name in found.items()}


def load_branch_names() -> dict[str, str]:
    """Every branch by its number."""
    return _fetch_names((answers.get_warehouse().url, answers.get_data_version()), "branches")


def load_employee_names() -> dict[str, str]:
    """Everybody who works here, by number."""
    return _fetch_names((answers.get_warehouse().url, answers.get_data_version()), "employees")


def find_customers(typed: str) -> dict[str, str]:
    """Whom somebody may mean who typed this: name, number and city, by number."""
    if len(typed.strip()) < MIN_SEARCH_LENGTH and not "\u2e80" <= typed.strip()[:1] <= "\uffff":
        return {}
    found = suggestions.search_customers(answers.get_warehouse(), typed)
    return {number: " · ".join(filter(None, (name, number, city))) for number, (name, city) in found.items()}


def label_stored_value(field: str, text: str) -> str:
    """What a field of the archive says: names instead of numbers, words instead of values."""
    found = load_fields().get(field)
    if found and found.type in ("branch", "employee"):
        return (load_branch_names() if found.type == "branch" else load_employee_names()).get(text, text)
    if found and found.type == "flag" and text in ("true", "false"):
        return format_flag(text == "true")
    return label_archive_value(field, text)
