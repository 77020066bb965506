"""The funnel: the SQL gives what the recount gives, on the sample and on random companies, and holds together."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.warehouse import Warehouse
from queries import Filters, run
from tests.queries.test_balance_properties import FAST
from tests.recount import funnel
from tests.recount.assertions import assert_recount, cached_facts, recounted
from tests.recount.compare import assert_same, rows
from tests.recount.population import selected
from tests.recount.random_deals import markets, views
from tests.recount.refill import refill
from tests.recount.results import BY, FUNNEL

LOOKS = {
    "the whole record": Filters(),
    "the last year": Filters(from_on=dt.date(2025, 11, 1)),
    "a quarter, looked at from its middle": Filters(
        as_of=dt.date(2025, 5, 20), from_on=dt.date(2025, 4, 1), to_on=dt.date(2025, 6, 30)
    ),
    "enterprises of all sides": Filters(
        from_on=dt.date(2026, 2, 1), kind=("enterprise",), side=("external", "partner", "internal")
    ),
}
STRICT = Filters(from_on=dt.date(2025, 11, 1)).with_rule("funnel_order", "strict")
COUNTED = ["won", "lost", "open"]


@pytest.mark.parametrize("name", FUNNEL)
@pytest.mark.parametrize("look", LOOKS)
def test_the_funnel_of_the_sample_equals_its_recount(sample: Warehouse, look: str, name: str) -> None:
    assert_recount(sample, name, LOOKS[look], *FUNNEL[name])


def test_in_strict_order_the_sample_equals_its_recount(sample: Warehouse) -> None:
    assert_recount(sample, "funnel/conversion", STRICT, *FUNNEL["funnel/conversion"])


@pytest.mark.parametrize("field", ["owner", "branch", "product"])
def test_a_split_by_what_a_deal_has_of_its_own_equals_its_recount(sample: Warehouse, field: str) -> None:
    filters, facts = LOOKS["the last year"], cached_facts(sample)
    resolved = facts.resolve(filters, "deals")
    expected = funnel.by_field(facts, resolved, selected(facts, resolved, filters), field)
    assert_same(run(sample, "funnel/by", filters, by=field), expected, [field, *BY])


@settings(FAST, max_examples=25)
@given(tables=markets(), view=views(), name=st.sampled_from(sorted(FUNNEL)))
def test_the_funnel_of_any_company_equals_its_recount(ledger: Warehouse, tables: Any, view: Any, name: str) -> None:
    facts, filters = refill(ledger, tables), Filters(**view)
    resolved = facts.resolve(filters, "deals")
    if name == "funnel/headline" and resolved.as_of is not None and resolved.first > resolved.last:
        return
    recount, columns = FUNNEL[name]
    asked = run(ledger, name, filters)
    assert finite(asked)
    assert_same(asked, recounted(facts, filters, recount, "deals"), columns, (name, filters))


@settings(FAST, max_examples=10)
@given(tables=markets(), view=views())
def test_whatever_the_deals_are_the_funnel_holds_together(ledger: Warehouse, tables: Any, view: Any) -> None:
    refill(ledger, tables)
    filters = Filters(**view)
    told = run(ledger, "funnel/conversion", filters)
    for earlier, later in pairwise(told["reached"].tolist()):
        assert earlier >= later
    for row, beyond in zip(told.to_dict("records"), [*told["reached"].tolist()[1:], 0], strict=False):
        assert row["reached"] == beyond + row["open_here"] + row["lost_here"] + row["won_here"]
        assert row["reached"] <= row["opened"]
    months = run(ledger, "funnel/cohorts", filters)
    assert (months["opened"] == months[COUNTED].sum(axis=1)).all()
    if len(told):
        first = months[months["stage"] == 1]
        assert first["opened"].sum() == told["opened"].iloc[0]
    assert finite(told)
    assert finite(months)


@settings(FAST, max_examples=10)
@given(tables=markets(), by=st.sampled_from(["owner", "branch", "product", "region", "channel"]))
def test_over_the_whole_record_every_deal_is_open_won_or_lost_and_the_parts_add_up(
    ledger: Warehouse, tables: Any, by: str
) -> None:
    refill(ledger, tables)
    everybody = Filters(side=("external", "partner", "internal", "Unknown"))
    told = run(ledger, "funnel/outcomes", everybody)
    has_day = any(deal["opened_on"] or deal["closed_on"] for deal in tables["opportunities"]) or tables["stage_events"]
    if not (has_day or tables["interactions"]):
        assert told.empty
        return
    row = told.iloc[0]
    assert row["won"] + row["lost"] + row["open"] == row["opened"] + row["undated"] == len(tables["opportunities"])
    parts = run(ledger, "funnel/by", everybody, by=by)
    assert parts.columns[0] == by
    for column in ("closed", "won", "lost", "open", "won_amount"):
        assert parts[column].sum() == pytest.approx(row[column])


@settings(FAST, max_examples=5)
@given(tables=markets(), view=views())
def test_every_number_opens_a_list_of_that_many_rows(ledger: Warehouse, tables: Any, view: Any) -> None:
    refill(ledger, tables)
    filters = Filters(**view)
    assert_lists(ledger, filters)


def test_every_number_of_the_sample_opens_a_list_of_that_many_rows(sample: Warehouse) -> None:
    assert_lists(sample, LOOKS["the last year"])


def assert_lists(warehouse: Warehouse, filters: Filters) -> None:
    """Each count of stages, conversion, outcomes, intentions, cohorts and forecast beside the list behind it."""
    lists = {
        name: run(warehouse, f"funnel/{name}", filters)
        for name in ("ageing", "reached_deals", "steps", "dropped", "opened_deals", "closed_deals", "open_deals")
    }
    aged, there, lost = lists["ageing"], lists["reached_deals"], lists["dropped"]
    for row in run(warehouse, "funnel/stages", filters).to_dict("records"):
        same = aged["stage"].isna() if pd.isna(row["stage"]) else aged["stage"] == row["stage"]
        assert same.sum() == row["in_stage"]
    for row in run(warehouse, "funnel/intentions", filters).to_dict("records"):
        same = aged["intention"].isna() if pd.isna(row["intention"]) else aged["intention"] == row["intention"]
        assert same.sum() == row["deals"]
    dated = there[~there["is_undated"].astype(bool)]
    for row in run(warehouse, "funnel/conversion", filters).to_dict("records"):
        here = dated[dated["stage"] == row["stage"]]
        assert len(here) == row["reached"]
        for fate, column in (("open", "open_here"), ("lost", "lost_here"), ("won", "won_here")):
            assert (here["fate"] == fate).sum() == row[column]
        assert (lost["stage"] == row["stage"]).sum() == row["lost_here"]
        assert (lists["steps"]["stage"] == row["stage"]).sum() == row["made_step"]
        assert ((there["stage"] == row["stage"]) & there["is_undated"].astype(bool)).sum() == row["undated"]
    for row in run(warehouse, "funnel/outcomes", filters).to_dict("records"):
        for outcome in ("won", "lost"):
            assert (lists["closed_deals"]["outcome"] == outcome).sum() == row[outcome]
        assert len(lists["open_deals"]) == row["open"]
        assert lists["opened_deals"]["is_undated"].astype(bool).sum() == row["undated"]
        assert (~lists["opened_deals"]["is_undated"].astype(bool)).sum() == row["opened"]
    promised = run(warehouse, "funnel/forecast_deals", filters)
    for row in run(warehouse, "funnel/forecast", filters).to_dict("records"):
        mine = promised[promised["month"] == row["month"]]
        assert len(mine) == row["due"]
        assert mine["forecast"].sum() == pytest.approx(0 if pd.isna(row["forecast"]) else row["forecast"])


def finite(frame: pd.DataFrame) -> bool:
    """No figure is infinite; what is not a number is empty in the warehouse already."""
    numbers = frame.select_dtypes("number").astype("float64")
    return bool(numbers.isna().to_numpy().sum() + np.isfinite(numbers.to_numpy()).sum() == numbers.size)


def test_a_seeming_progress_out_of_order_counts_only_in_any_order(small_warehouse: Any) -> None:
    entered = [(1, 1), (3, 2), (2, 5), (6, 9)]
    company = small_warehouse(
        opportunities=[{"opportunity_id": "d", "opened_on": dt.date(2026, 1, 1), "stage": 6, "outcome": "open"}],
        stage_events=[
            {"opportunity_id": "d", "stage": stage, "entered_at": dt.datetime(2026, 1, on)} for stage, on in entered
        ],
    )
    reached = run(company, "funnel/conversion")["reached"].tolist()
    strictly = run(company, "funnel/conversion", Filters().with_rule("funnel_order", "strict"))["reached"].tolist()
    assert (reached, strictly) == ([1] * 6, [1, 1, 0, 0, 0, 0])


def test_the_forecast_of_a_month_is_what_was_recorded_before_it(small_warehouse: Any) -> None:
    thought = {"intention": 4, "expected_amount": 1000, "expected_on": dt.date(2026, 2, 20)}
    company = small_warehouse(
        opportunities=[
            {
                "opportunity_id": "d",
                "opened_on": dt.date(2026, 1, 5),
                "outcome": "won",
                "won_amount": 800,
                "closed_on": dt.date(2026, 2, 25),
                "intention": 1,
                "expected_amount": 5,
            }
        ],
        stage_events=[
            {"opportunity_id": "d", "stage": 3, "entered_at": dt.datetime(2026, 1, 20), **thought},
            {"opportunity_id": "d", "stage": 4, "entered_at": dt.datetime(2026, 2, 10), **thought, "intention": 5},
            {"opportunity_id": "d", "stage": 7, "entered_at": dt.datetime(2026, 3, 10)},
        ],
    )
    told = rows(run(company, "funnel/forecast"), ["month", "forecast", "actual", "accuracy"], in_order=True)
    assert told[:2] == [(dt.date(2026, 1, 1), None, 0, None), (dt.date(2026, 2, 1), 700, 800, 0.875)]
