"""The funnel page on deals counted by hand, on a foreign list with gaps, and on none."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from data.warehouse import Warehouse
from pages.ui.session import answers
from queries import Filters
from tests.pages.conftest import Visit
from tests.pages.page_text import NOT_FOR_PEOPLE, read_errors, read_figure, read_page
from tests.queries.funnel.test_gaps import foreign_deals

Small = Callable[..., Warehouse]
PAGE = "reports/funnel/page.py"
CUSTOMERS = [{"customer_id": "a", "name": "Anna", "region": "North"}, {"customer_id": "b", "name": "Bert"}]


def deal(key: str, opened: date | None, **more: Any) -> dict[str, Any]:
    """An open deal of 100 with Anna, unless said otherwise."""
    return {
        "opportunity_id": key,
        "customer_id": "a",
        "owner_id": "Mia",
        "opened_on": opened,
        "expected_amount": 100,
        "intention": 4,
        "expected_on": date(2026, 4, 20),
        "outcome": "open",
        **more,
    }


def entries(key: str, *entered: tuple[int, date]) -> list[dict[str, Any]]:
    """The stages that the deal entered, at noon."""
    return [
        {
            "opportunity_id": key,
            "stage": stage,
            "entered_at": datetime(on.year, on.month, on.day, 12),
            "intention": 4,
            "expected_amount": 100,
            "expected_on": date(2026, 3, 31),
        }
        for stage, on in entered
    ]


JANUARY = date(2026, 1, 5)
MARCH = date(2026, 3, 10)
# Of four opened in January one was won, one was lost with a reason, two are open; a fifth has no opening day.
COMPANY: dict[str, list[dict[str, Any]]] = {
    "customers": CUSTOMERS,
    "opportunities": [
        deal("won", JANUARY, outcome="won", closed_on=MARCH, won_amount=80),
        deal("lost", JANUARY, outcome="lost", closed_on=date(2026, 2, 1), loss_reason="price"),
        deal("waits", JANUARY),
        deal("new", JANUARY, intention=1, customer_id="b"),
        deal("old", None, stage=5),
    ],
    "stage_events": [
        *entries("won", (1, JANUARY), (2, date(2026, 1, 15)), (6, MARCH)),
        *entries("lost", (1, JANUARY), (2, date(2026, 1, 25))),
        *entries("waits", (1, JANUARY), (3, date(2026, 1, 31))),
        *entries("new", (1, JANUARY)),
    ],
    "interactions": [{"interaction_id": "i", "customer_id": "a", "at": datetime(2026, 4, 10, 9)}],
}


@pytest.fixture
def company(small_warehouse: Small) -> Warehouse:
    return small_warehouse(**COMPANY)


def test_the_page_looks_from_the_latest_day_of_deals_and_contacts(company: Warehouse, visit: Visit) -> None:
    app = visit(company, PAGE)
    assert read_errors(app) == []
    assert app.title[0].value == "Funnel"
    assert "as of 10 Apr 2026 · data 0 days old" in read_page(app)


def test_the_four_figures_say_what_they_are_made_of(company: Warehouse, visit: Visit) -> None:
    app = visit(company, PAGE)
    said = read_page(app)
    assert [read_figure(app, label) for label in ("Open deals", "Win rate", "Won, amount")] == [
        "300",
        "50.0\u00a0%",
        "80",
    ]
    assert "1 of 2" in said
    assert "3 open × 80 each × 50.0\u00a0% won ÷ 64 days" in said
    assert read_figure(app, "Sales velocity per day") == "2"


def test_lost_deals_stay_among_those_that_reached_a_stage(company: Warehouse, visit: Visit) -> None:
    said = read_page(visit(company, PAGE))
    assert "Of <strong>4</strong> deals opened in this period, <strong>1</strong> reached Under contract, 25.0" in said
    assert "Most were lost at <strong>Contacted</strong>: 1 came no further." in said
    assert "Lost at Contacted: open the 1" in said
    assert "The reason named most for losing a deal is <strong>price</strong>: 1 deal, 100.0\u00a0% of those" in said


def test_a_deal_without_an_opening_day_is_said_apart_with_its_list(company: Warehouse, visit: Visit) -> None:
    said = read_page(visit(company, PAGE))
    assert "<strong>1</strong> deal has no opening day on record" in said
    assert "Without an opening day: open the 1" in said


def test_a_month_that_is_over_is_measured_by_what_was_recorded_before_it(company: Warehouse, visit: Visit) -> None:
    # Two deals of 100 with a good intention, 0.7, were expected in March; of them 80 was won.
    assert "For Mar 2026, <strong>210</strong> was forecast at its start and <strong>80</strong> won" in read_page(
        visit(company, PAGE)
    )


def test_a_bar_carries_its_row_and_what_came_of_it(company: Warehouse, visit: Visit) -> None:
    charts = {
        chart.proto.id.rsplit("-", 1)[-1]: json.loads(chart.proto.spec)
        for chart in visit(company, PAGE).get("plotly_chart")
    }
    bars = {trace["customdata"][0][1]: trace["x"] for trace in charts["reached"]["data"]}
    assert bars == {
        "went_on": [3, 2, 1, 1, 1, 0],
        "won": [0, 0, 0, 0, 0, 1],
        "open": [1, 0, 1, 0, 0, 0],
        "lost": [0, 1, 0, 0, 0, 0],
    }


def test_a_filter_selects_the_customers_whose_deals_count(company: Warehouse, visit: Visit) -> None:
    said = read_page(visit(company, PAGE, query={"region": "North"}))
    assert "Of <strong>3</strong> deals opened in this period" in said
    nobody = read_page(visit(company, PAGE, query={"kind": "individual"}))
    assert "No deal matches these filters in this period." in nobody


def test_open_deals_that_no_card_shows_are_said(small_warehouse: Callable[..., Warehouse], visit: Visit) -> None:
    deals = [deal("known", JANUARY), deal("unknown", JANUARY, customer_id=None)]
    said = read_page(visit(small_warehouse(customers=CUSTOMERS, opportunities=deals), PAGE))
    assert "2 open deals, 1 of an unknown customer" in said


def test_a_period_in_which_no_deal_was_opened_is_said_so(
    small_warehouse: Callable[..., Warehouse], visit: Visit
) -> None:
    deals = [deal("old", None, stage=5), deal("won", None, outcome="won", closed_on=MARCH, won_amount=80)]
    said = read_page(visit(small_warehouse(customers=CUSTOMERS, opportunities=deals), PAGE))
    assert "No deal was opened in this period, so none could reach a stage." in said
    assert "Nothing on record for this part. It needs rows in opportunities" not in said


def test_the_button_of_a_figure_opens_as_many_rows_as_it_says(company: Warehouse, visit: Visit) -> None:
    app = visit(company, PAGE)
    assert app.button("win_ratio_list").label == "Open the 2"
    app.button("win_ratio_list").click().run()
    assert "<strong>2 rows</strong>" in read_page(app)


def test_without_deals_the_page_says_what_it_needs(empty_warehouse: Warehouse, visit: Visit) -> None:
    said = read_page(visit(empty_warehouse, PAGE))
    assert "There are no deals on record yet." in said
    assert "python -m data load opportunities" in said
    assert "no deals on record" in said


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_a_foreign_list_with_gaps_breaks_no_part(small_warehouse: Small, visit: Visit, locale: str) -> None:
    app = visit(small_warehouse(opportunities=foreign_deals(300)), PAGE, locale=locale)
    assert read_errors(app) == []
    assert NOT_FOR_PEOPLE.findall(read_page(app)) == []
    assert len(app.get("plotly_chart")) == 4


def test_one_bare_deal_breaks_no_part(small_warehouse: Small, visit: Visit) -> None:
    bare = {"interaction_id": "i", "at": datetime(2026, 4, 10, 9)}
    app = visit(small_warehouse(opportunities=[{"opportunity_id": "d"}], interactions=[bare]), PAGE)
    assert read_errors(app) == []
    assert NOT_FOR_PEOPLE.findall(read_page(app)) == []
    assert "<strong>1</strong> deal has no opening day on record" in read_page(app)


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_the_sample_fills_every_part(sample: Warehouse, visit: Visit, locale: str) -> None:
    app = visit(sample, PAGE, locale=locale)
    assert read_errors(app) == []
    assert len(app.get("plotly_chart")) == 5
    assert 'class="heat"' in read_page(app)


def test_every_row_of_the_ranked_table_opens_as_many_as_it_says(
    sample: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE_URL", sample.url)
    filters = Filters(as_of=date(2026, 10, 31), from_on=date(2025, 11, 1), to_on=date(2026, 10, 31))
    for field in ("owner", "branch", "channel", "product", "region"):
        rows = answers.load_answer("funnel/by", filters, field).frame
        for row in rows.head(3).to_dict("records"):
            behind = answers.QueryRequest("funnel/closed_deals", filters, None, ((field, row[field]),))
            assert answers.count_rows(behind) == row["closed"], (field, row[field])


def test_every_bar_and_cell_opens_as_many_as_it_says(sample: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE_URL", sample.url)
    filters = Filters(as_of=date(2026, 10, 31), from_on=date(2025, 11, 1), to_on=date(2026, 10, 31))

    def behind(name: str, **cells: Any) -> int:
        return answers.count_rows(answers.QueryRequest(f"funnel/{name}", filters, None, tuple(cells.items())))

    for row in answers.load_answer("funnel/conversion", filters).frame.to_dict("records"):
        here = {"stage": int(row["stage"]), "is_undated": False}
        assert behind("reached_deals", **here) == row["reached"]
        assert behind("reached_deals", **here, fate="lost") == row["lost_here"]
        assert behind("reached_deals", **here, fate="open") == row["open_here"]
        assert behind("dropped", stage=int(row["stage"])) == row["lost_here"]
        assert behind("steps", stage=int(row["stage"])) == row["made_step"]
    for row in answers.load_answer("funnel/cohorts", filters).frame.head(12).to_dict("records"):
        assert behind("reached_deals", cohort=row["cohort"], stage=int(row["stage"])) == row["reached"]
    for row in answers.load_answer("funnel/stages", filters).frame.to_dict("records"):
        assert behind("ageing", stage=int(row["stage"])) == row["in_stage"]
    for row in answers.load_answer("funnel/intentions", filters).frame.to_dict("records"):
        assert behind("ageing", intention=int(row["intention"])) == row["deals"]
    for row in answers.load_answer("funnel/forecast", filters).frame.to_dict("records"):
        assert behind("forecast_deals", month=row["month"]) == row["due"]
    for row in answers.load_answer("funnel/reasons", filters).frame.to_dict("records"):
        assert behind("dropped", loss_reason=row["loss_reason"]) == row["lost"]
    told_of = answers.load_answer("funnel/outcomes", filters).row()
    assert behind("opened_deals", is_undated=False) == told_of["opened"] > 1000
    assert behind("closed_deals", outcome="won") == told_of["won"] > 100
