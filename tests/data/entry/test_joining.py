"""Two customers who are one become one: nothing is lost, and it is taken back row for row, whatever came after."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import TIMESTAMP, Boolean, Column, Date, Double, Integer, Numeric

from data.entry.contacts.assignments import assign_owner
from data.entry.contacts.call_list import add_to_call_list, remove_from_call_list
from data.entry.contacts.contact_log import log_contact
from data.entry.contacts.tags import add_tag, remove_tag
from data.entry.customers.archiving import archive_customer, reopen_customer
from data.entry.customers.editing import edit_customer
from data.entry.customers.fact_transfer import list_fact_columns
from data.entry.customers.joining import JoinResult, find_contested_fields, join_customers
from data.entry.duplicates.search import Lookalike, find_lookalikes, find_pairs
from data.entry.errors import EditConflictError
from data.entry.record.draft import Draft
from data.entry.record.stored_customer import fetch_joined_into, load_customer
from data.errors import EntryError
from data.ledger.audit_log import fetch_audit_log
from data.ledger.history import count_standing_rows
from data.ledger.undo import undo
from data.schema import REFERENCES, get_key_columns, metadata
from data.warehouse import Warehouse
from data.warehouse.integrity_checks import check_integrity, is_sound
from tests.data.entry.staff import EMPLOYEES, TODAY
from tests.data.files import list_problems, load_text, rows
from tests.data.fuzzing import BOOK, NOTHING_KEPT, TIMES
from tests.rows import fill

Small = Callable[..., Warehouse]
PEOPLE = ("A", "B", "C")
AT = datetime(2026, 5, 4, 9)


def joined(warehouse: Warehouse, customer: str, into: str, keep: dict[str, str] | None = None) -> JoinResult:
    other, now = load_customer(warehouse, customer), load_customer(warehouse, into)
    return join_customers(
        warehouse,
        customer,
        into,
        expected_fingerprint=other.fingerprint,
        into_fingerprint=now.fingerprint,
        because="met both",
        resolutions=keep,
        today=TODAY,
    )


def everything(warehouse: Warehouse) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but those that keep what happened."""
    names = [name for name in sorted(metadata.tables) if name not in BOOK]
    found = {name: rows(warehouse, f'select * from "{name}" order by all') for name in names}
    return {name: there for name, there in found.items() if there}


@pytest.fixture
def two(small_warehouse: Small) -> Warehouse:
    """Li Lei twice: B has what A lacks, says some things otherwise, and both have some the same."""
    lines = [("O1", "A", 100), ("O2", "B", 250), ("O3", "B", 50)]
    return small_warehouse(
        employees=EMPLOYEES,
        customers=[
            {
                "customer_id": "A",
                "name": "Li Lei",
                "kind": "individual",
                "city": "Wuhan",
                "owner_id": "E1",
                "referred_by": "B",
            },
            {
                "customer_id": "B",
                "name": "Li Lei Mr",
                "kind": "individual",
                "region": "East",
                "owner_id": "E2",
                "referred_by": "C",
                "created_on": date(2020, 1, 1),
            },
            {"customer_id": "C", "name": "Cy", "referred_by": "B"},
        ],
        customer_identities=[
            {"customer_id": "A", "mobile": "13800138000", "email": "li@example.com"},
            {"customer_id": "B", "mobile": "+86 138 0013 8000", "email": "lilei@example.com", "phone": "027-87654321"},
        ],
        customer_profiles=[
            {"customer_id": "B", "section": "lifestyle", "field": "hobbies", "value": "go"},
            {"customer_id": "B", "section": "basic", "field": "shoe size", "value": "43"},
        ],
        customer_tags=[
            {"customer_id": "A", "tag": "VIP"},
            {"customer_id": "B", "tag": "VIP"},
            {"customer_id": "B", "tag": "fair"},
        ],
        contact_persons=[
            {"person_id": "A-1", "customer_id": "A", "name": "Han Mei", "role": "payer"},
            {"person_id": "B-1", "customer_id": "B", "name": "han mei ", "role": "payer"},
            {"person_id": "B-2", "customer_id": "B", "name": "Wu"},
        ],
        assignments=[
            {"customer_id": "A", "employee_id": "E1", "from_on": date(2026, 1, 1)},
            {"customer_id": "B", "employee_id": "E2", "from_on": date(2025, 1, 1)},
        ],
        order_lines=[
            {"order_id": order, "line": 1, "customer_id": who, "ordered_on": date(2026, 5, 4), "amount": Decimal(much)}
            for order, who, much in lines
        ],
        opportunities=[{"opportunity_id": "D1", "customer_id": "B", "stage": 3}],
        surveys=[{"survey_id": "S", "name": "S"}],
        survey_responses=[{"survey_id": "S", "response_id": "1", "customer_id": "B"}],
        loyalty_points=[
            {"customer_id": "A", "at": AT, "kind": "earn", "points": 10},
            {"customer_id": "B", "at": AT, "kind": "earn", "points": 20},
            {"customer_id": "B", "at": AT + timedelta(days=1), "kind": "earn", "points": 40},
        ],
        app_calls=[{"customer_id": "B", "employee_id": "", "due_on": TODAY, "because": "renewal", "by": "Wang"}],
    )


