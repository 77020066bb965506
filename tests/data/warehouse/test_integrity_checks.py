"""The check finds what the load would have refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pandas as pd
import pytest

from data.schema import TABLES
from data.warehouse import Warehouse
from data.warehouse.integrity_checks import check_integrity, is_sound


def of(warehouse: Warehouse, table: str) -> dict[str, object]:
    found = check_integrity(warehouse).set_index("table").loc[table]
    return {str(name): value for name, value in found.items() if not pd.isna(value)}


def test_an_empty_warehouse_is_sound_and_every_table_is_listed(empty_warehouse: Warehouse) -> None:
    found = check_integrity(empty_warehouse)
    assert found["table"].tolist() == [table.name for table in TABLES]
    assert found["rows"].sum() == 0
    assert found["latest"].isna().all()
    assert is_sound(found)


def test_rows_and_their_latest_day_are_told(small_warehouse: Callable[..., Warehouse]) -> None:
    warehouse = small_warehouse(
        order_lines=[
            {"order_id": "1", "line": 1, "ordered_on": date(2026, 5, 1)},
            {"order_id": "2", "line": 1, "ordered_on": date(2026, 5, 3)},
        ],
        customers=[{"customer_id": "A"}],
    )
    assert of(warehouse, "order_lines")["latest"] == pd.Timestamp("2026-05-03")
    assert (of(warehouse, "order_lines")["rows"], of(warehouse, "customers")["rows"]) == (2, 1)
    assert is_sound(check_integrity(warehouse))


def test_orphans_are_found_also_by_two_columns(small_warehouse: Callable[..., Warehouse]) -> None:
    warehouse = small_warehouse(
        customers=[{"customer_id": "A", "referred_by": "nobody", "owner_id": "nobody"}],
        surveys=[{"survey_id": "S"}, {"survey_id": "T"}],
        survey_questions=[{"survey_id": "S", "question_id": "Q"}],
        survey_responses=[{"survey_id": "S", "response_id": "R"}],
        survey_answers=[
            {"survey_id": "S", "response_id": "R", "question_id": "Q", "option": ""},
            {"survey_id": "T", "response_id": "R", "question_id": "Q", "option": ""},
        ],
    )
    assert of(warehouse, "customers")["orphans"] == 2
    assert of(warehouse, "survey_answers")["orphans"] == 2
    assert not is_sound(check_integrity(warehouse))


def test_answers_that_stand_twice_are_found(small_warehouse: Callable[..., Warehouse]) -> None:
    answer = {"survey_id": "S", "response_id": "R", "question_id": "Q", "option": ""}
    warehouse = small_warehouse(survey_answers=[answer, answer, answer, answer | {"option": "b"}])
    assert of(warehouse, "survey_answers")["duplicates"] == 2


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("customers", {"customer_id": "A", "side": "outside"}),
        ("opportunities", {"opportunity_id": "A", "stage": 8}),
        ("interactions", {"interaction_id": "A", "purpose": "chat", "at": datetime(2026, 5, 1)}),
    ],
)
def test_values_out_of_their_lists_are_found(
    small_warehouse: Callable[..., Warehouse], table: str, row: dict[str, object]
) -> None:
    assert of(small_warehouse(**{table: [row]}), table)["out_of_list"] == 1


def test_a_missing_table_and_a_missing_column_are_told(empty_warehouse: Warehouse) -> None:
    with empty_warehouse.writing() as connection:
        connection.exec_driver_sql("drop table case_events")
        connection.exec_driver_sql("alter table contracts drop column renews")
    assert of(empty_warehouse, "case_events")["missing"] == "the table"
    assert of(empty_warehouse, "contracts")["missing"] == "renews"
    assert not is_sound(check_integrity(empty_warehouse))


def test_a_foreign_column_does_no_harm(empty_warehouse: Warehouse) -> None:
    with empty_warehouse.writing() as connection:
        connection.exec_driver_sql("alter table contracts add column colour text")
    assert is_sound(check_integrity(empty_warehouse))


@pytest.mark.parametrize("example", ["sample", "online_retail", "cdnow"])
def test_the_examples_are_sound(example: str, request: pytest.FixtureRequest) -> None:
    found = check_integrity(request.getfixturevalue(example))
    assert found[(found[["orphans", "duplicates", "out_of_list"]] != 0).any(axis=1)].to_dict("records") == []
    assert is_sound(found)
