"""Random purchase histories, readers' choices and windows for the property tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

START = dt.date(2020, 1, 20)
AMOUNTS = st.sampled_from([None, -7.5, 0.0, 0.01, 10.0, 10.0, 33.33, 100.0, 250.75])
REGIONS = st.sampled_from([None, "North", "South"])
CHOICES = {
    (),
    (("churn_basis", "contracts"),),
    (("returns", "ignore"), ("rfm_days", "all")),
    (("rfm_method", "ntile"), ("tier_measure", "revenue")),
    (("responses", "all"), ("loyal_orders", 2)),
    (("recovered_days", 9), ("loyal_index", 50)),
}


def day(offset: int) -> dt.date:
    """A day counted from the start of the random histories."""
    return START + dt.timedelta(days=offset)


@st.composite
def gaps(draw: st.DrawFn, window: int) -> list[int]:
    """Days between following orders, crowded around the window."""
    edge = [0, 0, 1, max(window - 1, 0), window, window + 1, window + 2, 2 * window, 2 * window + 2]
    return draw(st.lists(st.sampled_from(edge) | st.integers(0, 2 * window + 5), max_size=6))


@st.composite
def orders(draw: st.DrawFn, customer: str | None, window: int) -> list[dict[str, Any]]:
    """The order lines of one customer: free orders, returns, several on one day, unknown amounts."""
    lines: list[dict[str, Any]] = []
    offset = draw(st.integers(0, 40))
    for position, gap in enumerate(draw(gaps(window))):
        offset += gap
        for line in range(1, draw(st.sampled_from([1, 1, 1, 2])) + 1):
            is_return = draw(st.sampled_from([False, False, False, True]))
            amount = draw(AMOUNTS)
            lines.append(
                {
                    "order_id": f"{customer}-{position}",
                    "line": line,
                    "customer_id": customer,
                    "ordered_on": day(offset),
                    "amount": amount,
                    "cost": draw(st.sampled_from([None, 0.0, 4.0])),
                    "is_return": is_return,
                }
            )
    return lines


@st.composite
def contracts(draw: st.DrawFn, customer: str, window: int) -> list[dict[str, Any]]:
    """Contracts that touch, overlap, leave gaps around the grace period, or never end."""
    found: list[dict[str, Any]] = []
    for position in range(draw(st.integers(0, 4))):
        starts = draw(st.integers(0, 6 * window + 20))
        length = draw(st.sampled_from([0, 1, window, 2 * window, None]))
        found.append(
            {
                "contract_id": f"{customer}-{position}",
                "customer_id": customer,
                "starts_on": day(starts),
                "ends_on": None if length is None else day(starts + length),
                "amount": draw(AMOUNTS),
            }
        )
    return found


@st.composite
def deals(draw: st.DrawFn, customer: str | None, window: int) -> list[dict[str, Any]]:
    """Open, won and lost opportunities, some without an opening day."""
    found: list[dict[str, Any]] = []
    for position in range(draw(st.integers(0, 2))):
        opened = draw(st.none() | st.integers(0, 4 * window + 30))
        outcome = draw(st.sampled_from(["open", "won", "lost"]))
        closed = (opened or 0) + draw(st.integers(0, 2 * window + 10))
        found.append(
            {
                "opportunity_id": f"{customer}-{position}",
                "customer_id": customer,
                "opened_on": None if opened is None else day(opened),
                "closed_on": None if outcome == "open" else day(closed),
                "outcome": outcome,
                "stage": draw(st.integers(0, 7)),
                "expected_amount": draw(AMOUNTS),
            }
        )
    return found


QUESTIONS = [
    {"survey_id": "s", "question_id": "five", "role": "csat", "scale_min": 1, "scale_max": 5},
    {"survey_id": "s", "question_id": "eleven", "role": "nps", "scale_min": 0, "scale_max": 10},
]


@st.composite
def replies(draw: st.DrawFn, customer: str | None, window: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Responses with their answers: complete, partial, unfinished in part, blank."""
    responses: list[dict[str, Any]] = []
    answers: list[dict[str, Any]] = []
    for position in range(draw(st.integers(0, 2))):
        keys = {"survey_id": "s", "response_id": f"{customer}-{position}"}
        noon = dt.datetime.combine(day(draw(st.integers(0, 6 * window + 30))), dt.time(12, position))
        is_complete = draw(st.sampled_from([True, True, False]))
        responses.append(keys | {"customer_id": customer, "submitted_at": noon, "is_complete": is_complete})
        for question in QUESTIONS:
            score = draw(st.none() | st.integers(question["scale_min"], question["scale_max"]))
            answers.append(keys | {"question_id": question["question_id"], "option": "", "score": score})
    return responses, answers


