"""The satisfaction page tells what customers say with its noise, and hides what too few said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from data.warehouse import Warehouse
from pages.ui.session import answers
from queries import Filters
from tests.pages.conftest import Visit
from tests.pages.page_text import read_errors, read_figure, read_page
from tests.pages.rows import CUSTOMERS, ORDER_LINES
from tests.pages.survey_rows import question, responses, survey, together, wave

Small = Callable[..., Warehouse]
PAGE = "reports/satisfaction/page.py"
SPRING, AUTUMN = datetime(2025, 3, 3, 9), datetime(2025, 9, 1, 9)


def test_a_warehouse_with_purchases_and_no_survey_leads_to_the_upload(small_warehouse: Small, visit: Visit) -> None:
    company = small_warehouse(customers=CUSTOMERS, order_lines=ORDER_LINES)
    said = read_page(visit(company, PAGE))
    assert "There are no survey responses on record yet" in said
    assert "python -m data survey" in said


def test_the_first_survey_in_an_empty_warehouse_is_read_at_once(small_warehouse: Small, visit: Visit) -> None:
    app = visit(small_warehouse(**wave("autumn", AUTUMN, 30, 10)), PAGE)
    assert read_errors(app) == []
    assert "as of 3 Sep 2025 · data 0 days old" in read_page(app)
    assert read_figure(app, "Satisfaction rate") == "75.0\u00a0%"
    assert read_figure(app, "Response rate") == "40.0\u00a0%"


def test_the_overview_without_purchases_leads_to_what_customers_say(small_warehouse: Small, visit: Visit) -> None:
    app = visit(small_warehouse(**wave("autumn", AUTUMN, 30, 10)))
    assert read_errors(app) == []
    assert "There are no purchases on record yet" in read_page(app)
    assert [link.proto.page for link in app.get("page_link")][-1] == "satisfaction"


def test_the_page_looks_from_the_latest_response_and_others_from_the_latest_purchase(
    small_warehouse: Small, visit: Visit
) -> None:
    company = small_warehouse(**together(wave("autumn", AUTUMN, 30, 10), customers=CUSTOMERS, order_lines=ORDER_LINES))
    assert "as of 3 Sep 2025" in read_page(visit(company, PAGE))
    assert "as of 31 Dec 2025" in read_page(visit(company))


def test_figures_of_nine_answers_are_hidden_with_the_reason(small_warehouse: Small, visit: Visit) -> None:
    app = visit(small_warehouse(**wave("autumn", AUTUMN, 8, 1)), PAGE)
    assert read_figure(app, "Satisfaction rate") == "—"
    assert "hidden: only 9 answers" in read_page(app)
    assert "88.9" not in read_page(app)


def test_figures_of_ten_answers_are_shown_and_marked_as_few(small_warehouse: Small, visit: Visit) -> None:
    app = visit(small_warehouse(**wave("autumn", AUTUMN, 9, 1)), PAGE)
    assert read_figure(app, "Satisfaction rate") == "90.0\u00a0%"
    assert "only 10 answers · 95 %: 59.6\u00a0% to 98.2\u00a0%" in read_page(app)


def test_one_response_breaks_nothing_and_shows_nothing_of_it(small_warehouse: Small, visit: Visit) -> None:
    app = visit(small_warehouse(**wave("autumn", AUTUMN, 1, 0)), PAGE)
    assert read_errors(app) == []
    assert "hidden: only 1 answer" in read_page(app)


def test_the_overview_hides_the_same_figures(small_warehouse: Small, visit: Visit) -> None:
    rows = together(wave("autumn", AUTUMN, 8, 1), customers=CUSTOMERS, order_lines=ORDER_LINES)
    app = visit(small_warehouse(**rows))
    assert read_figure(app, "Satisfaction rate") == "—"
    assert "hidden: only 9 answers" in read_page(app)


@pytest.mark.parametrize(
    ("good", "words"),
    [
        (75, "<strong>5.0\u00a0pt up</strong>, not larger than chance"),
        (95, "<strong>25.0\u00a0pt up</strong>, larger than chance"),
        (65, "<strong>5.0\u00a0pt down</strong>, not larger than chance"),
        (40, "<strong>30.0\u00a0pt down</strong>, larger than chance"),
        (70, "<strong>unchanged</strong>"),
    ],
)
def test_a_change_between_waves_is_told_with_whether_it_is_chance(
    good: int, words: str, small_warehouse: Small, visit: Visit
) -> None:
    rows = together(wave("spring", SPRING, 70, 30), wave("autumn", AUTUMN, good, 100 - good))
    said = read_page(visit(small_warehouse(**rows), PAGE))
    assert "Latest wave, autumn, against spring:" in said
    assert f"Satisfaction rate: {words}" in said


def test_waves_that_asked_something_else_are_not_compared_and_that_is_said(
    small_warehouse: Small, visit: Visit
) -> None:
    other = wave("autumn", AUTUMN, 90, 10, wording="Would you say you are happy?")
    said = read_page(visit(small_warehouse(**together(wave("spring", SPRING, 70, 30), other)), PAGE))
    assert "Latest wave, autumn: no earlier wave asked the same questions, so nothing is compared." in said
    assert "Only waves that asked the very same question are linked; scales are never mixed." in said


def test_waves_on_other_scales_are_not_compared(small_warehouse: Small, visit: Visit) -> None:
    rows = together(wave("spring", SPRING, 70, 30), wave("autumn", AUTUMN, 90, 10, high=10))
    assert "no earlier wave asked the same questions" in read_page(visit(small_warehouse(**rows), PAGE))


def test_the_trend_goes_by_month_where_the_reader_says_so(small_warehouse: Small, visit: Visit) -> None:
    rows = together(wave("spring", SPRING, 70, 30), wave("autumn", AUTUMN, 40, 60))
    app = visit(small_warehouse(**rows), PAGE)
    app.button_group(key="trend_step").set_value("month").run()
    assert app.query_params["satisfaction_step"] == "month"
    assert "Sep 2025: <strong>40.0\u00a0%</strong>" in read_page(app)


def test_a_segment_of_too_few_is_hidden_and_named_and_its_table_is_empty(small_warehouse: Small, visit: Visit) -> None:
    people = [{"customer_id": f"n{place}", "region": "North"} for place in range(40)]
    people += [{"customer_id": f"s{place}", "region": "South"} for place in range(9)]
    rows = wave("autumn", AUTUMN, 29, 20, customers=[str(one["customer_id"]) for one in people])
    app = visit(small_warehouse(**together(rows, customers=people)), PAGE)
    app.button_group(key="satisfied_by").set_value("region").run()
    assert "Hidden, as fewer than 10 answered: South." in read_page(app)
    app.button_group(key="satisfied_segments_view").set_value("table").run()
    table = next(frame.value for frame in app.dataframe if "satisfied_ratio" in frame.value and "region" in frame.value)
    south = table[table["region"] == "South"].iloc[0]
    assert int(south["n"]) == 9
    assert south[["satisfied", "satisfied_ratio", "index"]].isna().all()


def test_a_question_of_recommendation_counts_promoters_less_detractors(small_warehouse: Small, visit: Visit) -> None:
    answers = [{"nps": 10}] * 20 + [{"nps": 8}] * 10 + [{"nps": 2}] * 10
    rows = together(
        survey("a", "a", AUTUMN), question("a", "nps", "Recommend?", "nps", 0, 10), responses("a", AUTUMN, answers)
    )
    app = visit(small_warehouse(**rows), PAGE)
    assert read_figure(app, "Net Promoter Score") == "25.0"
    assert "nobody was asked in these days" in read_page(app)
    assert read_figure(app, "Complete responses") == "40"


def test_a_period_without_answers_says_when_there_were_some(small_warehouse: Small, visit: Visit) -> None:
    company = small_warehouse(**wave("autumn", AUTUMN, 30, 10))
    app = visit(company, PAGE, query={"from": "2024-01-01", "to": "2024-12-31"})
    assert "The responses on record are from 1 Sep 2025 to 3 Sep 2025" in read_page(app)
    app.button("whole_record").click().run()
    assert read_figure(app, "Satisfaction rate") == "75.0\u00a0%"


def test_the_overview_and_this_page_tell_the_same_for_the_same_days(sample: Warehouse, visit: Visit) -> None:
    days = {"from": "2025-11-01", "to": "2026-10-31", "as_of": "2026-10-31"}
    first, second = visit(sample, query=days), visit(sample, PAGE, query=days)
    for label in ("Satisfaction rate", "Net Promoter Score"):
        assert read_figure(first, label) == read_figure(second, label) != "—"


def test_every_figure_opens_as_many_rows_as_it_says(sample: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE_URL", sample.url)
    filters = Filters(as_of=date(2026, 9, 25), from_on=date(2025, 10, 1), to_on=date(2026, 9, 25), region=("North",))
    known = answers.load_answer("overview/options", Filters()).frame
    filters = filters.with_changes(region=(str(known[known["field"] == "region"]["value"].iloc[0]),))

    def listed(name: str, *where: tuple[str, object]) -> int:
        return answers.count_rows(answers.QueryRequest(f"satisfaction/{name}", filters, None, where))

    for row in answers.load_answer("satisfaction/headline", filters).frame.to_dict("records"):
        assert listed("answers", ("metric", row["metric"])) == row["n"] > 0
    for row in answers.load_answer("satisfaction/changes", filters).frame.to_dict("records"):
        assert listed("answers", ("metric", row["metric"]), ("survey_id", row["wave"])) == row["n"]
    for row in answers.load_answer("satisfaction/before_churn", filters).frame.to_dict("records"):
        assert (
            listed("before_churn_customers", ("metric", row["metric"]), ("verdict", row["verdict"])) == row["customers"]
        )
    for row in answers.load_answer("satisfaction/choices", filters).frame.to_dict("records"):
        assert listed("choice_respondents", ("question", row["question"]), ("option", row["option"])) == row["chosen"]
    for row in answers.load_answer("satisfaction/response", filters).frame.to_dict("records"):
        assert listed("responses", ("survey_id", row["survey_id"])) == row["responses"]
        assert listed("responses", ("survey_id", row["survey_id"]), ("is_complete", True)) == row["complete"]


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_the_sample_fills_every_part(sample: Warehouse, visit: Visit, locale: str) -> None:
    app = visit(sample, PAGE, locale=locale)
    assert read_errors(app) == []
    assert len(app.get("plotly_chart")) == 5
    offers = [button for button in app.button if str(button.key).startswith("offer_satisfaction/detractors")]
    assert len(offers) == 2
    offers[0].click().run()
    frames = [frame.value for frame in app.dataframe if "silent_days" in frame.value]
    assert frames
    assert set(frames[0]["owner"]) != {""}
