"""A new customer is checked again where it is stored, gets a number of its own, and stands in all its tables."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from data.entry.contacts.assignments import assign_owner
from data.entry.contacts.call_list import add_to_call_list, remove_from_call_list
from data.entry.contacts.contact_log import log_contact
from data.entry.contacts.tags import add_tag, remove_tag
from data.entry.customers.archiving import archive_customer, reopen_customer
from data.entry.customers.editing import edit_customer
from data.entry.customers.merging import merge_draft
from data.entry.customers.saving import SaveResult, save_customer
from data.entry.drafts import delete_draft, save_draft
from data.entry.errors import InvalidDraftError, LookalikeError
from data.entry.record.draft import Person
from data.entry.record.stored_customer import load_customer
from data.entry.segments import delete_segment, save_segment
from data.errors import EntryError, WarehouseError
from data.intake.load.pipeline import load_files
from data.ledger.audit_log import fetch_audit_log
from data.ledger.undo import undo
from data.warehouse import Warehouse, create_warehouse, open_warehouse
from data.warehouse.integrity_checks import check_integrity, is_sound
from tests.data.entry.staff import EMPLOYEES, TODAY, at_once, business, firm, person
from tests.data.files import rows

Small = Callable[..., Warehouse]


def test_a_person_stands_in_every_table_that_the_archive_has_for_it(small_warehouse: Small) -> None:
    warehouse = small_warehouse(employees=EMPLOYEES)
    typed = person(birth_on="1980-01-02", hobbies="tea", consent="true", owner_id="E1", city="Wuhan", height="170")
    saved = save_customer(warehouse, typed, by="Zhou", today=TODAY)
    customer = (
        "select name, kind, side, status, city, consent, owner_id, created_on, created_by, verified_on, batch_id "
    )
    assert [tuple(map(str, row)) for row in rows(warehouse, f"{customer} from customers")] == [
        (
            "Person 1",
            "individual",
            "external",
            "active",
            "Wuhan",
            "True",
            "E1",
            "2026-10-31 00:00:00",
            "Zhou",
            "2026-10-31 00:00:00",
            saved.batch_id,
        )
    ]
    identity = "select customer_id, email, birth_on::varchar, batch_id from customer_identities"
    assert rows(warehouse, identity) == [(saved.customer_id, "user001@example.com", "1980-01-02", saved.batch_id)]
    assert rows(warehouse, "select section, field, value from customer_profiles order by all") == [
        ("basic", "height", "170"),
        ("lifestyle", "hobbies", "tea"),
    ]
    assert rows(warehouse, "select employee_id, from_on::varchar, to_on from assignments") == [
        ("E1", "2026-10-31", None)
    ]
    assert is_sound(check_integrity(warehouse))


def test_what_is_read_is_what_was_typed(empty_warehouse: Warehouse) -> None:
    typed = firm(
        persons=(Person("Han Mei", "manager"), Person("Wu")), total_assets="120000", terms="30 days", has_need="true"
    )
    stored = load_customer(empty_warehouse, save_customer(empty_warehouse, typed, today=TODAY).customer_id)
    assert stored.draft.values == {**typed.values, "side": "external"}
    assert [(one.name, one.role) for one in stored.draft.persons] == [("Han Mei", "manager"), ("Wu", "")]
    assert len({one.person_id for one in stored.draft.persons}) == 2
    assert (stored.status, stored.created_on, stored.verified_on) == ("active", "2026-10-31", "2026-10-31")


def test_an_entry_stands_in_the_book_and_in_the_audit_log(empty_warehouse: Warehouse) -> None:
    saved = save_customer(empty_warehouse, person(hobbies="tea"), by="Zhou", today=TODAY)
    book = 'select kind, rows_in, rows_stored, rows_rejected, "by" from batches'
    assert rows(empty_warehouse, book) == [(f"entry customer {saved.customer_id}", 1, 3, 0, "Zhou")]
    (line,) = fetch_audit_log(empty_warehouse, "customer", saved.customer_id).to_dict("records")
    assert (line["who"], line["action"], line["rows"]) == ("Zhou", "save", 3)
    assert json.loads(line["after"]) == {"kind": "individual", **person(hobbies="tea").values}


@pytest.mark.parametrize(
    ("there", "next_one"),
    [
        ([], "C00001"),
        (["C11999", "C12000"], "C12001"),
        (["12346", "18287", "X1"], "18288"),
        (["C009", "C010"], "C011"),
        (["C999"], "C1000"),
        (["a-b", "nobody"], "C00001"),
        (["客户07", "客户08"], "客户09"),
        (["9" * 40, "K1"], "K2"),
    ],
)
def test_a_number_follows_those_on_record(small_warehouse: Small, there: list[str], next_one: str) -> None:
    warehouse = small_warehouse(customers=[{"customer_id": number} for number in there])
    assert save_customer(warehouse, person(), today=TODAY).customer_id == next_one


def test_a_wrong_field_is_named_and_nothing_is_stored(empty_warehouse: Warehouse) -> None:
    before = empty_warehouse.version
    with pytest.raises(InvalidDraftError) as caught:
        save_customer(empty_warehouse, person(birth_on="2030-01-01", owner_id="E9", email="nonsense"), today=TODAY)
    assert {one.field for one in caught.value.problems} == {"birth_on", "owner_id", "email"}
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems
    assert (business(empty_warehouse), empty_warehouse.version) == ({}, before)
    assert rows(empty_warehouse, "select * from audit_log") == []


def test_who_looks_like_somebody_on_record_is_stored_only_with_a_reason(empty_warehouse: Warehouse) -> None:
    first = save_customer(empty_warehouse, person(), today=TODAY)
    with pytest.raises(LookalikeError) as caught:
        save_customer(empty_warehouse, person(name="Another name"), today=TODAY)
    assert [(one.customer_id, one.reasons) for one in caught.value.lookalikes] == [(first.customer_id, ("email",))]
    second = save_customer(empty_warehouse, person(name="Another name"), because="they share it", today=TODAY)
    after = json.loads(fetch_audit_log(empty_warehouse, "customer", second.customer_id)["after"].iat[0])
    assert (after["because"], after["looks_like"]) == ("they share it", [first.customer_id])


def test_two_who_save_the_same_new_customer_at_once_become_one_and_a_warning(empty_warehouse: Warehouse) -> None:
    found = at_once(*[lambda: save_customer(empty_warehouse, person(), today=TODAY)] * 2)
    assert sorted(type(one).__name__ for one in found) == ["LookalikeError", "SaveResult"]
    assert rows(empty_warehouse, "select count(*) from customers") == [(1,)]


def test_eight_who_save_at_once_get_eight_numbers(empty_warehouse: Warehouse) -> None:
    found = at_once(*[lambda n=n: save_customer(empty_warehouse, person(n), today=TODAY) for n in range(8)])
    numbers = sorted(one.customer_id for one in found if isinstance(one, SaveResult))
    assert numbers == [f"C0000{n}" for n in range(1, 9)]
    assert len({one.batch_id for one in found if isinstance(one, SaveResult)}) == 8


def doing(warehouse: Warehouse) -> list[Callable[[], object]]:
    """Everything that stores, or takes back."""
    return [
        lambda: save_customer(warehouse, person(), today=TODAY),
        lambda: edit_customer(warehouse, "A", person(), expected_fingerprint="", base=person()),
        lambda: merge_draft(warehouse, person(), "A", expected_fingerprint="", because="same"),
        lambda: archive_customer(warehouse, "A", "moved"),
        lambda: reopen_customer(warehouse, "A"),
        lambda: assign_owner(warehouse, ["A"], "E1", from_on=TODAY),
        lambda: add_tag(warehouse, ["A"], "VIP"),
        lambda: remove_tag(warehouse, ["A"], "VIP"),
        lambda: add_to_call_list(warehouse, ["A"], due_on=TODAY, because="renewal"),
        lambda: remove_from_call_list(warehouse, ["A"]),
        lambda: log_contact(
            warehouse, ["A"], employee_id="", at=datetime(2026, 1, 1), channel="", purpose="care", result=""
        ),
        lambda: save_segment(warehouse, "North", "region=North"),
        lambda: delete_segment(warehouse, "S1"),
        lambda: save_draft(warehouse, "new_customer", "{}"),
        lambda: delete_draft(warehouse, "d"),
        lambda: load_files(warehouse, "customers", [Path("customers.csv")]),
        lambda: undo(warehouse, "1"),
    ]


def test_a_warehouse_that_is_open_for_reading_only_says_so_in_a_sentence(empty_warehouse: Warehouse) -> None:
    empty_warehouse.close()
    closed = open_warehouse(f"{empty_warehouse.url}?access_mode=read_only")
    try:
        for do in doing(closed):
            with pytest.raises(WarehouseError, match="is open for reading only"):
                do()
    finally:
        closed.close()


def test_another_database_than_duckdb_is_refused_in_a_sentence(tmp_path: Path) -> None:
    other = create_warehouse(f"sqlite:///{tmp_path / 'other.sqlite'}")
    try:
        for do in doing(other):
            with pytest.raises(WarehouseError, match="in DuckDB files only, and this one is sqlite"):
                do()
    finally:
        other.close()


def test_there_is_no_reading_of_a_customer_who_is_not_there(empty_warehouse: Warehouse) -> None:
    with pytest.raises(EntryError, match="There is no customer C9"):
        load_customer(empty_warehouse, "C9")
