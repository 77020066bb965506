"""The eight figures of the overview for a period, the days before it and the same dates a year earlier, recounted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from tests.recount import days, overview_facts
from tests.recount.activity import active_at, islands, lost_at, ratio
from tests.recount.churn_events import rate_of_period
from tests.recount.facts import Facts, ResolvedFilters

METRICS = (
    "revenue",
    "active_customers",
    "churn_ratio",
    "win_back_ratio",
    "recovered_revenue",
    "satisfied_ratio",
    "nps",
    "open_amount",
)


def figures(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> dict[str, tuple[float, float, float]]:
    """Value, numerator and denominator of each metric."""
    first, last, window = resolved.first, resolved.last, resolved.window
    lines = facts.lines[facts.lines["day"].between(first, last)]
    if resolved.rules["returns"] == "ignore":
        lines = lines[~lines["is_return"]]
    revenue = float(overview_facts.belonging(lines, customers, resolved.with_nobody)["amount"].sum())
    isles = islands(facts, resolved)
    isles = isles[isles["customer_id"].isin(customers)]
    back = isles[~isles["is_first"].astype(bool) & isles["began"].between(first, last)]
    recovered = float(lines.loc[lines["customer_id"].isin(set(back["customer_id"])), "amount"].sum())
    churned, opening = rate_of_period(facts, resolved, customers, window)
    lost = len(lost_at(isles, first - 1, window))
    complete = resolved.rules["responses"] == "complete"
    told = {}
    for role in ("csat", "nps"):
        rows = overview_facts.answers(facts, role, first, last, complete)
        told[role] = overview_facts.belonging(rows, customers, resolved.with_nobody)
    good, given = overview_facts.satisfied(told["csat"])
    balance, asked = overview_facts.promoters_less_detractors(told["nps"])
    deals = overview_facts.belonging(overview_facts.open_deals(facts, last), customers, resolved.with_nobody)
    return {
        "revenue": plain(revenue),
        "active_customers": plain(len(active_at(isles, last, window))),
        "churn_ratio": (ratio(churned, opening), churned, opening),
        "win_back_ratio": (ratio(len(back), lost), len(back), lost),
        "recovered_revenue": plain(recovered),
        "satisfied_ratio": (ratio(good, given), good, given),
        "nps": (100 * ratio(balance, asked), balance, asked),
        "open_amount": plain(float(deals["expected_amount"].astype("float64").sum())),
    }


def plain(amount: float) -> tuple[float, float, float]:
    """An amount or count is its own numerator and has no denominator."""
    return round(amount, 2), round(amount, 2), np.nan


def spans(resolved: ResolvedFilters, record: int) -> dict[str, ResolvedFilters | None]:
    """The period, the same number of days before it, and the same dates a year earlier; None before the record."""
    first, last = resolved.first, resolved.last
    found: dict[str, ResolvedFilters | None] = {"value": resolved}
    before = {"previous": (first - (last - first + 1), first - 1)}
    before["last_year"] = (days.year_earlier(first), days.year_earlier(last))
    for name, (begins, ends) in before.items():
        found[name] = replace(resolved, first=begins, last=ends) if first <= last and record <= begins else None
    return found


def headline(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """One row per metric: value, numerator, denominator, previous, last_year."""
    record = int(facts.purchases["day"].min()) if len(facts.purchases) else int(min(facts.any_days()))
    told = {
        name: None if span is None else figures(facts, span, customers)
        for name, span in spans(resolved, record).items()
    }
    rows = []
    for metric in METRICS:
        found = {name: np.nan if told[name] is None else told[name][metric][0] for name in ("previous", "last_year")}
        value, numerator, denominator = told["value"][metric]
        rows.append({"metric": metric, "value": value, "numerator": numerator, "denominator": denominator, **found})
    return pd.DataFrame(rows)
