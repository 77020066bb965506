"""The branches, employees and customers that a form offers, in the words in which it offers them."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from data.entry import offered
from data.entry.fields import fields
from pages.ui import load
from pages.ui.archive_words import value_name
from pages.ui.format import flag

# Of a name, so much has to be typed before somebody is looked for.
LEAST = 2


@st.cache_data(max_entries=8, ttl=3600, show_spinner=False)
def _kept(key: tuple[str, ...], what: str) -> dict[str, str]:
    found = offered.branches(load.warehouse()) if what == "branches" else offered.employees(load.warehouse())
    times = Counter(found.values())
    return {number: f"{name} · {number}" if times[name] > 1 else name for number, name in found.items()}


def branches() -> dict[str, str]:
    """Every branch by its number."""
    return _kept((load.warehouse().url, load.version()), "branches")


def employees() -> dict[str, str]:
    """Everybody who works here, by number."""
    return _kept((load.warehouse().url, load.version()), "employees")


def customers(typed: str) -> dict[str, str]:
    """Whom somebody may mean who typed this: name, number and city, by number."""
    if len(typed.strip()) < LEAST and not "\u2e80" <= typed.strip()[:1] <= "\uffff":
        return {}
    found = offered.customers(load.warehouse(), typed)
    return {number: " · ".join(filter(None, (name, number, city))) for number, (name, city) in found.items()}


def said(field: str, text: str) -> str:
    """What a field of the archive says: names instead of numbers, words instead of values."""
    found = fields().get(field)
    if found and found.type in ("branch", "employee"):
        return (branches() if found.type == "branch" else employees()).get(text, text)
    if found and found.type == "flag" and text in ("true", "false"):
        return flag(text == "true")
    return value_name(field, text)
