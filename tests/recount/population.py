"""Who is meant: the population, a customer's attributes on the day looked from, and what a filter leaves."""

from __future__ import annotations

from typing import Any

import pandas as pd

from tests.recount.facts import FIELDS, Facts, ResolvedFilters
from tests.recount.lifecycle import states
from tests.recount.value import tiers

# The fields whose value is computed, or named by another table; every other one is a column of customers as it stands.
DERIVED = {"branch", "owner", "side", "tier", "lifecycle"}
PLAIN = tuple(name for name in FIELDS if name not in DERIVED)


def labels(facts: Facts, table: str, key: str) -> dict[str, str]:
    """Names of branches or employees; a name that two share carries the id."""
    rows = facts.table(table, key, "name").dropna(subset=[key])
    names = rows["name"].where(rows["name"].notna(), rows[key])
    twice = set(names[names.duplicated(keep=False)])
    return {i: f"{n} ({i})" if n in twice else n for i, n in zip(rows[key], names, strict=True)}


def attributes(facts: Facts, resolved: ResolvedFilters) -> pd.DataFrame:
    """One row per customer of the population: customer_id and every field a reader can filter and split by."""
    key = (
        "attributes",
        resolved.as_of,
        resolved.first,
        resolved.last,
        resolved.from_given,
        str(resolved.rules),
        resolved.sides,
    )
    if key in facts.remembered:
        return facts.remembered[key]
    columns = ["customer_id", "branch_id", "owner_id", "side", *PLAIN]
    people = facts.table("customers", *columns)
    whole = facts.population(resolved)
    people = people[people["customer_id"].isin(whole)].set_index("customer_id", drop=False)

    branches, employees = labels(facts, "branches", "branch_id"), labels(facts, "employees", "employee_id")
    people["branch"] = [branches.get(i, i) for i in people["branch_id"]]
    people["owner"] = [employees.get(i, i) for i in people["owner_id"]]
    if resolved.as_of is None:
        return people.assign(tier=None, lifecycle=None)[["customer_id", *FIELDS]].fillna("Unknown")
    ranked = tiers(facts, resolved, whole, *resolved.own_window(365)).set_index("customer_id")["tier"]
    people["tier"] = people["customer_id"].map(ranked)
    people["lifecycle"] = people["customer_id"].map(states(facts, resolved, whole))
    result = people[["customer_id", *FIELDS]].astype("object")
    facts.remembered[key] = result.where(result.notna(), "Unknown").reset_index(drop=True)
    return facts.remembered[key]


def selected(facts: Facts, resolved: ResolvedFilters, filters: Any) -> set[str]:
    """Customers that every filter in force leaves: alternatives within a field, all fields together."""
    wanted = {name: getattr(filters, name) for name in FIELDS if name != "side" and getattr(filters, name)}
    if not wanted:
        return facts.population(resolved)
    people = attributes(facts, resolved)
    for name, values in wanted.items():
        people = people[people[name].isin(values)]
    return set(people["customer_id"])


def segments(facts: Facts, resolved: ResolvedFilters, filters: Any, by: str) -> dict[str, set[str]]:
    """The selected customers in their segments by one field."""
    left = selected(facts, resolved, filters)
    people = attributes(facts, resolved)
    people = people[people["customer_id"].isin(left)]
    return {label: set(own) for label, own in people.groupby(by)["customer_id"]}
