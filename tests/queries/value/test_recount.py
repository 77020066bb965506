"""Value: tiers, Pareto, ABC and RFM give what the recount gives."""

from __future__ import annotations

import datetime as dt

import pytest

from data.warehouse import Warehouse
from queries import Filters, run
from tests.recount.assertions import assert_recount
from tests.recount.results import VALUE

LOOKS = {
    "the whole record": Filters(),
    "in the middle of the record": Filters(as_of=dt.date(2011, 6, 15)),
    "long after the last day": Filters(as_of=dt.date(2012, 8, 14)),
    "before all data": Filters(as_of=dt.date(2009, 1, 1)),
    "one quarter": Filters(from_on=dt.date(2011, 7, 1), to_on=dt.date(2011, 9, 30)),
    "two regions without returns": Filters(region=("Germany", "France"), rules=(("returns", "ignore"),)),
    "the lost of one spring": Filters(lifecycle=("lost",), from_on=dt.date(2011, 2, 1), to_on=dt.date(2011, 5, 31)),
    "the core customers": Filters(tier=("core",)),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", VALUE)
def test_value_in_the_real_year_equals_its_recount(online_retail: Warehouse, name: str, look: str) -> None:
    recount, columns = VALUE[name]
    assert_recount(online_retail, name, LOOKS[look], recount, columns)


@pytest.mark.parametrize("method", ["rank", "ntile"])
@pytest.mark.parametrize("span", ["365", "all"])
@pytest.mark.parametrize("returns", ["deduct", "ignore"])
def test_every_way_to_score_equals_its_recount(online_retail: Warehouse, method: str, span: str, returns: str) -> None:
    filters = Filters(rules=(("rfm_method", method), ("rfm_days", span), ("returns", returns)))
    for name in ("value/rfm", "value/rfm_grid"):
        assert_recount(online_retail, name, filters, *VALUE[name])


@pytest.mark.parametrize("name", VALUE)
def test_value_in_the_sample_equals_its_recount(sample: Warehouse, name: str) -> None:
    recount, columns = VALUE[name]
    assert_recount(sample, name, Filters(from_on=dt.date(2025, 11, 1)), recount, columns)
    assert_recount(sample, name, Filters(kind=("enterprise",)).with_rule("tier_measure", "revenue"), recount, columns)


@pytest.mark.parametrize("name", ["value/pareto", "value/concentration", "value/abc", "value/rfm_grid"])
def test_value_in_the_music_shop_equals_its_recount(cdnow: Warehouse, name: str) -> None:
    assert_recount(cdnow, name, Filters(), *VALUE[name])


@pytest.mark.parametrize("name", ["value/pareto", "value/abc", "value/tiers", "value/rfm_grid"])
def test_the_rows_stand_in_the_order_of_their_meaning(online_retail: Warehouse, name: str) -> None:
    assert_recount(online_retail, name, Filters(), *VALUE[name], in_order=True)


def test_the_customers_of_most_revenue_stand_first_and_ties_fall_by_customer(online_retail: Warehouse) -> None:
    asked = run(online_retail, "value/customers")
    ranked = asked.sort_values(["revenue", "customer_id"], ascending=[False, True])
    assert asked["customer_id"].tolist() == ranked["customer_id"].tolist()
