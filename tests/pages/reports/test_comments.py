"""Comments are read, searched in both languages, masked, and never become markup."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO, StringIO

import openpyxl
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.warehouse import Warehouse
from pages.ui.report.chart_panel import prepare_sheet
from pages.ui.report.comment_topics import find_topics
from pages.ui.report.export_files import build_csv, build_xlsx
from pages.ui.session import answers
from queries import Filters
from tests.pages.conftest import Visit
from tests.pages.page_text import read_errors, read_page
from tests.pages.survey_rows import Tables, question, responses, survey, together, wave

Small = Callable[..., Warehouse]
PAGE = "reports/comments.py"
DAY = datetime(2025, 9, 1, 9)
SAID = [
    {"csat": 5, "open": "Fast delivery, thank you"},
    {"csat": 4, "open": "The DELIVERY came late"},
    {"csat": 1, "open": "送货太慢，客户经理不回电话"},
    {"csat": 2, "open": "客户经理很热情，送货慢"},
    {"csat": 1, "open": "Call me: 138 0013 8000 or li.lei@example.com"},
    {"open": "<b>bold</b> <script>alert(1)</script> **strong** $x$ [a](http://b)"},
    {"csat": 3, "open": "=1+1"},
    {"csat": 5, "open": "N/A"},
]


def comments(said: list[dict[str, object]]) -> Tables:
    return together(
        survey("c", "Autumn", DAY),
        question("c", "csat", "How satisfied?", "csat", 1, 5),
        question("c", "open", "What else?", "comment"),
        responses("c", DAY, said),
    )


@pytest.fixture
def page(small_warehouse: Small, visit: Visit) -> AppTest:
    app = visit(small_warehouse(**comments(SAID)), PAGE)
    assert read_errors(app) == []
    return app


def test_every_comment_stands_with_score_day_and_survey(page: AppTest) -> None:
    assert "<strong>8</strong> of 8 comments" in read_page(page)
    assert "<b>Satisfaction 5</b> · Satisfied · 1 Sep 2025 · Autumn · anonymous" in read_page(page)
    assert "<blockquote dir='auto'>N/A</blockquote>" in read_page(page)


def test_a_search_minds_neither_case_nor_width_and_finds_within_chinese(page: AppTest) -> None:
    for words, found in (
        ("delivery", 2),
        ("ＤＥＬＩＶＥＲＹ late", 1),
        ("经理", 2),
        ("经理 热情", 1),
        ("nothing like it", 0),
    ):
        page.text_input(key="comment_words").set_value(words).run()
        assert f"<strong>{found}</strong> of 8 comments" in read_page(page), words
    assert "No comment says that." in read_page(page)


def test_the_words_looked_for_are_marked(page: AppTest) -> None:
    page.text_input(key="comment_words").set_value("delivery").run()
    assert "The <mark>DELIVERY</mark> came late" in read_page(page)


def test_a_frequent_word_a_verdict_and_a_score_narrow_the_comments(page: AppTest) -> None:
    page.button_group(key="comment_topics").set_value(["客户经理"]).run()
    assert "<strong>2</strong> of 8 comments" in read_page(page)
    page.button_group(key="comment_topics").set_value([]).run()
    page.button_group(key="comment_verdicts").set_value(["not_satisfied"]).run()
    assert "<strong>4</strong> of 8 comments" in read_page(page)
    page.slider(key="comment_scores").set_value((1.0, 1.0)).run()
    assert "<strong>2</strong> of 8 comments" in read_page(page)


def test_comments_never_become_markup(page: AppTest) -> None:
    said = read_page(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **strong** $x$ [a](http://b)" in said
    assert "<script>" not in said


def test_personal_data_is_masked_on_the_page_in_tables_and_in_files(
    page: AppTest, small_warehouse: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Call me: ••••••• or •••@•••" in read_page(page)
    assert "138" not in read_page(page)
    page.button_group(key="comments_view").set_value("table").run()
    table = next(frame.value for frame in page.dataframe if "text" in frame.value)
    assert "Call me: ••••••• or •••@•••" in set(table["text"])


def test_files_are_masked_and_a_comment_that_looks_like_a_formula_stays_text(
    small_warehouse: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE_URL", small_warehouse(**comments(SAID)).url)
    ready = prepare_sheet(answers.QueryRequest("satisfaction/comments", Filters()))()
    written = pd.read_csv(StringIO(build_csv(ready).decode("utf-8-sig")), keep_default_na=False)
    assert {"Call me: ••••••• or •••@•••", "'=1+1", "N/A"} <= set(written["Comment"])
    rows = openpyxl.load_workbook(BytesIO(build_xlsx(ready))).worksheets[1]
    cells = [cell for row in rows.iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]
    assert not any("8000" in str(cell.value) for row in rows.iter_rows() for cell in row)


def test_forty_comments_take_two_pages_and_more_words_fewer(small_warehouse: Small, visit: Visit) -> None:
    app = visit(small_warehouse(**comments([{"open": f"Comment number {place}"} for place in range(40)])), PAGE)
    assert read_page(app).count("<blockquote") == 20


def test_without_comments_the_page_says_so(small_warehouse: Small, visit: Visit) -> None:
    said = read_page(visit(small_warehouse(**wave("autumn", DAY, 12, 1)), PAGE))
    assert "Nobody whom you chose wrote a comment in this period." in said


def test_the_sample_is_read_in_both_languages(sample: Warehouse, visit: Visit) -> None:
    for locale in ("en-GB", "zh-CN"):
        app = visit(sample, PAGE, locale=locale)
        assert read_errors(app) == []
        assert read_page(app).count("<blockquote") == 20


def test_topics_are_words_that_stand_free_and_not_pieces_of_longer_ones() -> None:
    said = ["客户经理每次都回电话", "新的客户经理热情", "送货慢，问过客户经理", "送货快", "送货很快"]
    found = dict(find_topics(said))
    assert found["客户经理"] == 3
    assert found["送货"] == 3
    assert not {"户经", "经理每", "客户", "经理"} & set(found)


def test_a_topic_counts_once_per_comment_and_everyday_words_are_none() -> None:
    assert find_topics(["delivery, delivery and the delivery", "the Delivery was late"]) == [("delivery", 2)]
