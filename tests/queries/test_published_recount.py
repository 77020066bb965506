"""The figures that others published for the real sets, to the last digit shown, by the SQL and by the recount."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pandas as pd
import pytest

from data.warehouse import Warehouse
from queries import Filters, run
from tests.recount.assertions import cached_facts, recounted
from tests.recount.results import ALL

AS_PUBLISHED = Filters(rules=(("returns", "ignore"),))


def both(warehouse: Warehouse, name: str, filters: Filters) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What the query says and what the recount says."""
    return run(warehouse, name, filters), recounted(cached_facts(warehouse), filters, ALL[name][0])


def test_the_cleaned_year_has_the_published_customers_orders_and_revenue(online_retail: Warehouse) -> None:
    for told in both(online_retail, "value/summary", AS_PUBLISHED):
        assert told.loc[0, ["customers", "orders"]].tolist() == [4338, 18532]
        assert told.loc[0, "revenue"] == pytest.approx(8_911_407.90, abs=0.004)


def test_the_top_fifth_holds_the_published_share(online_retail: Warehouse) -> None:
    for told in both(online_retail, "value/concentration", AS_PUBLISHED):
        assert f"{told.loc[0, 'top20_ratio']:.4f}" == "0.7462"
        assert f"{told.loc[0, 'gini']:.4f}" == "0.7151"


def test_the_abc_classes_are_the_published_ones(online_retail: Warehouse) -> None:
    for told in both(online_retail, "value/abc", AS_PUBLISHED):
        assert told.set_index("class")["customers"].to_dict() == {"A": 1132, "B": 1469, "C": 1737, "none": 0}


def test_november_2011_has_the_published_balance(online_retail: Warehouse) -> None:
    for told in both(online_retail, "churn/by_month", Filters()):
        november = told[told["month"].astype(str).str[:7] == "2011-11"].iloc[0]
        parts = ["buyers", "new", "won_back", "churned", "closing"]
        assert november[parts].tolist() == [1664, 323, 330, 273, 2851]
        assert november["buyers"] - november["new"] - november["won_back"] == 1011
        assert told[["churned", "won_back"]].sum().tolist() == [3202, 1753]


def test_the_first_cohort_buys_again_as_published(online_retail: Warehouse) -> None:
    for told in both(online_retail, "churn/cohorts", Filters()):
        first = told[told["cohort"].astype(str).str[:7] == "2010-12"].sort_values("months_since")
        assert first["active"].tolist() == [885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235]


def test_the_music_shop_has_the_published_buyers_and_cohort(cdnow: Warehouse) -> None:
    buyers = [
        7846,
        9633,
        9524,
        2822,
        2214,
        2339,
        2180,
        1772,
        1739,
        1839,
        2028,
        1864,
        1537,
        1551,
        2060,
        1437,
        1488,
        1506,
    ]
    for told in both(cdnow, "churn/by_month", Filters()):
        assert told["buyers"].tolist() == buyers
    for told in both(cdnow, "churn/cohorts", Filters()):
        first = told[told["cohort"].astype(str).str[:7] == "1997-01"].sort_values("months_since")
        assert first["active"].tolist()[:8] == [7846, 1157, 964, 810, 679, 736, 720, 582]


def test_the_top_fifth_of_the_music_shop_holds_the_published_share(cdnow: Warehouse) -> None:
    for told in both(cdnow, "value/concentration", Filters()):
        assert f"{told.loc[0, 'top20_ratio']:.4f}" == "0.6778"
    for told in both(cdnow, "value/pareto", Filters()):
        assert told.loc[told["percentile"] == 20, "customers"].tolist() == [4714]


def test_4054_customers_fall_into_tiers_as_in_the_published_example(small_warehouse: Callable[..., Warehouse]) -> None:
    people = [{"customer_id": f"{number:05d}"} for number in range(4054)]
    lines = [
        {"order_id": who["customer_id"], "ordered_on": dt.date(2026, 1, 1), "amount": 1 + number, **who}
        for number, who in enumerate(people)
    ]
    told = run(small_warehouse(customers=people, order_lines=lines), "value/tiers")
    assert told["customers"].tolist() == [160, 583, 1240, 2071]
