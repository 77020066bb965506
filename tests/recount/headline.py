"""The eight figures of the overview for a period, the days before it and the same dates a year earlier, recounted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from tests.recount import days, voices
from tests.recount.activity import active_at, islands, lost_at, ratio
from tests.recount.facts import Chosen, Facts
from tests.recount.leaving import rate_of_period, won_back

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


def figures(
    facts: Facts, chosen: Chosen, customers: set[str], is_narrowed: bool
) -> dict[str, tuple[float, float, float]]:
    """Value, numerator and denominator of each metric; nobody's answers and deals count unless customers are chosen."""
    first, last, window = chosen.first, chosen.last, chosen.window
    assert first is not None
    assert last is not None
    named = customers if is_narrowed else None
    if named is None:
        everybody = set(facts.table("customers", "customer_id")["customer_id"])
        named = None if everybody == customers else named
    lines = facts.lines[facts.lines["customer_id"].isin(customers) & facts.lines["day"].between(first, last)]
    if chosen.rules["returns"] == "ignore":
        lines = lines[~lines["is_return"]]
    revenue = round(float(lines["amount"].sum()), 2)
    isles = islands(facts, chosen)
    isles = isles[isles["customer_id"].isin(customers)]
    back = won_back(facts, chosen, customers)
    recovered = round(float(lines.loc[lines["customer_id"].isin(set(back["customer_id"])), "amount"].sum()), 2)
    churned, opening = rate_of_period(facts, chosen, customers, window)
    lost = len(lost_at(isles, first - 1, window))
    complete = chosen.rules["responses"] == "complete"
    good, given = voices.satisfied(voices.answers(facts, "csat", first, last, named, complete))
    balance, asked = voices.promoters_less_detractors(voices.answers(facts, "nps", first, last, named, complete))
    deals = voices.open_amount(facts, last, named)
    none = np.nan
    return {
        "revenue": (revenue, none, none),
        "active_customers": (len(active_at(isles, last, window)), none, none),
        "churn_ratio": (ratio(churned, opening), churned, opening),
        "win_back_ratio": (ratio(len(back), lost), len(back), lost),
        "recovered_revenue": (recovered, none, none),
        "satisfied_ratio": (ratio(good, given), good, given),
        "nps": (100 * ratio(balance, asked), balance, asked),
        "open_amount": (deals, none, none),
    }


def spans(chosen: Chosen, record: int) -> dict[str, Chosen | None]:
    """The period, the same number of days before it, and the same dates a year earlier; None before the record."""
    first, last = chosen.first, chosen.last
    assert first is not None
    assert last is not None
    found: dict[str, Chosen | None] = {"value": chosen}
    before = {"previous": (first - (last - first + 1), first - 1)}
    before["last_year"] = (days.year_earlier(first), days.year_earlier(last))
    for name, (begins, ends) in before.items():
        found[name] = replace(chosen, first=begins, last=ends) if record <= begins else None
    return found


def headline(facts: Facts, chosen: Chosen, customers: set[str], is_narrowed: bool, record: int) -> pd.DataFrame:
    """One row per metric: value, numerator, denominator, previous, last_year."""
    told = {
        name: None if span is None else figures(facts, span, customers, is_narrowed)
        for name, span in spans(chosen, record).items()
    }
    rows = []
    for metric in METRICS:
        row = {"metric": metric, **dict(zip(("value", "numerator", "denominator"), told["value"][metric], strict=True))}
        for name in ("previous", "last_year"):
            row[name] = np.nan if told[name] is None else told[name][metric][0]
        rows.append(row)
    return pd.DataFrame(rows)