def test_what_is_on_record_of_the_second_comes_to_the_first(two: Warehouse) -> None:
    found = joined(two, "B", "A")
    assert (found.customer_id, found.archived_id) == ("A", "B")
    assert found.moved_rows == {
        "app_calls": 1,
        "assignments": 1,
        "contact_persons": 1,
        "customer_profiles": 1,
        "customer_tags": 1,
        "loyalty_points": 1,
        "opportunities": 1,
        "order_lines": 2,
        "survey_responses": 1,
        "customers": 1,
    }
    assert rows(two, "select customer_id, sum(amount)::int from order_lines group by all") == [("A", 400)]
    assert rows(two, "select person_id from contact_persons where customer_id = 'A' order by all") == [
        ("A-1",),
        ("B-2",),
    ]
    assert rows(two, "select tag from customer_tags where customer_id = 'A' order by all") == [("VIP",), ("fair",)]
    assert rows(two, "select referred_by from customers order by customer_id") == [("C",), ("C",), ("A",)]
    assert rows(two, "select customer_id, because from app_calls") == [("A", "renewal")]
    assert is_sound(check_integrity(two))


def test_what_the_first_has_too_stays_with_the_second_and_is_told(two: Warehouse) -> None:
    found = joined(two, "B", "A")
    assert found.remaining_rows == {"contact_persons": 1, "customer_tags": 1, "loyalty_points": 1}
    assert rows(two, "select customer_id, sum(points)::int from loyalty_points group by all order by all") == [
        ("A", 50),
        ("B", 20),
    ]


def test_an_empty_field_is_filled_and_of_two_words_the_chosen_one_stays(two: Warehouse) -> None:
    assert find_contested_fields(load_customer(two, "A"), load_customer(two, "B")) == {
        "name": ("Li Lei", "Li Lei Mr"),
        "email": ("li@example.com", "lilei@example.com"),
        "owner_id": ("E1", "E2"),
    }
    joined(two, "B", "A", {"email": "mine"})
    now = load_customer(two, "A").draft.values
    assert {name: now[name] for name in ("name", "email", "phone", "region", "city", "hobbies", "owner_id")} == {
        "name": "Li Lei",
        "email": "lilei@example.com",
        "phone": "027-87654321",
        "region": "East",
        "city": "Wuhan",
        "hobbies": "go",
        "owner_id": "E1",
    }


def test_the_second_is_archived_as_the_same_and_keeps_its_own_fields(two: Warehouse) -> None:
    before = load_customer(two, "B")
    joined(two, "B", "A")
    after = load_customer(two, "B")
    assert (after.status, after.archive_reason, after.joined_into) == ("archived", "the same customer as A", "A")
    assert after.draft.values == before.draft.values


