"""One customer from literal rows: who is found by what, what contradicts itself, and nothing of a later day is seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any

import pytest
from sqlglot import exp

from data.warehouse import Warehouse
from queries import Filters, names, run
from queries.catalog.header import load_source

Small = Callable[..., Warehouse]
ON = date(2026, 6, 30)


def order(customer: str, on: date, amount: int = 100, **more: Any) -> dict[str, Any]:
    return {"order_id": f"{customer}{on}", "customer_id": customer, "ordered_on": on, "amount": amount, **more}


def search(warehouse: Warehouse, text: str) -> list[tuple[str, str]]:
    rows = run(warehouse, "customers/search", Filters(search=text))
    return list(zip(rows["customer_id"], rows["found_by"], strict=True))


@pytest.fixture
def people(small_warehouse: Small) -> Warehouse:
    return small_warehouse(
        customers=[
            {"customer_id": "C1", "name": "Wang Wei"},
            {"customer_id": "C2", "name": "ＷＡＮＧ　Trading"},
            {"customer_id": "C3", "name": "Old Wang Ltd", "status": "archived"},
            {"customer_id": "C4", "name": "上海汀陌商贸有限公司"},
            {"customer_id": "C11", "name": "100% Fresh_Fruit"},
            {"customer_id": "Wang", "name": "Li"},
        ],
        customer_identities=[
            {"customer_id": "C1", "mobile": "+86 138-0013-8000", "email": "Wei@Example.com"},
            {"customer_id": "C4", "phone": "（021）6234 5678"},
        ],
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("C1", [("C1", "number"), ("C11", "beginning")]),
        ("c4", [("C4", "number")]),
        ("13800138000", [("C1", "phone")]),
        ("0086 138 0013 8000", [("C1", "phone")]),
        ("8000", []),
        ("021-62345678", [("C4", "phone")]),
        ("wei@example.com", [("C1", "email")]),
        ("wei@example", []),
        ("汀陌", [("C4", "part")]),
        ("wang wei", [("C1", "name")]),
        ("ｗａｎｇ", [("Wang", "number"), ("C1", "beginning"), ("C2", "beginning"), ("C3", "part")]),
        ("100%", [("C11", "beginning")]),
        ("%", [("C11", "part")]),
        ("h_f", [("C11", "part")]),
        ("nobody", []),
    ],
)
def test_a_word_finds_by_number_telephone_mail_and_name_and_the_best_match_stands_first(
    people: Warehouse, typed: str, expected: list[tuple[str, str]]
) -> None:
    assert search(people, typed) == expected


def test_the_archive_counts_the_fields_of_the_customers_kind_and_tells_notes_that_are_no_fields(
    small_warehouse: Small,
) -> None:
    warehouse = small_warehouse(
        customers=[{"customer_id": "P", "name": "Ann", "kind": "individual", "consent": False, "city": ""}],
        customer_identities=[{"customer_id": "P", "birth_on": date(1990, 5, 1), "mobile": "13800138000"}],
        customer_profiles=[
            {"customer_id": "P", "section": "basic", "field": "blood_type", "value": "A"},
            {"customer_id": "P", "section": "family", "field": "household", "value": "couple"},
        ],
    )
    filled = run(warehouse, "customers/completeness", Filters(customer=("P",))).set_index("part")
    assert filled.loc["main", ["filled", "fields"]].tolist() == [2, 8]
    assert filled.loc["person", ["filled", "fields"]].tolist() == [2, 8]
    assert filled.loc["family", "filled"] == 0
    assert "firm" not in filled.index
    said = run(warehouse, "customers/profile", Filters(customer=("P",)))
    told = dict(zip(said["archive_field"], said["archive_value"], strict=True))
    assert told["birth_on"] == "1990-05-01"
    assert told["consent"] == "false"
    assert told["household"] == "couple"
    assert "city" not in told


def test_people_at_an_enterprise_fill_a_field_and_who_was_taken_out_is_nobody(small_warehouse: Small) -> None:
    warehouse = small_warehouse(
        customers=[{"customer_id": one, "name": one, "kind": "enterprise"} for one in ("with", "without")],
        contact_persons=[
            {"person_id": "1", "customer_id": "with", "name": "Bo", "role": "owner"},
            {"person_id": "2", "customer_id": "with", "name": "", "role": "user"},
            {"person_id": "3", "customer_id": "with"},
            {"person_id": "4", "customer_id": "without"},
        ],
    )
    filled = run(warehouse, "customers/completeness", Filters()).set_index(["customer_id", "part"])
    assert filled.loc[("with", "principals"), ["filled", "fields"]].tolist() == [1, 2]
    assert filled.loc[("without", "principals"), ["filled", "fields"]].tolist() == [0, 2]
    assert sorted(run(warehouse, "customers/persons", Filters())["person"]) == ["2", "Bo"]


def test_verdicts_and_words_stand_before_the_many_answers_to_single_questions(small_warehouse: Small) -> None:
    questions = {"1": "servqual_expectation", "2": "comment", "3": "nps"}
    warehouse = small_warehouse(
        customers=[{"customer_id": "A"}],
        surveys=[{"survey_id": "S", "name": "Pulse"}],
        survey_questions=[
            {"survey_id": "S", "question_id": key, "role": role, "wording": role, "scale_min": 0, "scale_max": 10}
            for key, role in questions.items()
        ],
        survey_responses=[
            {"response_id": str(day), "survey_id": "S", "customer_id": "A", "submitted_at": datetime(2026, 1, day)}
            for day in (1, 2)
        ],
        survey_answers=[
            {"survey_id": "S", "response_id": day, "question_id": key, "option": "", "score": 3, "text": "Well"}
            for day in ("1", "2")
            for key in questions
        ],
    )
    said = run(warehouse, "customers/answers", Filters(as_of=date(2026, 1, 31)))
    assert said["response_id"].tolist() == ["2", "2", "1", "1", "2", "1"]
    assert said["role"].tolist()[4:] == ["servqual_expectation"] * 2


def test_a_core_customer_who_does_not_recommend_us_and_is_silent_is_told_with_both_figures(
    small_warehouse: Small,
) -> None:
    warehouse = small_warehouse(
        customers=[{"customer_id": one, "name": one} for one in ("big", *(f"s{n}" for n in range(30)))],
        order_lines=[
            *(order("big", date(2026, month, 1), 5000) for month in (1, 2, 3, 4)),
            *(order(f"s{number}", date(2026, 1, 2), 10) for number in range(30)),
        ],
        surveys=[{"survey_id": "S", "name": "Pulse"}],
        survey_questions=[
            {"survey_id": "S", "question_id": "Q", "role": "nps", "wording": "?", "scale_min": 0, "scale_max": 10}
        ],
        survey_responses=[
            {
                "survey_id": "S",
                "response_id": "1",
                "customer_id": "big",
                "is_complete": True,
                "submitted_at": datetime(2026, 5, 5, 9),
            },
        ],
        survey_answers=[{"survey_id": "S", "response_id": "1", "question_id": "Q", "option": "", "score": 3}],
    )
    (row,) = run(warehouse, "customers/conflicts", Filters(as_of=ON)).to_dict("records")
    assert (row["customer_id"], row["conflict"], row["tier"], row["score"]) == ("big", "top_detractor", "core", 3)
    assert (row["silent_days"], row["usual_days"]) == (90, 31)
    assert row["on_day"].date() == date(2026, 5, 5)
    # The day before the answer there is only the silence, and until the usual gap is over there is nothing.
    (before,) = run(warehouse, "customers/conflicts", Filters(as_of=date(2026, 5, 4))).to_dict("records")
    assert (before["conflict"], before["silent_days"]) == ("top_silent", 33)
    assert run(warehouse, "customers/conflicts", Filters(as_of=date(2026, 4, 20))).empty


CONFLICTING: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "reply_overdue": (
        {
            "service_cases": [
                {
                    "case_id": "K1",
                    "customer_id": "a",
                    "opened_at": datetime(2026, 6, 1, 9),
                    "promised_at": datetime(2026, 6, 20, 9),
                }
            ]
        },
        {"about": "K1", "days": 10, "on_day": date(2026, 6, 20)},
    ),
    "overdue_dealing": (
        {
            "receivables": [
                {
                    "invoice_id": "I",
                    "customer_id": "a",
                    "issued_on": date(2026, 4, 1),
                    "due_on": date(2026, 5, 1),
                    "amount": 900,
                    "paid_amount": 100,
                }
            ],
            "opportunities": [{"opportunity_id": "O", "customer_id": "a", "opened_on": date(2026, 5, 1), "stage": 4}],
        },
        {"amount": 800, "days": 60, "stage": 4},
    ),
    "call_without_consent": (
        {
            "app_calls": [
                {
                    "customer_id": "a",
                    "employee_id": "",
                    "due_on": date(2026, 6, 29),
                    "because": "asked",
                    "at": datetime(2026, 6, 28, 9),
                }
            ]
        },
        {"about": "asked"},
    ),
    "archived_buying": (
        {
            "customers": [{"customer_id": "b", "name": "B", "status": "archived"}],
            "order_lines": [order("b", date(2026, 6, 2))],
        },
        {"on_day": date(2026, 6, 2)},
    ),
    "expired_buying": (
        {
            "contracts": [
                {"contract_id": "V", "customer_id": "a", "starts_on": date(2025, 1, 1), "ends_on": date(2025, 12, 31)}
            ]
        },
        {"on_day": date(2025, 12, 31)},
    ),
    "contact_missed": (
        {
            "interactions": [
                {
                    "interaction_id": "1",
                    "customer_id": "a",
                    "at": datetime(2026, 6, 1, 9),
                    "result": "reached",
                    "next_on": date(2026, 6, 10),
                }
            ],
            "customers": [{"customer_id": "b", "name": "B"}],
        },
        {"on_day": date(2026, 6, 10), "days": 20},
    ),
}


@pytest.mark.parametrize("conflict", CONFLICTING)
def test_what_contradicts_itself_is_told_with_its_figures(small_warehouse: Small, conflict: str) -> None:
    tables, figures = CONFLICTING[conflict]
    # Too many buy more than they do for `a` or `b` to be of the highest tier.
    others = [f"s{number}" for number in range(30)]
    rich = {
        "customers": [
            *({"customer_id": one, "name": one} for one in others),
            {"customer_id": "a", "name": "A", "consent": None if conflict == "call_without_consent" else True},
            *tables.get("customers", ()),
        ],
        "order_lines": [
            order("a", date(2026, 6, 1), 1),
            *(order(one, ON, 500) for one in others),
            *tables.get("order_lines", ()),
        ],
    }
    warehouse = small_warehouse(**{**tables, **rich})
    (row,) = run(warehouse, "customers/conflicts", Filters(as_of=ON)).to_dict("records")
    assert row["conflict"] == conflict
    for name, expected in figures.items():
        got = row[name].date() if name == "on_day" else row[name]
        assert got == expected, name


def test_what_happens_after_the_day_looked_from_is_not_seen_on_any_part_of_the_card(small_warehouse: Small) -> None:
    later = datetime(2026, 7, 1, 9)
    warehouse = small_warehouse(
        customers=[
            {"customer_id": "a", "name": "A", "created_on": date(2020, 1, 1)},
            {"customer_id": "b", "name": "B", "referred_by": "a", "created_on": later.date()},
        ],
        order_lines=[order("a", date(2026, 6, 1)), order("a", later.date(), 900)],
        interactions=[{"interaction_id": "1", "customer_id": "a", "at": later, "result": "reached"}],
        contracts=[{"contract_id": "V", "customer_id": "a", "starts_on": later.date()}],
        receivables=[
            {
                "invoice_id": "I",
                "customer_id": "a",
                "issued_on": date(2026, 6, 1),
                "due_on": date(2026, 6, 2),
                "amount": 70,
                "paid_amount": 70,
                "paid_on": later.date(),
            },
            {"invoice_id": "J", "customer_id": "a", "issued_on": later.date(), "amount": 80},
        ],
        opportunities=[
            {
                "opportunity_id": "O",
                "customer_id": "a",
                "opened_on": date(2026, 6, 1),
                "stage": 3,
                "outcome": "lost",
                "closed_on": later.date(),
                "loss_reason": "price",
                "expected_amount": 10,
            },
            {"opportunity_id": "P", "customer_id": "a", "opened_on": later.date(), "stage": 1},
        ],
        service_cases=[
            {"case_id": "K", "customer_id": "a", "opened_at": datetime(2026, 6, 1, 9), "closed_at": later},
            {"case_id": "L", "customer_id": "a", "opened_at": later},
        ],
    )
    filters = Filters(as_of=ON, customer=("a",))
    card = run(warehouse, "customers/card", filters).iloc[0]
    assert (card["revenue"], card["silent_days"], card["open_deals"], card["overdue_amount"]) == (100, 29, 1, 70)
    assert run(warehouse, "customers/value_by_month", filters)["revenue"].tolist() == [100]
    for empty in ("interactions", "contracts", "referrals"):
        assert run(warehouse, f"customers/{empty}", filters).empty, empty
    assert run(warehouse, "customers/receivables", filters)["invoice_id"].tolist() == ["I"]
    (deal,) = run(warehouse, "customers/deals", filters).to_dict("records")
    assert deal["outcome"] == "open"
    assert run(warehouse, "customers/deals", filters)[["reason", "closed_on"]].isna().all(axis=None)
    assert run(warehouse, "customers/cases", filters)["case_state"].tolist() == ["open"]


def test_a_customer_without_any_fact_has_a_card_of_what_is_known(small_warehouse: Small) -> None:
    warehouse = small_warehouse(customers=[{"customer_id": "a", "name": None}, {"customer_id": "b", "side": "partner"}])
    (row,) = run(warehouse, "customers/card", Filters(customer=("a",))).to_dict("records")
    assert (row["name"], row["orders"], row["open_deals"]) == ("a", 0, 0)
    assert run(warehouse, "customers/card", Filters(customer=("b",))).empty
    assert len(run(warehouse, "customers/card", Filters(customer=("b",), side=("partner",)))) == 1


def test_personal_data_is_read_by_the_card_and_the_search_and_by_no_report() -> None:
    personal = {"customer_identities", "customer_profiles"}
    reading = {
        file
        for name in names()
        for file in below(name)
        if personal & {table.name for table in load_source(file).statement.find_all(exp.Table)}
    }
    assert reading == {"staging/customer_archive", "staging/archive_notes"}
    readers = {file for name in names() for file in below(name) if reading & set(load_source(file).uses)}
    assert readers == {"customers/steps/archive_values", "customers/steps/unmapped_notes", "selection/search_keys"}
    allowed = {"customers/completeness", "customers/profile", "customers/search"}
    personal_reports = readers - {"selection/search_keys"}
    assert {name for name in names() if personal_reports & below(name)} <= allowed


@cache
def below(name: str) -> frozenset[str]:
    """The file and every relation that it stands on."""
    uses = [used for used in load_source(name).uses if not used.startswith("rules/") and "slices" not in used]
    return frozenset({name}).union(*(below(used) for used in uses))
