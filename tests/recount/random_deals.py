"""Random opportunities for the property tests: some whole, some with hardly more than their key."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from tests.recount.random_companies import day
from tests.recount.refill import Tables

AMOUNTS = st.sampled_from([None, 0.0, 10.0, 250.75, 1000.0])
STAGE = st.none() | st.integers(0, 7)
INTENTION = st.none() | st.integers(1, 5)
LENGTH = 130


@st.composite
def walk(draw: st.DrawFn, key: str, opened: int) -> list[dict[str, Any]]:
    """Stages entered in order, out of order, twice, on one day, or not at all."""
    stages = draw(
        st.sampled_from([[], [], [1, 2, 3], [1, 2, 3, 4, 5, 6, 7, 5, 6], [1, 3, 2, 3], [2, 4], [1, 2, 0]])
        | st.lists(st.integers(0, 7), max_size=5)
    )
    at, events = opened, []
    for place, stage in enumerate(stages):
        at += draw(st.sampled_from([0, 0, 1, 5, 20]))
        events.append(
            {
                "opportunity_id": key,
                "stage": stage,
                "entered_at": dt.datetime.combine(day(at), dt.time(9, place)),
                "intention": draw(INTENTION),
                "expected_amount": draw(AMOUNTS),
                "expected_on": draw(st.none() | st.integers(at, at + 60).map(day)),
            }
        )
    return events


@st.composite
def chance(draw: st.DrawFn, key: str, customers: list[str]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """One opportunity and its stages."""
    opened = draw(st.none() | st.integers(0, LENGTH))
    outcome = draw(st.sampled_from(["open", "won", "won", "lost", "lost", None]))
    closed = (opened or 0) + draw(st.sampled_from([-3, 0, 1, 10, 40, 200]))
    has_closed = (
        draw(st.sampled_from([True, True, False]))
        if outcome in ("won", "lost")
        else draw(st.sampled_from([False, False, True]))
    )
    deal = {
        "opportunity_id": key,
        "customer_id": draw(st.sampled_from([None, "nobody on record", *customers])),
        "owner_id": draw(st.sampled_from([None, "e1", "e2", "gone"])),
        "product_id": draw(st.sampled_from([None, "p1", "p9"])),
        "opened_on": None if opened is None else day(opened),
        "stage": draw(STAGE),
        "intention": draw(INTENTION),
        "expected_amount": draw(AMOUNTS),
        "expected_on": draw(st.none() | st.integers(0, LENGTH + 90).map(day)),
        "outcome": outcome,
        "closed_on": day(closed) if has_closed else None,
        "won_amount": draw(AMOUNTS) if outcome != "lost" else None,
        "loss_reason": draw(st.sampled_from([None, "price"])),
    }
    return deal, draw(walk(key, opened or 0))


@st.composite
def markets(draw: st.DrawFn) -> Tables:
    """A small company's customers, people, opportunities and stages; customers and people may be missing altogether."""
    customers = [f"c{number}" for number in range(draw(st.integers(0, 3)))]
    tables: Tables = {"opportunities": [], "stage_events": [], "interactions": [], "order_lines": []}
    tables["customers"] = [
        {
            "customer_id": customer,
            "name": f"Customer {customer}",
            "side": draw(st.sampled_from(["external", "external", "partner"])),
            "kind": "enterprise",
            "region": draw(st.sampled_from([None, "North", "South"])),
            "owner_id": draw(st.sampled_from([None, "e2"])),
            "branch_id": draw(st.sampled_from([None, "b2"])),
        }
        for customer in customers
    ]
    staffed = draw(st.booleans())
    tables["employees"] = [
        {"employee_id": "e1", "name": "Ada", "branch_id": "b1"},
        {"employee_id": "e2", "name": "Bo", "branch_id": None},
    ] * staffed
    tables["branches"] = [{"branch_id": "b1", "name": "Harbour"}, {"branch_id": "b2", "name": "Hill"}] * staffed
    tables["products"] = [{"product_id": "p1", "name": "Tea"}] * staffed
    for number in range(draw(st.integers(0, 8))):
        deal, events = draw(chance(f"d{number}", customers))
        tables["opportunities"].append(deal)
        tables["stage_events"] += events
    if draw(st.booleans()):
        at = dt.datetime.combine(day(draw(st.integers(0, LENGTH + 60))), dt.time(15))
        tables["interactions"].append({"interaction_id": "i1", "customer_id": None, "at": at})
    return tables


@st.composite
def views(draw: st.DrawFn) -> dict[str, Any]:
    """What a reader may set: day looked from, period, population, region, order of the stages."""
    some_day = st.none() | st.integers(-20, LENGTH + 100).map(day)
    first, last = draw(some_day), draw(some_day)
    if first is not None and last is not None and last < first:
        first, last = last, first
    return {
        "as_of": draw(some_day),
        "from_on": first,
        "to_on": last,
        "side": draw(st.sampled_from([(), (), ("external", "partner")])),
        "rules": (("funnel_order", draw(st.sampled_from(["any", "any", "strict"]))),),
    }
