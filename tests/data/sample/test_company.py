"""The made-up company: the same to the last row, every table filled, and everything in it hangs together."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.sample import EXAMPLE_DESCRIPTIONS
from data.schema import BATCH_TABLES, PERMITTED_VALUES, REFERENCES, TABLES, get_key_columns, get_reference_columns
from data.warehouse import Warehouse
from tests.conftest import read_only
from tests.examples import build

MADE_BY_THE_PROGRAM = ("batches", "audit_log")
SIZES = {"customers": 12_000, "employees": 60, "branches": 30, "order_lines": 150_000}


@pytest.fixture(scope="module")
def stored(sample: Warehouse) -> dict[str, pd.DataFrame]:
    return rows_of(sample)


def rows_of(warehouse: Warehouse) -> dict[str, pd.DataFrame]:
    names = [table.name for table in BATCH_TABLES] + list(MADE_BY_THE_PROGRAM)
    return {name: warehouse.read(f"select * from {name}", {}) for name in names}


def test_a_second_build_makes_the_same_company_row_for_row(
    stored: dict[str, pd.DataFrame], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setenv("TZ", "America/New_York")
    build("sample", tmp_path / "again.duckdb")
    again = read_only(tmp_path / "again.duckdb")
    for name, rows in rows_of(again).items():
        pd.testing.assert_frame_equal(rows, stored[name], obj=name)
    again.close()


def test_every_table_is_filled(stored: dict[str, pd.DataFrame]) -> None:
    assert [name for name, rows in stored.items() if rows.empty] == ["app_calls"]


def test_every_column_says_something_of_somebody(stored: dict[str, pd.DataFrame]) -> None:
    silent = [
        f"{table.name}.{column}"
        for table in TABLES
        for column in table.columns.keys()  # noqa: SIM118  (a column collection yields columns)
        if column != "batch_id" and stored[table.name][column].isna().all()
    ]
    # Nobody in the sample was joined into somebody else.
    assert silent == ["customers.joined_into"]


def test_it_is_as_large_as_a_real_company(stored: dict[str, pd.DataFrame]) -> None:
    assert {name: round(len(stored[name]), -3 if size > 1000 else 0) for name, size in SIZES.items()} == SIZES
    assert stored["branches"]["level"].value_counts().to_dict() == {1: 6, 2: 24}
    assert set(stored["customers"]["kind"]) == {"individual", "enterprise"}
    days = stored["order_lines"]["ordered_on"]
    assert days.dt.to_period("M").nunique() == 36
    assert (days.min(), days.max()) == (pd.Timestamp("2023-11-01"), pd.Timestamp("2026-10-31"))


def test_no_key_stands_twice(stored: dict[str, pd.DataFrame]) -> None:
    twice = {table.name: int(stored[table.name].duplicated(list(get_key_columns(table))).sum()) for table in TABLES}
    assert {name: count for name, count in twice.items() if count} == {}


def test_every_value_is_in_its_list(stored: dict[str, pd.DataFrame]) -> None:
    outside = {
        f"{table}.{column}": set(stored[table][column].dropna()) - set(permitted)
        for (table, column), permitted in PERMITTED_VALUES.items()
    }
    assert {name: values for name, values in outside.items() if values} == {}


def test_every_reference_finds_its_row(stored: dict[str, pd.DataFrame]) -> None:
    orphans = {}
    for (table, column), target in REFERENCES.items():
        here, there = zip(*get_reference_columns(table, column), strict=True)
        rows = stored[table].dropna(subset=[column])[list(here)]
        known = pd.MultiIndex.from_frame(stored[target][list(there)])
        missing = ~pd.MultiIndex.from_frame(rows).isin(known)
        orphans[f"{table}.{column}"] = int(missing.sum())
    assert {name: count for name, count in orphans.items() if count} == {}


def test_nothing_happens_before_a_customer_is_known_or_after_the_last_day(stored: dict[str, pd.DataFrame]) -> None:
    known_from = stored["customers"].set_index("customer_id")["created_on"]
    for table in TABLES:
        dated, rows = table.info["dated"], stored[table.name]
        if not dated or "customer_id" not in rows or table.name == "customers":
            continue
        rows = rows.dropna(subset=["customer_id"])
        assert (rows[dated].to_numpy() >= known_from[rows["customer_id"]].to_numpy()).all(), table.name
        assert rows[dated].max() < pd.Timestamp("2026-11-01"), table.name


def test_a_deal_stands_where_its_last_step_left_it(stored: dict[str, pd.DataFrame]) -> None:
    deals = stored["opportunities"].set_index("opportunity_id")
    steps = stored["stage_events"].sort_values("entered_at").groupby("opportunity_id")
    assert steps["stage"].last().reindex(deals.index).tolist() == deals["stage"].tolist()
    assert steps["entered_at"].first().dt.normalize().reindex(deals.index).tolist() == deals["opened_on"].tolist()
    assert set(deals.loc[deals["outcome"] == "won", "stage"]) == {6, 7}
    assert set(deals["stage"]) == set(range(8))


def test_a_case_is_answered_then_solved_then_closed(stored: dict[str, pd.DataFrame]) -> None:
    cases = stored["service_cases"]
    for earlier, later in (
        ("opened_at", "first_response_at"),
        ("first_response_at", "resolved_at"),
        ("resolved_at", "closed_at"),
    ):
        reached = cases.dropna(subset=[later])
        assert (reached[earlier] < reached[later]).all(), later


def test_nobody_can_be_reached_by_what_is_on_record(stored: dict[str, pd.DataFrame]) -> None:
    identities = stored["customer_identities"]
    assert identities["email"].dropna().str.endswith("@example.com").all()
    assert identities["mobile"].dropna().str.startswith("129").all()
    assert identities["phone"].dropna().str.startswith("0000-").all()
    assert identities["id_number"].str.startswith("99").all()


def test_the_warehouse_says_that_it_is_a_sample(sample: Warehouse) -> None:
    assert sample.example == "sample"
    assert EXAMPLE_DESCRIPTIONS["sample"].is_made_up
    assert "made up" in EXAMPLE_DESCRIPTIONS["sample"].attribution
