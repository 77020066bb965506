"""The call list as a person works it off: whom, why, one click for what came of it, and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from streamlit.testing.v1 import AppTest

from data.warehouse import Warehouse
from tests.data.files import rows
from tests.pages.conftest import Visit
from tests.pages.page_text import NOT_FOR_PEOPLE, read_page

Small = Callable[..., Warehouse]
PAGE = "customers/call_list/page.py"
SAID = "select customer_id, employee_id, result, purpose, next_on from interactions where batch_id is not null"


def ago(days: int) -> date:
    return date.today() - timedelta(days=days)


def office(small_warehouse: Small, **more: Any) -> Warehouse:
    """Two people: Ann calls three customers, Ben one; the last contact was yesterday, so the list is today's."""
    spoken = {"customer_id": "c", "at": datetime.combine(ago(1), time(9)), "result": "reached", "interaction_id": "1"}
    tables: dict[str, Any] = {
        "employees": [{"employee_id": "E1", "name": "Ann"}, {"employee_id": "E2", "name": "Ben"}],
        "customers": [
            {"customer_id": "a", "name": "Alder Ltd", "owner_id": "E1"},
            {"customer_id": "b", "name": "Birch Ltd", "owner_id": "E1"},
            {"customer_id": "c", "name": "Cedar Ltd", "owner_id": "E1"},
            {"customer_id": "d", "name": "Daisy Ltd", "owner_id": "E2"},
            {"customer_id": "e", "name": "Elder Ltd", "owner_id": "E1", "consent": False},
        ],
        "customer_identities": [{"customer_id": "a", "mobile": "129 0000 0001", "phone": "021-55"}],
        "opportunities": [
            {
                "opportunity_id": "D1",
                "customer_id": "a",
                "opened_on": ago(9),
                "outcome": "open",
                "stage": 5,
                "intention": 4,
                "expected_amount": 2500,
            }
        ],
        "contracts": [{"contract_id": "K1", "customer_id": "b", "starts_on": ago(400), "ends_on": ago(3)}],
        "interactions": [spoken],
    }
    return small_warehouse(**tables | more)


def called(app: AppTest) -> list[str]:
    """The customers on the list, from the top."""
    return [button.label for button in app.button if str(button.key).startswith("call_name_")]


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def test_a_person_sees_whom_to_call_why_and_the_number_to_dial(small_warehouse: Small, visit: Visit) -> None:
    app = visit(office(small_warehouse), PAGE)
    assert called(app) == ["Alder Ltd", "Birch Ltd", "Cedar Ltd"]
    said = read_page(app)
    assert "Deal of 2,500 at stage 5, contract sent; good intention" in said
    assert "Contract expired on" in said
    assert "Not contacted for 1 day" in said
    assert 'href="tel:12900000001"' in said
    assert "<strong>3</strong> customers to call" in said
    assert "Without consent: open the 1" in said
    assert NOT_FOR_PEOPLE.findall(said) == []


def test_each_person_has_a_list_of_their_own_and_the_address_keeps_whose(small_warehouse: Small, visit: Visit) -> None:
    warehouse = office(small_warehouse)
    app = visit(warehouse, PAGE)
    app.selectbox(key="call_person@en").set_value("E2").run()
    assert called(app) == ["Daisy Ltd"]
    assert "E2" in app.query_params["person"]
    assert called(visit(warehouse, PAGE, query={"person": "E2"})) == ["Daisy Ltd"]
    assert called(visit(warehouse, PAGE, query={"person": "stranger"})) == ["Alder Ltd", "Birch Ltd", "Cedar Ltd"]


def test_whoever_leads_sees_how_far_everybody_is(small_warehouse: Small, visit: Visit) -> None:
    app = press(visit(office(small_warehouse), PAGE), "call_yes_a")
    assert "<strong>3</strong> customers are left to call on all lists together, 1 answered." in read_page(app)
    lists = app.dataframe[0].value
    assert list(zip(lists["employee"], lists["on_list"], lists["done_today"], strict=True)) == [
        ("Ann", 2, 1),
        ("Ben", 1, 0),
    ]


def test_who_was_reached_leaves_the_list_at_once_and_comes_back_with_undo(small_warehouse: Small, visit: Visit) -> None:
    warehouse = office(small_warehouse)
    app = press(visit(warehouse, PAGE), "call_yes_a")
    assert called(app) == ["Birch Ltd", "Cedar Ltd"]
    assert "Alder Ltd was reached." in read_page(app)
    assert "<strong>1</strong> answered" in read_page(app)
    assert rows(warehouse, SAID) == [("a", "E1", "reached", "follow_up", None)]
    press(app, "call_undo")
    assert called(app) == ["Alder Ltd", "Birch Ltd", "Cedar Ltd"]
    assert "Taken back: Alder Ltd stands where it stood." in read_page(app)
    assert rows(warehouse, SAID) == []


