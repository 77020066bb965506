"""The customer card: found by a word, told in full, acted upon, and whole where nearly nothing is on record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.entry.customers.archiving import archive_customer
from data.warehouse import Warehouse
from tests.data.files import rows
from tests.pages.conftest import Visit
from tests.pages.page_text import NOT_FOR_PEOPLE, read_errors, read_figure, read_page
from tests.pages.rows import order

CARD = "customers/customer/page.py"
Small = Callable[..., Warehouse]


@pytest.fixture
def firm(small_warehouse: Small) -> Warehouse:
    """Anna buys each month and is owed a reply; Bert is archived; Dora has nothing but a name; Paul is a partner."""
    return small_warehouse(
        employees=[{"employee_id": "E1", "name": "Eve"}, {"employee_id": "E2", "name": "Emil"}],
        customers=[
            {"customer_id": "a", "name": "Anna", "kind": "individual", "owner_id": "E1", "consent": True},
            {"customer_id": "b", "name": "Bert", "status": "archived", "archive_reason": "closed down"},
            {"customer_id": "d", "name": "Dora"},
            {"customer_id": "p", "name": "Paul", "side": "partner"},
            {"customer_id": "a2", "name": "Annabel <b>", "referred_by": "a"},
        ],
        customer_identities=[{"customer_id": "a", "mobile": "13800138000", "email": "anna@example.com"}],
        customer_tags=[{"customer_id": "a", "tag": "VIP"}],
        order_lines=[order("a", date(2025, month, 10), 100) for month in range(1, 13)],
        service_cases=[
            {
                "case_id": "K7",
                "customer_id": "a",
                "opened_at": datetime(2025, 11, 1, 9),
                "kind": "complaint",
                "promised_at": datetime(2025, 11, 20, 9),
            },
        ],
        opportunities=[
            {
                "opportunity_id": "O1",
                "customer_id": "a",
                "opened_on": date(2025, 11, 1),
                "stage": 3,
                "expected_amount": 5000,
                "outcome": "open",
            },
        ],
    )


def card(visit: Visit, warehouse: Warehouse, customer: str, **more: Any) -> AppTest:
    app = visit(warehouse, CARD, query={"customer": customer}, **more)
    assert read_errors(app) == []
    return app


def choose_action(app: AppTest, action: str) -> AppTest:
    """The form of one of the actions."""
    pills = next(one for one in app.get("button_group") if "act_action_" in str(one.key))
    pills.set_value(action)
    return app.run()


def test_the_card_tells_who_it_is_how_to_reach_them_and_what_they_are_worth(firm: Warehouse, visit: Visit) -> None:
    app = card(visit, firm, "a")
    said = read_page(app)
    assert "Anna" in [header.value for header in app.header]
    assert 'Mobile <a href="tel:13800138000">13800138000</a>' in said
    assert '<a href="mailto:anna@example.com">' in said
    assert "VIP" in said
    assert "looked after by Eve" in said
    assert read_figure(app, "Revenue, 12 months") == "1,200"
    assert read_figure(app, "Open deals") == "5,000"
    assert read_figure(app, "Days without a purchase") == "0"
    assert "Annabel <b>" in said


def test_a_contradiction_stands_in_words_above_the_figures(firm: Warehouse, visit: Visit) -> None:
    app = card(visit, firm, "a")
    assert [one.value for one in app.warning] == [
        "A reply to case K7 was promised for 20 Nov 2025; it is 20 days late."
    ]


def test_an_archived_customer_is_said_to_be_so_and_why(firm: Warehouse, visit: Visit) -> None:
    assert "This customer is archived: closed down." in read_page(card(visit, firm, "b"))


@pytest.mark.parametrize("customer", ["d", "p", "a2"])
def test_a_customer_of_whom_hardly_anything_is_known_has_a_whole_card(
    firm: Warehouse, visit: Visit, customer: str
) -> None:
    said = read_page(card(visit, firm, customer))
    assert not NOT_FOR_PEOPLE.search(said)
    assert "No telephone, e-mail or address is on record." in said
    assert "No deal is on record for this customer." in said


def test_a_word_finds_customers_and_a_whole_telephone_number_exactly_one(firm: Warehouse, visit: Visit) -> None:
    app = visit(firm, CARD)
    app.text_input(key="card_search").set_value("ann").run()
    assert app.dataframe[0].value["name"].tolist() == ["Anna", "Annabel <b>"]
    app.text_input(key="card_search").set_value("+86 138 0013 8000").run()
    assert app.dataframe[0].value["customer_id"].tolist() == ["a"]
    app.text_input(key="card_search").set_value("8000").run()
    assert "Nobody is found by “8000”." in read_page(app)


def test_what_is_on_record_never_becomes_markup(firm: Warehouse, visit: Visit) -> None:
    assert "Annabel \\<b\\>" in [header.value for header in card(visit, firm, "a2").header]
    app = choose_action(card(visit, firm, "d"), "tags")
    app.text_input(key="act_tag_d").set_value("*hot* [x](y) :red[1]").run()
    app.button(key="act_do_tag_d").click().run()
    (said,) = [one.value for one in app.success]
    assert r"\*hot\* \[x\](y) :" in said
    assert ":red" not in said


def test_a_reason_that_reads_like_a_join_leads_nowhere(firm: Warehouse, visit: Visit) -> None:
    archive_customer(firm, "a", "the same customer as b")
    app = card(visit, firm, "a")
    assert "This customer is archived: the same customer as b." in read_page(app)
    assert "card_other" not in [button.key for button in app.button]


def test_a_customer_is_archived_from_the_card_with_the_reason_and_taken_back(firm: Warehouse, visit: Visit) -> None:
    app = choose_action(card(visit, firm, "a"), "away")
    assert app.button(key="act_do_away_a").disabled
    app.text_input(key="act_away_a").set_value("moved abroad").run()
    app.button(key="act_do_away_a").click().run()
    assert read_errors(app) == []
    assert "This customer is archived: moved abroad." in read_page(app)
    assert rows(firm, "select status from customers where customer_id = 'a'") == [("archived",)]
    app = choose_action(app, "away")
    app.button(key="act_do_away_a").click().run()
    assert "Anna is back in use." in read_page(app)
    assert rows(firm, "select status, archive_reason from customers where customer_id = 'a'") == [("active", None)]


def test_a_number_that_nobody_has_is_told(firm: Warehouse, visit: Visit) -> None:
    assert "There is no customer zz." in read_page(card(visit, firm, "zz"))


def test_a_logged_contact_is_on_the_card_at_once_with_its_next_day_and_in_the_history(
    firm: Warehouse, visit: Visit
) -> None:
    app = choose_action(card(visit, firm, "a"), "log")
    app.text_area(key="act_note_a").set_value("Wants the new catalogue")
    app.date_input(key="act_next_a").set_value(date.today() + timedelta(days=9))
    next(button for button in app.button if button.label == "Store the contact").click().run()
    assert read_errors(app) == []
    assert "The contact is stored." in read_page(app)
    ((note, next_on, who),) = rows(firm, "select note, next_on, employee_id from interactions")
    assert (note, who) == ("Wants the new catalogue", "E1")
    assert str(next_on)[:10] == (date.today() + timedelta(days=9)).isoformat()
    assert "Wants the new catalogue" in read_page(app)
    assert "<strong>1</strong> is of the last two days." in read_page(app)
    app.button(key="acted_undo").click().run()
    assert app.title[0].value == "History"
    assert "Undo batch" in read_page(app)


def test_an_owner_a_tag_and_a_call_are_stored_at_once_and_said(firm: Warehouse, visit: Visit) -> None:
    app = choose_action(card(visit, firm, "a"), "owner")
    app.selectbox(key="act_new_owner_a").set_value("E2").run()
    app.button(key="act_do_new_owner_a").click().run()
    assert "Emil looks after the customer now." in read_page(app)
    assert "looked after by Emil" in read_page(app)
    app = choose_action(app, "tags")
    app.text_input(key="act_tag_a").set_value("slow payer").run()
    app.button(key="act_do_tag_a").click().run()
    assert rows(firm, "select tag from customer_tags where customer_id = 'a' order by 1") == [("VIP",), ("slow payer",)]
    app = choose_action(app, "call")
    app.text_input(key="act_why_a").set_value("Renewal").run()
    app.button(key="act_do_due_a").click().run()
    assert rows(firm, "select customer_id, because from app_calls") == [("a", "Renewal")]


@pytest.fixture
def twice(small_warehouse: Small) -> Warehouse:
    """Lin is on record twice, with one e-mail and an order each."""
    return small_warehouse(
        customers=[
            {"customer_id": "l1", "name": "Lin *Mei*", "kind": "individual", "city": "Wuhan"},
            {"customer_id": "l2", "name": "Lin M.", "kind": "individual"},
            {"customer_id": "o", "name": "Oscar", "kind": "individual"},
        ],
        customer_identities=[
            {"customer_id": "l1", "email": "lin@example.com"},
            {"customer_id": "l2", "email": "LIN@example.com", "mobile": "13800138000"},
        ],
        customer_tags=[{"customer_id": "l2", "tag": "VIP"}],
        order_lines=[order("l1", date(2025, 5, 4), 100), order("l2", date(2025, 5, 5), 200)],
    )


def test_who_looks_alike_is_hinted_at_compared_and_joined(twice: Warehouse, visit: Visit) -> None:
    app = card(visit, twice, "l1")
    assert [one.value for one in app.info] == ["Looks like **Lin M. · l2**: the same e-mail."]
    app.button(key="card_compare").click().run()
    assert read_errors(app) == []
    assert app.radio(key="act_other_l1").value == "l2"
    assert "13800138000" in read_page(app)
    app.radio(key="whose_l1_l2_name").set_value("mine").run()
    assert app.button(key="act_do_join_l1").disabled
    app.text_input(key="act_join_why_l1").set_value("told me so").run()
    app.button(key="act_do_join_l1").click().run()
    assert read_errors(app) == []
    (said,) = [one.value for one in app.success]
    assert "stands for Lin M. · l2, too. Came over: Tags of customers 1, Order lines 1." in said
    assert "Lin M." in [header.value for header in app.header]
    assert not app.info
    assert rows(twice, "select customer_id, sum(amount)::int from order_lines group by all") == [("l1", 300)]
    app.button(key="acted_undo").click().run()
    assert "Customers joined: l2 → l1" in read_page(app)


def test_the_one_that_was_joined_leads_to_the_one_that_stands(twice: Warehouse, visit: Visit) -> None:
    app = choose_action(card(visit, twice, "l1"), "join")
    app.radio(key="act_stays_l1").set_value("l2").run()
    app.text_input(key="act_join_why_l1").set_value("told me so").run()
    app.button(key="act_do_join_l1").click().run()
    assert "Lin M." in [header.value for header in app.header], "the card of the one that stands comes up"
    assert "stands for" in app.success[0].value
    app = card(visit, twice, "l1")
    assert [one.value for one in app.warning] == [
        "This customer is the same as l2, where everything stands from now on."
    ]
    app.button(key="card_other").click().run()
    assert "Lin M." in [header.value for header in app.header]


def test_somebody_who_looks_like_nobody_is_joined_by_name(twice: Warehouse, visit: Visit) -> None:
    app = choose_action(card(visit, twice, "o"), "join")
    assert "Nobody on record looks alike. Type who it is." in read_page(app)
    app.text_input(key="act_other_typed_o").set_value("zz").run()
    assert "Nobody by that name or number." in read_page(app)
    app.text_input(key="act_other_typed_o").set_value("lin").run()
    assert app.radio(key="act_other_o").options == [r"Lin \*Mei\* · l1", "Lin M. · l2"]
    app.radio(key="act_other_o").set_value("l2").run()
    app.text_input(key="act_join_why_o").set_value("married").run()
    with twice.writing() as connection:
        connection.exec_driver_sql("update customers set city = 'Beijing' where customer_id = 'l2'")
    app.button(key="act_do_join_o").click().run()
    assert "The customer was changed just now. Look at it and do it again." in read_page(app)
    assert rows(twice, "select count(*) from customers where status = 'archived'") == [(0,)]


def test_a_refusal_is_one_sentence_and_what_was_typed_stays(firm: Warehouse, visit: Visit) -> None:
    app = choose_action(card(visit, firm, "a"), "call")
    app.selectbox(key="act_caller_a").set_value("E2").run()
    app.button(key="act_do_due_a").click().run()
    assert read_errors(app) == ["Say why the customer is to be called."]
    assert app.selectbox(key="act_caller_a").value == "E2"
    assert rows(firm, "select count(*) from app_calls") == [(0,)]


def test_who_was_looked_at_last_is_one_click_away(firm: Warehouse, visit: Visit) -> None:
    app = card(visit, firm, "a")
    app.query_params["customer"] = "b"
    app.run()
    app.button(key="card_seen_a").click().run()
    assert app.query_params["customer"] in ("a", ["a"])
    assert "Anna" in [header.value for header in app.header]


def test_without_any_customer_the_page_says_how_to_begin(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = visit(empty_warehouse, CARD)
    assert read_errors(app) == []
    assert "python -m data load customers" in read_page(app)


def test_a_warehouse_open_for_reading_shows_the_card_and_no_actions(sample: Warehouse, visit: Visit) -> None:
    app = card(visit, sample, "C00012")
    assert "Log a contact" not in read_page(app)
    assert "万妍" in [header.value for header in app.header]


def test_the_card_speaks_chinese(firm: Warehouse, visit: Visit) -> None:
    said = read_page(card(visit, firm, "a", locale="zh-CN"))
    assert "工单 K7 承诺在2025年11月20日前答复，已逾期 20天。" in said
