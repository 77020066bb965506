"""Lookups that precede a question: the days on record, and the values of each filter field."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import pandas as pd

from data.warehouse import Warehouse
from queries.catalog.fields import FIELDS, UNKNOWN, list_permitted_values
from queries.composer.plan import QueryPlan
from queries.composer.printer import print_sql


def load_field_values(warehouse: Warehouse, field: str) -> Mapping[str, str]:
    """The values that the field can have.

    Args:
        warehouse: where to look.
        field: a field of fields.toml.

    Returns:
        Each way to write a value (its key or its name) → the name that reports give it.
    """
    return _load_all_field_values(warehouse, warehouse.version)[field]


@lru_cache(maxsize=16)
def _load_all_field_values(warehouse: Warehouse, version: str) -> dict[str, dict[str, str]]:
    names = {field: {UNKNOWN: UNKNOWN} | {value: value for value in list_permitted_values(field)} for field in FIELDS}
    options = warehouse.read(print_sql(QueryPlan("overview/options"), warehouse.dialect).text, {})
    for option in options.itertuples():
        key, value = str(option.key), str(option.value)
        names[str(option.field)] |= {key: value, value: value}
    return names


@lru_cache(maxsize=64)
def load_record_days(warehouse: Warehouse, version: str) -> pd.DataFrame:
    """First and latest day on record by subject (index), as dates; `version` is the data version it was read at."""
    return warehouse.read(print_sql(QueryPlan("overview/record"), warehouse.dialect).text, {}).set_index("subject")


def days_on_record(warehouse: Warehouse, subject: str) -> tuple[date | None, date | None]:
    """First and latest day of the facts that the subject counts, of any fact where it has none; None without facts."""
    days = load_record_days(warehouse, warehouse.version)
    row = days.loc[subject if subject in days.index else "purchases"]
    first, latest = row["first_on"], row["latest_on"]
    return (None if pd.isna(first) else first.date(), None if pd.isna(latest) else latest.date())
