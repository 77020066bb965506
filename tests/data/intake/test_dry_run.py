"""Trying first: what a load or an undo would do is told exactly, and nothing is stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import IntakeError, WarehouseError
from data.intake.checks.diff import CellChange
from data.intake.checks.report import LoadReport
from data.intake.load.pipeline import load_files
from data.ledger import bulk_delete
from data.ledger.undo import undo
from data.warehouse import Warehouse, open_warehouse
from tests.data.files import counts, everything, load_text, rows, write

COLUMNS = "customer_id,name,city,has_need\n"
FIRST = COLUMNS + "A,Ann,Bonn,true\nB,Bo,,\nC,Cy,Köln,false\n"
SECOND = COLUMNS + "A,Anna,,true\nB,Bo,,\nC,Cy,Köln,wrong\nD,Di,,\nC2,Cy,Köln,true\n"


def tried(warehouse: Warehouse, folder: Path, content: str, *, reject_rows: bool = True) -> LoadReport:
    file = write(folder, "tried.csv", content)
    return load_files(warehouse, "customers", [file], reject_rows=reject_rows, dry_run=True)[0]


def book(warehouse: Warehouse) -> list[tuple[object, ...]]:
    return rows(warehouse, "select * from batches order by all") + rows(warehouse, "select * from app_changes")


def test_a_try_counts_what_the_load_then_does_and_stores_nothing(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    load_text(empty_warehouse, tmp_path, "customers", FIRST)
    before, written, version = everything(empty_warehouse), book(empty_warehouse), empty_warehouse.version
    try_out = tried(empty_warehouse, tmp_path, SECOND)
    assert (everything(empty_warehouse), book(empty_warehouse), empty_warehouse.version) == (before, written, version)
    assert try_out.is_dry_run
    assert try_out.batch_id is None
    assert counts(try_out) == (2, 1, 1, 1)
    assert counts(load_text(empty_warehouse, tmp_path, "customers", SECOND, reject_rows=True)) == counts(try_out)


def test_a_try_on_an_empty_table_says_that_all_is_new(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    assert counts(tried(empty_warehouse, tmp_path, FIRST)) == (3, 0, 0, 0)


def test_a_try_of_a_file_with_bad_rows_counts_the_good_ones_also_where_they_would_be_refused(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    try_out = tried(empty_warehouse, tmp_path, SECOND, reject_rows=False)
    assert try_out.is_refused
    assert counts(try_out) == (4, 0, 0, 1)


def test_changes_are_told_cell_by_cell(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    load_text(empty_warehouse, tmp_path, "customers", FIRST)
    expected = [CellChange("A", "name", "Ann", "Anna"), CellChange("A", "city", "Bonn", None)]
    try_out = tried(empty_warehouse, tmp_path, SECOND)
    assert (try_out.changes, try_out.changed_cells) == (expected, 2)
    stored = load_text(empty_warehouse, tmp_path, "customers", SECOND, reject_rows=True)
    assert (stored.changes, stored.changed_cells) == (expected, 2)


def test_of_very_many_changes_a_thousand_are_listed_and_all_are_counted(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    for word in ("x", "y"):
        content = "customer_id,name,city\n" + "".join(f"{number},{word},{word}\n" for number in range(900))
        report = load_text(empty_warehouse, tmp_path, "customers", content, f"{word}.csv")
    assert (len(report.changes), report.changed_cells) == (1_000, 1_800)


def test_a_file_that_is_stored_already_says_when_and_by_whom(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    file = write(tmp_path, "c.csv", FIRST)
    load_files(empty_warehouse, "customers", [file], by="anna")
    again = load_files(empty_warehouse, "customers", [file], dry_run=True)[0]
    assert again.stored_before is not None
    assert (again.stored_before.by, again.batch_id) == ("anna", "1")


def test_reasons_in_the_file_of_rejected_rows_are_in_the_words_one_asks_for(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    file = write(tmp_path, "c.csv", SECOND)
    report = load_files(
        empty_warehouse, "customers", [file], dry_run=True, translate=lambda reason: "既不是真也不是假"
    )[0]
    assert report.rejects_file is not None
    assert "C,Cy,Köln,wrong,4,has_need,wrong,既不是真也不是假" in report.rejects_file.read_text("utf-8-sig")


def test_a_warehouse_that_is_only_read_takes_no_file(empty_file: Path, tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="open for reading only"):
        tried(open_warehouse(f"duckdb:///{empty_file}?access_mode=read_only"), tmp_path, FIRST)


@pytest.mark.parametrize("many", [10, bulk_delete.REBUILD_THRESHOLD])
def test_an_undo_is_tried_without_taking_anything_back(
    empty_warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(bulk_delete, "REBUILD_THRESHOLD", many)
    load_text(empty_warehouse, tmp_path, "customers", "customer_id\n" + "".join(f"{number}\n" for number in range(100)))
    load_text(empty_warehouse, tmp_path, "customers", "customer_id,name\n1,Ann\n2,Bo\n", "b.csv")
    load_text(empty_warehouse, tmp_path, "order_lines", "order_id,line,customer_id\n1,1,3\n", "c.csv")
    before, written, version = everything(empty_warehouse), book(empty_warehouse), empty_warehouse.version
    try_out = undo(empty_warehouse, "1", dry_run=True)
    assert (everything(empty_warehouse), book(empty_warehouse), empty_warehouse.version) == (before, written, version)
    assert (try_out.removed, try_out.edited_since, try_out.still_needed) == (97, 2, 1)
    assert undo(empty_warehouse, "1") == try_out


def test_an_undo_tells_its_tables_apart(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    load_text(empty_warehouse, tmp_path, "customers", "customer_id,name\nA,Ann\nB,Bo\nC,Cy\n")
    load_text(empty_warehouse, tmp_path, "customers", "customer_id,name\nA,Anna\n", "b.csv")
    undone = undo(empty_warehouse, "1")
    assert (undone.by_table["customers"].removed, undone.edited_by_table) == (2, {"customers": 1})
    assert list(undone.by_table) == ["customers"]


def test_an_undo_that_is_not_possible_is_refused_when_tried(empty_warehouse: Warehouse) -> None:
    with pytest.raises(IntakeError, match="There is no batch"):
        undo(empty_warehouse, "7", dry_run=True)
