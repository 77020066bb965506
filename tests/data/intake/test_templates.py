"""Blank workbooks to fill."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from data.__main__ import main
from data.intake.load.pipeline import load_files
from data.intake.load.templates import build_template
from data.intake.mapping.schema_matching import list_loadable_columns
from data.schema import TABLES, metadata
from data.warehouse import Warehouse
from tests.data.files import counts, rows


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_template_has_every_column_and_a_sheet_that_explains_each(table) -> None:
    book = openpyxl.load_workbook(BytesIO(build_template(table)))
    headings, explained = (list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets)
    assert headings == [list_loadable_columns(table)]
    assert [row[0] for row in explained[1:]] == list(list_loadable_columns(table))
    assert [row[0] for row in explained[1:] if not row[2] or not row[3]] == []


def test_a_template_is_the_same_bytes_each_time() -> None:
    assert build_template(metadata.tables["customers"]) == build_template(metadata.tables["customers"])


def test_a_template_says_type_need_and_permitted_values() -> None:
    book = openpyxl.load_workbook(BytesIO(build_template(metadata.tables["customers"])))
    told = {str(row[0]): row[3:] for row in book.worksheets[1].iter_rows(values_only=True)}
    assert told["customer_id"] == ("text", "yes", "")
    assert told["kind"] == ("text", "no; empty means enterprise", "individual, enterprise")
    assert told["owner_id"] == ("text", "no", "must be in employees")
    assert told["created_on"][0] == "date, like 2026-05-31"


def test_a_template_that_was_filled_is_loaded(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    file = tmp_path / "customers.xlsx"
    assert main(["template", "customers", str(file)]) == 0
    book = openpyxl.load_workbook(file)
    book.worksheets[0].append(["007", "Ann", "individual"])
    book.save(file)
    assert counts(load_files(empty_warehouse, "customers", [file])[0]) == (1, 0, 0, 0)
    assert rows(empty_warehouse, "select customer_id, name, kind from customers") == [("007", "Ann", "individual")]


def test_a_template_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.xlsx"
    file.write_text("mine")
    assert main(["template", "customers", str(file)]) == 2
    assert file.read_text() == "mine"
    assert "is there already" in capsys.readouterr().err
