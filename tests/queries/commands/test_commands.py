"""`python -m queries`: every number without a browser, in words that a person can act on."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date

import pytest

from data.warehouse import Warehouse
from queries import names
from queries.__main__ import main

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], small_warehouse: Callable[..., Warehouse]) -> Say:
    """Runs a command on four customers of two regions; gives exit code, standard output and standard error."""
    warehouse = small_warehouse(
        branches=[{"branch_id": "b1", "name": "East"}, {"branch_id": "b2", "name": "Harbour", "parent_id": "b1"}],
        customers=[
            {"customer_id": "c1", "name": "Anna", "region": "North", "branch_id": "b2"},
            {"customer_id": "c2", "name": "Bo", "region": "South", "branch_id": "b1"},
            {"customer_id": "c3", "name": "Cai", "region": "South"},
            {"customer_id": "c4", "name": "Dev", "side": "partner"},
        ],
        order_lines=[
            {"order_id": "1", "customer_id": "c1", "ordered_on": date(2026, 1, 31), "amount": 100.10},
            {"order_id": "2", "customer_id": "c2", "ordered_on": date(2026, 2, 10), "amount": 50},
            {"order_id": "3", "customer_id": "c3", "ordered_on": date(2026, 2, 10), "amount": 30},
            {"order_id": "4", "customer_id": "c4", "ordered_on": date(2026, 2, 11), "amount": 7},
            {"order_id": "5", "customer_id": None, "ordered_on": date(2026, 2, 11), "amount": 1.05},
        ],
    )
    url = warehouse.url
    warehouse.close()

    def answer(*words: str) -> tuple[int, str, str]:
        code = main([*words, "--url", url] if words[0] == "run" else list(words))
        said = capsys.readouterr()
        return code, said.out, said.err

    return answer


def test_list_names_every_question(say: Say) -> None:
    code, out, _ = say("list", "--format", "json")
    assert code == 0
    assert [row["name"] for row in json.loads(out)] == list(names())


def test_json_is_a_list_of_rows_with_iso_months_plain_numbers_and_null(say: Say) -> None:
    code, out, err = say("run", "churn/by_month", "--format", "json")
    assert (code, err) == (0, "")
    january = json.loads(out)[0]
    assert january["month"] == "2026-01-01"
    assert january["new"] == 1
    assert january["churn_ratio"] is None
    assert january["is_unfinished"] is False


def test_money_without_a_customer_is_in_the_revenue_until_a_filter_asks_for_customers(say: Say) -> None:
    everybody = json.loads(say("run", "overview/headline", "--format", "json")[1])[0]
    north = json.loads(say("run", "overview/headline", "--where", "region=North", "--format", "json")[1])[0]
    split = json.loads(say("run", "overview/headline", "--by", "region", "--format", "json")[1])
    assert everybody["value"] == pytest.approx(181.15)
    assert north["value"] == pytest.approx(100.10)
    revenue = {row["region"]: row["value"] for row in split if row["metric"] == "revenue"}
    assert revenue == pytest.approx({"North": 100.10, "South": 80, "Unknown": 1.05})


def test_one_field_repeated_widens_and_another_field_narrows(say: Say) -> None:
    words = ("run", "value/customers", "--format", "json", "--where", "region=North", "--where", "region=South")
    assert [row["customer_id"] for row in json.loads(say(*words)[1])] == ["c1", "c2", "c3"]
    assert [row["customer_id"] for row in json.loads(say(*words, "--where", "branch=Unknown")[1])] == ["c3"]


def test_the_side_is_external_until_the_reader_widens_it(say: Say) -> None:
    partner = say("run", "value/customers", "--format", "json", "--where", "side=partner")
    assert [row["customer_id"] for row in json.loads(partner[1])] == ["c4"]


def test_a_branch_takes_its_offices_along_and_goes_by_key_or_name(say: Say) -> None:
    for branch in ("b1", "East"):
        code, out, _ = say("run", "value/customers", "--format", "json", "--where", f"branch={branch}")
        assert code == 0
        assert [row["customer_id"] for row in json.loads(out)] == ["c1", "c2"]


def test_csv_and_the_list_behind_a_cell(say: Say) -> None:
    code, out, _ = say("run", "value/customers", "--format", "csv", "--only", "class=C")
    assert code == 0
    assert [row["customer_id"] for row in csv.DictReader(io.StringIO(out))] == ["c3"]


def test_a_cell_of_numbers_and_days_goes_by_its_value(say: Say) -> None:
    recent = say("run", "value/rfm", "--only", "r=2", "--format", "json")
    on_a_day = say("run", "churn/active_customers", "--only", "active_since=2026-02-10", "--format", "json")
    assert [row["customer_id"] for row in json.loads(recent[1])] == ["c2", "c3"]
    assert [row["customer_id"] for row in json.loads(on_a_day[1])] == ["c2", "c3"]


def test_a_split_adds_the_field_as_first_column(say: Say) -> None:
    code, out, _ = say("run", "value/summary", "--by", "branch", "--format", "json")
    assert code == 0
    assert [list(row)[0] for row in json.loads(out)] == ["branch"] * 3
    assert {row["branch"]: row["customers"] for row in json.loads(out)} == {"East": 1, "Harbour": 1, "Unknown": 1}


def test_a_period_limits_what_is_seen_and_an_early_day_sees_nothing_later(say: Say) -> None:
    january = json.loads(say("run", "value/customers", "--to", "2026-01-31", "--format", "json")[1])
    early = json.loads(say("run", "value/customers", "--as-of", "2026-02-09", "--format", "json")[1])
    assert [row["customer_id"] for row in january] == ["c1"]
    assert early == january


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("run", "value/tier"), "There is no question value/tier. Did you mean value/tiers?"),
        (("run", "value/tiers", "--where", "regoin=North"), "There is no filter regoin. Did you mean region?"),
        (("run", "value/tiers", "--where", "region=Nort"), "No customer has the region Nort. Did you mean North?"),
        (("run", "value/tiers", "--where", "region"), "--where takes name=value, not region."),
        (("run", "value/tiers", "--by", "kinds"), "There is no field kinds to split by. Did you mean kind?"),
        (("run", "value/tiers", "--by", "tier"), "value/tiers cannot be split by tier: it has that column already."),
        (
            ("run", "churn/sensitivity", "--by", "region"),
            "churn/sensitivity cannot be split: its rows are about the whole.",
        ),
        (
            ("run", "value/tiers", "--rule", "churn_window=1"),
            "There is no rule churn_window. Did you mean churn_window_days?",
        ),
        (("run", "value/tiers", "--rule", "abc_a=2"), "The rule abc_a must lie between 0 and 1; 2 does not."),
        (("run", "value/rfm", "--rule", "rfm_days=90"), "The rule rfm_days cannot be 90; it may be 365, all."),
        (("run", "value/tiers", "--as-of", "1.2.2026"), "1.2.2026 is no day; write it as 2026-10-31."),
        (
            ("run", "value/tiers", "--from", "2026-02-01", "--to", "2026-01-01"),
            "The period ends on 2026-01-01, before it begins on 2026-02-01.",
        ),
        (("run", "value/abc", "--only", "clas=A"), "value/abc has no column clas. Did you mean class?"),
    ],
)
def test_a_wrong_word_gets_one_sentence_with_the_nearest_right_one(
    say: Say, words: tuple[str, ...], sentence: str
) -> None:
    assert say(*words) == (2, "", sentence + "\n")


def test_a_rule_that_the_question_does_not_use_has_no_effect(say: Say) -> None:
    plain = say("run", "value/tiers", "--format", "csv")
    assert say("run", "value/tiers", "--rule", "churn_window_days=5", "--format", "csv") == plain


def test_the_sql_of_a_question_needs_no_warehouse(say: Say) -> None:
    code, out, _ = say("sql", "value/tiers", "--engine", "spark", "--where", "tier=core")
    assert code == 0
    assert "IN (:tier)" in out
    assert out.startswith("WITH")


def test_a_missing_warehouse_says_how_to_make_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "value/tiers", "--url", "duckdb:////nowhere/at/all.duckdb"]) in (1, 2)
    said = capsys.readouterr()
    assert said.out == ""
    assert "/nowhere/at/all.duckdb" in said.err
    assert len(said.err.strip().splitlines()) == 1
