"""Events of leaving and coming back: lists, recovery, sensitivity, reasons and early warnings, recounted."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from tests.recount import days
from tests.recount.activity import islands, movements, ratio
from tests.recount.facts import Chosen, Facts
from tests.recount.value import percentile


def events(facts: Facts, chosen: Chosen, customers: set[str], window: int | None = None) -> pd.DataFrame:
    """Every island with what followed it: customer_id, began, ended, left, left_before, back (the next one's start)."""
    isles = islands(facts, chosen, window)
    isles = isles[isles["customer_id"].isin(customers)].sort_values(["customer_id", "began"])
    return isles.assign(back=isles.groupby("customer_id")["began"].shift(-1))


def lost(facts: Facts, chosen: Chosen, customers: set[str]) -> pd.DataFrame:
    """Churn events of the period."""
    rows = events(facts, chosen, customers)
    return rows[rows["left"].between(chosen.first, chosen.last)]


def won_back(facts: Facts, chosen: Chosen, customers: set[str]) -> pd.DataFrame:
    """Win-back events of the period, with the days asleep."""
    rows = events(facts, chosen, customers)
    rows = rows[rows["left_before"].notna() & rows["began"].between(chosen.first, chosen.last)]
    return rows.assign(days_asleep=rows["began"] - rows["left_before"])


def recovery(facts: Facts, chosen: Chosen, customers: set[str]) -> pd.DataFrame:
    """Of the churn events of a month, how many were followed by a purchase within the horizon."""
    horizon = int(chosen.rules["recovered_days"])
    rows = events(facts, chosen, customers)
    result = []
    for month, month_end in days.months(chosen.first, chosen.last):
        first, last = max(month, chosen.first), min(month_end, chosen.last)
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
                "is_unfinished": month_end + horizon > chosen.as_of,
            }
        )
    return pd.DataFrame(result)


def gaps(facts: Facts, chosen: Chosen, customers: set[str]) -> list[int]:
    """All gaps between following purchase days of a customer, in days."""
    found: list[int] = []
    bought = facts.purchases[facts.purchases["day"] <= chosen.as_of]
    for _, own in bought[bought["customer_id"].isin(customers)].groupby("customer_id")["day"]:
        found += np.diff(sorted(set(own))).tolist()
    return found


def rate_of_period(facts: Facts, chosen: Chosen, customers: set[str], window: int) -> tuple[int, int]:
    """Numerator and denominator of the churn rate: of the period, or of its months when it is longer than W."""
    isles = events(facts, chosen, customers, window)
    if chosen.last - chosen.first + 1 <= window:
        row = movements(isles, chosen.first, chosen.last, window)
        return int(row["churned"]), int(row["opening"])
    churned = opening = 0
    for month, month_end in days.months(chosen.first, chosen.last):
        first, last = max(month, chosen.first), min(month_end, chosen.last)
        row = movements(isles, first, last, window)
        churned, opening = churned + int(row["churned"]), opening + int(row["opening"])
    return churned, opening


def reasons(facts: Facts, chosen: Chosen, customers: set[str]) -> dict[str, int]:
    """Churn events of the period by the reason on record; `unknown` holds those without one."""
    notes = facts.table("churn_notes", "customer_id", "at", "reason")
    notes = notes.assign(day=days.numbers(notes["at"]))
    notes = notes[notes["day"] <= chosen.as_of]
    found: dict[str, int] = {}
    for row in lost(facts, chosen, customers).itertuples():
        until = chosen.as_of if pd.isna(row.back) else row.back - 1
        own = notes[(notes["customer_id"] == row.customer_id) & notes["day"].between(row.ended, until)]
        own = own.sort_values("at")
        said: Any = own["reason"].iloc[-1] if len(own) else None
        reason = "unknown" if pd.isna(said) else str(said)
        found[reason] = found.get(reason, 0) + 1
    return found


def early_warning(facts: Facts, chosen: Chosen, customers: set[str]) -> pd.DataFrame:
    """Active customers gone quiet for their own rhythm, or whose orders fell by half: customer_id and both signs."""
    rules, window = chosen.rules, chosen.window
    bought = facts.purchases[facts.purchases["day"] <= chosen.as_of]
    rows = []
    for customer, own in bought[bought["customer_id"].isin(customers)].groupby("customer_id"):
        bought_on = sorted(set(own["day"]))
        silence = chosen.as_of - bought_on[-1]
        if silence > window:
            continue
        rhythm = percentile(np.diff(bought_on).tolist(), float(rules["warning_percentile"]))
        quiet = len(bought_on) >= int(rules["warning_purchases"]) and silence > rhythm
        ago = chosen.as_of - own["day"]
        recent, before = int((ago < window).sum()), int(((ago >= window) & (ago < 2 * window)).sum())
        fell = before >= int(rules["warning_orders"]) and recent <= (1 - float(rules["warning_fall"])) * before
        if quiet or fell:
            rows.append((customer, silence, rhythm, recent, before, quiet, fell))
    names = ["customer_id", "silence", "rhythm", "recent", "before", "quiet", "fell"]
    return pd.DataFrame(rows, columns=names)
