"""The explorer as a manager uses it: conditions, counts, order, segments, and what is done with many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest

from data.entry.segments import load_segments, save_segment
from data.ledger.undo import undo
from data.warehouse import Warehouse
from pages.ui.criteria.condition_form import (
    QUANTIFIERS,
    ConditionForm,
    ConditionGroup,
    ConditionRow,
    build_form,
    list_comparisons,
)
from pages.ui.criteria.criteria_description import describe_criteria
from pages.ui.i18n.translation import _, use_language
from pages.ui.labels.column_labels import label_column
from pages.ui.session import address
from queries import Filters
from queries.criteria import parse_criteria
from queries.criteria.attributes import find_attribute, list_attributes
from queries.criteria.expression import Group, Negation, Part
from tests.pages.conftest import Visit
from tests.pages.page_text import read_errors, read_figure, read_page
from tests.pages.rows import CUSTOMERS, ORDER_LINES, order

Small = Callable[..., Warehouse]
PAGE = "customers/explorer/page.py"
TAGS = [{"customer_id": "a", "tag": "VIP"}, {"customer_id": "b", "tag": "slow payer"}]
EMPLOYEES = [{"employee_id": "E1", "name": "Eve"}, {"employee_id": "E2", "name": "Ede"}]


@pytest.fixture
def company(small_warehouse: Small) -> Warehouse:
    return small_warehouse(customers=CUSTOMERS, order_lines=ORDER_LINES, customer_tags=TAGS, employees=EMPLOYEES)


def rows(app: AppTest) -> pd.DataFrame:
    """The table of the page."""
    return next(frame.value for frame in app.dataframe if "name" in frame.value)


def names(app: AppTest) -> list[str]:
    """Who stands in the table, in its order."""
    return [str(link).partition("#")[2] for link in rows(app)["name"]]


def choose(app: AppTest, row: int, attribute: str, says: str | None = None, group: int = 0) -> AppTest:
    """Chooses the attribute of a row, and how it is compared."""
    app.selectbox(key=f"criteria_{group}_{row}_what@en").set_value(attribute).run()
    if says:
        app.selectbox(key=f"criteria_{group}_{row}_how@en").set_value(says).run()
    return app


def test_everybody_fits_until_an_attribute_is_chosen(company: Warehouse, visit: Visit) -> None:
    app = visit(company, PAGE)
    assert read_errors(app) == []
    assert read_figure(app, "Customers") == "3"
    assert "Everybody fits until you choose an attribute." in read_page(app)
    assert names(app) == ["Anna", "Bert", "Carl"]


def test_a_condition_narrows_at_once_and_is_said_in_words(company: Warehouse, visit: Visit) -> None:
    app = choose(visit(company, PAGE), 0, "silent_days", "above")
    assert read_figure(app, "Customers") == "3"  # not finished, so it says nothing yet
    app.number_input(key="criteria_0_0_values@en").set_value(100).run()
    assert "Days silent is above 100 days · 1 Jan 2025 to 31 Dec 2025 — 2 of 3 customers" in read_page(app)
    assert names(app) == ["Bert", "Carl"]
    assert app.query_params["criteria"] == "silent_days > 100"


def test_the_values_of_a_list_come_from_the_data_with_their_customers(company: Warehouse, visit: Visit) -> None:
    app = choose(visit(company, PAGE), 0, "tag")
    box = app.multiselect(key="criteria_0_0_values@en")
    assert box.options == ["VIP (1)", "slow payer (1)"]
    box.set_value(["VIP"]).run()
    assert names(app) == ["Anna"]
    app.selectbox(key="criteria_0_0_how@en").set_value("is_not").run()
    assert names(app) == ["Bert", "Carl"]
    assert "Tag is not VIP" in read_page(app)


def test_rows_hold_by_all_or_by_any_of_them(company: Warehouse, visit: Visit) -> None:
    app = choose(visit(company, PAGE), 0, "region")
    app.multiselect(key="criteria_0_0_values@en").set_value(["South"]).run()
    app.button("criteria_add_0").click().run()
    choose(app, 1, "tag")
    app.multiselect(key="criteria_0_1_values@en").set_value(["VIP"]).run()
    assert "Nobody matches these filters." in read_page(app)
    app.selectbox(key="criteria_holds_0@en").set_value("any").run()
    assert names(app) == ["Anna", "Carl"]
    app.selectbox(key="criteria_holds_0@en").set_value("none").run()
    assert names(app) == ["Bert"]
    assert "not (Region is South or Tag is VIP)" in read_page(app)
    app.button("criteria_0_0_gone").click().run()
    assert names(app) == ["Bert", "Carl"]


def test_two_groups_hold_together_by_all_or_by_any(company: Warehouse, visit: Visit) -> None:
    criteria = "(region in ('South') or tag in ('VIP')) and not (silent_days > 100 and orders >= 1)"
    app = visit(company, PAGE, query={"criteria": criteria})
    assert names(app) == ["Anna"]
    assert app.selectbox(key="criteria_joiner@en").value == "and"
    assert [app.selectbox(key=f"criteria_holds_{place}@en").value for place in (0, 1)] == ["any", "not_all"]
    app.selectbox(key="criteria_joiner@en").set_value("or").run()
    assert names(app) == ["Anna", "Carl"]


def test_an_expression_that_no_form_shows_stays_in_force_and_is_said(company: Warehouse, visit: Visit) -> None:
    deep = "region = 'North' and (tag = 'VIP' or (silent_days > 100 and (orders > 9 or name like 'B%')))"
    app = visit(company, PAGE, query={"criteria": deep})
    assert names(app) == ["Anna", "Bert"]
    assert "In force, as it came by the address" in read_page(app)
    assert "Region is North and (Tag is VIP or (Days silent is above 100 days and" in read_page(app)
    app.button("criteria_anew").click().run()
    assert names(app) == ["Anna", "Bert", "Carl"]


@pytest.mark.parametrize(
    ("criteria", "why"),
    [
        ("teir = 'core'", "There is no attribute teir. Did you mean tier?"),
        ("tier = 'cor'", "tier is never cor. Did you mean core?"),
        ("drop table customers", "cannot stand in criteria"),
        ("silent_days > 'many'", "is a number"),
        ("(" * 60, "could not be read"),
    ],
)
def test_a_condition_that_makes_no_sense_is_told_and_left_out(
    company: Warehouse, visit: Visit, criteria: str, why: str
) -> None:
    app = visit(company, query={"criteria": criteria})
    assert read_errors(app) == []
    assert why in read_page(app)
    assert "all 3 external customers" in read_page(app)


def test_the_whole_result_is_sorted_and_not_the_page_in_sight(small_warehouse: Small, visit: Visit) -> None:
    many = [{"customer_id": f"{place:03}", "name": f"N{place:03}"} for place in range(120)]
    lines = [order(one["customer_id"], date(2025, 12, 1), place) for place, one in enumerate(many)]
    app = visit(small_warehouse(customers=many, order_lines=lines), PAGE)
    assert names(app)[0] == "N119"
    assert len(names(app)) == 50
    app.button("explorer_turn").click().run()
    assert names(app)[:2] == ["N000", "N001"]
    assert app.query_params["sort"] == "revenue"
    app.selectbox(key="explorer_sort@en").set_value("name").run()
    assert names(app)[:2] == ["N000", "N001"]
    app.button("explorer_turn").click().run()
    assert names(app)[:2] == ["N119", "N118"]


def test_the_columns_of_choice_stand_in_the_table_and_in_the_address(company: Warehouse, visit: Visit) -> None:
    app = visit(company, PAGE)
    app.multiselect(key="explorer_columns@en").set_value(["city", "all_orders"]).run()
    assert list(rows(app).columns) == ["name", "city", "all_orders"]
    assert app.query_params["columns"] == "city,all_orders"
    again = visit(company, PAGE, query=dict(app.query_params))
    assert list(rows(again).columns) == ["name", "city", "all_orders"]
    amiss = visit(company, PAGE, query={"columns": "city,nowhere", "sort": "nothing:desc"})
    assert list(rows(amiss).columns) == ["name", "city"]


def test_a_name_leads_to_the_card(company: Warehouse, visit: Visit) -> None:
    assert rows(visit(company, PAGE))["name"].tolist()[0] == "customer?customer=a#Anna"


def test_a_segment_is_saved_from_the_bar_and_narrows_every_report(company: Warehouse, visit: Visit) -> None:
    app = visit(company, PAGE, query={"region": "North", "criteria": "tag = 'VIP'"})
    app.session_state["keeping"] = True
    app.run()
    assert "Save 1 customer as a segment" in read_page(app)
    app.text_input(key="segment_name").set_value("Our VIPs")
    app.button("FormSubmitter:segment_form-Save 1 customer as a segment").click().run()
    (stored_segment,) = load_segments(company)
    assert (stored_segment.name, stored_segment.filters, stored_segment.is_shared) == (
        "Our VIPs",
        "region=North&criteria=tag+%3D+%27VIP%27",
        False,
    )
    for page in ("reports/churn/page.py", "reports/value.py", "reports/satisfaction/page.py"):
        other = visit(company, page, query={"segment": stored_segment.segment_id})
        assert read_errors(other) == []
        assert "Segment: Our VIPs" in read_page(other)
        assert "— 1 of 3 customers" in read_page(other)


def test_a_segment_saved_out_of_a_segment_keeps_what_it_said(company: Warehouse, visit: Visit) -> None:
    first = save_segment(company, "North", "region=North")
    app = visit(company, PAGE, query={"segment": first.segment_id, "criteria": "silent_days > 100"})
    assert names(app) == ["Bert"]
    app.session_state["keeping"] = True
    app.run()
    app.text_input(key="segment_name").set_value("Silent north")
    app.button("FormSubmitter:segment_form-Save 1 customer as a segment").click().run()
    stored_segment = next(one for one in load_segments(company) if one.name == "Silent north")
    assert names(visit(company, PAGE, query={"segment": stored_segment.segment_id})) == ["Bert"]


def test_a_segment_that_is_gone_is_one_sentence_on_every_report(company: Warehouse, visit: Visit) -> None:
    for page in (PAGE, None, "reports/churn/page.py"):
        assert read_errors(visit(company, page, query={"segment": "S404"})) == [
            "There is no segment S404: none is saved."
        ]


def test_a_segment_is_renamed_shared_and_forgotten_where_it_stands(company: Warehouse, visit: Visit) -> None:
    stored_segment = save_segment(company, "North", "region=North")
    key = f"segment_{stored_segment.segment_id}"
    app = visit(company, PAGE, query={"segment": stored_segment.segment_id})
    app.text_input(key=f"{key}_name").set_value("The north")
    app.checkbox(key=f"{key}_shared").set_value(True)
    app.run()
    app.button(f"{key}_keep").click().run()
    assert [(one.name, one.is_shared) for one in load_segments(company)] == [("The north", True)]
    assert "Segment: The north" in read_page(app)
    app.button(f"{key}_drop").click().run()
    assert read_errors(app) == []
    assert load_segments(company) == []
    assert "all 3 external customers" in read_page(app)


def test_a_shared_segment_names_the_person_who_shared_it(company: Warehouse, visit: Visit) -> None:
    save_segment(company, "North", "region=North", is_shared=True, owner="E1")
    assert "shared by Eve" in read_page(visit(company, PAGE))


def test_what_is_known_of_a_customer_is_not_called_as_what_other_questions_count() -> None:
    """Columns of one name have a heading each: attempts of a year, and contacts and attempts of a month."""
    assert label_column("attempts", "explorer/customers") == "Attempts, 12 months"
    assert label_column("attempts", "funnel/coverage") == "Contacts and attempts"
    assert label_column("lost", "explorer/summary") == "Customers lost"
    assert label_column("lost", "funnel/outcomes") == "Deals lost"


def test_every_attribute_has_a_label_and_says_what_it_means_in_chinese() -> None:
    assert [one.name for one in list_attributes() if not one.label] == []
    with use_language("zh"):
        assert [one.name for one in list_attributes() if _(one.meaning) == one.meaning] == []


def test_a_stage_is_chosen_and_told_by_its_name(small_warehouse: Small, visit: Visit) -> None:
    deal = {"opened_on": date(2025, 12, 5), "outcome": "open", "expected_amount": 10}
    deals = [
        deal | {"opportunity_id": f"D{stage}", "customer_id": who, "stage": stage}
        for who, stage in (("a", 5), ("b", 3))
    ]
    app = visit(small_warehouse(customers=CUSTOMERS, order_lines=ORDER_LINES, opportunities=deals), PAGE)
    choose(app, 0, "stage", "at_least")
    box = app.selectbox(key="criteria_0_0_values@en")
    assert "4 · Intends to choose us" in box.options
    box.set_value(4).run()
    assert "Stage is at least 4 (Intends to choose us)" in read_page(app)
    assert names(app) == ["Anna"]
    assert app.selectbox(key="criteria_0_0_values@en").value == 4


def test_many_are_tagged_with_their_number_said_before_and_history_undoes_it(company: Warehouse, visit: Visit) -> None:
    app = visit(company, PAGE, query={"region": "North"})
    app.session_state["explorer_box_tag"] = True
    app.run()
    app.selectbox(key="explorer_tag").set_value("VIP").run()
    assert app.button("explorer_do_tag").label == "Tag 2 customers"
    app.button("explorer_do_tag").click().run()
    assert "1 customer now bears the tag “VIP”. For 1 other it was so already." in read_page(app)
    assert tagged(company, "VIP") == ["a", "b"]
    batch = str(app.session_state["history_batch"])
    undo(company, batch)
    assert tagged(company, "VIP") == ["a"]


def tagged(warehouse: Warehouse, tag: str) -> list[str]:
    found = warehouse.read("select customer_id from customer_tags where tag = :tag order by customer_id", {"tag": tag})
    return [str(one) for one in found["customer_id"]]


def test_above_the_limit_it_is_asked_once_more(company: Warehouse, visit: Visit) -> None:
    app = visit(company, PAGE, query={"confirmed_above": "2"})
    app.session_state["explorer_box_assign"] = True
    app.run()
    app.selectbox(key="explorer_owner").set_value("E2").run()
    app.date_input(key="explorer_since").set_value(date(2026, 1, 1)).run()
    app.button("explorer_do_assign").click().run()
    assert "Hand 3 customers over to Ede from 1 Jan 2026 on?" in read_page(app)
    assert company.read("select * from assignments", {}).empty
    app.button("explorer_no").click().run()
    assert "over to Ede from" not in read_page(app)
    app.session_state["explorer_box_assign"] = True
    app.run()
    app.button("explorer_do_assign").click().run()
    app.button("explorer_yes").click().run()
    assert "3 customers were handed over to Ede." in read_page(app)
    assert company.read("select distinct owner_id from customers", {})["owner_id"].tolist() == ["E2"]


def test_ticked_rows_alone_are_put_on_the_call_list_and_taken_off_again(company: Warehouse, visit: Visit) -> None:
    app = visit(company, PAGE)
    app.session_state["explorer_ticked"] = {"b": "Bert"}
    app.session_state["explorer_box_call"] = True
    app.run()
    assert "<strong>1</strong> customer is ticked." in read_page(app)
    app.text_input(key="explorer_because").set_value("price change").run()
    app.button("explorer_do_call").click().run()
    assert "1 customer stands on the call list of whoever looks after them." in read_page(app)
    assert company.read("select customer_id, because from app_calls", {}).values.tolist() == [["b", "price change"]]
    app.button("explorer_uncall").click().run()
    assert "1 customer was taken off the call list." in read_page(app)
    assert company.read("select * from app_calls", {}).empty


def test_open_deals_without_an_amount_on_record_are_not_worth_nothing(small_warehouse: Small, visit: Visit) -> None:
    deal = {"opportunity_id": "D", "customer_id": "a", "opened_on": date(2025, 12, 5), "outcome": "open"}
    app = visit(small_warehouse(customers=CUSTOMERS, order_lines=ORDER_LINES, opportunities=[deal]), PAGE)
    assert read_figure(app, "Open deals").strip() == "—"
    assert app.button("open_amount_list").label == "Open the 1"


def test_the_figures_open_lists_of_as_many(small_warehouse: Small, visit: Visit) -> None:
    owed = {
        "invoice_id": "1",
        "customer_id": "a",
        "issued_on": date(2025, 1, 1),
        "due_on": date(2025, 2, 1),
        "amount": 100,
        "paid_amount": 0,
    }
    app = visit(small_warehouse(customers=CUSTOMERS, order_lines=ORDER_LINES, receivables=[owed]), PAGE)
    assert read_figure(app, "Overdue") == "100"
    app.button("overdue_amount_list").click().run()
    assert "<strong>1 row</strong>" in read_page(app)


def test_customers_who_never_bought_are_found_too(small_warehouse: Small, visit: Visit) -> None:
    company = small_warehouse(customers=CUSTOMERS, order_lines=[order("a", date(2025, 5, 5), 10)])
    app = visit(company, PAGE, query={"criteria": "orders = 0"})
    assert names(app) == ["Bert", "Carl"]


def test_no_customer_on_record_leads_to_the_form_and_the_load(empty_warehouse: Warehouse, visit: Visit) -> None:
    said = read_page(visit(empty_warehouse, PAGE))
    assert "There are no customers on record yet." in said
    assert "python -m data load customers" in said


def test_the_same_in_chinese(company: Warehouse, visit: Visit) -> None:
    app = visit(company, PAGE, query={"criteria": "silent_days > 100 and not tag in ('VIP')"}, locale="zh-CN")
    assert read_errors(app) == []
    said = read_page(app)
    assert "未购买天数" in said or "沉默天数" in said
    assert "Days silent" not in said
    assert "Act on them" not in said


days = some.dates(date(2000, 1, 1), date(2030, 1, 1))
KINDS: dict[str, some.SearchStrategy[Any]] = {
    "text": some.text(some.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=6).filter(
        lambda text: bool(text.strip())
    ),
    "date": days,
    "time": days,
}


@some.composite
def finished_rows(draw: some.DrawFn) -> ConditionRow:
    about = draw(some.sampled_from(list_attributes()))
    says = draw(some.sampled_from(list_comparisons(about)))
    if says in ("yes", "no", "empty", "filled"):
        return ConditionRow(about.name, says)
    values = (
        some.sampled_from(about.allowed_values)
        if about.allowed_values and says in ("is", "is_not")
        else KINDS.get(
            about.unit, some.integers(-1000, 10**9) | some.floats(0, 1e6).map(lambda found: round(found, 2) + 0.25)
        )
    )
    many = 2 if says == "between" else 3 if says in ("is", "is_not") else 1
    found = draw(some.lists(values, min_size=2 if says == "between" else 1, max_size=many, unique=True))
    return ConditionRow(about.name, says, tuple(sorted(found)) if says == "between" else tuple(found))


forms = some.builds(
    ConditionForm,
    some.sampled_from(("and", "or")),
    some.lists(
        some.builds(
            ConditionGroup,
            some.sampled_from(tuple(QUANTIFIERS)),
            some.lists(finished_rows(), min_size=1, max_size=3).map(tuple),
        ),
        max_size=3,
        min_size=1,
    ).map(tuple),
)


def unordered(part: Part) -> object:
    """The part regardless of the order in which its own parts stand."""
    if isinstance(part, Negation):
        return ("not", unordered(part.part))
    if isinstance(part, Group):
        return (part.joiner, frozenset(unordered(one) for one in part.parts))
    return part


@given(forms)
def test_what_a_form_writes_a_form_shows_again_and_the_address_carries_it(form: ConditionForm) -> None:
    text = form.text()
    again = build_form(text)
    assert again is not None
    assert unordered(parse_criteria(again.text()).part) == unordered(parse_criteria(text).part)
    criteria_filters = Filters(criteria=text)
    assert address.parse_address(address.build_address(criteria_filters)) == (criteria_filters, [])


@given(forms)
def test_every_expression_has_words_in_both_languages(form: ConditionForm) -> None:
    for language in ("en", "zh"):
        with use_language(language):
            said = describe_criteria(form.text())
            assert all(_(find_attribute(row.attribute).label) in said for group in form.groups for row in group.rows)


def test_a_row_that_is_not_finished_says_nothing() -> None:
    assert (
        ConditionForm(
            "and",
            (
                ConditionGroup(
                    "all", (ConditionRow("tier", "is"), ConditionRow("orders", "between", (None, 5)), ConditionRow())
                ),
            ),
        ).text()
        == ""
    )
    assert (
        ConditionForm("or", (ConditionGroup("any", (ConditionRow("orders", "between", (9, 5)),)),)).text()
        == "orders between 5 and 9"
    )


def test_customers_without_any_purchase_on_record_can_be_cut_and_tagged(small_warehouse: Small, visit: Visit) -> None:
    app = visit(small_warehouse(customers=CUSTOMERS, customer_tags=TAGS), PAGE, query={"criteria": "tag = 'VIP'"})
    assert read_errors(app) == []
    assert names(app) == ["Anna"]
    assert read_figure(app, "Customers") == "1"
    assert "1 of 3 customers" in read_page(app)
