"""Whom to call, contracts, channels and coverage give what the recount gives, and what these rows must give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from data.warehouse import Warehouse
from queries import Filters, count, run
from tests.recount.assertions import assert_recount, recounted
from tests.recount.call_list import STANDINGS, WAYS
from tests.recount.compare import assert_same
from tests.recount.refill import refill
from tests.recount.results import CALLS

TODAY = dt.date(2026, 3, 16)
LOOKS = {
    "today": Filters(),
    "the last quarter of two kinds of rule": Filters(from_on=dt.date(2026, 7, 1)).with_rule("call_limit", 7),
    "looking back on enterprises, partners too": Filters(
        as_of=dt.date(2026, 2, 13), kind=("enterprise",), side=("external", "partner")
    ),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", CALLS)
def test_the_sample_equals_its_recount(sample: Warehouse, name: str, look: str) -> None:
    assert_recount(sample, name, LOOKS[look], *CALLS[name])


def day(back: int) -> dt.date:
    return TODAY - dt.timedelta(days=back)


def noon(back: int) -> dt.datetime:
    return dt.datetime.combine(day(back), dt.time(12))


def spoken(customer: str, back: int, result: str = "reached", **more: Any) -> dict[str, Any]:
    return {"interaction_id": f"{customer}-{back}", "customer_id": customer, "at": noon(back), "result": result} | more


def chance(customer: str, stage: int, intention: int, **more: Any) -> dict[str, Any]:
    deal = {"opportunity_id": f"D{customer}", "customer_id": customer, "stage": stage, "intention": intention}
    return deal | {"opened_on": day(40), "outcome": "open", "expected_amount": 1000} | more


def customers(*names: str, **more: Any) -> list[dict[str, Any]]:
    return [{"customer_id": name, "owner_id": "E1"} | more for name in names]


def listed(warehouse: Warehouse, **filters: Any) -> list[tuple[str, str]]:
    found = run(warehouse, "funnel/call_list", Filters(as_of=TODAY, **filters))
    return list(zip(found["customer_id"], found["reason"], strict=True))


def test_the_list_begins_with_deals_then_intentions_then_contracts_then_the_longest_silence(
    small_warehouse: Callable[..., Warehouse],
) -> None:
    warehouse = small_warehouse(
        customers=customers("agreed", "expired", "likely", "never", "offer", "silent", "soon", "spoken", "wished"),
        opportunities=[chance("offer", 4, 2), chance("likely", 2, 4), chance("silent", 3, 3)],
        contracts=[
            {"contract_id": "1", "customer_id": "expired", "starts_on": day(400), "ends_on": day(35)},
            {"contract_id": "2", "customer_id": "soon", "starts_on": day(340), "ends_on": day(-30)},
            {"contract_id": "3", "customer_id": "spoken", "starts_on": day(340), "ends_on": day(-31)},
        ],
        interactions=[
            spoken("agreed", 9, next_on=TODAY),
            spoken("expired", 80),
            spoken("soon", 90),
            spoken("silent", 70),
            spoken("spoken", 2),
        ],
        app_calls=[{"customer_id": "wished", "employee_id": "", "due_on": TODAY, "because": "asked for a quote"}],
    )
    assert listed(warehouse) == [
        ("wished", "by_hand"),
        ("offer", "stage"),
        ("likely", "intention"),
        ("soon", "contract"),
        ("expired", "contract"),
        ("agreed", "agreed"),
        ("never", "never"),
        ("silent", "silent"),
        ("spoken", "silent"),
    ]


def test_who_answered_leaves_who_was_tried_goes_to_the_end_and_who_agreed_on_a_day_waits_for_it(
    small_warehouse: Callable[..., Warehouse],
) -> None:
    warehouse = small_warehouse(
        customers=customers("answered", "gone", "later", "open", "refused", "tried"),
        interactions=[
            spoken("answered", 0),
            spoken("refused", 0, "refused"),
            spoken("tried", 0, "not_reached"),
            spoken("later", 0, "not_reached", next_on=day(-3)),
            spoken("gone", 5, next_on=day(-1)),
            spoken("open", 3),
        ],
    )
    assert [name for name, _ in listed(warehouse)] == ["open", "tried"]
    standing = run(warehouse, "funnel/call_standing", Filters(as_of=TODAY)).iloc[0]
    assert standing[["customers", "on_list", "tried_today", "done_today", "agreed_later"]].tolist() == [6, 2, 1, 2, 2]
    # On the agreed days both are on the list again, and who answered has nothing agreed.
    tomorrow = run(warehouse, "funnel/call_list", Filters(as_of=day(-3))).set_index("customer_id")["reason"]
    assert tomorrow[["gone", "later", "answered"]].tolist() == ["agreed", "agreed", "silent"]


def test_nobody_is_called_who_did_not_consent_or_is_archived_and_they_are_counted(
    small_warehouse: Callable[..., Warehouse],
) -> None:
    warehouse = small_warehouse(
        customers=[
            *customers("asked", consent=True),
            *customers("refuses", consent=False),
            *customers("unasked", consent=None),
            *customers("away", status="archived"),
        ],
        opportunities=[chance("refuses", 5, 5), chance("away", 5, 5)],
    )
    assert [name for name, _ in listed(warehouse)] == ["asked", "unasked"]
    standing = run(warehouse, "funnel/call_standing", Filters(as_of=TODAY)).iloc[0]
    assert standing[["on_list", "without_consent", "archived"]].tolist() == [2, 1, 1]


def test_a_call_by_hand_is_due_on_its_day_or_at_once_goes_to_who_is_named_and_ends_with_the_answer(
    small_warehouse: Callable[..., Warehouse],
) -> None:
    warehouse = small_warehouse(
        employees=[{"employee_id": "E1", "name": "Ann"}, {"employee_id": "E2", "name": "Ben"}],
        customers=customers("at_once", "done", "later", "theirs"),
        interactions=[spoken(name, 50, next_on=day(-9)) for name in ("at_once", "done", "later", "theirs")]
        + [spoken("done", 1)],
        app_calls=[
            {"customer_id": "at_once", "employee_id": "", "due_on": day(-20), "because": "new", "at": noon(-20)},
            {"customer_id": "later", "employee_id": "", "due_on": day(-1), "because": "new", "at": noon(2)},
            {"customer_id": "theirs", "employee_id": "E2", "due_on": day(2), "because": "new", "at": noon(2)},
            {"customer_id": "done", "employee_id": "", "due_on": day(2), "because": "new", "at": noon(2)},
        ],
    )
    found = run(warehouse, "funnel/call_list", Filters(as_of=TODAY))
    assert found[["employee", "customer_id", "reason", "because"]].to_numpy().tolist() == [
        ["Ann", "at_once", "by_hand", "new"],
        ["Ann", "done", "silent", ""],
        ["Ben", "theirs", "by_hand", "new"],
    ]


def test_a_day_has_room_for_the_limit_and_the_list_is_not_filled_up_while_it_is_worked_off(
    small_warehouse: Callable[..., Warehouse],
) -> None:
    warehouse = small_warehouse(
        customers=customers(*(f"c{number}" for number in range(9))),
        interactions=[spoken("c0", 0), spoken("c1", 0)],
    )
    shorter = (("call_limit", 5),)
    assert [name for name, _ in listed(warehouse, rules=shorter)] == ["c2", "c3", "c4"]
    standing = run(warehouse, "funnel/call_standing", Filters(as_of=TODAY, rules=shorter)).iloc[0]
    assert standing[["on_list", "done_today", "waiting"]].tolist() == [3, 2, 4]


def test_the_person_is_who_was_assigned_last_else_the_owner_else_the_deals_owner_else_nobody(
    small_warehouse: Callable[..., Warehouse],
) -> None:
    warehouse = small_warehouse(
        customers=[
            {"customer_id": "assigned", "owner_id": "E1"},
            {"customer_id": "dealt"},
            {"customer_id": "nobody"},
            {"customer_id": "owned", "owner_id": "E1"},
        ],
        assignments=[
            {"customer_id": "assigned", "employee_id": "E8", "from_on": day(90)},
            {"customer_id": "assigned", "employee_id": "E9", "from_on": day(30)},
            {"customer_id": "owned", "employee_id": "E9", "from_on": day(90), "to_on": day(1)},
        ],
        opportunities=[chance("dealt", 2, 3, owner_id="E5")],
    )
    found = run(warehouse, "funnel/call_list", Filters(as_of=TODAY)).set_index("customer_id")
    assert found["employee"].to_dict() == {"assigned": "E9", "dealt": "E5", "nobody": "Unknown", "owned": "E1"}
    # The team of a customer is covered one by one, and the customer once in their branch.
    team = run(warehouse, "funnel/coverage", Filters(as_of=TODAY)).set_index("employee")["assigned"]
    assert team.to_dict() == {"E1": 1, "E8": 1, "E9": 1, "Unknown": 2}
    assert run(warehouse, "funnel/branch_coverage", Filters(as_of=TODAY))["assigned"].tolist() == [4]


def test_coverage_counts_customers_reached_in_the_month_and_attempts_apart(
    small_warehouse: Callable[..., Warehouse],
) -> None:
    warehouse = small_warehouse(
        branches=[{"branch_id": "B1", "name": "North"}],
        employees=[{"employee_id": "E1", "name": "Ann", "branch_id": "B1"}],
        customers=customers("before", "not_reached", "reached", "silent"),
        interactions=[
            spoken("reached", 1),
            spoken("reached", 2),
            spoken("not_reached", 3, "not_reached"),
            spoken("before", 16),
        ],
    )
    filters = Filters(as_of=TODAY, rules=(("load_limit", 3),))
    month = run(warehouse, "funnel/coverage", filters).iloc[0]
    assert month[["employee", "assigned", "reached", "coverage_ratio", "attempts", "over_load"]].tolist() == [
        "Ann",
        4,
        1,
        0.25,
        3,
        True,
    ]
    since = run(warehouse, "funnel/coverage", filters.with_changes(from_on=day(16))).iloc[0]
    assert since[["reached", "coverage_ratio", "attempts"]].tolist() == [2, 0.5, 4]
    branch = run(warehouse, "funnel/branch_coverage", filters).iloc[0]
    assert branch.tolist() == ["North", 1, 4, 1, 0.25, 3, 1]


def test_a_customer_stands_in_one_state_by_the_contract_that_ends_last(
    small_warehouse: Callable[..., Warehouse],
) -> None:
    def until(customer: str, back: int | None, amount: int, number: int = 1) -> dict[str, Any]:
        ends = None if back is None else day(back)
        keys = {"contract_id": f"{customer}{number}", "customer_id": customer, "amount": amount}
        return keys | {"starts_on": day(500), "ends_on": ends}

    warehouse = small_warehouse(
        customers=customers("endless", "expired", "none", "d0", "d30", "d31", "d60", "d61", "d90", "d91", "renewed"),
        contracts=[
            until("expired", 1, 5),
            until("endless", None, 7),
            until("d0", 0, 1),
            until("d30", -30, 1),
            until("d31", -31, 1),
            until("d60", -60, 1),
            until("d61", -61, 1),
            until("d90", -90, 1),
            until("d91", -91, 1),
            until("renewed", 10, 100),
            until("renewed", -200, 3, 2),
            until("renewed", -20, 4, 3),
            {"contract_id": "f", "customer_id": "none", "starts_on": day(-1), "ends_on": day(-99), "amount": 9},
        ],
    )
    found = run(warehouse, "funnel/contracts", Filters(as_of=TODAY))
    assert found.to_numpy().tolist() == [
        ["none", 1, 0],
        ["in_contract", 3, 15],
        ["expiring_90", 2, 2],
        ["expiring_60", 2, 2],
        ["expiring_30", 2, 2],
        ["expired", 1, 5],
    ]


def test_channels_show_all_fourteen_ways_unknown_and_a_cost_only_where_one_is_on_record(
    small_warehouse: Callable[..., Warehouse],
) -> None:
    warehouse = small_warehouse(
        customers=[
            {"customer_id": "bought", "channel": "club", "created_on": day(60)},
            {"customer_id": "signed", "channel": "club"},
            {"customer_id": "won", "channel": "letter", "created_on": day(20)},
            {"customer_id": "lead", "channel": "letter", "created_on": day(20)},
            {"customer_id": "strange"},
        ],
        order_lines=[{"order_id": "1", "customer_id": "bought", "ordered_on": day(30), "amount": 5}],
        contracts=[{"contract_id": "1", "customer_id": "signed", "starts_on": day(3), "ends_on": None}],
        opportunities=[chance("won", 6, 5, outcome="won", closed_on=day(2))],
        campaigns=[{"campaign_id": "K", "cost": 90}, {"campaign_id": "free"}],
        campaign_touches=[
            {"campaign_id": "K", "customer_id": "bought", "touched_at": noon(10)},
            {"campaign_id": "K", "customer_id": "won", "touched_at": noon(10)},
            {"campaign_id": "K", "customer_id": "lead", "touched_at": noon(10)},
            {"campaign_id": "free", "customer_id": "signed", "touched_at": noon(10)},
        ],
    )
    found = run(warehouse, "funnel/channels", Filters(as_of=TODAY)).set_index("channel")
    assert list(found.index) == ["club", "letter", *(way for way in WAYS if way not in ("club", "letter")), "Unknown"]
    assert found["leads"].to_dict() == dict.fromkeys(WAYS, 0) | {"club": 2, "letter": 2, "Unknown": 1}
    assert found.loc["letter", ["converted", "conversion_ratio", "cost", "cost_per_new_customer"]].tolist() == [
        1,
        0.5,
        60,
        60,
    ]
    # The club's customer was one already when the campaign came, and the other campaign's cost is not on record.
    assert found.loc["club", "cost"] != found.loc["club", "cost"]
    assert found.loc["telephone", "conversion_ratio"] != found.loc["telephone", "conversion_ratio"]
    since = run(warehouse, "funnel/channels", Filters(as_of=TODAY, from_on=day(20))).set_index("channel")["leads"]
    assert since[since > 0].to_dict() == {"letter": 2}


def test_lists_behind_the_figures_have_as_many_rows_as_they_say(sample: Warehouse) -> None:
    filters = Filters(from_on=dt.date(2026, 5, 1))
    for state in run(sample, "funnel/contracts", filters).itertuples():
        assert count(sample, "funnel/contract_customers", filters, (("state", state.state),)) == state.customers
    for way in run(sample, "funnel/channels", filters).itertuples():
        found = run(sample, "funnel/channel_customers", filters, where=(("channel", way.channel),))
        assert (len(found), int(found["is_converted"].sum())) == (way.leads, way.converted)
    customers_of = run(sample, "funnel/coverage_customers", filters)
    for person in run(sample, "funnel/coverage", filters).itertuples():
        own = customers_of[customers_of["employee_id"] == person.employee_id]
        assert (len(own), own["is_reached"].sum(), own["attempts"].sum()) == (
            person.assigned,
            person.reached,
            person.attempts,
        )
    stands = run(sample, "funnel/call_customers", filters)
    for person in run(sample, "funnel/call_standing", filters).to_dict("records"):
        own = stands[stands["employee_id"] == person["employee_id"]]
        assert {name: int((own["standing"] == name).sum()) for name in STANDINGS} == {
            name: person[name] for name in STANDINGS
        }


NAMES = st.sampled_from(["c0", "c1", "c2", "c3", "c4", "c5"])
PEOPLE = st.sampled_from([None, "E1", "E2"])
BACK = st.integers(-40, 70)
MAYBE = st.none() | BACK


def offset(back: int | None) -> dt.date | None:
    return None if back is None else day(back)


@st.composite
def companies(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """Six customers with anything missing: assignments, contacts, contracts, deals, wishes, campaigns, employees."""
    many = range(draw(st.integers(0, 9)))
    return {
        "employees": draw(st.sampled_from([[], [{"employee_id": "E1", "name": "Ann"}]])),
        "branches": [],
        "order_lines": [],
        "customers": [
            {
                "customer_id": f"c{number}",
                "side": draw(st.sampled_from(["external", "external", "partner"])),
                "owner_id": draw(PEOPLE),
                "consent": draw(st.sampled_from([None, True, True, False])),
                "status": draw(st.sampled_from([None, "active", "archived"])),
                "channel": draw(st.sampled_from([None, "club", "by_chance"])),
                "created_on": offset(draw(MAYBE)),
            }
            for number in range(6)
        ],
        "assignments": draw(
            st.lists(
                st.builds(
                    lambda c, e, f, t: {"customer_id": c, "employee_id": e, "from_on": day(f), "to_on": offset(t)},
                    NAMES,
                    st.sampled_from(["E1", "E2"]),
                    BACK,
                    MAYBE,
                ),
                max_size=6,
                unique_by=lambda row: (row["customer_id"], row["employee_id"], row["from_on"]),
            )
        ),
        "interactions": [
            {
                "interaction_id": f"i{number}",
                "customer_id": draw(NAMES),
                "at": dt.datetime.combine(day(draw(st.sampled_from([0, 0, 1, 5]) | BACK)), dt.time(9, number)),
                "result": draw(st.sampled_from(["reached", "not_reached", "refused", None])),
                "next_on": offset(draw(st.none() | st.integers(-5, 5))),
            }
            for number in many
        ],
        "contracts": [
            {
                "contract_id": f"k{number}",
                "customer_id": draw(NAMES),
                "starts_on": offset(draw(MAYBE)),
                "ends_on": offset(draw(MAYBE)),
                "amount": draw(st.sampled_from([None, 5.0])),
            }
            for number in many
        ],
        "opportunities": [
            {
                "opportunity_id": f"d{number}",
                "customer_id": draw(st.none() | NAMES | st.just("stranger")),
                "owner_id": draw(PEOPLE),
                "opened_on": offset(draw(MAYBE)),
                "stage": draw(st.none() | st.integers(0, 7)),
                "intention": draw(st.none() | st.integers(1, 5)),
                "outcome": draw(st.sampled_from(["open", "open", "won", "lost"])),
                "expected_amount": draw(st.sampled_from([None, 10.0])),
            }
            for number in many
        ],
        "stage_events": [
            {
                "opportunity_id": f"d{number}",
                "stage": draw(st.integers(0, 7)),
                "entered_at": dt.datetime.combine(day(draw(BACK)), dt.time(8, number)),
                "intention": draw(st.none() | st.integers(1, 5)),
            }
            for number in many
            if draw(st.booleans())
        ],
        "app_calls": [
            {
                "customer_id": f"c{number}",
                "employee_id": draw(st.sampled_from(["", "E2"])),
                "due_on": offset(draw(MAYBE)),
                "because": "asked",
                "at": None if draw(st.booleans()) else noon(draw(BACK)),
            }
            for number in range(draw(st.integers(0, 3)))
        ],
        "campaigns": [{"campaign_id": "K", "cost": draw(st.sampled_from([None, 12.0]))}],
        "campaign_touches": [
            {"campaign_id": "K", "customer_id": f"c{number}", "touched_at": noon(draw(BACK))}
            for number in range(draw(st.integers(0, 4)))
        ],
    }


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(tables=companies(), limit=st.integers(1, 3), is_period=st.booleans())
def test_whatever_is_missing_every_figure_equals_its_recount_and_the_parts_add_up(
    ledger: Warehouse, tables: Any, limit: int, is_period: bool
) -> None:
    facts = refill(ledger, tables)
    assume(facts.any_days())
    filters = Filters(as_of=TODAY, from_on=day(30) if is_period else None).with_rule("call_limit", limit)
    found: dict[str, pd.DataFrame] = {}
    for name, (recount, columns) in CALLS.items():
        found[name] = run(ledger, name, filters)
        assert_same(found[name], recounted(facts, filters, recount, "deals"), columns, (name, tables))
    everybody = sum(row["side"] == "external" for row in tables["customers"])
    calls, standing = found["funnel/call_list"], found["funnel/call_standing"]
    assert calls["customer_id"].is_unique
    assert (calls.groupby("employee_id")["rank"].max() <= limit).all()
    assert standing[list(STANDINGS)].to_numpy().sum() == standing["customers"].sum() == everybody
    assert len(calls) == standing["on_list"].sum()
    assert found["funnel/contracts"]["customers"].sum() == everybody == len(found["funnel/contract_customers"])
    assert found["funnel/branch_coverage"]["assigned"].sum() <= found["funnel/coverage"]["assigned"].sum()
    assert found["funnel/channels"]["leads"].sum() == len(found["funnel/channel_customers"])