def test_archiving_by_hand_with_the_sentence_of_a_join_joins_nobody(two: Warehouse) -> None:
    archive_customer(two, "B", "the same customer as A")
    archive_customer(two, "C", "the same customer as C99999")
    found = {one: load_customer(two, one) for one in "BC"}
    assert [one.archive_reason for one in found.values()] == ["the same customer as A", "the same customer as C99999"]
    assert [(one.joined_into, fetch_joined_into(two, one.customer_id)) for one in found.values()] == [("", "")] * 2
    typed = Draft("individual", {"name": "Somebody", "email": "lilei@example.com"})
    assert find_lookalikes(two, typed) == [Lookalike("B", ("email",))]
    assert joined(two, "B", "A").archived_id == "B"
    assert fetch_joined_into(two, "B") == "A"


def test_a_joined_customer_who_is_taken_out_again_and_archived_by_hand_is_joined_no_more(two: Warehouse) -> None:
    joined(two, "B", "A")
    reopen_customer(two, "B")
    assert load_customer(two, "B").joined_into == ""
    archive_customer(two, "B", "the same customer as A")
    assert load_customer(two, "B").joined_into == ""


def test_a_file_may_say_into_whom_a_customer_was_joined(two: Warehouse, tmp_path: Path) -> None:
    text = "customer_id,status,archive_reason,joined_into\nB,archived,twice on record,A\nC,archived,gone,nobody\n"
    report = load_text(two, tmp_path, "customers", text, reject_rows=True)
    assert list_problems(report) == [
        (3, "joined_into", "nobody", "is not in customers. Load customers first, or correct it"),
    ]
    assert (load_customer(two, "B").joined_into, load_customer(two, "C").joined_into) == ("A", "")
    batch = joined(two, "A", "C").batch_id
    now = load_customer(two, "B")
    assert (now.joined_into, now.archive_reason) == ("C", "twice on record")
    undo(two, batch)
    assert load_customer(two, "B").joined_into == "A"


def test_who_looks_after_the_second_does_so_until_yesterday(two: Warehouse) -> None:
    joined(two, "B", "A")
    held = "select employee_id, from_on::varchar, to_on::varchar from assignments where customer_id = 'A' order by all"
    assert rows(two, held) == [("E1", "2026-01-01", None), ("E2", "2025-01-01", "2026-10-30")]


def test_the_second_ones_owner_takes_over_where_that_is_chosen(two: Warehouse) -> None:
    joined(two, "B", "A", {"owner_id": "mine"})
    held = "select employee_id from assignments where customer_id = 'A' and to_on is null"
    assert (rows(two, held), load_customer(two, "A").draft.values["owner_id"]) == ([("E2",)], "E2")


def test_the_audit_names_both_and_what_went_over(two: Warehouse) -> None:
    joined(two, "B", "A", {"name": "mine"})
    lines = fetch_audit_log(two, "customer")[["action", "object_id", "before", "after"]].values.tolist()
    notes = {(action, who): (json.loads(before), json.loads(after)) for action, who, before, after in lines}
    before, after = notes["join", "A"]
    assert (before["name"], after["name"], after["joined"], after["because"]) == (
        "Li Lei",
        "Li Lei Mr",
        "B",
        "met both",
    )
    assert after["went"]["order_lines"] == 2
    assert notes["archive", "B"][1]["joined_into"] == "A"


def test_it_is_one_batch_that_is_taken_back_row_for_row(two: Warehouse) -> None:
    before = everything(two)
    found = joined(two, "B", "A", {"name": "mine", "owner_id": "mine"})
    assert count_standing_rows(two, found.batch_id)["order_lines"] == (2, 2)
    undone = undo(two, found.batch_id)
    assert (undone.edited_since, undone.still_needed, undone.unrestorable) == (0, 0, 0)
    assert everything(two) == before


