"""Entries are taken back in any order, a customer whole or not at all, and come to what a plain model says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from data.entry.contacts.contact_log import log_contact
from data.entry.contacts.tags import add_tag, remove_tag
from data.entry.customers.archiving import archive_customer, reopen_customer
from data.entry.customers.editing import edit_customer
from data.entry.customers.merging import merge_draft
from data.entry.customers.saving import save_customer
from data.entry.record.draft import Draft, Person
from data.entry.record.stored_customer import load_customer
from data.ledger.audit_log import fetch_audit_log
from data.ledger.undo import undo
from data.warehouse import Warehouse
from data.warehouse.integrity_checks import check_integrity, is_sound
from tests.data.entry.staff import EMPLOYEES, TODAY, business, firm, person
from tests.data.entry.test_contacts import AT
from tests.data.files import load_text, rows
from tests.data.fuzzing import NOTHING_KEPT, TIMES

Small = Callable[..., Warehouse]


def put(warehouse: Warehouse, customer: str, **values: str) -> str:
    now = load_customer(warehouse, customer)
    return edit_customer(
        warehouse,
        customer,
        now.draft.with_values(**values),
        expected_fingerprint=now.fingerprint,
        base=now.draft,
        today=TODAY,
    ).batch_id


def test_a_new_customer_is_taken_back_from_every_table(small_warehouse: Small) -> None:
    warehouse = small_warehouse(employees=EMPLOYEES)
    start = business(warehouse)
    saved = save_customer(warehouse, firm(persons=(Person("Wu"),), terms="30 days", owner_id="E1"), today=TODAY)
    undone = undo(warehouse, saved.batch_id, by="Zhou")
    assert (undone.removed, undone.reversed, business(warehouse)) == (5, 5, start)
    assert fetch_audit_log(warehouse, "batch")[["who", "action", "object_id", "rows"]].values.tolist() == [
        ["Zhou", "undo", saved.batch_id, 5]
    ]
    # Its number is not given to anybody else.
    assert save_customer(warehouse, person(2), today=TODAY).customer_id != saved.customer_id


def test_a_change_is_taken_back_cell_by_cell(empty_warehouse: Warehouse) -> None:
    saved = save_customer(
        empty_warehouse, firm(persons=(Person("Wu", "user"),), city="Wuhan", terms="30 days"), today=TODAY
    )
    before = business(empty_warehouse)
    now = load_customer(empty_warehouse, saved.customer_id)
    new = Draft(
        "enterprise", now.draft.with_values(city="", terms="", strengths="many", email="new@example.com").values
    )
    batch = edit_customer(
        empty_warehouse, saved.customer_id, new, expected_fingerprint=now.fingerprint, base=now.draft, today=TODAY
    ).batch_id
    assert load_customer(empty_warehouse, saved.customer_id).draft == new
    undone = undo(empty_warehouse, batch)
    assert (undone.removed, undone.restored, business(empty_warehouse)) == (1, 4, before)


def test_a_customer_who_was_changed_since_stays_whole(empty_warehouse: Warehouse) -> None:
    saved = save_customer(empty_warehouse, person(hobbies="tea"), today=TODAY)
    batch = put(empty_warehouse, saved.customer_id, city="Wuhan")
    there = load_customer(empty_warehouse, saved.customer_id)
    undone = undo(empty_warehouse, saved.batch_id)
    assert (undone.reversed, undone.edited_since, undone.still_needed) == (0, 1, 2)
    assert load_customer(empty_warehouse, saved.customer_id) == there
    last = undo(empty_warehouse, batch)
    assert (last.reversed + last.also_reversed, business(empty_warehouse)) == (3, {})


def test_a_customer_whom_others_name_stays_whole_until_they_are_gone(small_warehouse: Small) -> None:
    warehouse = small_warehouse(employees=EMPLOYEES)
    start = business(warehouse)
    saved = save_customer(warehouse, person(hobbies="tea"), today=TODAY)
    contact = log_contact(
        warehouse, [saved.customer_id], employee_id="E1", at=AT, channel="visit", purpose="care", result="reached"
    )
    there = load_customer(warehouse, saved.customer_id)
    undone = undo(warehouse, saved.batch_id)
    assert (undone.reversed, undone.still_needed) == (0, 3)
    assert "interactions" in undone.needed_by
    assert load_customer(warehouse, saved.customer_id) == there
    last = undo(warehouse, contact.batch_id)
    assert (last.removed, last.also_reversed, business(warehouse)) == (1, 3, start)


def test_a_file_of_one_table_is_still_taken_back_alone(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    saved = save_customer(empty_warehouse, person(), today=TODAY)
    before = business(empty_warehouse)
    header = "customer_id,section,field,value"
    load = load_text(
        empty_warehouse, tmp_path, "customer_profiles", f"{header}\n{saved.customer_id},lifestyle,hobbies,tea\n"
    )
    assert undo(empty_warehouse, str(load.batch_id)).removed == 1
    assert business(empty_warehouse) == before


def test_an_archived_customer_and_a_merge_are_taken_back(empty_warehouse: Warehouse) -> None:
    saved = save_customer(empty_warehouse, person(), today=TODAY)
    before = business(empty_warehouse)
    now = load_customer(empty_warehouse, saved.customer_id)
    merged = merge_draft(
        empty_warehouse,
        person(city="Wuhan", hobbies="go"),
        now.customer_id,
        expected_fingerprint=now.fingerprint,
        because="same",
        today=TODAY,
    )
    away = archive_customer(empty_warehouse, saved.customer_id, "moved")
    for batch in (away.batch_id, merged.batch_id):
        undo(empty_warehouse, batch)
    assert business(empty_warehouse) == before


def test_a_tag_off_and_on_and_off_comes_back_in_any_order(small_warehouse: Small) -> None:
    warehouse = small_warehouse(customers=[{"customer_id": "A"}])
    has = "select tag from customer_tags"
    first, off = add_tag(warehouse, ["A"], "VIP").batch_id, remove_tag(warehouse, ["A"], "VIP").batch_id
    again, last = add_tag(warehouse, ["A"], "VIP").batch_id, remove_tag(warehouse, ["A"], "VIP").batch_id
    assert undo(warehouse, off).edited_since == 1
    assert rows(warehouse, has) == []
    undo(warehouse, last)
    assert rows(warehouse, has) == [("VIP",)]
    undo(warehouse, again)
    assert rows(warehouse, has) == [("VIP",)]
    undo(warehouse, first)
    assert rows(warehouse, has) == []


def test_a_tag_of_somebody_who_is_gone_is_not_put_back(empty_warehouse: Warehouse) -> None:
    saved = save_customer(empty_warehouse, person(), today=TODAY)
    add_tag(empty_warehouse, [saved.customer_id], "VIP")
    off = remove_tag(empty_warehouse, [saved.customer_id], "VIP")
    undo(empty_warehouse, saved.batch_id)
    assert undo(empty_warehouse, off.batch_id).unrestorable == 1
    assert is_sound(check_integrity(empty_warehouse))


@settings(NOTHING_KEPT, max_examples=4 * min(TIMES, 8))
@given(steps=st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=3, max_size=9))
def test_any_order_of_tags_on_off_and_undone_comes_to_the_last_step_that_stands(
    empty_warehouse: Warehouse, steps: list[int | None]
) -> None:
    with empty_warehouse.writing() as connection:
        connection.exec_driver_sql("insert into customers (customer_id) values ('A') on conflict do nothing")
    has, done, undone = False, [], set()
    for step in steps:
        if step is None:
            done.append(((remove_tag if has else add_tag)(empty_warehouse, ["A"], "VIP").batch_id, not has))
        elif done and (batch := done[step % len(done)][0]) not in undone:
            undo(empty_warehouse, batch)
            undone.add(batch)
        has = next((is_on for batch, is_on in reversed(done) if batch not in undone), False)
        assert bool(rows(empty_warehouse, "select tag from customer_tags")) == has
    for batch, _ in done:
        if batch not in undone:
            undo(empty_warehouse, batch)
    assert rows(empty_warehouse, "select tag from customer_tags") == []


@dataclass
class Model:
    """Each customer as a chain of states, by which batch; the last of a batch that still counts is seen."""

    chains: dict[str, list[tuple[str, tuple[tuple[str, str], ...]]]] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)

    def seen(self, customer: str) -> tuple[tuple[str, str], ...] | None:
        chain = self.chains[customer]
        return next((state for batch, state in reversed(chain) if batch not in self.undone), None)

    def state(self) -> dict[str, tuple[tuple[str, str], ...]]:
        return {name: seen for name in self.chains if (seen := self.seen(name)) is not None}


ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("save"), st.integers(0, 2), st.sampled_from(["Wuhan", "Beijing", ""])),
        st.tuples(st.just("edit"), st.integers(0, 3), st.sampled_from(["Wuhan", "Beijing", ""])),
        st.tuples(st.just("archive"), st.integers(0, 3), st.just("")),
        st.tuples(st.just("undo"), st.integers(0, 7), st.just("")),
    ),
    min_size=2,
    max_size=9,
)


def seen(warehouse: Warehouse) -> dict[str, tuple[tuple[str, str], ...]]:
    """The row of each customer: its city and its status."""
    found = rows(warehouse, "select customer_id, coalesce(city, ''), status from customers")
    return {str(customer): (("city", str(city)), ("status", str(status))) for customer, city, status in found}


@settings(NOTHING_KEPT, max_examples=4 * min(TIMES, 8))
@given(actions=ACTIONS)
def test_any_order_of_saving_editing_archiving_and_undoing_comes_to_what_the_model_says(
    empty_warehouse: Warehouse, actions: list[tuple[str, int, str]]
) -> None:
    start, begun = business(empty_warehouse), read_numbers(empty_warehouse)
    model, batches = Model(), []
    for number, (action, which, city) in enumerate(actions):
        there = sorted(model.state())
        if action == "save":
            saved = save_customer(
                empty_warehouse, person(begun + number, city=city, hobbies=f"hobby {which}"), today=TODAY
            )
            assert saved.customer_id not in model.chains
            model.chains[saved.customer_id] = [(saved.batch_id, (("city", city), ("status", "active")))]
            batches.append(saved.batch_id)
        elif action == "undo" and batches:
            batch = batches[which % len(batches)]
            if batch not in model.undone:
                undo(empty_warehouse, batch)
                model.undone.add(batch)
        elif action in ("edit", "archive") and there:
            customer = there[which % len(there)]
            before = dict(model.seen(customer) or ())
            if action == "edit":
                batch, after = put(empty_warehouse, customer, city=city), {**before, "city": city}
            elif before["status"] == "active":
                batch, after = (
                    archive_customer(empty_warehouse, customer, "why").batch_id,
                    {**before, "status": "archived"},
                )
            else:
                batch, after = reopen_customer(empty_warehouse, customer).batch_id, {**before, "status": "active"}
            if batch:
                model.chains[customer].append((batch, tuple(after.items())))
                batches.append(batch)
        assert seen(empty_warehouse) == model.state()
        for customer in model.state():
            assert load_customer(empty_warehouse, customer).draft.values["email"], "the parts of who stays are there"
    assert is_sound(check_integrity(empty_warehouse))
    for batch in batches:
        if batch not in model.undone:
            undo(empty_warehouse, batch)
    assert business(empty_warehouse) == start


def read_numbers(warehouse: Warehouse) -> int:
    """How many entries there were, for every person to be another."""
    return int(str(rows(warehouse, "select count(*) from audit_log")[0][0])) * 10
