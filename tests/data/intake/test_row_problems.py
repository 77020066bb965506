"""Everything that can be wrong with a row is told with its line, column, value and reason, and stored nowhere."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from data.errors import IntakeError, UsageError
from data.intake.load.pipeline import load_files
from data.warehouse import Warehouse
from tests.data.files import counts, list_problems, load_text, rows, write
from tests.rows import fill

ORDERS = "order_id,line,customer_id,ordered_on,quantity,amount,is_return"


def order(**cells: str) -> str:
    """An order line as a CSV with one row; cells that are not named are good."""
    row = {
        "order_id": "1",
        "line": "1",
        "customer_id": "",
        "ordered_on": "",
        "quantity": "",
        "amount": "",
        "is_return": "",
    }
    return ORDERS + "\n" + ",".join(f'"{cell}"' for cell in (row | cells).values()) + "\n"


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("ordered_on", "05/01/2026", "does not say which part is the day. Write the year first, like 2026-05-31"),
        ("ordered_on", "31.12.26", "does not say which part is the day. Write the year first, like 2026-05-31"),
        ("ordered_on", "26-05-01", "does not say which part is the day. Write the year first, like 2026-05-31"),
        ("ordered_on", "2026-02-30", "is not in the calendar or on the clock"),
        ("ordered_on", "20261301", "is not in the calendar or on the clock"),
        ("ordered_on", "2026-05-01T10:00:00Z", "has a time zone. Write the local time without it"),
        ("ordered_on", "2026-05-01 10:00+08:00", "has a time zone. Write the local time without it"),
        ("ordered_on", "yesterday", "is not a date. Write it like 2026-05-31"),
        ("ordered_on", "infinity", "is not a date. Write it like 2026-05-31"),
        ("ordered_on", "0202-05-01", "is not a date. Write it like 2026-05-31"),
        ("amount", "1,234", "may be 1234 or 1.234. Write it without a comma, or with a point"),
        ("amount", "twelve", "is not a number"),
        ("amount", "inf", "is not a number"),
        ("amount", "NaN", "is not a number"),
        ("amount", "1_000", "is not a number"),
        ("amount", "0x1F", "is not a number"),
        ("amount", "¥12", "is not a number"),
        ("amount", "12 %", "is not a number"),
        ("amount", "10000000000000000", "is too large. The largest is 9999999999999999.99"),
        ("amount", "9" * 60, "is too large. The largest is 9999999999999999.99"),
        ("quantity", "1e300", "is too large. The largest is 999999999999999.999"),
        ("line", "1.5", "is not a whole number"),
        ("line", "one", "is not a number"),
        ("line", "3000000000", "is too large. The largest is 2147483647"),
        ("line", "", "is empty, and it is part of the key of order_lines"),
        ("is_return", "perhaps", "is neither true nor false. Write true or false"),
        ("customer_id", "nobody", "is not in customers. Load customers first, or correct it"),
    ],
)
def test_a_bad_cell_is_told_with_line_column_value_and_reason(
    empty_warehouse: Warehouse, tmp_path: Path, column: str, value: str, reason: str
) -> None:
    report = load_text(empty_warehouse, tmp_path, "order_lines", order(**{column: value}))
    assert list_problems(report) == [(2, column, value or None, reason)]
    assert (report.is_refused, report.rejected) == (True, 1)
    assert rows(empty_warehouse, "select * from order_lines") == []
    assert rows(empty_warehouse, "select * from batches") == []


@pytest.mark.parametrize(
    ("column", "value", "stored"),
    [
        ("ordered_on", "2026-05-01", "2026-05-01"),
        ("ordered_on", "2026/5/1", "2026-05-01"),
        ("ordered_on", "2026.05.01", "2026-05-01"),
        ("ordered_on", "20260501", "2026-05-01"),
        ("ordered_on", "2026年5月1日", "2026-05-01"),
        ("ordered_on", "2026-05-01 23:59:59", "2026-05-01"),
        ("ordered_on", "2026/5/1 9:05", "2026-05-01"),
        ("ordered_on", "2026-05-01T10:00:00.123", "2026-05-01"),
        ("amount", "1234.5", "1234.50"),
        ("amount", "1,234.50", "1234.50"),
        ("amount", "1.234,50", "1234.50"),
        ("amount", "1,234,567", "1234567.00"),
        ("amount", "12,5", "12.50"),
        ("amount", "-.5", "-0.50"),
        ("amount", "+7", "7.00"),
        ("amount", "1e3", "1000.00"),
        ("amount", "1.005", "1.01"),
        ("amount", "-1.005", "-1.01"),
        ("amount", "9999999999999999.99", "9999999999999999.99"),
        ("quantity", "0.125", "0.125"),
        ("line", "3.0", "3"),
        ("line", "-2", "-2"),
        ("is_return", "TRUE", "true"),
        ("is_return", "0", "false"),
        ("is_return", "否", "false"),
        ("is_return", "", None),
    ],
)
def test_a_good_cell_is_stored_as_what_it_means(
    empty_warehouse: Warehouse, tmp_path: Path, column: str, value: str, stored: str | None
) -> None:
    assert counts(load_text(empty_warehouse, tmp_path, "order_lines", order(**{column: value}))) == (1, 0, 0, 0)
    assert rows(empty_warehouse, f"select {column}::varchar from order_lines") == [(stored,)]


def test_a_point_in_time_keeps_its_clock(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    content = "interaction_id,at\nA,2026/5/1 9:05\nB,2026-05-01T23:59:59.5\nC,2026-05-01\nD,2026-05-01 25:00\n"
    report = load_text(empty_warehouse, tmp_path, "interactions", content, reject_rows=True)
    assert list_problems(report) == [(5, "at", "2026-05-01 25:00", "is not in the calendar or on the clock")]
    assert rows(empty_warehouse, 'select "at"::varchar from interactions order by interaction_id') == [
        ("2026-05-01 09:05:00",),
        ("2026-05-01 23:59:59.5",),
        ("2026-05-01 00:00:00",),
    ]


def test_a_value_outside_its_list_is_told_with_the_nearest_right_one(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    content = "customer_id,side,kind\nA,Extern,individual\nB,external,person\n"
    assert list_problems(load_text(empty_warehouse, tmp_path, "customers", content)) == [
        (2, "side", "Extern", "is not one of external, internal, partner. Did you mean external?"),
        (3, "kind", "person", "is not one of individual, enterprise"),
    ]


def test_a_stage_outside_its_range_is_told(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    content = "opportunity_id,stage,intention\nA,8,1\nB,7,0\nC,0,5\nD,,\nE,2.5,3\n"
    found = list_problems(load_text(empty_warehouse, tmp_path, "opportunities", content))
    assert [(line, column, value) for line, column, value, _ in found] == [
        (2, "stage", "8"),
        (3, "intention", "0"),
        (6, "stage", "2.5"),
    ]


def test_a_key_that_stands_twice_is_told_with_its_first_line(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    content = "order_id,line,amount\n1,1,5\n1,2,5\n1,1,6\n1,01,7\n"
    report = load_text(empty_warehouse, tmp_path, "order_lines", content, reject_rows=True)
    assert list_problems(report) == [
        (4, "order_id, line", "1, 1", "repeats the key of line 2. Keep one of the two"),
        (5, "order_id, line", "1, 1", "repeats the key of line 2. Keep one of the two"),
    ]
    assert rows(empty_warehouse, "select line, amount from order_lines order by 1") == [(1, 5.0), (2, 5.0)]


def test_rows_that_do_not_fit_the_header_are_told(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    content = 'customer_id,name\nA\nB,Bo\nC,Cy,more\nD,"x"y\nE,Ed,\n'
    report = load_text(empty_warehouse, tmp_path, "customers", content, reject_rows=True)
    assert list_problems(report) == [
        (2, "", None, "cells in this row: 1, in the header: 2"),
        (4, "", None, "cells in this row: 3, in the header: 2"),
        (5, "", 'D,"x"y', "a cell in quotation marks goes on behind the closing one. Double the marks within a cell"),
    ]
    assert (report.rows_in, counts(report)) == (5, (2, 0, 0, 3))


def test_a_quotation_mark_that_is_never_closed_refuses_the_file(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    report = load_text(
        empty_warehouse, tmp_path, "customers", 'customer_id,name\nA,Ann\nB,"Bo\nC,Cy\n', reject_rows=True
    )
    assert [(line, value) for line, _, value, _ in list_problems(report)] == [(3, 'B,"Bo')]
    assert (report.is_refused, report.is_unreadable) == (True, True)
    assert rows(empty_warehouse, "select * from customers") == []


@pytest.mark.parametrize("reject_rows", [False, True])
def test_a_header_that_does_not_fit_refuses_the_file(
    empty_warehouse: Warehouse, tmp_path: Path, reject_rows: bool
) -> None:
    content = "custmer_id,name,name,batch_id,,zzz\nA,1,2,3,4,5\n"
    report = load_text(empty_warehouse, tmp_path, "customers", content, reject_rows=reject_rows)
    assert [(line, column, reason.split(";")[0]) for line, column, _, reason in list_problems(report)] == [
        (1, "custmer_id", "is not a column of customers. Did you mean customer_id?"),
        (1, "name", "stands in the header twice"),
        (1, "batch_id", "is written by the load itself. Leave this column out"),
        (1, "column 5", "column number 5 has values but no name in the header"),
        (1, "zzz", "is not a column of customers"),
    ]
    assert report.is_refused
    assert rows(empty_warehouse, "select * from customers") == []


def test_a_missing_key_column_is_told(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    report = load_text(empty_warehouse, tmp_path, "order_lines", "order_id,amount\n1,5\n")
    assert list_problems(report) == [
        (1, "line", None, "is missing in the header, and it is part of the key of order_lines")
    ]


def test_a_row_may_name_a_good_row_of_the_same_load_only(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    content = "customer_id,kind,referred_by\nA,,B\nB,,C\nC,wrong,\nD,,D\nE,,D\nF,,nobody\n"
    report = load_text(empty_warehouse, tmp_path, "customers", content, reject_rows=True)
    rejected = "is in this file, but its row is rejected, so this one cannot be stored either"
    assert [(line, column, reason) for line, column, _, reason in list_problems(report) if column == "referred_by"] == [
        (2, "referred_by", rejected),
        (3, "referred_by", rejected),
        (7, "referred_by", "is not in customers. Load customers first, or correct it"),
    ]
    assert rows(empty_warehouse, "select customer_id from customers order by 1") == [("D",), ("E",)]


def test_files_of_one_load_may_name_each_other(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    first = write(tmp_path, "first.csv", "customer_id,referred_by\nA,B\n")
    second = write(tmp_path, "second.csv", "customer_id,referred_by\nB,A\n")
    assert [report.new for report in load_files(empty_warehouse, "customers", [first, second])] == [1, 1]


def test_an_answer_needs_its_response_and_question_of_the_same_survey(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    fill(
        empty_warehouse,
        surveys=[{"survey_id": "S"}, {"survey_id": "T"}],
        survey_questions=[{"survey_id": "S", "question_id": "Q"}],
        survey_responses=[{"survey_id": "S", "response_id": "R"}, {"survey_id": "T", "response_id": "R"}],
    )
    content = "survey_id,response_id,question_id,score\nS,R,Q,5\nT,R,Q,4\n"
    report = load_text(empty_warehouse, tmp_path, "survey_answers", content, reject_rows=True)
    assert list_problems(report) == [
        (3, "question_id", "Q", "is not in survey_questions. Load survey_questions first, or correct it")
    ]
    assert rows(empty_warehouse, "select survey_id, option, score from survey_answers") == [("S", "", 5.0)]


def test_one_bad_row_stores_nothing_from_any_file(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    good = write(tmp_path, "good.csv", "customer_id\nA\n")
    bad = write(tmp_path, "bad.csv", "customer_id,kind\nB,wrong\n")
    reports = load_files(empty_warehouse, "customers", [good, bad])
    assert [report.is_refused for report in reports] == [True, True]
    assert rows(empty_warehouse, "select * from customers") == []


def test_rejected_rows_stand_in_a_file_that_can_be_mended_and_sent_again(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    content = 'order_id;line;amount\n1;1;"1,234"\n2;1;5\n3;x;y\n'
    report = load_text(empty_warehouse, tmp_path, "order_lines", content, "orders.csv", reject_rows=True)
    assert counts(report) == (1, 0, 0, 2)
    assert report.rejects_file == tmp_path / "orders.rejected.csv"
    content = report.rejects_file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(content.decode("utf-8-sig").splitlines())) == [
        ["order_id", "line", "amount", "line_rejected", "column", "value", "reason"],
        ["1", "1", "1,234", "2", "amount", "1,234", "may be 1234 or 1.234. Write it without a comma, or with a point"],
        ["3", "x", "y", "4", "line; amount", "x; y", "line is not a number; amount is not a number"],
    ]
    mended = content.replace(b'"1,234",2', b"1234,2").replace(b"3,x,y,", b"3,1,7,")
    again = load_text(empty_warehouse, tmp_path, "order_lines", mended, "mended.csv")
    assert counts(again) == (2, 0, 0, 0)
    assert rows(empty_warehouse, "select order_id, amount from order_lines order by 1") == [
        ("1", 1234.0),
        ("2", 5.0),
        ("3", 7.0),
    ]


def test_a_file_of_rejected_rows_that_somebody_may_be_mending_is_not_overwritten(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    first = load_text(empty_warehouse, tmp_path, "customers", "customer_id,kind\nA,x\n").rejects_file
    second = load_text(empty_warehouse, tmp_path, "customers", "customer_id,kind\nA,y\n").rejects_file
    assert [path.name for path in (first, second) if path] == ["file.rejected.csv", "file.rejected-2.csv"]


def test_a_file_without_a_good_row_is_no_batch(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    report = load_text(empty_warehouse, tmp_path, "customers", "customer_id,kind\nA,x\n", reject_rows=True)
    assert (report.is_refused, report.batch_id) == (True, None)
    empty = load_text(empty_warehouse, tmp_path, "customers", "customer_id,kind\n", reject_rows=True)
    assert (empty.is_refused, empty.batch_id, empty.rows_in) == (False, None, 0)
    assert rows(empty_warehouse, "select * from batches") == []


def test_an_unknown_table_is_told_with_the_nearest_right_one(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Did you mean customers"):
        load_text(empty_warehouse, tmp_path, "customer", "customer_id\nA\n")
    with pytest.raises(UsageError, match="written by the program itself"):
        load_text(empty_warehouse, tmp_path, "batches", "batch_id\nA\n")


def test_an_example_is_not_mixed_with_ones_own_rows(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    fill(empty_warehouse, app_settings=[{"key": "x", "value": "y"}])
    with empty_warehouse.writing() as connection:
        connection.exec_driver_sql("update app_settings set value = 'sample' where key = 'example'")
    file = write(tmp_path, "own.csv", "customer_id\nA\n")
    with pytest.raises(IntakeError, match="init --example empty --url duckdb:///mine.duckdb"):
        load_files(empty_warehouse, "customers", [file])
    assert load_files(empty_warehouse, "customers", [file], into_example=True)[0].new == 1
