"""Changing a customer writes what differs and nothing else, and nobody overwrites what another has changed unseen."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from dataclasses import replace

import pytest

from data.entry.customers.archiving import archive_customer, reopen_customer
from data.entry.customers.editing import edit_customer
from data.entry.customers.merging import find_clashes, merge_draft
from data.entry.customers.saving import SaveResult, save_customer
from data.entry.errors import EditConflictError, InvalidDraftError, LookalikeError
from data.entry.record.draft import Draft, Person
from data.entry.record.draft_diff import FieldConflict
from data.entry.record.stored_customer import StoredCustomer, load_customer
from data.errors import EntryError
from data.ledger.audit_log import fetch_audit_log
from data.warehouse import Warehouse
from tests.data.entry.staff import EMPLOYEES, TODAY, at_once, business, firm, person
from tests.data.files import rows

Small = Callable[..., Warehouse]


def entered(warehouse: Warehouse, draft: Draft) -> StoredCustomer:
    return load_customer(warehouse, save_customer(warehouse, draft, today=TODAY).customer_id)


def put(warehouse: Warehouse, seen: StoredCustomer, draft: Draft, **more: str) -> SaveResult:
    return edit_customer(
        warehouse, seen.customer_id, draft, expected_fingerprint=seen.fingerprint, base=seen.draft, today=TODAY, **more
    )


def test_only_the_changed_cells_are_written(empty_warehouse: Warehouse) -> None:
    seen = entered(empty_warehouse, person(hobbies="tea", city="Wuhan"))
    saved = put(empty_warehouse, seen, seen.draft.with_values(city="Beijing"))
    touched = {
        name: [row[-1] for row in found if row[-1] == saved.batch_id]
        for name, found in business(empty_warehouse).items()
    }
    assert touched == {"customers": [saved.batch_id], "customer_identities": [], "customer_profiles": []}
    line = fetch_audit_log(empty_warehouse, "customer", seen.customer_id).iloc[0]
    assert (json.loads(line["before"]), json.loads(line["after"])) == ({"city": "Wuhan"}, {"city": "Beijing"})


def test_an_emptied_field_is_empty_wherever_it_lies(empty_warehouse: Warehouse) -> None:
    seen = entered(empty_warehouse, person(hobbies="tea", city="Wuhan", phone="010-12345678"))
    put(empty_warehouse, seen, seen.draft.with_values(hobbies="", city="", phone=""))
    now = load_customer(empty_warehouse, seen.customer_id).draft
    assert not {"hobbies", "city", "phone"} & now.values.keys()
    assert rows(empty_warehouse, "select field, value from customer_profiles") == [("hobbies", None)]


def test_people_come_change_and_go(empty_warehouse: Warehouse) -> None:
    seen = entered(empty_warehouse, firm(persons=(Person("Han Mei", "manager"), Person("Wu"))))
    han, wu = seen.draft.persons
    new = (Person("Han Mei", "owner", han.person_id), Person("Zhao", "user"), Person("Sun", "", "X-9"))
    put(empty_warehouse, seen, Draft("enterprise", seen.draft.values, new))
    now = load_customer(empty_warehouse, seen.customer_id).draft.persons
    assert [(one.name, one.role) for one in now] == [("Han Mei", "owner"), ("Zhao", "user"), ("Sun", "")]
    assert [one.person_id for one in now if one.name == "Han Mei"] == [han.person_id]
    assert wu.person_id not in {one.person_id for one in now}
    assert "X-9" not in {one.person_id for one in now}


def test_saving_without_a_change_on_the_same_day_writes_nothing(empty_warehouse: Warehouse) -> None:
    seen = entered(empty_warehouse, person())
    version = empty_warehouse.version
    assert put(empty_warehouse, seen, seen.draft).batch_id == ""
    assert empty_warehouse.version == version
    assert load_customer(empty_warehouse, seen.customer_id).fingerprint == seen.fingerprint


def test_a_person_who_turns_out_to_be_a_firm_keeps_what_only_persons_have(empty_warehouse: Warehouse) -> None:
    seen = entered(empty_warehouse, person(hobbies="tea"))
    put(empty_warehouse, seen, Draft("enterprise", seen.draft.values))
    now = load_customer(empty_warehouse, seen.customer_id)
    assert (now.draft.kind, "hobbies" in now.draft.values) == ("enterprise", False)
    assert rows(empty_warehouse, "select field, value from customer_profiles") == [("hobbies", "tea")]


def test_the_second_of_two_is_shown_what_changed_and_may_store_both(empty_warehouse: Warehouse) -> None:
    seen = entered(empty_warehouse, person(city="Wuhan", hobbies="tea"))
    put(empty_warehouse, seen, seen.draft.with_values(city="Beijing", name="Ann"))
    mine = seen.draft.with_values(hobbies="go", name="Anna")
    with pytest.raises(EditConflictError) as caught:
        put(empty_warehouse, seen, mine)
    told = pickle.loads(pickle.dumps(caught.value))
    assert sorted(told.conflicts, key=lambda one: one.field) == [
        FieldConflict("city", "Wuhan", "Beijing", "Wuhan"),
        FieldConflict("name", "Person 1", "Ann", "Anna"),
    ]
    put(empty_warehouse, told.current, told.rebased)
    now = load_customer(empty_warehouse, seen.customer_id).draft.values
    assert (now["city"], now["hobbies"], now["name"]) == ("Beijing", "go", "Anna")


def test_people_whom_two_add_and_change_are_all_there_in_the_end(empty_warehouse: Warehouse) -> None:
    seen = entered(empty_warehouse, firm(persons=(Person("Han Mei", "manager"), Person("Wu"), Person("Sun"))))
    han, wu, sun = seen.draft.persons
    put(empty_warehouse, seen, replace(seen.draft, persons=(replace(han, role="owner"), sun, Person("Zhao"))))
    mine = replace(seen.draft, persons=(han, wu, replace(sun, role="user"), Person("Qian")))
    with pytest.raises(EditConflictError) as caught:
        put(empty_warehouse, seen, mine)
    put(empty_warehouse, caught.value.current, caught.value.rebased)
    now = [(one.name, one.role) for one in load_customer(empty_warehouse, seen.customer_id).draft.persons]
    assert sorted(now) == [("Han Mei", "owner"), ("Qian", ""), ("Sun", "user"), ("Zhao", "")]


def test_of_two_who_store_at_once_one_is_told(empty_warehouse: Warehouse) -> None:
    seen = entered(empty_warehouse, person())
    found = at_once(
        lambda: put(empty_warehouse, seen, seen.draft.with_values(city="Wuhan")),
        lambda: put(empty_warehouse, seen, seen.draft.with_values(district="North")),
    )
    assert sorted(type(one).__name__ for one in found) == ["EditConflictError", "SaveResult"]


def test_old_data_need_not_be_perfect_to_be_changed_elsewhere(small_warehouse: Small) -> None:
    warehouse = small_warehouse(
        customers=[{"customer_id": "K7", "name": "Old", "owner_id": "gone", "channel": None, "kind": None}],
        customer_identities=[{"customer_id": "K7", "mobile": "call the office"}],
    )
    seen = load_customer(warehouse, "K7")
    put(warehouse, seen, seen.draft.with_values(city="Wuhan"))
    now = load_customer(warehouse, "K7")
    with pytest.raises(InvalidDraftError) as caught:
        put(warehouse, now, now.draft.with_values(mobile="call the shop"))
    assert [one.field for one in caught.value.problems] == ["mobile"]


def test_a_number_that_was_stored_in_another_spelling_stays_as_it_was(small_warehouse: Small) -> None:
    warehouse = small_warehouse(
        customers=[{"customer_id": "K7", "name": "Old  name ", "kind": "individual"}],
        customer_identities=[{"customer_id": "K7", "mobile": "138 1234 5678"}],
    )
    seen = load_customer(warehouse, "K7")
    batch = put(warehouse, seen, seen.draft.with_values(city="Wuhan")).batch_id
    assert rows(warehouse, "select mobile, batch_id from customer_identities") == [("138 1234 5678", None)]
    assert rows(warehouse, "select name, city, batch_id from customers") == [("Old  name ", "Wuhan", batch)]


def test_a_change_that_makes_one_look_like_another_needs_a_reason(empty_warehouse: Warehouse) -> None:
    first, second = entered(empty_warehouse, person(1)), entered(empty_warehouse, person(2))
    same = second.draft.with_values(email=first.draft.values["email"])
    with pytest.raises(LookalikeError):
        put(empty_warehouse, second, same)
    put(empty_warehouse, second, same, because="a couple")
    # It is not asked again for what it was told.
    now = load_customer(empty_warehouse, second.customer_id)
    put(empty_warehouse, now, now.draft.with_values(city="Wuhan"))


def test_a_new_owner_ends_one_assignment_and_begins_another(small_warehouse: Small) -> None:
    warehouse = small_warehouse(
        employees=EMPLOYEES,
        customers=[{"customer_id": "A", "name": "Ann", "owner_id": "E1"}],
        assignments=[{"customer_id": "A", "employee_id": "E1", "from_on": "2026-01-01"}],
        customer_identities=[{"customer_id": "A", "email": "user001@example.com"}],
    )
    seen = load_customer(warehouse, "A")
    put(warehouse, seen, seen.draft.with_values(owner_id="E2"))
    found = "select employee_id, from_on::varchar, to_on::varchar from assignments order by from_on"
    assert rows(warehouse, found) == [("E1", "2026-01-01", "2026-10-30"), ("E2", "2026-10-31", None)]


def test_an_archived_customer_keeps_everything_and_comes_back(empty_warehouse: Warehouse) -> None:
    seen = entered(empty_warehouse, person())
    with pytest.raises(EntryError, match="Say why"):
        archive_customer(empty_warehouse, seen.customer_id, "  ")
    with pytest.raises(EntryError, match="is not archived"):
        reopen_customer(empty_warehouse, seen.customer_id)
    archive_customer(empty_warehouse, seen.customer_id, "moved away")
    away = load_customer(empty_warehouse, seen.customer_id)
    assert (away.status, away.archive_reason, away.draft) == ("archived", "moved away", seen.draft)
    with pytest.raises(EntryError, match="is archived already"):
        archive_customer(empty_warehouse, seen.customer_id, "again")
    reopen_customer(empty_warehouse, seen.customer_id, "came back")
    back = load_customer(empty_warehouse, seen.customer_id)
    assert (back.status, back.archive_reason) == ("active", "")
    assert fetch_audit_log(empty_warehouse, "customer", seen.customer_id)["action"].tolist() == [
        "reopen",
        "archive",
        "save",
    ]


def test_a_merge_fills_what_is_empty_and_asks_whose_word_holds(empty_warehouse: Warehouse) -> None:
    there = entered(empty_warehouse, firm(persons=(Person("Han Mei", "manager"),), city="Wuhan"))
    typed = firm(
        persons=(Person("han mei", "manager"), Person("Wu")), city="Beijing", district="North", name="Firm One"
    )
    assert find_clashes(there.draft, typed) == {"name": ("Firm 1", "Firm One"), "city": ("Wuhan", "Beijing")}
    merge_draft(
        empty_warehouse,
        typed,
        there.customer_id,
        expected_fingerprint=there.fingerprint,
        resolutions={"name": "mine"},
        because="the same",
        today=TODAY,
    )
    now = load_customer(empty_warehouse, there.customer_id).draft
    assert [now.values[name] for name in ("name", "city", "district")] == ["Firm One", "Wuhan", "North"]
    assert [one.name for one in now.persons] == ["Han Mei", "Wu"]
    line = fetch_audit_log(empty_warehouse, "customer", there.customer_id).iloc[0]
    assert (line["action"], json.loads(line["after"])["because"]) == ("merge", "the same")
    assert rows(empty_warehouse, "select count(*) from customers") == [(1,)]


def test_a_merge_into_somebody_who_was_changed_since_is_looked_at_again(empty_warehouse: Warehouse) -> None:
    there = entered(empty_warehouse, person())
    put(empty_warehouse, there, there.draft.with_values(city="Wuhan"))
    with pytest.raises(EditConflictError) as caught:
        merge_draft(
            empty_warehouse,
            person(city="Beijing"),
            there.customer_id,
            expected_fingerprint=there.fingerprint,
            because="the same",
        )
    assert caught.value.rebased.values["city"] == "Wuhan"