def test_what_was_changed_at_the_first_since_is_kept_and_the_rest_goes_back(two: Warehouse) -> None:
    before = everything(two)
    batch = joined(two, "B", "A").batch_id
    seen = load_customer(two, "A")
    later = edit_customer(
        two,
        "A",
        seen.draft.with_values(city="Beijing"),
        expected_fingerprint=seen.fingerprint,
        base=seen.draft,
        today=TODAY,
    ).batch_id
    undone = undo(two, batch)
    assert undone.edited_by_table == {"customers": 1}
    now = load_customer(two, "A").draft.values
    assert (now["city"], now["region"], "phone" in now) == ("Beijing", "East", False)
    assert rows(two, "select customer_id, count(*) from order_lines group by all order by all") == [("A", 1), ("B", 2)]
    assert load_customer(two, "B").status == "active"
    undo(two, later)
    assert everything(two) == before


def test_a_call_that_was_made_since_does_not_come_back(two: Warehouse) -> None:
    batch = joined(two, "B", "A").batch_id
    remove_from_call_list(two, ["A"])
    undo(two, batch)
    assert rows(two, "select * from app_calls") == []


def test_a_customer_joined_twice_leads_to_the_last_and_comes_back_in_any_order(two: Warehouse) -> None:
    start = everything(two)
    first = joined(two, "B", "A").batch_id
    second = joined(two, "A", "C").batch_id
    assert (load_customer(two, "B").joined_into, load_customer(two, "A").joined_into) == ("C", "C")
    assert rows(two, "select customer_id, count(*) from order_lines group by all") == [("C", 3)]
    undo(two, first)
    undo(two, second)
    assert everything(two) == start


@pytest.mark.parametrize(
    ("because", "customer", "into", "why"),
    [
        (" ", "B", "A", "Say why the two are one customer."),
        ("met", "A", "A", "A cannot be joined with itself."),
        ("met", "Z", "A", "There is no customer Z."),
        ("met", "A", "B", "B is archived. Take it out again, or join it into the other."),
        ("met", "B", "C", "B was joined into A already."),
    ],
)
def test_what_cannot_be_joined_is_refused_in_a_sentence(
    two: Warehouse, because: str, customer: str, into: str, why: str
) -> None:
    joined(two, "B", "A")
    stamps = {one: load_customer(two, one).fingerprint for one in "ABC"}
    before = everything(two)
    with pytest.raises(EntryError) as refused:
        join_customers(
            two,
            customer,
            into,
            expected_fingerprint=stamps.get(customer, ""),
            into_fingerprint=stamps[into],
            because=because,
        )
    assert str(refused.value) == why
    assert everything(two) == before


@pytest.mark.parametrize("changed", ["A", "B"])
def test_who_was_changed_since_they_were_looked_at_is_looked_at_again(two: Warehouse, changed: str) -> None:
    seen = {one: load_customer(two, one) for one in "AB"}
    draft = seen[changed].draft
    edit_customer(
        two,
        changed,
        draft.with_values(district="North"),
        expected_fingerprint=seen[changed].fingerprint,
        base=draft,
        today=TODAY,
    )
    before = everything(two)
    with pytest.raises(EditConflictError) as refused:
        join_customers(
            two,
            "B",
            "A",
            expected_fingerprint=seen["B"].fingerprint,
            into_fingerprint=seen["A"].fingerprint,
            because="met both",
        )
    assert (refused.value.current.customer_id, everything(two)) == (changed, before)


def test_who_looks_like_the_second_looks_like_the_first_and_the_two_are_no_pair_any_more(two: Warehouse) -> None:
    assert [(one.first, one.second) for one in find_pairs(two)] == [("A", "B")]
    joined(two, "B", "A")
    assert find_pairs(two) == []
    typed = Draft("individual", {"name": "Somebody", "email": "lilei@example.com", "mobile": "13800138000"})
    assert find_lookalikes(two, typed) == [Lookalike("A", ("mobile", "email"))]
    assert find_lookalikes(two, load_customer(two, "A").draft, exclude_id="A") == []


