"""Lifecycle states on a day, first match wins, recounted."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pandas as pd

from tests.recount import days
from tests.recount.activity import active_at, islands, lost_at, ratio
from tests.recount.facts import Facts, ResolvedFilters

STATES = ("non_customer", "potential", "target", "first_time", "repeat", "loyal", "lost")


def latest_satisfaction(facts: Facts, day: int, complete_only: bool) -> dict[str, float]:
    """The latest overall satisfaction of each customer on a scale of 0 to 100."""
    answers = facts.table("survey_answers", "survey_id", "response_id", "question_id", "score")
    asked = facts.table("survey_questions", "survey_id", "question_id", "role", "scale_min", "scale_max")
    rows = answers.merge(asked[asked["role"] == "csat"], on=["survey_id", "question_id"])
    rows = rows.merge(facts.responses, on=["survey_id", "response_id"])
    if complete_only:
        rows = rows[rows["is_complete"]]
    rows = rows.dropna(subset=["score", "customer_id", "day"])
    rows = rows[rows["day"] <= day].copy()
    rows["index"] = (rows["score"] - rows["scale_min"]) / (rows["scale_max"] - rows["scale_min"]) * 100
    latest = ["moment", "survey_id", "response_id", "question_id"]
    rows = rows.dropna(subset=["index"]).sort_values(latest, ascending=[True, True, True, False])
    return rows.groupby("customer_id")["index"].last().astype(float).to_dict()


def open_targets(facts: Facts, day: int, stage: int) -> set[str]:
    """Customers with an opportunity open on the day whose stage then is at least the given one."""
    deals = facts.table("opportunities", "opportunity_id", "customer_id", "opened_on", "closed_on", "stage", "outcome")
    events = facts.table("stage_events", "opportunity_id", "stage", "entered_at")
    events = events[days.numbers(events["entered_at"]) <= day].sort_values("entered_at")
    present = events.groupby("opportunity_id")["stage"].last()
    opened, closed = days.numbers(deals["opened_on"]), days.numbers(deals["closed_on"])
    undated_end = closed.isna() & deals["outcome"].isin(["won", "lost"])
    is_open = (opened.isna() | (opened <= day)) & (closed.isna() | (closed > day)) & ~undated_end
    now = deals["opportunity_id"].map(present).astype("float64").fillna(deals["stage"].astype("float64"))
    return set(deals.loc[is_open & (now >= stage), "customer_id"].dropna())


def states(facts: Facts, resolved: ResolvedFilters, customers: set[str], day: int | None = None) -> dict[str, str]:
    """The state of every customer at the end of a day (as_of when none is given)."""
    day = resolved.as_of if day is None else day
    assert day is not None
    known = min(day, resolved.as_of)
    seen = replace(resolved, as_of=known)
    rules = resolved.rules
    isles = islands(facts, seen)
    gone, here = lost_at(isles, day, resolved.window), active_at(isles, day, resolved.window)
    bought = facts.purchases[facts.purchases["day"] <= known]
    orders = bought.groupby("customer_id")["order_id"].count()
    recent = bought[bought["day"] > day - 365].groupby("customer_id")["order_id"].count()
    content = latest_satisfaction(facts, known, rules["responses"] == "complete")
    targets = open_targets(facts, known, int(rules["target_stage"]))
    people = facts.table("customers", "customer_id", "has_need", "has_means").set_index("customer_id")
    ready = people["has_need"].astype("boolean").fillna(False) & people["has_means"].astype("boolean").fillna(False)
    able = set(people.index[ready.to_numpy(dtype=bool)])
    result = {}
    for customer in customers:
        count = int(orders.get(customer, 0))
        pleased = content.get(customer, 100.0) >= float(rules["loyal_index"])
        if customer in gone:
            state = "lost"
        elif customer in here and int(recent.get(customer, 0)) >= int(rules["loyal_orders"]) and pleased:
            state = "loyal"
        elif customer in here and count >= 2:
            state = "repeat"
        elif customer in here:
            # With one order; or under contract, and the first order is still to come.
            state = "first_time"
        elif count:
            state = "non_customer"
        elif customer in targets:
            state = "target"
        elif customer in able:
            state = "potential"
        else:
            state = "non_customer"
        result[customer] = state
    return result


def listed(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The state of every customer."""
    found = states(facts, resolved, customers)
    return pd.DataFrame({"customer_id": list(found), "state": list(found.values())})


def counted(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Customers per state, empty states included."""
    found = list(states(facts, resolved, customers).values())
    rows = [(state, found.count(state), ratio(found.count(state), len(found))) for state in STATES]
    return pd.DataFrame(rows, columns=["state", "customers", "customers_ratio"])


def moved(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """The state of every customer at the end of the day before the period and at the end of its last day."""
    before = states(facts, resolved, customers, resolved.first - 1)
    after = states(facts, resolved, customers, resolved.last)
    rows = [(customer, before[customer], after[customer]) for customer in before]
    return pd.DataFrame(rows, columns=["customer_id", "from_state", "to_state"])


def flow(facts: Facts, resolved: ResolvedFilters, customers: set[str]) -> pd.DataFrame:
    """Customers per pair of states, empty pairs included."""
    found = moved(facts, resolved, customers).groupby(["from_state", "to_state"])["customer_id"].count().to_dict()
    rows = [(*pair, found.get(pair, 0)) for pair in itertools.product(STATES, STATES)]
    return pd.DataFrame(rows, columns=["from_state", "to_state", "customers"])
