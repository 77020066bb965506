"""The value page's figures say what the summaries say, now and over as many days before."""

from datetime import date

import pytest

from data.warehouse import Warehouse
from queries import Filters, value

QUARTER = Filters(from_on=date(2011, 7, 1), to_on=date(2011, 9, 30))
DAYS_BEFORE = Filters(from_on=date(2011, 3, 31), to_on=date(2011, 6, 30))


@pytest.mark.parametrize("filters", [Filters(), Filters(region=("France", "Germany"))])
def test_each_figure_is_the_summary_s_and_previous_that_of_the_days_before(
    online_retail: Warehouse, filters: Filters
) -> None:
    quarter = filters.with_changes(from_on=QUARTER.from_on, to_on=QUARTER.to_on)
    before = filters.with_changes(from_on=DAYS_BEFORE.from_on, to_on=DAYS_BEFORE.to_on)
    told = value.headline(online_retail, quarter).set_index("metric")
    for when, column in ((quarter, "value"), (before, "previous")):
        summary = value.summary(online_retail, when).iloc[0]
        spread = value.concentration(online_retail, when).iloc[0]
        assert told.loc["average_order_value", column] == pytest.approx(summary["average_order_value"])
        assert told.loc["repeat_ratio", column] == pytest.approx(summary["repeat_ratio"])
        assert told.loc["top20_ratio", column] == pytest.approx(spread["top20_ratio"])
    assert told["last_year"].isna().all()


def test_without_a_base_on_record_there_is_nothing_to_compare_with(online_retail: Warehouse) -> None:
    told = value.headline(online_retail, Filters(from_on=date(2011, 1, 1), to_on=date(2011, 6, 30)))
    assert told["value"].notna().all()
    assert told["previous"].isna().all()
