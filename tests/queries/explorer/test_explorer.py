"""The explorer: the same customers as everywhere, kept tables that change nothing, segments, scores that add up."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from data.errors import QuestionError
from data.warehouse import Warehouse
from queries import Filters, count, names, run, without_segments
from queries.__main__ import main
from tests.recount.attributes import attributes_of, card_points, target_points

CHOICES = (
    Filters(),
    Filters(region=("North",), kind=("enterprise",)),
    Filters(branch=("b1",)),
    Filters(branch=("Unknown",)),
    Filters(owner=("Eva", "Unknown")),
    Filters(side=("partner", "external")),
    Filters(tier=("core", "small")),
    Filters(lifecycle=("loyal", "lost")),
    Filters(industry=("Unknown",), channel=("internet", "Unknown")),
    Filters(customer=("c1", "c3", "nobody")),
    Filters(search="an"),
    Filters(search="+86 139 0000 0001"),
    Filters(search="ＢＯ"),
    Filters(criteria="orders >= 1 and not tag = 'slow payer'"),
    Filters(segment=("s1",)),
    Filters(segment=("s1", "Partners"), region=("North",)),
    Filters(segment=("East and its offices",)),
)


@pytest.fixture
def company(small_warehouse: Callable[..., Warehouse]) -> Warehouse:
    """Six customers with every kind of record, two of them nearly empty."""
    return small_warehouse(
        branches=[{"branch_id": "b1", "name": "East"}, {"branch_id": "b2", "name": "Harbour", "parent_id": "b1"}],
        employees=[{"employee_id": "e1", "name": "Eva"}],
        customers=[
            {
                "customer_id": "c1",
                "name": "Anna",
                "region": "North",
                "branch_id": "b2",
                "owner_id": "e1",
                "industry": "Food",
                "channel": "internet",
                "has_need": True,
                "has_means": True,
            },
            {"customer_id": "c2", "name": "Bo", "region": "South", "branch_id": "b1", "has_need": False},
            {"customer_id": "c3", "name": "Cai", "region": "North", "referred_by": "c1", "kind": "individual"},
            {"customer_id": "c4", "name": "Dan", "side": "partner", "region": "North"},
            {"customer_id": "c5"},
            {"customer_id": "c6", "name": "Fan", "region": "North", "has_need": True, "has_means": False},
        ],
        customer_identities=[{"customer_id": "c2", "mobile": "139-0000-0001", "email": "Bo@firm.cn"}],
        customer_tags=[{"customer_id": "c1", "tag": "slow payer"}, {"customer_id": "c1", "tag": "vip"}],
        order_lines=[
            {"order_id": f"{who}{day}", "customer_id": who, "ordered_on": day, "amount": amount, "cost": cost}
            for who, day, amount, cost in (
                ("c1", date(2025, 3, 31), 100, 50),
                ("c1", date(2026, 1, 31), 300, 250),
                ("c1", date(2026, 3, 1), 20, 5),
                ("c2", date(2025, 5, 10), 50, None),
                ("c3", date(2026, 3, 10), 30, 29),
                ("c4", date(2026, 3, 2), 7, 1),
                ("c6", date(2024, 3, 10), 30, 10),
                (None, date(2026, 3, 2), 5, 1),
            )
        ]
        + [{"order_id": "r", "customer_id": "c1", "ordered_on": date(2026, 3, 5), "amount": 10, "is_return": True}],
        receivables=[
            {
                "invoice_id": "1",
                "customer_id": "c1",
                "issued_on": date(2026, 1, 1),
                "due_on": date(2026, 2, 1),
                "amount": 300,
                "paid_amount": 300,
                "paid_on": date(2026, 1, 30),
            },
            {
                "invoice_id": "2",
                "customer_id": "c1",
                "issued_on": date(2026, 2, 1),
                "due_on": date(2026, 3, 1),
                "amount": 80,
                "paid_amount": 30,
                "paid_on": date(2026, 3, 2),
            },
            {
                "invoice_id": "3",
                "customer_id": "c2",
                "issued_on": date(2026, 3, 1),
                "due_on": date(2026, 4, 1),
                "amount": 40,
            },
        ],
        contracts=[
            {"contract_id": "1", "customer_id": "c1", "starts_on": date(2025, 1, 1), "ends_on": date(2026, 4, 1)},
            {"contract_id": "2", "customer_id": "c2", "starts_on": date(2025, 1, 1), "ends_on": date(2026, 1, 1)},
            {"contract_id": "3", "customer_id": "c3", "starts_on": date(2026, 1, 1)},
        ],
        interactions=[
            {
                "interaction_id": "1",
                "customer_id": "c1",
                "at": date(2026, 2, 1),
                "result": "reached",
                "next_on": date(2026, 4, 2),
            },
            {"interaction_id": "2", "customer_id": "c1", "at": date(2026, 3, 1), "result": "not_reached"},
            {"interaction_id": "3", "customer_id": "c2", "at": date(2026, 3, 9), "next_on": date(2026, 5, 1)},
        ],
        opportunities=[
            {
                "opportunity_id": "o1",
                "customer_id": "c3",
                "opened_on": date(2026, 1, 5),
                "stage": 4,
                "expected_amount": 500,
                "outcome": "open",
            },
            {"opportunity_id": "o2", "customer_id": "c3", "opened_on": date(2026, 1, 5), "stage": 1, "outcome": "open"},
            {
                "opportunity_id": "o3",
                "customer_id": "c1",
                "opened_on": date(2026, 1, 5),
                "stage": 3,
                "outcome": "lost",
                "closed_on": date(2026, 2, 1),
            },
        ],
        service_cases=[
            {"case_id": "1", "customer_id": "c1", "opened_at": date(2026, 2, 1), "closed_at": date(2026, 2, 3)},
            {"case_id": "2", "customer_id": "c1", "opened_at": date(2026, 3, 1)},
        ],
        surveys=[{"survey_id": "s"}],
        survey_questions=[
            {"survey_id": "s", "question_id": "q1", "role": "csat", "scale_min": 1, "scale_max": 5},
            {"survey_id": "s", "question_id": "q2", "role": "nps", "scale_min": 0, "scale_max": 10},
        ],
        survey_responses=[
            {
                "survey_id": "s",
                "response_id": "1",
                "customer_id": "c1",
                "submitted_at": date(2026, 1, 1),
                "is_complete": True,
            },
            {
                "survey_id": "s",
                "response_id": "2",
                "customer_id": "c1",
                "submitted_at": date(2026, 2, 1),
                "is_complete": True,
            },
            {
                "survey_id": "s",
                "response_id": "3",
                "customer_id": "c3",
                "submitted_at": date(2026, 2, 1),
                "is_complete": False,
            },
        ],
        survey_answers=[
            {"survey_id": "s", "response_id": "1", "question_id": "q1", "option": "", "score": 4},
            {"survey_id": "s", "response_id": "1", "question_id": "q2", "option": "", "score": 9},
            {"survey_id": "s", "response_id": "2", "question_id": "q2", "option": "", "score": 6},
            {"survey_id": "s", "response_id": "3", "question_id": "q2", "option": "", "score": 10},
        ],
        saved_segments=[
            {"segment_id": "s1", "name": "Ours", "filters": "region=North&criteria=orders+%3E%3D+1"},
            {"segment_id": "s2", "name": "Partners", "filters": "side=partner"},
            {"segment_id": "s3", "name": "East and its offices", "filters": "branch=East"},
            {"segment_id": "s4", "name": "Broken", "filters": "criteria=teir+%3D+1"},
            {"segment_id": "s5", "name": "Dated", "filters": "from=2026-01-01"},
            {"segment_id": "s6", "name": "Everybody", "filters": ""},
        ],
    )


@pytest.mark.parametrize("filters", CHOICES, ids=str)
def test_the_table_shows_the_customers_whom_every_report_counts(company: Warehouse, filters: Filters) -> None:
    reported = run(company, "lifecycle/customers", filters)["customer_id"]
    shown = run(company, "explorer/customers", filters)["customer_id"]
    assert sorted(shown) == sorted(reported)
    assert count(company, "explorer/customers", filters) == len(shown)
    assert int(run(company, "explorer/summary", filters)["customers"].sum()) == len(shown)


def test_segments_go_by_number_or_name_several_widen_and_the_reader_narrows_on(company: Warehouse) -> None:
    def who(**fields: tuple[str, ...]) -> list[str]:
        return list(run(company, "explorer/customers", Filters(**fields))["customer_id"])

    assert who(segment=("s1",)) == who(segment=("Ours",)) == ["c1", "c3"]
    assert who(segment=("Partners",)) == ["c4"]
    assert who(segment=("Ours", "Partners")) == ["c1", "c3", "c4"]
    assert who(segment=("East and its offices",)) == ["c1", "c2"]
    assert who(segment=("Everybody",)) == ["c1", "c2", "c3", "c5", "c6"]
    assert who(segment=("Ours",), kind=("individual",)) == ["c3"]
    whole = Filters(segment=("East and its offices", "Ours"), criteria="orders > 0")
    alone = without_segments(company, whole)
    assert alone.segment == ()
    assert list(run(company, "explorer/customers", alone)["customer_id"]) == ["c1", "c2", "c3"]


@pytest.mark.parametrize(
    ("segment", "sentence"),
    [
        ("Our", "There is no segment Our. Did you mean Ours?"),
        ("Broken", "The segment Broken cannot be understood: There is no attribute teir. Did you mean tier?."),
        ("Dated", "The segment Dated cannot be understood: from."),
    ],
)
def test_a_segment_that_is_not_there_or_not_understood_is_told(company: Warehouse, segment: str, sentence: str) -> None:
    with pytest.raises(QuestionError) as problem:
        run(company, "value/tiers", Filters(segment=(segment,)))
    assert str(problem.value).startswith(sentence[:-2])


def test_kept_tables_give_the_rows_that_the_whole_statement_gives(
    sample: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    filters = Filters(criteria="tier = 'core' and not tag = 'vip'", from_on=date(2026, 2, 1))
    asked = [name for name in names() if name.startswith("explorer/")] + ["value/tiers", "churn/summary"]
    kept = [run(sample, name, filters) for name in asked]
    monkeypatch.setattr(type(sample.materialized), "is_available", False)
    for name, before in zip(asked, kept, strict=True):
        pd.testing.assert_frame_equal(before, run(sample, name, filters), check_exact=False, atol=1e-9)


def test_a_write_is_seen_in_the_next_answer(company: Warehouse) -> None:
    def found() -> list[str]:
        return list(run(company, "explorer/customers", Filters(criteria="tag = 'vip'"))["customer_id"])

    assert found() == ["c1"]
    with company.writing() as connection:
        connection.exec_driver_sql("insert into customer_tags (customer_id, tag) values ('c5', 'vip')")
        connection.exec_driver_sql("update customers set region = 'West' where customer_id = 'c5'")
    assert found() == ["c1", "c5"]
    assert count(company, "explorer/customers", Filters(criteria="region = 'West'")) == 1


def test_rows_are_sorted_paged_and_cut_to_columns_with_the_empty_last(company: Warehouse) -> None:
    def page(descending: bool, limit: int, offset: int) -> list[str]:
        found = run(
            company, "explorer/customers", None, None, (), limit, offset, (("nps", descending),), ("customer_id", "nps")
        )
        assert list(found.columns) == ["customer_id", "nps"]
        return list(found["customer_id"])

    assert page(True, 5, 0) == ["c1", "c2", "c3", "c5", "c6"]
    assert page(True, 2, 0) + page(True, 3, 2) == page(True, 5, 0)
    with pytest.raises(QuestionError, match="Did you mean revenue"):
        run(company, "explorer/customers", sort=(("revenu", True),))
    with pytest.raises(QuestionError, match="Did you mean revenue"):
        run(company, "explorer/customers", columns=("revenu",))


def test_a_page_far_down_is_the_same_part_of_the_whole(sample: Warehouse) -> None:
    columns, sort = ("name", "customer_id", "revenue"), (("tier", False), ("revenue", True))
    for name in ("explorer/customers", "explorer/scorecard"):
        own = sort if name == "explorer/customers" else sort[1:]
        filters = Filters(criteria="orders >= 0 and kind = 'enterprise'")
        whole = run(sample, name, filters, sort=own, columns=columns)
        for offset in (999, 1000, 3001):
            page = run(sample, name, filters, None, (), 20, offset, own, columns)
            pd.testing.assert_frame_equal(page, whole.iloc[offset : offset + 20].reset_index(drop=True))


def test_the_command_line_takes_criteria_segments_search_sort_and_columns(
    company: Warehouse, capsys: pytest.CaptureFixture[str]
) -> None:
    url = company.url
    company.close()

    def said(*words: str) -> list[dict[str, object]]:
        assert main(["run", "explorer/customers", *words, "--format", "json", "--url", url]) == 0
        return json.loads(capsys.readouterr().out)

    rows = said("--criteria", "orders > 0", "--sort", "revenue:desc", "--columns", "customer_id,revenue")
    assert rows == [
        {"customer_id": "c1", "revenue": 410.0},
        {"customer_id": "c2", "revenue": 50.0},
        {"customer_id": "c3", "revenue": 30.0},
    ]
    twice = said("--criteria", "orders > 0 or orders = 0", "--criteria", "region = 'South'", "--columns", "customer_id")
    assert twice == [{"customer_id": "c2"}]
    assert said("--where", "segment=Ours", "--where", "customer=c3", "--columns", "customer_id") == [
        {"customer_id": "c3"}
    ]
    assert said("--search", "bo@FIRM.cn", "--columns", "customer_id") == [{"customer_id": "c2"}]
    assert main(["sql", "explorer/customers", "--criteria", "tier = 'core'"]) == 0
    assert "a.tier = :criteria_0" in capsys.readouterr().out


def test_every_attribute_is_what_a_recount_in_pandas_gives(company: Warehouse, sample: Warehouse) -> None:
    for warehouse in (company, sample):
        found = run(warehouse, "explorer/customers", Filters(side=("external", "partner"))).set_index("customer_id")
        expected = attributes_of(warehouse)
        expected = expected.loc[found.index]
        for column in expected.columns:
            one, other = found[column], expected[column]
            if pd.api.types.is_numeric_dtype(other):
                pd.testing.assert_series_equal(
                    one.astype("float64"), other.astype("float64"), check_names=False, atol=1e-6, obj=column
                )
            else:
                same = one.astype(object).where(one.notna(), None) == other.astype(object).where(other.notna(), None)
                assert (same | (one.isna() & other.isna())).all(), column


def test_scores_are_points_of_the_criteria_on_record(sample: Warehouse) -> None:
    found = run(sample, "explorer/customers").set_index("customer_id")
    for points, known, score in (
        (card_points(found), "card_known", "card_score"),
        (target_points(found), "target_known", "target_score"),
    ):
        for column in points.columns:
            pd.testing.assert_series_equal(
                found[column].astype("float64"), points[column].astype("float64"), check_names=False
            )
        judged = points.notna().sum(axis=1)
        assert (found[known] == judged).all()
        least = {"card_known": 3, "target_known": 2}[known]
        expected = (points.sum(axis=1) / (2 * judged) * 10).where(judged >= least)
        pd.testing.assert_series_equal(found[score].astype("float64"), expected, check_names=False)


def test_the_quadrants_add_up_and_each_opens_its_list(sample: Warehouse) -> None:
    filters = Filters(criteria="lifecycle in ('loyal', 'repeat', 'lost', 'potential')")
    quadrants = run(sample, "explorer/scorecard_quadrants", filters)
    summary = run(sample, "explorer/summary", filters).iloc[0]
    assert quadrants["customers"].sum() == summary["customers"]
    assert quadrants["revenue"].sum() == pytest.approx(summary["revenue"])
    for row in quadrants.itertuples():
        behind = (("quadrant", row.quadrant),)
        assert count(sample, "explorer/scorecard", filters, behind) == row.customers
        listed = run(sample, "explorer/scorecard", filters, where=behind)
        assert listed["revenue"].sum() == pytest.approx(row.revenue)
    strict = run(sample, "explorer/scorecard_quadrants", filters.with_rule("good_score", 9.0)).set_index("quadrant")
    assert strict.loc["big_good", "customers"] < quadrants.set_index("quadrant").loc["big_good", "customers"]


def test_an_empty_warehouse_and_one_customer_have_their_answers(small_warehouse: Callable[..., Warehouse]) -> None:
    warehouse = small_warehouse()
    for name in ("explorer/customers", "explorer/scorecard", "explorer/selection_score", "explorer/values"):
        assert run(warehouse, name).empty
    with warehouse.writing() as connection:
        connection.exec_driver_sql("insert into customers (customer_id, created_on) values ('c1', date '2026-01-01')")
        connection.exec_driver_sql(
            "insert into order_lines (order_id, line, customer_id, ordered_on) values ('1', 1, 'c1', date '2026-01-01')"
        )
    only = run(warehouse, "explorer/selection_score").iloc[0]
    assert only["customer_id"] == "c1"
    assert only["target_known"] == 2
