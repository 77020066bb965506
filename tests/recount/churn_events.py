"""Events of leaving and coming back: lists, recovery, sensitivity, reasons and early warnings, recounted."""

from __future__ import annotations

import bisect
import math

import numpy as np
import pandas as pd

from tests.recount import days
from tests.recount.activity import active_at, islands, movements, ratio, stretches
from tests.recount.facts import Facts, ResolvedFilters
from tests.recount.value import percentile

PUBLISHED = {
    "died": 0.01,
    "moved": 0.03,
    "other_relationship": 0.05,
    "competition": 0.09,
    "product": 0.14,
    "staff_attitude": 0.68,
    "Unknown": np.nan,
}


def events(facts: Facts, resolved: ResolvedFilters, customers: set[str], window: int | None = None) -> pd.DataFrame:
    """Every island with what followed it: customer_id, began, ended, left, left_before, back (the next one's start)."""
    isles = islands(facts, resolved, window)
    isles = isles[isles["customer_id"].isin(customers)].sort_values(["customer_id", "began"])
    return isles.assign(back=isles.groupby("customer_id")["began"].shift(-1))


def revenue_between(facts: Facts, resolved: ResolvedFilters, customer: str, first: float, last: float) -> float:
    """Net revenue of one customer in the days given, returns deducted unless they are ignored."""
    key = ("running revenue", resolved.rules["returns"])
    if key not in facts.remembered:
        lines = facts.lines[~facts.lines["is_return"]] if resolved.rules["returns"] == "ignore" else facts.lines
        facts.remembered[key] = {
            own: (rows["day"].tolist(), [0, *(rows["amount"] * 100).round().cumsum()])
            for own, rows in lines.sort_values("day").groupby("customer_id")
        }
    bought_on, running = facts.remembered[key].get(customer, ([], [0]))
    cents = running[bisect.bisect_right(bought_on, last)] - running[bisect.bisect_left(bought_on, first)]
    return round(float(cents) / 100, 2)


