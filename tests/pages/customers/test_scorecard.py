"""The scorecards: four quadrants of revenue and score, each with its list, and whom to win."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.warehouse import Warehouse
from tests.pages.conftest import Visit
from tests.pages.page_text import read_errors, read_figure, read_page
from tests.pages.rows import order

PAGE = "customers/scorecard/page.py"
GOOD, POOR = ("g", "s"), ("r", "w")


@pytest.fixture
def company(small_warehouse: Callable[..., Warehouse]) -> Warehouse:
    """A big and a small good customer, a big risky and a small weak one, and one who never bought."""
    months = [date(2025, month, 3) for month in range(1, 13)]
    lines = [
        *(order("g", day, 1000, cost=100) for day in months),
        *(order("s", day, 10, cost=1) for day in months),
        order("r", date(2025, 1, 9), 9000, cost=8990),
        order("w", date(2025, 1, 9), 20, cost=19),
    ]
    bills = [
        {
            "invoice_id": f"{who}{number}",
            "customer_id": who,
            "issued_on": date(2025, 2, 1),
            "due_on": date(2025, 3, 1),
            "amount": 10,
            "paid_amount": 10 if who in GOOD else 0,
            "paid_on": date(2025, 2, 20) if who in GOOD else None,
        }
        for who in (*GOOD, *POOR)
        for number in range(2)
    ]
    people = [{"customer_id": who, "name": f"N-{who}", "has_need": True} for who in (*GOOD, *POOR, "n")]
    return small_warehouse(customers=people, order_lines=lines, receivables=bills)


def table(app: AppTest, column: str) -> pd.DataFrame:
    """The table that has the column."""
    return next(frame.value for frame in app.dataframe if column in frame.value)


def names(frame: pd.DataFrame) -> set[str]:
    return {str(link).partition("#")[2] for link in frame["name"]}


def test_each_quadrant_has_its_number_and_opens_its_list(company: Warehouse, visit: Visit) -> None:
    app = visit(company, PAGE, query={"big_ratio": "0.5"})
    assert read_errors(app) == []
    for label in ("Big and good", "Small but good", "Big but risky", "Small and weak"):
        assert read_figure(app, label).strip() == "1"
    assert "<strong>1</strong> big customers are risky" in read_page(app)
    assert "<strong>2</strong> of 4 judged customers are good: 6 points and more of 10." in read_page(app)
    app.button("quadrant_big_risky_list").click().run()
    assert "<strong>1 row</strong>" in read_page(app)


def test_a_chosen_quadrant_stands_in_the_table_and_in_the_address(company: Warehouse, visit: Visit) -> None:
    app = visit(company, PAGE, query={"big_ratio": "0.5"})
    assert names(table(app, "card_score")) == {"N-g", "N-s", "N-r", "N-w", "N-n"}
    app.button_group(key="quadrant@en").set_value("big_risky").run()
    assert names(table(app, "card_score")) == {"N-r"}
    assert app.query_params["quadrant"] == "big_risky"
    again = visit(company, PAGE, query={"big_ratio": "0.5", "quadrant": "big_risky"})
    assert names(table(again, "card_score")) == {"N-r"}


def test_a_quadrant_goes_on_to_the_explorer_to_be_acted_on(company: Warehouse, visit: Visit) -> None:
    app = visit(
        company, "customers/explorer/page.py", query={"big_ratio": "0.5", "criteria": "quadrant = 'small_good'"}
    )
    assert read_errors(app) == []
    assert "Quadrant is Small but good" in read_page(app)
    assert names(table(app, "revenue")) == {"N-s"}


def test_targets_are_those_who_never_bought_where_that_is_chosen(company: Warehouse, visit: Visit) -> None:
    app = visit(company, PAGE, query={"whom": "not_yet"})
    assert names(table(app, "target_score")) == {"N-n"}


def test_every_criterion_is_explained_with_the_limits_in_force(company: Warehouse, visit: Visit) -> None:
    said = read_page(visit(company, PAGE, query={"good_margin": "0.4"}))
    assert "2 points from a margin of 40.0\u00a0% on, 1 from 10.0\u00a0% on" in said
    assert said.count("**: 2 points ") == 10
