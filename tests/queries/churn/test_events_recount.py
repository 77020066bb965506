"""Who left and who came back: lists, recovery, sensitivity and reasons give what the recount gives."""

from __future__ import annotations

import datetime as dt

import pytest

from data.warehouse import Warehouse
from queries import Filters, run
from tests.recount.assertions import assert_recount
from tests.recount.results import LEAVING

LOOKS = {
    "the whole record": Filters(),
    "in the middle of the record, W = 45": Filters(as_of=dt.date(2011, 6, 15)).with_rule("churn_window_days", 45),
    "long after the last day, W = 30": Filters(as_of=dt.date(2012, 8, 14)).with_rule("churn_window_days", 30),
    "one quarter": Filters(from_on=dt.date(2011, 7, 1), to_on=dt.date(2011, 9, 30)),
    "two regions, W = 180": Filters(region=("Germany", "France")).with_rule("churn_window_days", 180),
    "core customers in the autumn": Filters(tier=("core",), from_on=dt.date(2011, 9, 1)),
}
SAMPLE_LOOKS = {
    "the last year": Filters(from_on=dt.date(2025, 11, 1)),
    "contracts": Filters(from_on=dt.date(2025, 1, 1)).with_rule("churn_basis", "contracts"),
    "enterprises at the end of a month": Filters(kind=("enterprise",), as_of=dt.date(2026, 2, 28)),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", LEAVING)
def test_leaving_and_returning_in_the_real_year_equal_their_recount(
    online_retail: Warehouse, name: str, look: str
) -> None:
    assert_recount(online_retail, name, LOOKS[look], *LEAVING[name])


@pytest.mark.parametrize("look", SAMPLE_LOOKS)
@pytest.mark.parametrize("name", LEAVING)
def test_leaving_and_returning_in_the_sample_equal_their_recount(sample: Warehouse, name: str, look: str) -> None:
    assert_recount(sample, name, SAMPLE_LOOKS[look], *LEAVING[name])


@pytest.mark.parametrize("look", LOOKS)
def test_every_list_has_as_many_rows_as_its_number_says(online_retail: Warehouse, look: str) -> None:
    filters = LOOKS[look]
    told = run(online_retail, "churn/summary", filters).iloc[0]
    assert len(run(online_retail, "churn/lost_customers", filters)) == told["churned"]
    assert len(run(online_retail, "churn/won_back_customers", filters)) == told["won_back"]
    assert len(run(online_retail, "churn/active_customers", filters)) == told["closing"]
    months = run(online_retail, "churn/by_month", filters)
    assert months["churned"].sum() == told["churned"]
    assert months["won_back"].sum() == told["won_back"]
    assert months["closing"].iloc[-1] == told["closing"]


def test_a_period_after_the_day_looked_from_has_nobody_and_lists_nobody(online_retail: Warehouse) -> None:
    filters = Filters(from_on=dt.date(2012, 2, 1))
    told = run(online_retail, "churn/summary", filters).iloc[0]
    assert told[["opening", "new", "won_back", "churned", "closing"]].tolist() == [0, 0, 0, 0, 0]
    for name in ("churn/active_customers", "churn/lost_customers", "churn/won_back_customers", "funnel/open_deals"):
        assert run(online_retail, name, filters).empty
