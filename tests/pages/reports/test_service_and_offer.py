"""Service quality and the worth of the offer: gaps, zones, features and values of a survey counted by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime

import pandas as pd
import pytest

from data.warehouse import Warehouse
from pages.ui.labels.value_labels import label_value
from pages.ui.session import answers
from queries import Filters
from tests.pages.conftest import Visit
from tests.pages.page_text import read_errors, read_figure, read_page
from tests.pages.survey_rows import Tables, question, responses, survey, together, wave

Small = Callable[..., Warehouse]
SERVICE, OFFER = "reports/service_quality.py", "reports/offer_value/page.py"
DAY = datetime(2025, 9, 1, 9)


def quality(people: int, high: int = 7) -> Tables:
    """So many who expect 6, accept 4 and perceive 5."""
    asked = {"e": "servqual_expectation", "a": "servqual_adequate", "p": "servqual_perception"}
    return together(
        survey("q", "Quality", DAY),
        *(
            question("q", key, f"{key}: answers come quickly", role, 1, high, dimension="responsiveness", item="quick")
            for key, role in asked.items()
        ),
        responses("q", DAY, [{"e": 6, "a": 4, "p": 5}] * people),
    )


def features(people: int) -> Tables:
    """So many who like it there and dislike its absence: one-dimensional."""
    return together(
        survey("k", "Features", DAY),
        question("k", "f", "If there is tracking?", "kano_functional", 1, 5, item="tracking"),
        question("k", "d", "If there is none?", "kano_dysfunctional", 1, 5, item="tracking"),
        responses("k", DAY, [{"f": 1, "d": 5}] * people),
    )


def test_expected_and_perceived_service_stand_beside_the_gap(small_warehouse: Small, visit: Visit) -> None:
    app = visit(small_warehouse(**quality(40)), SERVICE)
    assert read_errors(app) == []
    assert [
        read_figure(app, label) for label in ("Expected service", "Perceived service", "Gap of service quality")
    ] == [
        "6.0",
        "5.0",
        "−1.0",
    ]
    said = read_page(app)
    assert (
        "<strong>Responsiveness</strong> falls furthest short of what is expected: −1.00 (−1.00 to −1.00; n 40)."
        in said
    )
    assert "<strong>answers come quickly</strong> falls furthest short" in said
    assert read_figure(app, "Desired level reached") == "0.0\u00a0%"


def test_a_dimension_of_too_few_is_hidden(small_warehouse: Small, visit: Visit) -> None:
    app = visit(small_warehouse(**quality(9)), SERVICE)
    assert read_figure(app, "Gap of service quality") == "—"
    assert "Hidden, as fewer than 10 answered: Responsiveness." in read_page(app)


def test_parts_that_nobody_asked_about_say_what_they_need(small_warehouse: Small, visit: Visit) -> None:
    company = small_warehouse(**wave("autumn", DAY, 30, 10))
    said = read_page(visit(company, SERVICE))
    assert "It needs pairs of questions on what is expected and what is perceived (SERVQUAL)." in said
    assert "It needs questions on what is desired, what is just acceptable and what is perceived." in said
    said = read_page(visit(company, OFFER))
    assert "It needs pairs of questions on a feature being there and not being there (Kano)." in said
    assert "It needs three questions of 1 to 10" in said


def test_a_feature_stands_in_its_category_with_its_table(small_warehouse: Small, visit: Visit) -> None:
    app = visit(small_warehouse(**features(40)), OFFER)
    assert read_errors(app) == []
    assert "The more the better: <strong>tracking</strong>." in read_page(app)
    assert 'title="40 of 40"' in read_page(app)


def test_a_feature_of_too_few_stands_neither_on_the_map_nor_in_the_table(small_warehouse: Small, visit: Visit) -> None:
    said = read_page(visit(small_warehouse(**features(9)), OFFER))
    assert "Hidden, as fewer than 10 answered: tracking." in said
    assert "of 9" not in said


@pytest.mark.parametrize(("page", "charts"), [(SERVICE, 4), (OFFER, 4)])
@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_the_sample_fills_every_part(sample: Warehouse, visit: Visit, page: str, charts: int, locale: str) -> None:
    app = visit(sample, page, locale=locale)
    assert read_errors(app) == []
    assert len(app.get("plotly_chart")) == charts
    assert "ACSI" not in read_page(app).replace("ACSI-style", "").replace("ACSI 式", "").replace("仿 ACSI 方式", "")


def test_every_row_opens_as_many_as_it_says(sample: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE_URL", sample.url)
    filters = Filters(as_of=date(2026, 9, 25), from_on=date(2025, 10, 1), to_on=date(2026, 9, 25))
    lists = {
        "servqual": ("servqual_respondents", ("level", "dimension", "item", "scale_min", "scale_max")),
        "tolerance": ("tolerance_answers", ("level", "dimension", "item", "scale_min", "scale_max")),
        "kano": ("kano_respondents", ("feature",)),
        "items": ("item_answers", ("question", "role", "wording")),
    }
    for name, (behind, columns) in lists.items():
        rows = answers.load_answer(f"satisfaction/{name}", filters).frame.to_dict("records")
        assert rows, name
        for row in rows:
            where = tuple((column, None if pd.isna(row[column]) else row[column]) for column in columns)
            assert (
                answers.count_rows(answers.QueryRequest(f"satisfaction/{behind}", filters, None, where)) == row["n"]
            ), (
                name,
                row,
            )


def test_a_click_on_a_sorted_bar_tells_the_row_that_it_shows(sample: Warehouse, visit: Visit) -> None:
    charts = {
        chart.proto.id.rsplit("-", 1)[-1]: json.loads(chart.proto.spec)
        for chart in visit(sample, SERVICE).get("plotly_chart")
    }
    filters = Filters(as_of=date(2026, 9, 25), from_on=date(2025, 10, 1), to_on=date(2026, 9, 25))
    for key, name in (("gaps_servqual", "servqual"), ("tolerance", "tolerance")):
        asked = answers.QueryRequest(f"satisfaction/{name}", filters, None, (("level", "dimension"),))
        rows = answers.load_rows(asked).frame
        for trace in charts[key]["data"]:
            for label, (number, _series) in zip(trace["y"], trace["customdata"], strict=True):
                assert label.startswith(label_value("dimension", rows.iloc[number]["dimension"]))
