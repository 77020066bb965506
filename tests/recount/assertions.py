"""One question put to both sides: the SQL through the project's own door, and the recount on the plain tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd

from data.schema import metadata
from data.warehouse import Warehouse
from queries import Filters, describe, run
from tests.recount.compare import assert_same
from tests.recount.facts import Facts, ResolvedFilters
from tests.recount.population import segments, selected

KEPT: dict[str, Facts] = {}
COUNTED = (
    "customers",
    "branches",
    "employees",
    "order_lines",
    "contracts",
    "opportunities",
    "stage_events",
    "surveys",
    "survey_questions",
    "survey_responses",
    "survey_answers",
    "churn_notes",
    "interactions",
    "service_cases",
    "targets",
    "app_calls",
    "campaign_touches",
    "campaigns",
    "assignments",
    "products",
)


Recount = Callable[[Facts, ResolvedFilters, set[str]], pd.DataFrame]


def facts_of(warehouse: Warehouse) -> Facts:
    """The tables as they stand."""
    tables = {}
    for name in COUNTED:
        columns = ", ".join(f'"{column.name}"' for column in metadata.tables[name].columns)
        tables[name] = warehouse.read(f"select {columns} from {name}", {})
    return Facts(tables)


def cached_facts(warehouse: Warehouse) -> Facts:
    """The tables of an example that nobody writes to, read once."""
    if warehouse.url not in KEPT:
        KEPT[warehouse.url] = facts_of(warehouse)
    return KEPT[warehouse.url]


def recounted(facts: Facts, filters: Filters, recount: Recount, subject: str = "purchases") -> pd.DataFrame:
    """The recount for the customers that the filters leave."""
    resolved = facts.resolve(filters, subject)
    if resolved.as_of is None:
        return pd.DataFrame()
    return recount(facts, resolved, selected(facts, resolved, filters))


def recounted_by(
    facts: Facts,
    filters: Filters,
    by: str,
    recount: Recount,
    counts_nobody: bool = False,
    subject: str = "purchases",
) -> pd.DataFrame:
    """The recount for each segment of one field, the segment first; nobody's rows are Unknown's."""
    resolved = facts.resolve(filters, subject)
    if resolved.as_of is None:
        return pd.DataFrame()
    parts = []
    found = segments(facts, resolved, filters, by)
    if counts_nobody and resolved.with_nobody:
        found.setdefault("Unknown", set())
    for label, customers in found.items():
        mine = replace(resolved, with_nobody=resolved.with_nobody and label == "Unknown")
        part = recount(facts, mine, customers)
        part.insert(0, by, label)
        parts.append(part)
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def assert_recount(
    warehouse: Warehouse, name: str, filters: Filters, recount: Recount, columns: list[str], **compared: Any
) -> pd.DataFrame:
    """The query's rows equal the recount's; gives the query's rows."""
    asked = run(warehouse, name, filters)
    expected = recounted(cached_facts(warehouse), filters, recount, describe(name).subject)
    assert_same(asked, expected, columns, (name, filters), **compared)
    return asked
