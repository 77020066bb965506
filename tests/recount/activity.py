"""Who was active when, from islands of activity: stretches in which no silence is longer than the window."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from tests.recount import days
from tests.recount.facts import Facts, ResolvedFilters


def stretches(facts: Facts, resolved: ResolvedFilters) -> pd.DataFrame:
    """What keeps a customer active: customer_id, first and last day; a purchase lasts one day, a contract its term."""
    if resolved.rules["churn_basis"] == "contracts":
        rows = facts.table("contracts", "customer_id", "starts_on", "ends_on")
        rows = rows[rows["customer_id"].notna() & rows["starts_on"].notna()]
        frame = pd.DataFrame({"customer_id": rows["customer_id"], "first": days.numbers(rows["starts_on"])})
        frame["last"] = days.numbers(rows["ends_on"]).fillna(float(10**7))
    else:
        rows = facts.purchases
        frame = pd.DataFrame({"customer_id": rows["customer_id"], "first": rows["day"], "last": rows["day"]})
    frame = frame.astype({"first": "int64", "last": "int64"})
    return frame[(frame["last"] >= frame["first"]) & (frame["first"] <= resolved.as_of)]


def islands(facts: Facts, resolved: ResolvedFilters, window: int | None = None) -> pd.DataFrame:
    """One row per island: customer_id, began, ended, left (the churn day, or missing), is_first, left_before."""
    window = resolved.window if window is None else window
    key = (resolved.rules["churn_basis"], resolved.as_of, window)
    if key in facts.remembered:
        return facts.remembered[key]
    columns = ["customer_id", "began", "ended", "left", "is_first", "left_before"]
    found: list[tuple[Any, ...]] = []
    rows = stretches(facts, resolved).sort_values(["customer_id", "first", "last"])
    for customer, group in rows.groupby("customer_id", sort=False):
        own: list[list[int]] = []
        for first, last in zip(group["first"].tolist(), group["last"].tolist(), strict=True):
            if own and first - own[-1][1] <= window:
                own[-1][1] = max(own[-1][1], last)
            else:
                own.append([first, last])
        before = None
        for began, ended in own:
            left = ended + window + 1
            seen = left if left <= resolved.as_of else None
            found.append((customer, began, ended, seen, before is None, before))
            before = left
    facts.remembered[key] = pd.DataFrame(found, columns=columns)
    return facts.remembered[key]


def active_at(isles: pd.DataFrame, day: int, window: int) -> set[str]:
    """Customers whose last covered day lies at most the window before the end of the day."""
    inside = (isles["began"] <= day) & (day <= isles["ended"] + window)
    return set(isles.loc[inside, "customer_id"])


def lost_at(isles: pd.DataFrame, day: int, window: int) -> set[str]:
    """Customers with a purchase on or before the day who are not active then."""
    return set(isles.loc[isles["began"] <= day, "customer_id"]) - active_at(isles, day, window)


def movements(isles: pd.DataFrame, first: int, last: int, window: int) -> dict[str, float]:
    """The balance of one span of days, both ends included; a span without days has nobody in it."""
    if first > last:
        return dict.fromkeys(("opening", "new", "won_back", "churned", "closing", "lost_opening"), 0)
    began = isles[(isles["began"] >= first) & (isles["began"] <= last)]
    return {
        "opening": len(active_at(isles, first - 1, window)),
        "new": int(began["is_first"].astype(bool).sum()),
        "won_back": int((~began["is_first"].astype(bool)).sum()),
        "churned": int(((isles["left"] >= first) & (isles["left"] <= last)).sum()),
        "closing": len(active_at(isles, last, window)),
        "lost_opening": len(lost_at(isles, first - 1, window)),
    }


def ratio(numerator: float, denominator: float) -> float:
    """A rate, missing when there is nothing to divide by."""
    return numerator / denominator if denominator else np.nan


def by_month(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The balance of every month of the period."""
    rows = []
    if resolved.as_of is None or resolved.first is None:
        return pd.DataFrame(rows)
    isles = islands(facts, resolved)
    isles = isles[isles["customer_id"].isin(customers)]
    bought = facts.purchases[facts.purchases["customer_id"].isin(customers)]
    for month, month_end in days.months(resolved.first, resolved.last):
        first, last = max(month, resolved.first), min(month_end, resolved.last)
        row = movements(isles, first, last, resolved.window)
        inside = bought[bought["day"].between(first, last)]
        row |= {
            "month": days.date(month),
            "buyers": inside["customer_id"].nunique(),
            "churn_ratio": ratio(row["churned"], row["opening"]),
            "win_back_ratio": ratio(row["won_back"], row["lost_opening"]),
            "is_unfinished": month_end > resolved.last,
        }
        rows.append(row)
    return pd.DataFrame(rows)


def cohorts(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Cohort, months_since, customers, active, revenue; one row per cohort and month up to the end."""
    columns = ["cohort", "months_since", "customers", "active", "revenue"]
    if resolved.as_of is None or resolved.first is None:
        return pd.DataFrame(columns=columns)
    bought = facts.purchases[facts.purchases["customer_id"].isin(customers)]
    bought = bought[bought["day"] <= resolved.as_of]
    firsts = bought.groupby("customer_id")["day"].min()
    cohort_of = firsts[(firsts >= resolved.first) & (firsts <= resolved.last)].map(days.month_first)
    month_of = {day: days.month_first(day) for day in range(resolved.first, resolved.last + 1)}

    def by_cell(rows: pd.DataFrame) -> pd.core.groupby.DataFrameGroupBy:
        rows = rows[rows["day"].between(resolved.first, resolved.last) & rows["customer_id"].isin(cohort_of.index)]
        return rows.assign(cohort=rows["customer_id"].map(cohort_of), month=rows["day"].map(month_of)).groupby(
            ["cohort", "month"]
        )

    active = by_cell(bought)["customer_id"].nunique().to_dict()
    paid = by_cell(facts.lines)["amount"].sum().to_dict()
    rows = []
    for cohort, size in cohort_of.value_counts().sort_index().items():
        later = [month for month, _ in days.months(resolved.first, resolved.last) if month >= cohort]
        for since, month in enumerate(later):
            cell = (cohort, month)
            rows.append((days.date(cohort), since, size, active.get(cell, 0), round(paid.get(cell, 0.0), 2)))
    return pd.DataFrame(rows, columns=columns)
