"""The reader's choice: widgets, address, words, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from data.warehouse import Warehouse
from pages.ui.session import address
from queries import Filters
from tests.pages.conftest import Visit
from tests.pages.page_text import read_errors, read_page
from tests.pages.rows import CUSTOMERS, ORDER_LINES

texts = some.lists(some.text(min_size=1, max_size=8), max_size=3, unique=True).map(tuple)
days = some.dates(address.EARLIEST, address.LATEST)
choices = some.builds(
    Filters,
    as_of=some.none() | days,
    from_on=some.none(),
    to_on=some.none() | days,
    region=texts,
    owner=texts,
    tier=texts,
    rules=some.sampled_from([(), (("churn_window_days", 45),), (("returns", "ignore"),)]),
)


@pytest.fixture
def company(small_warehouse: Callable[..., Warehouse]) -> Warehouse:
    return small_warehouse(customers=CUSTOMERS, order_lines=ORDER_LINES)


@given(choices)
def test_what_is_written_into_the_address_is_read_back_equal(filters: Filters) -> None:
    assert address.parse_address(address.build_address(filters)) == (filters, [])


def test_choosing_a_region_narrows_the_page_and_stands_in_the_address(company: Warehouse, visit: Visit) -> None:
    app = visit(company)
    app.multiselect(key="region").set_value(["South"]).run()
    assert "Region: South" in read_page(app)
    assert app.query_params["region"] == "South"


def test_a_copied_link_opens_the_same_view_in_a_fresh_session(company: Warehouse, visit: Visit) -> None:
    first = visit(company)
    first.multiselect(key="region").set_value(["North"]).run()
    first.date_input(key="from_on").set_value(date(2025, 3, 1)).run()
    second = visit(company, query=dict(first.query_params))
    assert [metric.value for metric in first.metric] == [metric.value for metric in second.metric]
    assert "Region: North · 1 Mar 2025 to 31 Dec 2025 — 2 of 3 customers" in read_page(second)


def test_the_copied_link_pins_its_days(company: Warehouse, visit: Visit) -> None:
    links = [code.value for code in visit(company).code]
    assert any("from=2025-01-01&to=2025-12-31&as_of=2025-12-31" in link for link in links)


def test_a_preset_sets_both_days(company: Warehouse, visit: Visit) -> None:
    app = visit(company)
    app.button_group(key="period").set_value("last_month").run()
    assert "1 Nov 2025 to 30 Nov 2025" in read_page(app)


def test_the_choice_goes_along_from_page_to_page(company: Warehouse, visit: Visit) -> None:
    app = visit(company)
    app.multiselect(key="region").set_value(["North"]).run()
    app.switch_page("reports/churn/page.py")
    app.query_params.clear()
    app.run()
    assert "Region: North" in read_page(app)
    assert app.query_params["region"] == "North"


def test_what_belongs_to_one_page_stays_in_its_address_and_goes_to_no_other(company: Warehouse, visit: Visit) -> None:
    app = visit(company, query={"region": "North", "customer": "a"})
    app.multiselect(key="region").set_value(["South"]).run()
    assert app.query_params == {"region": "South", "customer": "a"}
    app.switch_page("reports/churn/page.py")
    app.query_params.clear()
    app.run()
    assert app.query_params == {"region": "South"}
    app.switch_page("reports/overview.py")
    app.query_params.clear()
    app.run()
    assert app.query_params == {"region": "South", "customer": "a"}


def test_reset_brings_everybody_back(company: Warehouse, visit: Visit) -> None:
    app = visit(company, query={"region": "North", "from": "2025-06-01"})
    app.button("reset").click().run()
    assert "1 Jan 2025 to 31 Dec 2025 — all 3 external customers" in read_page(app)
    assert not app.query_params


def test_another_churn_window_is_said_in_words_and_counts_otherwise(company: Warehouse, visit: Visit) -> None:
    app = visit(company, "reports/churn/page.py")
    before = read_page(app)
    app.number_input(key="churn_window_days").set_value(20).run()
    assert "Silence after which a customer counts as lost: 20 days" in read_page(app)
    assert "Lost: open the 3" in before
    assert "Lost: open the 3" not in read_page(app)


def test_a_value_that_no_customer_has_is_refused_with_the_nearest_and_a_way_back(
    company: Warehouse, visit: Visit
) -> None:
    app = visit(company, query={"region": "Nort"})
    assert read_errors(app) == ["No customer has the region Nort. Did you mean North?"]
    app.button("reset_after_error").click().run()
    assert read_errors(app) == []


def test_a_day_that_is_none_is_left_out_and_said(company: Warehouse, visit: Visit) -> None:
    app = visit(company, query={"from": "yesterday"})
    assert "The address says from=yesterday, which is no date" in read_page(app)
    assert "all 3 external customers" in read_page(app)
