"""The overview's eight figures, with the days before and a year earlier, give what the recount gives."""

from __future__ import annotations

import datetime as dt

import pytest

from data.warehouse import Warehouse
from queries import Filters, run
from tests.recount.assertions import assert_recount
from tests.recount.results import OVERVIEW

LOOKS = {
    "the whole record": Filters(),
    "one quarter": Filters(from_on=dt.date(2011, 7, 1), to_on=dt.date(2011, 9, 30)),
    "a month that is not over": Filters(as_of=dt.date(2011, 5, 10), from_on=dt.date(2011, 3, 1)),
    "before all data": Filters(as_of=dt.date(2009, 1, 1)),
    "long after the last day": Filters(as_of=dt.date(2012, 8, 14), from_on=dt.date(2012, 2, 1)),
    "core customers": Filters(from_on=dt.date(2011, 11, 1), tier=("core",)),
}
SAMPLE_LOOKS = {
    "the last year": Filters(from_on=dt.date(2025, 11, 1)),
    "the last month": Filters(from_on=dt.date(2026, 10, 1)),
    "the last month of all sides": Filters(from_on=dt.date(2026, 10, 1), side=("external", "partner", "internal")),
    "a quarter of the enterprises": Filters(from_on=dt.date(2026, 8, 1), kind=("enterprise",)),
    "a quarter that is not over": Filters(
        from_on=dt.date(2025, 1, 1), to_on=dt.date(2025, 3, 31), as_of=dt.date(2025, 3, 15)
    ),
    "the first year with a base": Filters(from_on=dt.date(2024, 11, 1), to_on=dt.date(2025, 10, 31)),
    "a quarter of contracts": Filters(from_on=dt.date(2026, 8, 1)).with_rule("churn_basis", "contracts"),
    "29 February": Filters(from_on=dt.date(2024, 2, 29), to_on=dt.date(2024, 2, 29)),
    "partial answers too": Filters(from_on=dt.date(2026, 1, 1)).with_rule("responses", "all"),
    "W = 30": Filters(from_on=dt.date(2026, 1, 1)).with_rule("churn_window_days", 30),
}


@pytest.mark.parametrize("look", LOOKS)
def test_the_figures_of_the_real_year_equal_their_recount(online_retail: Warehouse, look: str) -> None:
    assert_recount(online_retail, "overview/headline", LOOKS[look], *OVERVIEW["overview/headline"])


@pytest.mark.parametrize("look", SAMPLE_LOOKS)
def test_the_figures_of_the_sample_equal_their_recount(sample: Warehouse, look: str) -> None:
    assert_recount(sample, "overview/headline", SAMPLE_LOOKS[look], *OVERVIEW["overview/headline"])


def test_the_figures_of_a_month_stand_beside_the_targets_on_record(sample: Warehouse) -> None:
    told = run(sample, "overview/headline", Filters(from_on=dt.date(2026, 10, 1)))
    wanted = sample.read("select metric, value from targets where period_start = date '2026-10-01'", {})
    assert told.set_index("metric")["target"].to_dict() == wanted.set_index("metric")["value"].to_dict()


def test_every_figure_opens_a_list_of_that_many_rows(sample: Warehouse) -> None:
    filters = Filters(from_on=dt.date(2026, 8, 1))
    told = run(sample, "overview/headline", filters).set_index("metric")
    answers = run(sample, "satisfaction/answers", filters)
    for metric in ("satisfied_ratio", "nps"):
        assert (answers["metric"] == metric).sum() == told.loc[metric, "denominator"]
    pleased = answers.loc[answers["metric"] == "satisfied_ratio", "is_satisfied"]
    assert pleased.sum() == told.loc["satisfied_ratio", "numerator"]
    deals = run(sample, "funnel/open_deals", filters)
    assert deals["amount"].sum() == pytest.approx(told.loc["open_amount", "value"])
    assert len(run(sample, "churn/active_customers", filters)) == told.loc["active_customers", "value"]
    back = run(sample, "churn/won_back_customers", filters)
    assert len(back) == told.loc["win_back_ratio", "numerator"]
    recovered = back.drop_duplicates("customer_id")["revenue"].sum()
    assert recovered == pytest.approx(told.loc["recovered_revenue", "value"])


def test_the_changes_of_the_segments_add_up_to_the_change_of_the_whole(sample: Warehouse) -> None:
    filters = Filters(from_on=dt.date(2026, 8, 1))
    whole = run(sample, "overview/change", filters).iloc[0]
    told = run(sample, "overview/headline", filters).set_index("metric").loc["revenue"]
    assert whole["revenue"] == pytest.approx(told["value"])
    assert whole["previous"] == pytest.approx(told["previous"])
    for by in ("region", "branch", "owner", "tier", "lifecycle", "kind"):
        parts = run(sample, "overview/change", filters, by=by)
        assert parts["change"].sum() == pytest.approx(whole["change"])
