"""The history: what was stored, and undoing it with open eyes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from data.entry.contacts.assignments import assign_owner
from data.entry.contacts.call_list import add_to_call_list, remove_from_call_list
from data.entry.contacts.contact_log import log_contact
from data.entry.contacts.tags import add_tag, remove_tag
from data.entry.customers.archiving import archive_customer
from data.entry.customers.saving import save_customer
from data.entry.segments import delete_segment, load_segments, save_segment
from data.warehouse import Warehouse
from tests.data.entry.staff import EMPLOYEES, TODAY, person
from tests.data.files import load_text, rows
from tests.pages.conftest import Visit
from tests.pages.entry.test_load import box, press
from tests.pages.page_text import read_page
from tests.rows import fill

HISTORY = "entry/history.py"
NAMES = "select customer_id, name from customers order by 1"


def test_the_latest_batch_stands_first_and_is_open(empty_warehouse: Warehouse, tmp_path: Path, visit: Visit) -> None:
    load_text(empty_warehouse, tmp_path, "customers", "customer_id,name\nA,Ann\nB,Bo\n", "first.csv")
    load_text(empty_warehouse, tmp_path, "customers", "customer_id,name\nA,Anna\nC,Cy\n", "second.csv")
    app = visit(empty_warehouse, HISTORY)
    book = app.dataframe[0].value
    assert book["Batch"].tolist() == ["2", "1"]
    assert book["File"].tolist() == ["second.csv", "first.csv"]
    assert box(app, "Batch").value == "2"
    assert app.dataframe[1].value.to_numpy().tolist() == [["Customers", 2, 1]]


def test_an_undo_says_first_what_it_would_do_then_does_it_and_says_what_became_of_it(
    empty_warehouse: Warehouse, tmp_path: Path, visit: Visit
) -> None:
    load_text(empty_warehouse, tmp_path, "customers", "customer_id,name\nA,Ann\nB,Bo\nC,Cy\n", "first.csv")
    load_text(empty_warehouse, tmp_path, "customers", "customer_id,name\nA,Anna\n", "second.csv")
    load_text(empty_warehouse, tmp_path, "order_lines", "order_id,line,customer_id\n1,1,B\n", "orders.csv")
    app = visit(empty_warehouse, HISTORY)
    box(app, "Batch").set_value("1")
    app.run()
    press(app, "Undo batch 1")
    for sentence in (
        "Customers: 1 new row removed.",
        "Customers: 1 row kept, because edited since.",
        "Customers: 1 row could not be removed, because rows of Order lines name it.",
    ):
        assert sentence in read_page(app)
    assert len(rows(empty_warehouse, NAMES)) == 3
    press(app, "Undo: take 1 row back")
    assert "Batch 1 is undone." in read_page(app)
    assert "Customers: 1 row kept, because edited since." in read_page(app)
    assert rows(empty_warehouse, NAMES) == [("A", "Anna"), ("B", "Bo")]
    assert "Undone on" in read_page(app)


def test_an_undo_that_is_not_wanted_after_all_leaves_everything(
    empty_warehouse: Warehouse, tmp_path: Path, visit: Visit
) -> None:
    load_text(empty_warehouse, tmp_path, "customers", "customer_id\nA\n")
    app = press(visit(empty_warehouse, HISTORY), "Undo batch 1")
    press(app, "Leave it as it is")
    assert "If you undo it" not in read_page(app)
    assert rows(empty_warehouse, "select customer_id from customers") == [("A",)]


def test_what_was_built_with_the_warehouse_cannot_be_undone(sample: Warehouse, visit: Visit) -> None:
    said = read_page(visit(sample, HISTORY))
    assert "This was built with the warehouse and cannot be undone." in said
    assert "Undo batch" not in said


def test_a_history_of_nothing_says_what_will_stand_there(empty_warehouse: Warehouse, visit: Visit) -> None:
    assert "Nothing has been stored yet." in read_page(visit(empty_warehouse, HISTORY))


def test_many_batches_are_shown_a_page_at_a_time(empty_warehouse: Warehouse, tmp_path: Path, visit: Visit) -> None:
    for number in range(23):
        load_text(empty_warehouse, tmp_path, "customers", f"customer_id\n{number}\n", f"{number}.csv")
    app = visit(empty_warehouse, HISTORY)
    assert len(app.dataframe[0].value) == 20
    app.get("pagination")[0].set_value(2)
    app.run()
    assert app.dataframe[0].value["Batch"].tolist() == ["3", "2", "1"]


def test_entries_stand_in_words_with_the_way_to_their_customer(empty_warehouse: Warehouse, visit: Visit) -> None:
    fill(empty_warehouse, employees=EMPLOYEES)
    customer = save_customer(empty_warehouse, person(), by="Zhou", today=TODAY).customer_id
    archive_customer(empty_warehouse, customer, "moved away")
    add_tag(empty_warehouse, [customer], "VIP")
    remove_tag(empty_warehouse, [customer], "VIP")
    assign_owner(empty_warehouse, [customer], "E1", from_on=TODAY)
    assign_owner(empty_warehouse, [customer], "", from_on=TODAY)
    app = visit(empty_warehouse, HISTORY)
    assert app.dataframe[0].value["What"].tolist() == [
        "Customers given to nobody",
        "Customers given to Wang",
        "Tag “VIP” taken off",
        "Tag “VIP” put on",
        f"Customer {customer} archived",
        f"New customer {customer}",
    ]
    assert "for 1 customer; <strong>2 rows</strong>." in read_page(app)
    box(app, "Batch").set_value("1")
    app.run()
    assert "entered" in read_page(app)
    assert "by Zhou, for 1 customer; <strong>2 rows</strong>." in read_page(app)
    assert any(button.label == "Open the customer" for button in app.button)


def test_an_entry_is_undone_and_says_what_became_of_it(empty_warehouse: Warehouse, visit: Visit) -> None:
    customer = save_customer(empty_warehouse, person(), today=TODAY).customer_id
    add_tag(empty_warehouse, [customer], "VIP")
    remove_tag(empty_warehouse, [customer], "VIP")
    app = press(visit(empty_warehouse, HISTORY), "Undo batch 3")
    assert "Tags of customers: 1 put back." in read_page(app)
    press(app, "Undo: take 1 row back")
    assert "Batch 3 is undone." in read_page(app)
    assert rows(empty_warehouse, "select tag from customer_tags") == [("VIP",)]
    box(app, "Batch").set_value("1")
    app.run()
    press(app, "Undo batch 1")
    assert (
        "Personal data of customers: 1 row could not be removed, because rows of Tags of customers name it."
        in read_page(app)
    )


def test_a_call_that_was_reached_by_mistake_comes_back_from_the_history(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    fill(empty_warehouse, employees=EMPLOYEES, customers=[{"customer_id": "A", "name": "Ann"}])
    add_to_call_list(empty_warehouse, ["A"], due_on=TODAY, because="wants a quote")
    at = datetime(2026, 10, 31, 9)
    log_contact(empty_warehouse, ["A"], employee_id="E1", at=at, channel="telephone", purpose="care", result="reached")
    remove_from_call_list(empty_warehouse, ["A"])
    app = press(visit(empty_warehouse, HISTORY), "Undo batch 2")
    assert app.dataframe[0].value["What"].tolist() == ["Contacts noted: Care", "Put on the call list by hand"]
    assert "Calls by hand: 1 put back." in read_page(app)
    assert "Interactions: 1 new row removed." in read_page(app)
    press(app, "Undo: take 2 rows back")
    assert rows(empty_warehouse, "select customer_id, because from app_calls") == [("A", "wants a quote")]
    assert "手动列入拨打名单" in read_page(visit(empty_warehouse, HISTORY, query={"lang": "zh"}))


def test_a_segment_is_taken_back_like_any_entry(empty_warehouse: Warehouse, visit: Visit) -> None:
    kept = save_segment(empty_warehouse, "North", "region=North")
    delete_segment(empty_warehouse, kept.segment_id)
    app = visit(empty_warehouse, HISTORY)
    assert app.dataframe[0].value["What"].tolist() == ["Segment “North” forgotten", "Segment “North” saved"]
    assert "; <strong>1 row</strong>." in read_page(app)
    assert "for 0 customers" not in read_page(app)
    press(press(app, "Undo batch 2"), "Undo: take 1 row back")
    assert load_segments(empty_warehouse) == [kept]
