"""A segment in a split says what its filter says, and the segments add up to the whole."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from shutil import copyfile

import pandas as pd
import pytest

from data.warehouse import Warehouse, open_warehouse
from queries import FIELDS, Filters, describe, names, run
from tests.recount.assertions import cached_facts, recounted_by
from tests.recount.compare import assert_same, keys_of
from tests.recount.results import ALL
from tests.rows import fill

WELL_SPLIT = {"overview/headline", "churn/by_month", "churn/summary", "value/summary", "satisfaction/answers"}
SPLIT = [
    (name, by)
    for name in names()
    for by in (FIELDS if name in WELL_SPLIT else ("branch",))
    if describe(name).is_splittable and by not in {column.name for column in describe(name).columns}
]
BASE = Filters(from_on=dt.date(2020, 6, 1))
REGIONS, KINDS, TRADES = ("North", "South", None), ("individual", "enterprise"), ("food", None)
CHANNELS, SIDES = ("internet", "referral", None), ("external", "external", "external", "partner")


def some_day(number: int) -> dt.date:
    """Days all over 2020, without any pattern that the attributes share."""
    return dt.date(2020, 1, 1) + dt.timedelta(days=number * 37 % 360)


@pytest.fixture(scope="module")
def company(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """Forty customers with every attribute known and unknown, two branches of one name, and rows of nobody."""
    file = copyfile(empty_file, tmp_path_factory.mktemp("company") / "company.duckdb")
    people = [
        {
            "customer_id": f"c{n:02d}",
            "name": f"Customer {n}",
            "region": REGIONS[n % 3],
            "kind": KINDS[n % 2],
            "side": SIDES[n % 4],
            "industry": TRADES[n // 2 % 2],
            "channel": CHANNELS[n // 3 % 3],
            "branch_id": ("b1", "b2", "b3", None)[n // 4 % 4],
            "owner_id": ("e1", "e2", None)[n // 5 % 3],
            "has_need": n % 7 == 0,
            "has_means": True,
        }
        for n in range(40)
    ]
    lines = [
        {
            "order_id": f"o{n}",
            "customer_id": None if n % 29 == 0 else f"c{n * n % 34:02d}",
            "ordered_on": some_day(n),
            "amount": 10 + n * 17 % 90,
            "cost": n % 9,
            "is_return": n % 11 == 0,
        }
        for n in range(1, 200)
    ]
    deals = [
        {
            "opportunity_id": f"d{n}",
            "customer_id": None if n % 5 == 0 else f"c{n % 40:02d}",
            "opened_on": some_day(n),
            "outcome": "open",
            "stage": n % 6,
            "expected_amount": 100 * n,
        }
        for n in range(1, 40)
    ]
    said = [
        {
            "survey_id": "s",
            "response_id": f"r{n}",
            "customer_id": None if n % 4 == 0 else f"c{n % 40:02d}",
            "submitted_at": dt.datetime.combine(some_day(n), dt.time(10)),
            "is_complete": n % 6 != 0,
        }
        for n in range(60)
    ]
    answers = [
        {"survey_id": "s", "response_id": f"r{n}", "question_id": "q", "option": "", "score": 1 + n % 5}
        for n in range(60)
    ]
    return fill(
        open_warehouse(f"duckdb:///{file}"),
        branches=[
            {"branch_id": "b1", "name": "Harbour"},
            {"branch_id": "b2", "name": "Harbour"},
            {"branch_id": "b3", "name": "Hill"},
        ],
        employees=[{"employee_id": "e1", "name": "Ada"}, {"employee_id": "e2", "name": "Bo"}],
        customers=people,
        order_lines=lines,
        opportunities=deals,
        survey_questions=[{"survey_id": "s", "question_id": "q", "role": "csat", "scale_min": 1, "scale_max": 5}],
        survey_responses=said,
        survey_answers=answers,
        churn_notes=[{"customer_id": "c04", "at": dt.datetime(2020, 5, 1, 9), "reason": "moved"}],
    )


@pytest.mark.parametrize(("name", "by"), SPLIT)
def test_a_segment_says_what_its_filter_says(company: Warehouse, name: str, by: str) -> None:
    parts = run(
        company, name, BASE.with_changes(side=() if by == "side" else ("external", "partner", "Unknown")), by=by
    )
    assert parts.columns[0] == by
    for label in parts[by].unique():
        changes = {"side": ("external", "partner", "Unknown")} | {by: (label,)}
        alone = run(company, name, BASE.with_changes(**changes))
        assert_same(parts[parts[by] == label], alone, list(alone.columns), (name, by, label))


@pytest.mark.parametrize(("name", "by"), [(name, by) for name, by in SPLIT if describe(name).adds_up])
def test_the_segments_add_up_to_the_whole(company: Warehouse, name: str, by: str) -> None:
    question = describe(name)
    whole = run(company, name, BASE)
    keys = keys_of(name)
    parts = run(company, name, BASE, by=by)
    sums = list(question.adds_up)
    if keys:
        parts = parts.groupby(keys, as_index=False, dropna=False)[sums].sum()
        assert_same(something(parts, sums), something(whole, sums), [*keys, *sums], (name, by))
    else:
        assert parts[sums].sum().round(6).tolist() == whole[sums].sum().round(6).tolist()


def something(rows: pd.DataFrame, sums: list[str]) -> pd.DataFrame:
    """Without the rows in which everything is zero: an empty class may be there or not."""
    return rows[(rows[sums].fillna(0) != 0).any(axis=1)]


@pytest.mark.parametrize("by", FIELDS)
@pytest.mark.parametrize("name", ["churn/by_month", "churn/summary", "value/summary", "value/abc", "lifecycle/states"])
def test_the_segments_equal_their_recount(company: Warehouse, name: str, by: str) -> None:
    recount, columns = ALL[name]
    asked = run(company, name, BASE, by=by)
    told = recounted_by(cached_facts(company), BASE, by, recount, counts_nobody=name == "value/summary")
    assert_same(asked, told, [by, *columns], (name, by))
