"""Who is worth how much: ABC, Pareto, RFM and tiers, recounted."""

from __future__ import annotations

import bisect
import itertools
import math
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd

from tests.recount.facts import Facts, ResolvedFilters

TIERS = (("core", "3.95"), ("important", "18.33"), ("ordinary", "48.91"), ("small", "100"))
SEGMENTS = {
    "long_gone": ["11"],
    "hibernating": ["12", "21", "22"],
    "at_risk": ["13", "14", "23", "24"],
    "cannot_lose": ["15", "25"],
    "about_to_sleep": ["31", "32"],
    "needs_attention": ["33"],
    "loyal_buyers": ["34", "35", "44", "45"],
    "promising": ["41"],
    "new": ["51"],
    "potential_loyal": ["42", "43", "52", "53"],
    "champions": ["54", "55"],
}
SEGMENT = {(int(rf[0]), int(rf[1])): name for name, cells in SEGMENTS.items() for rf in cells}


def spend(facts: Facts, resolved: ResolvedFilters, first: int, last: int) -> pd.DataFrame:
    """Revenue and contribution per customer with a purchase (or, unless ignored, a return) in the days given."""
    lines = facts.lines[facts.lines["day"].between(first, last) & (facts.lines["day"] <= resolved.as_of)]
    if resolved.rules["returns"] == "ignore":
        lines = lines[~lines["is_return"]]
    lines = lines.assign(contribution=lines["amount"] - lines["cost"])
    result = lines.groupby("customer_id", as_index=False)[["amount", "contribution"]].sum()
    result = result.rename(columns={"amount": "revenue"})
    return result.assign(revenue=result["revenue"].round(2), contribution=result["contribution"].round(2))


def ranked(frame: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Highest first, ties by customer."""
    return frame.sort_values([measure, "customer_id"], ascending=[False, True]).reset_index(drop=True)


def pareto(paid: pd.DataFrame) -> pd.DataFrame:
    """Share of revenue of the top p per cent, p = 1..100."""
    values = [Decimal(str(v)) for v in ranked(paid, "revenue")["revenue"]]
    running = [Decimal(0), *itertools.accumulate(values)]
    rows = []
    for percentile in range(1, 101) if values else ():
        count = (len(values) * percentile + 99) // 100
        share = float(running[count] / running[-1]) if running[-1] > 0 else np.nan
        rows.append((percentile, count, share))
    return pd.DataFrame(rows, columns=["percentile", "customers", "revenue_ratio"])


def concentration(paid: pd.DataFrame) -> dict[str, float]:
    """Customers, share of the top fifth, fewest customers for 80 % and the Gini coefficient."""
    values = [Decimal(str(v)) for v in ranked(paid, "revenue")["revenue"]]
    running = [Decimal(0), *itertools.accumulate(values)]
    total, n = running[-1], len(values)
    floored = sorted(max(v, Decimal(0)) for v in values)
    weight = n * sum(floored)
    gini = float(sum((2 * i - n - 1) * v for i, v in enumerate(floored, 1)) / weight) if weight else np.nan
    enough = [k for k in range(n + 1) if running[k] * 5 >= total * 4] if total > 0 else []
    return {
        "customers": n,
        "top20_ratio": float(running[(n * 20 + 99) // 100] / total) if total > 0 else np.nan,
        "customers_for_80": enough[0] if enough else np.nan,
        "gini": gini,
    }


def abc_classes(paid: pd.DataFrame, resolved: ResolvedFilters) -> pd.Series:
    """The class of every customer, by customer."""
    order = ranked(paid, "revenue")
    cuts = [Decimal(str(resolved.rules["abc_a"])), Decimal(str(resolved.rules["abc_b"]))]
    values = [Decimal(str(v)) for v in order["revenue"]]
    total, running, classes = sum(values), Decimal(0), []
    for position, value in enumerate(values):
        running += value
        if value <= 0:
            classes.append("none")
        elif position == 0 or running <= cuts[0] * total:
            classes.append("A")
        elif running <= cuts[1] * total:
            classes.append("B")
        else:
            classes.append("C")
    return pd.Series(classes, index=order["customer_id"], dtype="object")


def rank_scores(values: pd.Series) -> pd.Series:
    """1 + floor(5 × customers strictly worse ÷ customers), where less is worse."""
    ordered = sorted(values)
    worse = values.map(lambda value: bisect.bisect_left(ordered, value))
    return 1 + (5 * worse) // len(values)


def ntile_scores(order: pd.DataFrame, columns: list[str], ascending: list[bool]) -> pd.Series:
    """Five buckets of an order, the first ones one larger when it does not divide."""
    rows = order.sort_values(columns, ascending=ascending)
    base, extra = divmod(len(rows), 5)
    sizes = [base + (1 if bucket < extra else 0) for bucket in range(5)]
    scores = list(itertools.chain.from_iterable([bucket + 1] * size for bucket, size in enumerate(sizes)))
    return pd.Series(scores, index=rows.index).reindex(order.index)


def rfm(facts: Facts, resolved: ResolvedFilters, population: set[str]) -> pd.DataFrame:
    """Recency, frequency, monetary value, their scores and the segment of each customer."""
    everything = resolved.rules["rfm_days"] == "all"
    span = 10**6 if everything else int(resolved.rules["rfm_days"])
    first, last = resolved.own_window(span)
    bought = facts.purchases[facts.purchases["customer_id"].isin(population)]
    bought = bought[bought["day"].between(first, last)]
    result = bought.groupby("customer_id", as_index=False).agg(last=("day", "max"), frequency=("order_id", "count"))
    result["recency_days"] = resolved.as_of - result["last"]
    paid = spend(facts, resolved, first, last).set_index("customer_id")["revenue"]
    result["monetary"] = result["customer_id"].map(paid)
    if result.empty:
        return result.assign(monetary=0.0, r=[], f=[], m=[], segment=[]).drop(columns="last")
    if resolved.rules["rfm_method"] == "rank":
        result["r"] = rank_scores(-result["recency_days"])
        result["f"] = rank_scores(result["frequency"])
        result["m"] = rank_scores(result["monetary"])
    else:
        result["r"] = ntile_scores(result, ["recency_days", "customer_id"], [False, True])
        result["f"] = ntile_scores(result, ["frequency", "customer_id"], [True, True])
        result["m"] = ntile_scores(result, ["monetary", "customer_id"], [True, True])
    result["segment"] = [SEGMENT[pair] for pair in zip(result["r"], result["f"], strict=True)]
    return result.drop(columns="last")


def tiers(facts: Facts, resolved: ResolvedFilters, population: set[str], first: int, last: int) -> pd.DataFrame:
    """Tier of every customer with a purchase or return in the days given: customer_id, revenue, contribution, tier."""
    paid = spend(facts, resolved, first, last)
    paid = ranked(paid[paid["customer_id"].isin(population)], str(resolved.rules["tier_measure"]))
    ends = [int((Decimal(len(paid)) * Decimal(cut) / 100).quantize(Decimal(1), ROUND_HALF_UP)) for _, cut in TIERS]
    names = [name for name, _ in TIERS]
    paid["tier"] = [names[next(i for i, end in enumerate(ends) if rank < end)] for rank in range(len(paid))]
    return paid


def percentile(values: list[float], share: float) -> float:
    """The linear percentile; missing for no values."""
    if not values:
        return np.nan
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = math.floor(place)
    high = math.ceil(place)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