def test_every_table_that_names_a_customer_is_carried_over() -> None:
    own = {"customers", "customer_identities"}
    named = {
        (table.name, column)
        for table in metadata.sorted_tables
        for column in ("customer_id",)
        if column in table.columns
    }
    referring = {there for there, target in REFERENCES.items() if target == "customers"}
    assert {(table.name, column.name) for table, column in list_fact_columns()} == {
        one for one in named | referring if one[0] not in own
    }


def cell(column: Column[Any], number: int) -> object:
    """One of very few values, so that keys often meet."""
    kind, among = column.type, column.info.get("one_of")
    if column.info.get("to") == "customers":
        return PEOPLE[number % 3]
    if column.info.get("to") == "employees":
        return ("E1", "E2")[number % 2]
    if among:
        return among[number % min(2, len(among))]
    if isinstance(kind, Date):
        return date(2026, 1, 1) + timedelta(days=number % 2)
    if isinstance(kind, TIMESTAMP):
        return AT + timedelta(days=number % 2)
    if isinstance(kind, Boolean):
        return number % 2 == 0
    if isinstance(kind, Integer):
        return number % 3 + 1
    if isinstance(kind, Double | Numeric):
        return Decimal(number) if isinstance(kind, Numeric) and not isinstance(kind, Double) else float(number)
    return f"{column.name} {number % 3}"


def company(numbers: list[int]) -> dict[str, list[dict[str, object]]]:
    """Rows in every table that names a customer; what else they name is left open."""
    found: dict[str, list[dict[str, object]]] = {"employees": EMPLOYEES, "customers": [], "customer_identities": []}
    of_people = (metadata.tables["customers"], metadata.tables["customer_identities"])
    for place, table in enumerate((*of_people, *dict.fromkeys(table for table, _ in list_fact_columns()))):
        left = [c.name for c in table.columns if c.info.get("to") not in (None, "", "customers", "employees")]
        made: dict[tuple[object, ...], dict[str, object]] = {}
        for turn in range(3 if table in of_people else 4):
            seed = numbers[(place * 5 + turn) % len(numbers)] + turn
            row = {
                column.name: cell(column, seed + at * (1 + seed % 3))
                for at, column in enumerate(table.columns)
                if column.name != "batch_id" and (column.name not in left or column.name in get_key_columns(table))
            }
            if table in of_people:
                row["customer_id"] = PEOPLE[turn]
            if row.get("status"):
                row |= {"status": "active", "archive_reason": None, "branch_id": None}
            made[tuple(row[name] for name in get_key_columns(table))] = row
        found[table.name] = list(made.values())
    found["campaigns"] = [{"campaign_id": one} for one in {row["campaign_id"] for row in found["campaign_touches"]}]
    found["surveys"] = [{"survey_id": one} for one in {row["survey_id"] for row in found["survey_responses"]}]
    return found


FACTS = [(table, column) for table, column in list_fact_columns() if table.name != "customer_profiles"]
NUMBERS = st.lists(st.integers(0, 11), min_size=23, max_size=23)


def facts(warehouse: Warehouse) -> Counter[tuple[object, ...]]:
    """Every fact, without saying whose it is, by which batch, and until when somebody looks after whom."""
    found: Counter[tuple[object, ...]] = Counter()
    for table, column in FACTS:
        left = {column.name, "batch_id", *(("to_on",) if table.name == "assignments" else ())}
        names = ", ".join(f'"{one.name}"' for one in table.columns if one.name not in left)
        found.update((table.name, *row) for row in rows(warehouse, f'select {names} from "{table.name}"'))
    return found


