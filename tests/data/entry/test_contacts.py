"""Contacts, owners, tags and calls of one customer or of very many, each in one transaction."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from data.entry.contacts.assignments import assign_owner
from data.entry.contacts.call_list import add_to_call_list, remove_from_call_list
from data.entry.contacts.contact_log import log_contact
from data.entry.contacts.tags import add_tag, remove_tag
from data.entry.contacts.target_customers import ActionResult
from data.entry.customers.saving import save_customer
from data.errors import EntryError
from data.ledger.audit_log import fetch_audit_log
from data.ledger.undo import undo
from data.warehouse import Warehouse
from data.warehouse.integrity_checks import check_integrity, is_sound
from tests.data.entry.staff import EMPLOYEES, TODAY, at_once, business, person
from tests.data.files import rows

Small = Callable[..., Warehouse]
AT = datetime(2026, 10, 31, 14, 5)
MANY = 8_000


@pytest.fixture
def three(small_warehouse: Small) -> Warehouse:
    """Three customers, two of them looked after."""
    return small_warehouse(
        employees=EMPLOYEES,
        customers=[
            {"customer_id": "A", "name": "Ann", "owner_id": "E1"},
            {"customer_id": "B", "name": "Bo", "owner_id": "E2"},
            {"customer_id": "C", "name": "Cy"},
        ],
        assignments=[
            {"customer_id": "A", "employee_id": "E1", "from_on": date(2026, 1, 1)},
            {"customer_id": "B", "employee_id": "E2", "from_on": date(2026, 1, 1)},
        ],
    )


def contact(warehouse: Warehouse, *customers: str, **more: object) -> ActionResult:
    told: dict[str, object] = {
        "employee_id": "E1",
        "at": AT,
        "channel": "telephone",
        "purpose": "care",
        "result": "reached",
    }
    return log_contact(warehouse, customers, **{**told, **more})  # type: ignore[arg-type]


def test_a_contact_is_noted_with_the_day_of_the_next(three: Warehouse) -> None:
    acted = contact(three, "A", note=" wants a quote ", next_on=date(2026, 11, 7))
    found = (
        'select interaction_id, customer_id, employee_id, "at"::varchar, channel, purpose, direction, result, note, '
        "next_on::varchar from interactions"
    )
    assert rows(three, found) == [
        (
            f"E{acted.batch_id}-1",
            "A",
            "E1",
            "2026-10-31 14:05:00",
            "telephone",
            "care",
            "out",
            "reached",
            "wants a quote",
            "2026-11-07",
        )
    ]
    assert is_sound(check_integrity(three))


def test_contacts_of_eight_people_at_once_have_numbers_of_their_own(three: Warehouse) -> None:
    at_once(*[lambda: contact(three, "A", "B")] * 8)
    assert rows(three, "select count(*), count(distinct interaction_id) from interactions") == [(16, 16)]


def test_a_number_that_a_file_brought_is_not_given_again(three: Warehouse, small_warehouse: Small) -> None:
    small_warehouse(interactions=[{"interaction_id": "E1-1", "customer_id": "A"}])
    contact(three, "A")
    assert rows(three, "select interaction_id from interactions order by 1") == [("E1-1",), ("EE1-1",)]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"purpose": "greet"}, "greet is not a purpose. Did you mean greeting?"),
        ({"direction": "up"}, "up is not a direction"),
        ({"employee_id": "E9"}, "There is no employee E9"),
        ({"at": datetime.now() + timedelta(days=1)}, "is still to come"),
        ({"next_on": date(2026, 10, 30)}, "lies before this one"),
    ],
)
def test_what_cannot_be_a_contact_is_refused(three: Warehouse, wrong: dict[str, object], told: str) -> None:
    with pytest.raises(EntryError, match=told):
        contact(three, "A", **wrong)
    assert rows(three, "select * from interactions") == []


def test_customers_who_are_not_there_are_named_and_nobody_is_changed(three: Warehouse) -> None:
    with pytest.raises(EntryError, match="There is no customer X, Y"):
        add_tag(three, ["A", "Y", "X"], "VIP")
    with pytest.raises(EntryError, match="No customer is chosen"):
        add_tag(three, [], "VIP")
    assert rows(three, "select * from customer_tags") == []


def test_an_assignment_ends_the_one_before_and_leaves_who_has_the_owner_already(three: Warehouse) -> None:
    acted = assign_owner(three, ["A", "B", "C", "A"], "E2", from_on=TODAY)
    assert acted.customer_count == 2
    assert rows(three, "select customer_id, owner_id from customers order by 1") == [
        ("A", "E2"),
        ("B", "E2"),
        ("C", "E2"),
    ]
    found = "select customer_id, employee_id, from_on::varchar, to_on::varchar from assignments order by 1, 3"
    assert rows(three, found) == [
        ("A", "E1", "2026-01-01", "2026-10-30"),
        ("A", "E2", "2026-10-31", None),
        ("B", "E2", "2026-01-01", None),
        ("C", "E2", "2026-10-31", None),
    ]


def test_there_and_back_on_one_day_leaves_the_assignment_that_never_held_without_days(three: Warehouse) -> None:
    for employee in ("E2", "E1", "E2", ""):
        assign_owner(three, ["C"], employee, from_on=TODAY)
    found = "select employee_id, from_on::varchar, to_on::varchar from assignments where customer_id = 'C' order by 1"
    assert rows(three, found) == [("E1", "2026-10-31", "2026-10-30"), ("E2", "2026-10-31", "2026-10-30")]
    assert rows(three, "select owner_id from customers where customer_id = 'C'") == [(None,)]


def test_a_tag_is_put_on_once_in_the_spelling_in_use(three: Warehouse) -> None:
    assert add_tag(three, ["A"], "VIP").customer_count == 1
    again = add_tag(three, ["A", "B"], " vip ")
    assert rows(three, "select customer_id, tag from customer_tags order by 1") == [("A", "VIP"), ("B", "VIP")]
    assert (again.customer_count, add_tag(three, ["A"], "VIP").batch_id) == (1, "")
    for word in ("", "  ", "x" * 61):
        with pytest.raises(EntryError, match="The tag"):
            add_tag(three, ["A"], word)


def test_a_tag_taken_off_can_be_put_back(three: Warehouse) -> None:
    add_tag(three, ["A", "B"], "VIP")
    before = business(three)
    off = remove_tag(three, ["A", "C"], "vip")
    assert (off.customer_count, rows(three, "select customer_id from customer_tags")) == (1, [("B",)])
    undone = undo(three, off.batch_id)
    assert (undone.restored, undone.edited_since, business(three)) == (1, 0, before)


def test_a_call_is_put_off_and_taken_from_the_list_when_the_customer_was_reached(three: Warehouse) -> None:
    add_to_call_list(three, ["A", "B"], due_on=TODAY, because="renewal")
    add_to_call_list(three, ["A"], due_on=date(2026, 11, 5), because="asked for it", employee_id="E1")
    add_to_call_list(three, ["A"], due_on=date(2026, 11, 6), because="asked again", employee_id="E1")
    found = "select customer_id, employee_id, due_on::varchar, because from app_calls order by all"
    assert rows(three, found) == [
        ("A", "", "2026-10-31", "renewal"),
        ("A", "E1", "2026-11-06", "asked again"),
        ("B", "", "2026-10-31", "renewal"),
    ]
    contact(three, "B", result="not_reached")
    assert remove_from_call_list(three, ["A"], employee_id="E1").customer_count == 1
    contact(three, "B")
    assert rows(three, found) == [("A", "", "2026-10-31", "renewal")]
    assert remove_from_call_list(three, ["A", "B"]).customer_count == 1
    with pytest.raises(EntryError, match="Say why"):
        add_to_call_list(three, ["A"], due_on=TODAY, because=" ")


CALLS = "select customer_id, employee_id, due_on::varchar, because from app_calls order by all"


def test_calls_put_on_a_list_put_off_and_taken_off_are_taken_back(three: Warehouse) -> None:
    start = business(three)
    on = add_to_call_list(three, ["A", "B"], due_on=TODAY, because="renewal")
    first = business(three)
    later = add_to_call_list(three, ["A"], due_on=date(2026, 11, 5), because="asked for it")
    second = business(three)
    off = remove_from_call_list(three, ["A"])
    assert rows(three, CALLS) == [("B", "", "2026-10-31", "renewal")]
    taken = undo(three, off.batch_id)
    assert (taken.removed, taken.restored, taken.edited_since, business(three)) == (0, 1, 0, second)
    assert undo(three, later.batch_id).restored == 1
    assert business(three) == first
    assert undo(three, on.batch_id).removed == 2
    assert business(three) == start


def test_who_was_reached_by_mistake_is_to_be_called_again_as_before(three: Warehouse) -> None:
    add_to_call_list(three, ["A"], due_on=date(2026, 10, 20), because="wants a quote", employee_id="E1", by="Zhou")
    add_to_call_list(three, ["A", "B"], due_on=TODAY, because="renewal")
    before = business(three)
    reached = contact(three, "A")
    assert rows(three, CALLS) == [("B", "", "2026-10-31", "renewal")]
    assert rows(three, f"select rows_stored from batches where batch_id = '{reached.batch_id}'") == [(3,)]
    undone = undo(three, reached.batch_id)
    assert (undone.removed, undone.restored, undone.edited_since) == (1, 2, 0)
    assert business(three) == before


def test_calls_end_where_they_began_in_whatever_order_they_are_taken_back(three: Warehouse) -> None:
    start = business(three)
    for order in ((0, 1, 2, 3), (1, 3, 0, 2)):
        done = [
            add_to_call_list(three, ["A"], due_on=TODAY, because="renewal"),
            remove_from_call_list(three, ["A"]),
            add_to_call_list(three, ["A"], due_on=TODAY, because="once more"),
            contact(three, "A"),
        ]
        for place in order:
            undo(three, done[place].batch_id)
        assert business(three) == start, order


def test_a_call_made_again_since_stays_and_a_customer_who_is_to_be_called_does(three: Warehouse) -> None:
    new = save_customer(three, person(), today=TODAY)
    wish = add_to_call_list(three, [new.customer_id], due_on=TODAY, because="renewal")
    off = remove_from_call_list(three, [new.customer_id])
    add_to_call_list(three, [new.customer_id], due_on=TODAY, because="once more")
    undone = undo(three, off.batch_id)
    assert (undone.restored, undone.edited_since) == (0, 1)
    assert rows(three, CALLS) == [(new.customer_id, "", "2026-10-31", "once more")]
    partly_undone = undo(three, new.batch_id)
    assert partly_undone.removed == 0
    assert "app_calls" in partly_undone.needed_by
    assert undo(three, wish.batch_id).reversed == 0
    remove_from_call_list(three, [new.customer_id])
    assert is_sound(check_integrity(three))


def test_a_call_of_before_there_were_batches_comes_back_too(three: Warehouse, small_warehouse: Small) -> None:
    small_warehouse(app_calls=[{"customer_id": "C", "employee_id": "", "due_on": TODAY, "because": "old"}])
    before = business(three)
    undo(three, remove_from_call_list(three, ["C"]).batch_id)
    assert business(three) == before
    undo(three, add_to_call_list(three, ["C"], due_on=TODAY, because="new").batch_id)
    assert business(three) == before


def test_thousands_of_customers_are_one_batch_and_one_line_of_the_audit(small_warehouse: Small) -> None:
    warehouse = small_warehouse(employees=EMPLOYEES)
    with warehouse.writing() as connection:
        connection.exec_driver_sql(
            f"insert into customers (customer_id, owner_id) select 'C' || n, 'E1' from range({MANY}) as r(n)"
        )
    everybody = [f"C{n}" for n in range(MANY)]
    start = business(warehouse)
    done = [
        add_tag(warehouse, everybody, "mailing"),
        assign_owner(warehouse, everybody, "E2", from_on=TODAY),
        contact(warehouse, *everybody),
        remove_tag(warehouse, everybody, "mailing"),
        add_to_call_list(warehouse, everybody, due_on=TODAY, because="renewal"),
        remove_from_call_list(warehouse, everybody),
    ]
    assert [one.customer_count for one in done] == [MANY] * 6
    assert fetch_audit_log(warehouse)["rows"].tolist() == [MANY] * 6
    assert json.loads(fetch_audit_log(warehouse)["after"].iat[4]) == {"owner_id": "E2", "from_on": "2026-10-31"}
    assert rows(warehouse, "select count(*) from batches") == [(6,)]
    taken = [undo(warehouse, one.batch_id) for one in reversed(done)]
    assert [(one.removed, one.restored) for one in taken] == [
        (0, MANY),
        (MANY, 0),
        (0, MANY),
        (MANY, 0),
        (MANY, MANY),
        (MANY, 0),
    ]
    assert not any(one.edited_since + one.still_needed + one.unrestorable for one in taken)
    assert business(warehouse) == start