@st.composite
def notes(draw: st.DrawFn, customer: str, window: int) -> list[dict[str, Any]]:
    """What a leaving customer said, at different hours."""
    said = st.sampled_from(["died", "product", "staff_attitude", "unknown", None])
    moments = draw(st.lists(st.integers(0, 6 * window + 30), max_size=2, unique=True))
    return [
        {"customer_id": customer, "at": dt.datetime.combine(day(moment), dt.time(9, 30)), "reason": draw(said)}
        for moment in moments
    ]


@st.composite
def companies(draw: st.DrawFn, whole: bool = False) -> tuple[int, dict[str, list[dict[str, Any]]]]:
    """A window and the tables of a small company whose silences crowd around it; `whole` fills every table."""
    window = draw(st.sampled_from([1, 2, 7, 30, 45]))
    names = ["customers", "order_lines", "contracts", "opportunities", "churn_notes"]
    asked = ["survey_questions", "survey_responses", "survey_answers"]
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in [*names, *asked]}
    if whole:
        tables["survey_questions"] = QUESTIONS
    count = draw(st.integers(0, 6))
    for number in range(count):
        customer = f"c{number}"
        tables["customers"].append(
            {
                "customer_id": customer,
                "name": f"Customer {number}",
                "region": draw(REGIONS),
                "kind": draw(st.sampled_from(["individual", "enterprise"])),
                "side": draw(st.sampled_from(["external", "external", "external", "partner"])),
                "has_need": draw(st.sampled_from([None, True, False])),
                "has_means": draw(st.sampled_from([None, True])),
            }
        )
        tables["order_lines"] += draw(orders(customer, window))
        if whole:
            tables["contracts"] += draw(contracts(customer, window))
            tables["churn_notes"] += draw(notes(customer, window))
    for customer in [None, *(f"c{number}" for number in range(count))] if whole else []:
        if customer is None:
            tables["order_lines"] += draw(orders(customer, window))
        tables["opportunities"] += draw(deals(customer, window))
        responses, answers = draw(replies(customer, window))
        tables["survey_responses"] += responses
        tables["survey_answers"] += answers
    return window, tables


@st.composite
def choices(draw: st.DrawFn, window: int, regions: list[str], whole: bool = False) -> dict[str, Any]:
    """What a reader may set: day looked from, period, population, region, rules."""
    some_day = st.none() | st.integers(-20, 8 * window + 60).map(day)
    first, last = draw(some_day), draw(some_day)
    if first is not None and last is not None and last < first:
        first, last = last, first
    some_regions = st.sets(st.sampled_from([*regions, "Unknown"])).map(lambda resolved: tuple(sorted(resolved)))
    return {
        "as_of": draw(some_day),
        "from_on": first,
        "to_on": last,
        "side": draw(st.sampled_from([(), (), ("external", "partner")])),
        "region": draw(st.just(()) | some_regions),
        "rules": (
            ("churn_window_days", window),
            ("contract_grace_days", window),
            *(draw(st.sampled_from(sorted(CHOICES))) if whole else ()),
        ),
    }
