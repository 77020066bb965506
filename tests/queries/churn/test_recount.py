"""Churn and win-back: the SQL gives what the recount gives, on the real sets and on the sample."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from data.warehouse import Warehouse
from queries import Filters
from tests.recount.assertions import assert_recount
from tests.recount.results import CHURN

LOOKS: dict[str, Filters] = {
    "the whole record": Filters(),
    "from the middle of the record": Filters(as_of=dt.date(2011, 6, 15)),
    "at the end of a month": Filters(as_of=dt.date(2011, 8, 31)),
    "long after the last day": Filters(as_of=dt.date(2012, 8, 14)),
    "on the first day": Filters(as_of=dt.date(2010, 12, 1)),
    "before all data": Filters(as_of=dt.date(2009, 1, 1)),
    "one quarter": Filters(from_on=dt.date(2011, 7, 1), to_on=dt.date(2011, 9, 30)),
    "parts of months": Filters(from_on=dt.date(2011, 3, 17), to_on=dt.date(2011, 9, 9)),
    "a period that ends after the day looked from": Filters(
        as_of=dt.date(2011, 5, 20), from_on=dt.date(2011, 2, 1), to_on=dt.date(2011, 12, 31)
    ),
    "a period before all data": Filters(from_on=dt.date(2001, 1, 1), to_on=dt.date(2001, 3, 31)),
    "one region": Filters(region=("Germany", "France")),
}


@pytest.mark.parametrize("window", [30, 45, 90, 180])
@pytest.mark.parametrize("look", LOOKS)
def test_the_months_of_the_real_year_equal_their_recount(online_retail: Warehouse, look: str, window: int) -> None:
    filters = LOOKS[look].with_rule("churn_window_days", window)
    assert_recount(online_retail, "churn/by_month", filters, *CHURN["churn/by_month"])


@pytest.mark.parametrize("look", LOOKS)
def test_the_cohorts_of_the_real_year_equal_their_recount(online_retail: Warehouse, look: str) -> None:
    assert_recount(online_retail, "churn/cohorts", LOOKS[look], *CHURN["churn/cohorts"])


def test_months_and_cohorts_of_the_music_shop_equal_their_recount(cdnow: Warehouse) -> None:
    assert_recount(cdnow, "churn/by_month", Filters(), *CHURN["churn/by_month"])
    assert_recount(cdnow, "churn/cohorts", Filters(), *CHURN["churn/cohorts"])


@pytest.mark.parametrize("basis", ["purchases", "contracts"])
@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"as_of": dt.date(2025, 2, 28)},
        {"from_on": dt.date(2025, 1, 1), "to_on": dt.date(2025, 12, 31)},
        {"kind": ("enterprise",)},
        {"side": ("external", "partner", "internal")},
    ],
)
def test_the_months_of_the_sample_equal_their_recount(sample: Warehouse, basis: str, choice: dict[str, Any]) -> None:
    assert_recount(
        sample, "churn/by_month", Filters(**choice).with_rule("churn_basis", basis), *CHURN["churn/by_month"]
    )