@settings(NOTHING_KEPT, max_examples=2 * min(TIMES, 8))
@given(numbers=NUMBERS, whose=st.booleans())
def test_in_any_company_no_fact_is_lost_and_all_of_it_can_be_taken_back(
    empty_warehouse: Warehouse, numbers: list[int], whose: bool
) -> None:
    emptied(empty_warehouse)
    warehouse = fill(empty_warehouse, **company(numbers))
    before, known = everything(warehouse), facts(warehouse)
    keep = dict.fromkeys(
        find_contested_fields(load_customer(warehouse, "A"), load_customer(warehouse, "B")),
        "mine" if whose else "theirs",
    )
    found = joined(warehouse, "B", "A", keep)
    came = facts(warehouse)
    handed = {one: count for one, count in (came - known).items() if one[0] != "assignments"}
    assert (known - came, handed) == (Counter(), {})
    for table, column in FACTS:
        same = " and ".join(f'there."{name}" = here."{name}"' for name in get_key_columns(table) if name != column.name)
        if column.name in get_key_columns(table):
            left = (
                f"select count(*) from \"{table.name}\" as here where customer_id = 'B' and not exists (select 1 from "
            )
            assert rows(warehouse, f"{left} \"{table.name}\" as there where there.customer_id = 'A' and {same})") == [
                (0,)
            ]
        else:
            stays = rows(warehouse, f'select count(*) from "{table.name}" where "{column.name}" = \'B\'')[0][0]
            assert stays == found.remaining_rows.get(table.name, 0)
            assert not stays or table.name == "contact_persons"
    undo(warehouse, found.batch_id)
    assert everything(warehouse) == before


def emptied(warehouse: Warehouse) -> None:
    """Hypothesis tries several companies in one warehouse."""
    with warehouse.writing() as connection:
        for name in (one for one in metadata.tables if one not in ("app_settings", "app_schema_version")):
            connection.exec_driver_sql(f'delete from "{name}"')


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["join", "join", "edit", "tag", "untag", "assign", "archive", "call", "uncall", "reach", "undo", "undo"]
        ),
        st.integers(0, 2),
        st.integers(0, 2),
        st.integers(0, 9),
    ),
    min_size=3,
    max_size=8,
)


@settings(NOTHING_KEPT, max_examples=3 * min(TIMES, 8))
@given(numbers=NUMBERS, steps=STEPS)
def test_any_order_of_joining_changing_and_undoing_ends_where_it_began(
    empty_warehouse: Warehouse, numbers: list[int], steps: list[tuple[str, int, int, int]]
) -> None:
    emptied(empty_warehouse)
    warehouse = fill(empty_warehouse, **company(numbers))
    before, batches = everything(warehouse), list[str]()
    for action, first, second, which in steps:
        if action == "undo" and batches:
            undo(warehouse, batches.pop(which % len(batches)))
        else:
            batches += [batch for batch in [done(warehouse, action, PEOPLE[first], PEOPLE[second], which)] if batch]
    while batches:
        undo(warehouse, batches.pop(len(batches) // 2))
    assert everything(warehouse) == before
    assert is_sound(check_integrity(warehouse))


def done(warehouse: Warehouse, action: str, one: str, other: str, which: int) -> str:
    """The batch of what was done; empty where it cannot be, as when somebody is archived already."""
    now = load_customer(warehouse, one)
    try:
        if action == "join":
            return joined(warehouse, one, other).batch_id
        if action == "edit":
            draft = Draft(
                "enterprise",
                now.draft.with_values(city=f"Town {which}", terms=f"{which} days", phone="027-87654321").values,
            )
            return edit_customer(
                warehouse, one, draft, expected_fingerprint=now.fingerprint, base=now.draft, because="so", today=TODAY
            ).batch_id
        if action == "archive":
            away = archive_customer if now.status != "archived" else reopen_customer
            return away(warehouse, one, "why").batch_id
        if action == "assign":
            return assign_owner(warehouse, [one], ("E1", "E2", "")[which % 3], from_on=TODAY).batch_id
        if action == "call":
            return add_to_call_list(
                warehouse, [one], due_on=TODAY, because=f"why {which}", employee_id=("E1", "")[which % 2]
            ).batch_id
        if action == "uncall":
            return remove_from_call_list(warehouse, [one]).batch_id
        if action == "reach":
            return log_contact(
                warehouse, [one], employee_id="", at=AT, channel="", purpose="care", result="reached"
            ).batch_id
        return {"tag": add_tag, "untag": remove_tag}.get(action, add_tag)(warehouse, [one], f"tag {which % 3}").batch_id
    except EntryError:
        return ""
