"""What the pages say of a small company."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from data.warehouse import Warehouse
from pages.ui.session import answers
from pages.ui.session.periods import build_month_range
from queries import Filters
from tests.pages.conftest import Visit
from tests.pages.page_text import PAGES, read_errors, read_figure, read_page
from tests.pages.rows import CUSTOMERS, ORDER_LINES

Small = Callable[..., Warehouse]


@pytest.fixture
def company(small_warehouse: Small) -> Warehouse:
    return small_warehouse(customers=CUSTOMERS, order_lines=ORDER_LINES)


def test_the_title_row_says_the_day_that_is_looked_from_and_how_old_the_data_is(
    company: Warehouse, visit: Visit
) -> None:
    app = visit(company)
    assert app.title[0].value == "Overview"
    assert "as of 31 Dec 2025 · data 0 days old" in read_page(app)


def test_an_explicit_later_day_makes_the_data_older(company: Warehouse, visit: Visit) -> None:
    assert "as of 10 Jan 2026 · data 10 days old" in read_page(visit(company, query={"as_of": "2026-01-10"}))


def test_the_choice_stands_in_words_with_its_count(company: Warehouse, visit: Visit) -> None:
    assert "1 Jan 2025 to 31 Dec 2025 — all 3 external customers" in read_page(visit(company))
    assert "Region: North · 1 Jan 2025 to 31 Dec 2025 — 2 of 3 customers" in read_page(
        visit(company, query={"region": "North"})
    )


def test_revenue_is_the_sum_of_the_orders(company: Warehouse, visit: Visit) -> None:
    assert read_figure(visit(company), "Revenue") == "1,760"


def test_bert_and_carl_were_lost_and_bert_came_back(company: Warehouse, visit: Visit) -> None:
    said = read_page(visit(company, "reports/churn/page.py"))
    assert "Lost: open the 3" in said
    assert "Won back: open the 1" in said


def test_the_button_of_a_figure_opens_exactly_as_many_rows_as_it_says(company: Warehouse, visit: Visit) -> None:
    app = visit(company, "reports/churn/page.py")
    app.button("churn_ratio_list").click().run()
    assert app.button("churn_ratio_list").label == "Open the 3"
    assert "<strong>3 rows</strong>" in read_page(app)
    listed = next(frame.value for frame in app.dataframe if "churned_on" in frame.value)
    assert sorted(listed["customer_id"]) == ["b", "b", "c"]


def test_how_a_figure_is_computed_tells_the_sentence_the_columns_the_command_and_the_sql(
    company: Warehouse, visit: Visit
) -> None:
    app = visit(company, "reports/churn/page.py", query={"region": "North"})
    app.button_group(key="movement_view").set_value("how").run()
    said = read_page(app)
    assert "Customers who became active, came back and were lost in each month" in said
    assert "python -m queries run churn/by_month --as-of 2025-12-31 --from 2025-01-01 --to 2025-12-31" in said
    assert "--where region=North" in said
    assert "SELECT" in said
    assert "Silence after which a customer counts as lost: 90 days" in said


def test_every_page_speaks_chinese_to_a_chinese_browser(company: Warehouse, visit: Visit) -> None:
    for page in PAGES:
        app = visit(company, page, locale="zh-CN")
        assert read_errors(app) == []
        assert "截至2025年12月31日" in read_page(app)
    assert "全部3位外部客户" in read_page(visit(company, locale="zh-CN"))


def test_the_address_decides_the_language_before_the_browser_does(company: Warehouse, visit: Visit) -> None:
    assert visit(company, query={"lang": "zh"}).title[0].value == "总览"
    assert visit(company, query={"lang": "en"}, locale="zh-CN").title[0].value == "Overview"


def test_switching_the_language_keeps_it_in_the_address(company: Warehouse, visit: Visit) -> None:
    app = visit(company)
    app.button_group(key="lang").set_value("zh").run()
    assert app.title[0].value == "总览"
    assert app.query_params["lang"] == "zh"


def test_small_groups_say_how_few_they_are(company: Warehouse, visit: Visit) -> None:
    app = visit(company, "reports/value.py")
    app.button_group(key="value_ranked").set_value("region").run()
    ranked = next(frame.value for frame in app.dataframe if "average_order_value" in frame.value)
    assert list(ranked["region"]) == ["North (only 2)", "South (only 1)"]


def test_the_segment_that_moved_most_is_named_with_the_whole_change(company: Warehouse, visit: Visit) -> None:
    said = read_page(visit(company, query={"from": "2025-10-01", "to": "2025-12-31"}))
    assert "Revenue changed by <strong>▼ 290</strong> against as many days before" in said
    assert "<strong>North</strong> moved most, by ▼ 290" in said


def test_revenue_below_that_of_the_days_before_is_worse_and_never_red(company: Warehouse, visit: Visit) -> None:
    app = visit(company, query={"from": "2025-10-01", "to": "2025-12-31"})
    revenue = next(metric for metric in app.metric if metric.label == "Revenue")
    assert revenue.delta == "48.3\u00a0%"
    assert (revenue.proto.delta_description, revenue.proto.direction) == ("worse", revenue.proto.MetricDirection.DOWN)
    assert revenue.proto.color == revenue.proto.MetricColor.ORANGE


def test_without_days_to_compare_with_the_page_says_so(company: Warehouse, visit: Visit) -> None:
    assert "The record does not reach back far enough to compare this period" in read_page(visit(company))


def test_the_list_of_a_month_holds_as_many_rows_as_its_bar_also_under_a_filter_by_tier(
    sample: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE_URL", sample.url)
    filters = Filters(
        as_of=date(2026, 10, 31), from_on=date(2025, 11, 1), to_on=date(2026, 10, 31), tier=("core", "important")
    )
    lost = answers.QueryRequest("churn/lost_customers", filters)
    for row in answers.load_answer("churn/by_month", filters).frame.to_dict("records"):
        days = build_month_range(filters, row["month"], "churned_on")
        assert answers.count_rows(replace(lost, within=days)) == row["churned"] > 0
