"""What is typed is kept until it is stored, and keeping it makes nobody's answers old."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

import pytest

from data.entry.drafts import delete_draft, load_draft, load_own_drafts, save_draft
from data.entry.record.draft import Draft, Person
from data.errors import WarehouseError
from data.rules import load_rules
from data.schema import metadata
from data.warehouse import Warehouse, open_warehouse
from tests.data.entry.staff import at_once
from tests.data.files import rows


def test_what_was_typed_comes_back_under_its_number(empty_warehouse: Warehouse) -> None:
    typed = Draft("enterprise", {"name": "Müller 王 “quoted”"}, (Person("Han Mei", "manager"),))
    number = save_draft(empty_warehouse, "new_customer", typed.to_json(), by="Zhou")
    stored_draft = load_draft(empty_warehouse, number)
    assert stored_draft is not None
    assert (Draft.from_json(stored_draft.content), stored_draft.page, stored_draft.by) == (
        typed,
        "new_customer",
        "Zhou",
    )
    assert len(number) > 20
    assert load_draft(empty_warehouse, "another") is None


def test_keeping_on_is_the_same_draft(empty_warehouse: Warehouse) -> None:
    number = save_draft(empty_warehouse, "new_customer", "{}")
    assert save_draft(empty_warehouse, "new_customer", '{"kind": "enterprise"}', number) == number
    assert [one.content for one in load_own_drafts(empty_warehouse, "new_customer")] == ['{"kind": "enterprise"}']
    delete_draft(empty_warehouse, number)
    delete_draft(empty_warehouse, number)
    assert load_own_drafts(empty_warehouse, "new_customer") == []
    # The address still bears the number after the draft was forgotten.
    assert save_draft(empty_warehouse, "new_customer", "{}", number) == number


def test_who_writes_into_a_draft_that_changed_meanwhile_gets_one_of_their_own(empty_warehouse: Warehouse) -> None:
    number = save_draft(empty_warehouse, "f", "first")
    assert save_draft(empty_warehouse, "f", "by one", number, expected_content="first") == number
    other = save_draft(empty_warehouse, "f", "by two", number, expected_content="first")
    assert other != number
    assert {one.draft_id: one.content for one in load_own_drafts(empty_warehouse, "f")} == {
        number: "by one",
        other: "by two",
    }
    assert save_draft(empty_warehouse, "f", "by one, on", number, expected_content="by one") == number
    # The same is written twice, as when a line was lost before the answer came; and a draft was discarded elsewhere.
    assert save_draft(empty_warehouse, "f", "by one, on", number, expected_content="by one") == number
    delete_draft(empty_warehouse, other)
    assert save_draft(empty_warehouse, "f", "by two, on", other, expected_content="by two") == other


def test_two_windows_that_write_at_once_lose_nothing(empty_warehouse: Warehouse) -> None:
    number = save_draft(empty_warehouse, "f", "first")
    at_once(
        *[lambda n=n: save_draft(empty_warehouse, "f", f"by {n}", number, expected_content="first") for n in range(6)]
    )
    assert sorted(one.content for one in load_own_drafts(empty_warehouse, "f")) == [f"by {n}" for n in range(6)]


def test_keeping_a_draft_makes_no_answer_old(empty_warehouse: Warehouse) -> None:
    version = empty_warehouse.version
    number = save_draft(empty_warehouse, "new_customer", "{}")
    delete_draft(empty_warehouse, number)
    assert empty_warehouse.version == version
    assert rows(empty_warehouse, "select * from audit_log") == []


def test_a_draft_is_kept_while_another_is_writing(empty_warehouse: Warehouse) -> None:
    begun, done = threading.Event(), threading.Event()

    def load() -> None:
        with empty_warehouse.writing() as connection:
            connection.execute(metadata.tables["customers"].insert().values(customer_id="A"))
            begun.set()
            done.wait(20)

    loading = threading.Thread(target=load)
    loading.start()
    assert begun.wait(20)
    try:
        number = save_draft(empty_warehouse, "new_customer", "{}")
        assert load_draft(empty_warehouse, number) is not None
    finally:
        done.set()
        loading.join()
    assert rows(empty_warehouse, "select customer_id from customers") == [("A",)]


def test_eight_who_type_at_once_lose_nothing(empty_warehouse: Warehouse) -> None:
    found = at_once(
        *[lambda n=n: [save_draft(empty_warehouse, "f", f"{step}", f"d{n}") for step in range(5)] for n in range(8)]
    )
    assert not [one for one in found if isinstance(one, Exception)]
    at_once(*[lambda: save_draft(empty_warehouse, "f", "4", "d8")] * 4)
    stored_draft = rows(empty_warehouse, "select draft_id, content from app_drafts order by 1")
    assert stored_draft == [(f"d{n}", "4") for n in range(9)]


def test_drafts_that_nobody_touched_for_long_go(empty_warehouse: Warehouse) -> None:
    days = int(load_rules().get_rule("draft_days").value)
    ages = {"old": days + 1, "young": days - 1}
    with empty_warehouse.writing() as connection:
        for name, age in ages.items():
            row = {
                "draft_id": name,
                "page": "new_customer",
                "content": "{}",
                "at": datetime.now() - timedelta(days=age),
            }
            connection.execute(metadata.tables["app_drafts"].insert().values(**row))
    save_draft(empty_warehouse, "new_customer", "{}", "new")
    assert rows(empty_warehouse, "select draft_id from app_drafts order by 1") == [("new",), ("young",)]


def test_each_sees_the_drafts_of_their_own_for_the_form(empty_warehouse: Warehouse) -> None:
    mine = save_draft(empty_warehouse, "new_customer", "{}")
    save_draft(empty_warehouse, "new_customer", "{}", by="somebody else")
    save_draft(empty_warehouse, "another form", "{}")
    assert [one.draft_id for one in load_own_drafts(empty_warehouse, "new_customer")] == [mine]


def test_where_nothing_may_be_written_keeping_says_so(empty_warehouse: Warehouse) -> None:
    empty_warehouse.close()
    closed = open_warehouse(f"{empty_warehouse.url}?access_mode=read_only")
    try:
        with pytest.raises(WarehouseError, match="is open for reading only"):
            save_draft(closed, "new_customer", "{}")
    finally:
        closed.close()