def lost(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Churn events of the period, with the day, the last purchase day and the revenue of the 365 days before."""
    rows = events(facts, resolved, customers)
    rows = rows[rows["left"].between(resolved.first, resolved.last)]
    pairs = zip(rows["customer_id"], rows["left"], strict=True)
    return rows.assign(
        churned_on=[days.date(day) for day in rows["left"]],
        last_purchase_on=[days.date(day) for day in rows["ended"]],
        won_back_on=[None if pd.isna(day) else days.date(day) for day in rows["back"]],
        amount=[revenue_between(facts, resolved, customer, day - 365, day - 1) for customer, day in pairs],
        reason=reasons_said(facts, resolved, rows),
    )


def won_back(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Win-back events of the period, with the days asleep, the purchases of the day and the period's revenue."""
    rows = events(facts, resolved, customers)
    rows = rows[rows["left_before"].notna() & rows["began"].between(resolved.first, resolved.last)]
    bought = facts.purchases.groupby(["customer_id", "day"])["amount"].sum().to_dict()
    pairs = list(zip(rows["customer_id"], rows["began"], strict=True))
    return rows.assign(
        won_back_on=[days.date(day) for day in rows["began"]],
        churned_on=[days.date(day) for day in rows["left_before"]],
        days_asleep=rows["began"] - rows["left_before"],
        amount=[round(bought.get(pair, 0.0), 2) for pair in pairs],
        revenue=[revenue_between(facts, resolved, customer, resolved.first, resolved.last) for customer, _ in pairs],
    )


def active(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Customers active on the last day of the period."""
    isles = events(facts, resolved, customers)
    there = active_at(isles, resolved.last, resolved.window) if resolved.first <= resolved.last else set()
    return pd.DataFrame({"customer_id": sorted(there)})


def left_again(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """One row: win-backs of the period, those watched for the horizon, and those of them who left within it."""
    horizon = int(resolved.rules["left_again_days"])
    rows = events(facts, resolved, customers)
    rows = rows[rows["left_before"].notna() & rows["began"].between(resolved.first, resolved.last)]
    watched = rows[rows["began"] + horizon <= resolved.as_of]
    again = watched[watched["left"].notna() & (watched["left"] - watched["began"] <= horizon)]
    told = {"won_back": len(rows), "observed": len(watched), "left_again": len(again)}
    return pd.DataFrame([told | {"left_again_ratio": ratio(len(again), len(watched))}])


def recovery(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Of the churn events of a month, how many were followed by a purchase within the horizon."""
    horizon = int(resolved.rules["recovered_days"])
    rows = events(facts, resolved, customers)
    result = []
    for month, month_end in days.months(resolved.first, resolved.last):
        first, last = max(month, resolved.first), min(month_end, resolved.last)
        gone = rows[rows["left"].between(first, last)]
        asleep = (gone["back"] - gone["left"]).dropna()
        asleep = asleep[asleep <= horizon]
        result.append(
            {
                "month": days.date(month),
                "churned": len(gone),
                "recovered": len(asleep),
                "recovered_ratio": ratio(len(asleep), len(gone)),
                "median_days_asleep": percentile(asleep.tolist(), 0.5),
                "quartile_1_days_asleep": percentile(asleep.tolist(), 0.25),
                "quartile_3_days_asleep": percentile(asleep.tolist(), 0.75),
                "is_unfinished": month_end + horizon > resolved.as_of,
            }
        )
    return pd.DataFrame(result)


def silences(facts: Facts, resolved: ResolvedFilters) -> dict[str, list[int]]:
    """Days between what keeps a customer active: purchase days, or terms of contract that do not touch."""
    key = ("silences", resolved.rules["churn_basis"], resolved.as_of)
    if key not in facts.remembered:
        touching = 1 if resolved.rules["churn_basis"] == "contracts" else 0
        found: dict[str, list[int]] = {}
        ends: dict[str, int] = {}
        rows = stretches(facts, resolved).sort_values(["customer_id", "first", "last"])
        for customer, first, last in zip(rows["customer_id"], rows["first"], rows["last"], strict=True):
            own = found.setdefault(customer, [])
            if customer in ends and first - ends[customer] > touching:
                own.append(first - ends[customer])
            ends[customer] = max(last, ends.get(customer, last))
        facts.remembered[key] = found
    return facts.remembered[key]


def rate_of_period(facts: Facts, resolved: ResolvedFilters, customers: set[str], window: int) -> tuple[int, int]:
    """Numerator and denominator of the churn rate: of the period, or of its months when it is longer than W."""
    isles = events(facts, resolved, customers, window)
    if resolved.last - resolved.first + 1 <= window:
        row = movements(isles, resolved.first, resolved.last, window)
        return int(row["churned"]), int(row["opening"])
    churned = opening = 0
    for month, month_end in days.months(resolved.first, resolved.last):
        first, last = max(month, resolved.first), min(month_end, resolved.last)
        row = movements(isles, first, last, window)
        churned, opening = churned + int(row["churned"]), opening + int(row["opening"])
    return churned, opening


def sensitivity(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Half the window, the window, double the window, and the proposed one."""
    rule, share = resolved.window, float(resolved.rules["window_percentile"])
    gaps = [gap for customer, own in silences(facts, resolved).items() if customer in customers for gap in own]
    proposed = max(1, math.floor(percentile(gaps, share) + 0.5)) if gaps else None
    rows = []
    for variant, window in (("half", (rule + 1) // 2), ("rule", rule), ("double", 2 * rule), ("proposed", proposed)):
        if window is None:
            rows.append((variant, None, None, None, None))
            continue
        churned, opening = rate_of_period(facts, resolved, customers, window)
        rows.append((variant, window, opening, churned, ratio(churned, opening)))
    return pd.DataFrame(rows, columns=["variant", "window_days", "opening", "churned", "churn_ratio"])


def reasons_said(facts: Facts, resolved: ResolvedFilters, rows: pd.DataFrame) -> list[str]:
    """The reason on record for each churn event: the latest note from the last purchase until the return."""
    notes = facts.table("churn_notes", "customer_id", "at", "reason").sort_values("at")
    notes = notes.assign(day=days.numbers(notes["at"]))
    notes = notes[notes["day"] <= resolved.as_of]
    by_customer = dict(list(notes.groupby("customer_id")))
    found: list[str] = []
    for row in rows.itertuples():
        own = by_customer.get(row.customer_id)
        until = resolved.as_of if pd.isna(row.back) else row.back - 1
        said = [] if own is None else own.loc[own["day"].between(row.ended, until), "reason"].tolist()
        known = [reason for reason in said if not pd.isna(reason) and reason != "unknown"]
        found.append(known[-1] if known else "Unknown")
    return found


def reasons(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Churn events of the period by the reason on record, and its share of those that have one."""
    rows = events(facts, resolved, customers)
    rows = rows[rows["left"].between(resolved.first, resolved.last)]
    said = pd.Series(reasons_said(facts, resolved, rows), dtype="object").value_counts().to_dict()
    known = sum(count for reason, count in said.items() if reason != "Unknown")
    rows = []
    for reason, published in PUBLISHED.items():
        count = said.get(reason, 0)
        share = np.nan if reason == "Unknown" else ratio(count, known)
        rows.append((reason, count, share, published))
    return pd.DataFrame(rows, columns=["reason", "churned", "ratio", "published_ratio"])


def summary(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The balance of the whole period in one row."""
    isles = events(facts, resolved, customers)
    row = movements(isles, resolved.first, resolved.last, resolved.window)
    churned, opening = rate_of_period(facts, resolved, customers, resolved.window)
    rate = ratio(churned, opening)
    back = set(won_back(facts, resolved, customers)["customer_id"])
    told = row | {
        "churn_ratio": rate,
        "retention_ratio": 1 - rate,
        "win_back_ratio": ratio(row["won_back"], row["lost_opening"]),
        "recovered_revenue": sum(revenue_between(facts, resolved, c, resolved.first, resolved.last) for c in back),
    }
    return pd.DataFrame([told])


def early_warning(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Active customers gone quiet for their own rhythm, or whose orders fell by half, with the sign and its reasons."""
    rules, window = resolved.rules, resolved.window
    covered = stretches(facts, resolved).groupby("customer_id")["last"].max().to_dict()
    rhythms = silences(facts, resolved)
    bought = facts.purchases[facts.purchases["day"] <= resolved.as_of]
    rows = []
    for customer, own in bought[bought["customer_id"].isin(customers)].groupby("customer_id")["day"]:
        if customer not in covered or resolved.as_of - covered[customer] > window:
            continue
        silence = max(resolved.as_of - covered[customer], 0)
        usual = percentile(rhythms[customer], float(rules["warning_percentile"]))
        quiet = len(own) >= int(rules["warning_purchases"]) and silence > usual
        ago = [resolved.as_of - day for day in own]
        recent, before = sum(a < window for a in ago), sum(window <= a < 2 * window for a in ago)
        fell = before >= int(rules["warning_orders"]) and recent <= (1 - float(rules["warning_fall"])) * before
        if quiet or fell:
            sign = "both" if quiet and fell else "silence" if quiet else "fewer_orders"
            amount = revenue_between(facts, resolved, customer, resolved.as_of - 364, resolved.as_of)
            rows.append(
                (
                    customer,
                    days.date(min(covered[customer], resolved.as_of)),
                    amount,
                    sign,
                    silence,
                    usual,
                    recent,
                    before,
                )
            )
    names = ["customer_id", "last_purchase_on", "amount", "warning", "silent_days", "usual_days", "orders"]
    return pd.DataFrame(rows, columns=[*names, "orders_before"])