def test_who_was_not_reached_goes_to_the_end_of_the_list(small_warehouse: Small, visit: Visit) -> None:
    app = press(visit(office(small_warehouse), PAGE), "call_no_a")
    assert called(app) == ["Birch Ltd", "Cedar Ltd", "Alder Ltd"]
    assert "1 tried without an answer" in read_page(app)
    assert "tried today" in read_page(app)


def test_a_call_for_another_day_leaves_the_list_until_that_day(small_warehouse: Small, visit: Visit) -> None:
    warehouse = office(small_warehouse)
    app = visit(warehouse, PAGE)
    # AppTest cannot open a popover; opened, its state is true.
    app.session_state["call_next_b"] = True
    app.run()
    press(app, "call_in_7_b")
    assert called(app) == ["Alder Ltd", "Cedar Ltd"]
    assert str(rows(warehouse, SAID)[0][4])[:10] == ago(-7).isoformat()


def test_an_undone_mis_click_puts_a_call_by_hand_back_on_the_list(small_warehouse: Small, visit: Visit) -> None:
    wish = {"customer_id": "c", "employee_id": "", "due_on": ago(1), "because": "wants a quote"}
    app = visit(office(small_warehouse, app_calls=[wish]), PAGE)
    assert "Put here by hand: wants a quote" in read_page(app)
    assert called(app)[0] == "Cedar Ltd"
    press(app, "call_yes_c")
    assert called(app) == ["Alder Ltd", "Birch Ltd"]
    press(app, "call_undo")
    assert called(app)[0] == "Cedar Ltd"
    assert "Put here by hand: wants a quote" in read_page(app)


def test_when_all_are_called_the_page_says_so(small_warehouse: Small, visit: Visit) -> None:
    app = visit(office(small_warehouse), PAGE, query={"person": "E2"})
    press(app, "call_yes_d")
    assert "Nobody is left to call today." in read_page(app)


def test_a_list_of_a_day_gone_by_can_be_read_but_not_worked_off(small_warehouse: Small, visit: Visit) -> None:
    app = visit(office(small_warehouse), PAGE, query={"as_of": ago(2).isoformat()})
    assert app.button(key="call_yes_a").disabled
    press(app, "call_today")
    assert not app.button(key="call_yes_a").disabled


def test_a_record_that_ended_long_ago_says_whose_day_the_list_is(small_warehouse: Small, visit: Visit) -> None:
    spoken = {"customer_id": "c", "at": datetime.combine(ago(40), time(9)), "result": "reached", "interaction_id": "1"}
    warehouse = office(small_warehouse, interactions=[spoken], opportunities=[])
    assert "so this is that day's list" in read_page(visit(warehouse, PAGE))
    assert "so this is that day's list" not in read_page(press(visit(warehouse, PAGE), "call_yes_a"))


def test_where_nothing_can_be_stored_the_list_says_so_and_can_be_read(sample: Warehouse, visit: Visit) -> None:
    app = visit(sample, PAGE)
    assert "open for reading only" in read_page(app)
    assert len(called(app)) == 12
    assert all(button.disabled for button in app.button if str(button.key).startswith("call_yes_"))


def test_a_long_list_is_shown_a_page_at_a_time(small_warehouse: Small, visit: Visit) -> None:
    many = [{"customer_id": f"c{number:02}", "owner_id": "E1"} for number in range(14)]
    app = visit(
        office(
            small_warehouse,
            customers=many,
            opportunities=[],
            contracts=[],
            interactions=[
                {
                    "interaction_id": "1",
                    "customer_id": "c00",
                    "at": datetime.combine(ago(1), time(9)),
                    "result": "reached",
                }
            ],
        ),
        PAGE,
    )
    assert len(called(app)) == 12
    app.get("pagination")[0].set_value(2)
    app.run()
    assert called(app) == ["c13", "c00"]


def test_customers_of_nobody_and_a_record_without_a_day_are_told(small_warehouse: Small, visit: Visit) -> None:
    warehouse = small_warehouse(customers=[{"customer_id": "a", "name": "Alder Ltd"}])
    assert "There is nobody to call" in read_page(visit(warehouse, PAGE))


def test_nobody_looks_after_a_customer_and_the_list_is_unknowns(small_warehouse: Small, visit: Visit) -> None:
    warehouse = office(small_warehouse, employees=[], customers=[{"customer_id": "a", "name": "Alder Ltd"}])
    app = visit(warehouse, PAGE)
    assert app.selectbox(key="call_person@en").value == "nobody"
    press(app, "call_yes_a")
    assert rows(warehouse, SAID) == [("a", None, "reached", "follow_up", None)]


def test_the_list_speaks_chinese(small_warehouse: Small, visit: Visit) -> None:
    app = press(visit(office(small_warehouse), PAGE, locale="zh-CN"), "call_yes_a")
    said = read_page(app)
    assert "已联系上Alder Ltd。" in said
    assert "待联系<strong>2</strong>位客户" in said
    assert "合同已于" in said
