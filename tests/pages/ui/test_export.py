"""Files that open right."""

from __future__ import annotations

import csv
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pandas as pd
import pytest

from pages.ui.report.export_files import Sheet, build_csv, build_xlsx, escape_formula

WICKED = ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "plain", "Zoë 客户"]


@pytest.fixture
def sheet() -> Sheet:
    frame = pd.DataFrame(
        {
            "name": WICKED,
            "amount": [-5.5, None, 3.0, 4, 5, 6, 7, 1_234_567.89],
            "day": pd.to_datetime(["2011-12-09"] * 8),
        }
    )
    return Sheet(frame, ["Name", "Revenue", "Day"], ["text", "money", "date"], [("Filters", "Region: =North")])


def test_a_csv_file_has_the_mark_that_spreadsheets_need_for_chinese(sheet: Sheet) -> None:
    assert build_csv(sheet).startswith(b"\xef\xbb\xbf")
    assert "客户" in build_csv(sheet).decode("utf-8-sig")


def test_texts_that_a_spreadsheet_would_compute_are_made_harmless_and_numbers_stay(sheet: Sheet) -> None:
    rows = list(csv.reader(StringIO(build_csv(sheet).decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows[1:]] == [escape_formula(text) for text in WICKED]
    assert [row[0][0] for row in rows[1:7]] == ["'"] * 6
    assert rows[1][1] == "-5.5"
    assert rows[1][2] == "2011-12-09"


def test_a_workbook_begins_with_filters_and_definitions_and_holds_every_row(sheet: Sheet) -> None:
    book = openpyxl.load_workbook(BytesIO(build_xlsx(sheet)))
    about, rows = book.worksheets
    assert [cell.value for cell in about[1]] == ["Filters", "Region: =North"]
    assert about[2][1].value == "all 8 rows"
    assert rows.max_row == 9
    assert [cell.value for cell in rows[1]] == ["Name", "Revenue", "Day"]
    assert rows["B9"].value == 1_234_567.89
    assert rows["C2"].value.date() == date(2011, 12, 9)


def test_no_cell_of_a_workbook_is_a_formula(sheet: Sheet) -> None:
    book = openpyxl.load_workbook(BytesIO(build_xlsx(sheet)))
    for page in book.worksheets:
        for row in page.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    assert book.worksheets[1]["A2"].value == "=1+1"
    assert book.worksheets[1]["A2"].quotePrefix


def test_a_workbook_that_had_to_be_cut_says_so(sheet: Sheet) -> None:
    book = openpyxl.load_workbook(BytesIO(build_xlsx(sheet, limit=3)))
    assert book.worksheets[0][2][1].value == "cut at 3 of 8 rows"
    assert book.worksheets[1].max_row == 4


def test_an_answer_without_rows_makes_files_with_headings_only() -> None:
    empty = Sheet(pd.DataFrame({"name": []}), ["Name"], ["text"], [])
    assert build_csv(empty).decode("utf-8-sig") == "Name\r\n"
    assert openpyxl.load_workbook(BytesIO(build_xlsx(empty))).worksheets[1].max_row == 1
