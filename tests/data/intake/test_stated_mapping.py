"""A load that is told what the file does not say: what its headings mean, and how it is read."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from data.__main__ import main
from data.errors import IntakeError
from data.intake.checks.report import LoadReport
from data.intake.load.pipeline import load_files
from data.intake.mapping.schema_matching import fetch_confirmed_columns
from data.intake.readers.file_format import ReadOptions
from data.intake.readers.preview import preview_file
from data.warehouse import Warehouse
from tests.data.files import counts, list_problems, rows, write

FOREIGN = "客户号;名称;备注\nA;安;x\nB;博;y\n"
MEANT = {"客户号": "customer_id", "名称": "name", "备注": None}
STORED = [("A", "安"), ("B", "博")]


def sent(warehouse: Warehouse, file: Path, **more: object) -> LoadReport:
    return load_files(warehouse, "customers", [file], **more)[0]  # type: ignore[arg-type]


def names(warehouse: Warehouse) -> list[tuple[object, ...]]:
    return rows(warehouse, "select customer_id, name from customers order by 1")


def test_headings_mean_what_one_says_and_the_rest_is_left_out(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    assert counts(sent(empty_warehouse, write(tmp_path, "f.csv", FOREIGN), columns=MEANT)) == (2, 0, 0, 0)
    assert names(empty_warehouse) == STORED


def test_a_workbook_and_a_parquet_file_are_told_as_well(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    frame = pd.DataFrame({"客户号": ["A", "B"], "名称": ["安", "博"], "备注": ["x", "y"]})
    frame.to_excel(tmp_path / "f.xlsx", index=False)
    frame.to_parquet(tmp_path / "f.parquet")
    assert counts(sent(empty_warehouse, tmp_path / "f.xlsx", columns=MEANT)) == (2, 0, 0, 0)
    assert counts(sent(empty_warehouse, tmp_path / "f.parquet", columns=MEANT)) == (0, 0, 2, 0)
    assert names(empty_warehouse) == STORED


def test_headings_without_a_name_and_those_that_repeat_are_called_by_number_and_turn(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    file = write(tmp_path, "f.csv", "id,,id\nA,Ann,1\n")
    assert preview_file(file).headings == ("id", "column 2", "id (2)")
    meant = {"id": "customer_id", "column 2": "name", "id (2)": None}
    assert counts(sent(empty_warehouse, file, columns=meant)) == (1, 0, 0, 0)
    assert names(empty_warehouse) == [("A", "Ann")]


@pytest.mark.parametrize(
    ("meant", "problem"),
    [
        ({"客户号": "customer_id", "名称": "customer_id"}, (1, "名称", None, "stands in the header twice")),
        ({"客户号": None, "名称": "name"}, (1, "customer_id", None, "is missing in the header")),
        ({"客户号": "customer_id", "名称": "nickname"}, (1, "名称", None, "is not a column of customers")),
        ({"客户号": "customer_id", "名称": "batch_id"}, (1, "名称", None, "is written by the load itself")),
    ],
)
def test_what_headings_cannot_mean_is_refused(
    empty_warehouse: Warehouse, tmp_path: Path, meant: dict[str, str | None], problem: tuple[int, str, None, str]
) -> None:
    report = sent(empty_warehouse, write(tmp_path, "f.csv", FOREIGN), columns={"备注": None} | meant)
    (found,) = list_problems(report)
    assert found[:3] == problem[:3]
    assert found[3].startswith(problem[3])
    assert names(empty_warehouse) == []


def test_rejected_rows_go_out_under_their_own_headings_and_come_back_mended(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    file = write(tmp_path, "f.csv", "客户号,类型,备注\nA,wrong,x\nB,individual,y\n")
    meant = {"客户号": "customer_id", "类型": "kind", "备注": None}
    report = sent(empty_warehouse, file, columns=meant, reject_rows=True)
    assert counts(report) == (1, 0, 0, 1)
    assert report.rejects_file is not None
    text = report.rejects_file.read_text("utf-8-sig")
    assert text.splitlines()[0] == "客户号,类型,备注,line,column,value,reason"
    assert text.splitlines()[1].startswith('A,wrong,x,2,类型,wrong,"is not one of')
    mended = write(tmp_path, "mended.csv", text.replace("A,wrong,x", "A,individual,x"))
    assert counts(sent(empty_warehouse, mended, columns=meant)) == (1, 0, 0, 0)


def test_what_was_told_is_remembered_for_the_next_file_with_these_headings(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    headings = preview_file(write(tmp_path, "f.csv", FOREIGN)).headings
    assert fetch_confirmed_columns(empty_warehouse, "customers", headings) is None
    sent(empty_warehouse, tmp_path / "f.csv", columns=MEANT, dry_run=True)
    assert fetch_confirmed_columns(empty_warehouse, "customers", headings) is None
    sent(empty_warehouse, tmp_path / "f.csv", columns=MEANT)
    assert fetch_confirmed_columns(empty_warehouse, "customers", headings) == MEANT
    other = MEANT | {"备注": "source"}
    sent(empty_warehouse, write(tmp_path, "g.csv", FOREIGN.replace("安", "安娜")), columns=other)
    assert fetch_confirmed_columns(empty_warehouse, "customers", headings) == other
    assert fetch_confirmed_columns(empty_warehouse, "employees", headings) is None
    assert fetch_confirmed_columns(empty_warehouse, "customers", headings[:2]) is None


@pytest.mark.parametrize(
    ("content", "reading"),
    [
        ("customer_id#name\nA#安\nB#博\n".encode("big5"), ReadOptions(encoding="big5", delimiter="#")),
        ("customer_id,name\nA,安\nB,博\n".encode(), ReadOptions(delimiter=",")),
    ],
)
def test_a_file_is_read_as_one_says(
    empty_warehouse: Warehouse, tmp_path: Path, content: bytes, reading: ReadOptions
) -> None:
    assert counts(sent(empty_warehouse, write(tmp_path, "f.csv", content), reading=reading)) == (2, 0, 0, 0)
    assert names(empty_warehouse) == STORED


def test_the_sheet_that_one_names_is_read(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active
    book.active.append(["something else"])
    second = book.create_sheet("Kunden")
    for line in [("customer_id", "name"), ("A", "安"), ("B", "博")]:
        second.append(line)
    book.save(tmp_path / "f.xlsx")
    assert preview_file(tmp_path / "f.xlsx").sheets == ("Sheet", "Kunden")
    assert counts(sent(empty_warehouse, tmp_path / "f.xlsx", reading=ReadOptions(sheet="Kunden"))) == (2, 0, 0, 0)
    with pytest.raises(IntakeError, match="has no sheet Sheet2. Its sheets are Sheet, Kunden"):
        preview_file(tmp_path / "f.xlsx", ReadOptions(sheet="Sheet2"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_first_look_shows_headings_and_rows_and_how_it_was_read(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    lines = [["客户号", "名称"], ["A", "安，博"], ["B", ""]]
    file = write(tmp_path, "f.csv", "\n".join(delimiter.join(cells) for cells in lines).encode(encoding))
    seen = preview_file(file)
    assert (seen.headings, seen.rows) == (("客户号", "名称"), (("A", "安，博"), ("B", "")))
    assert seen.reading.delimiter == delimiter
    assert preview_file(file, seen.reading) == seen


@pytest.mark.parametrize("content", ["", "\n\n", ",,\n"])
def test_a_file_without_a_header_is_refused_at_the_first_look(tmp_path: Path, content: str) -> None:
    with pytest.raises(IntakeError, match="f.csv is empty: it has no header"):
        preview_file(write(tmp_path, "f.csv", content))


def test_the_command_takes_map_and_reading_and_only_tries_when_asked(
    empty_warehouse: Warehouse, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path, "f.csv", FOREIGN.encode("gb18030"))
    map_file = write(tmp_path, "map.json", json.dumps(MEANT, ensure_ascii=False))
    words = ["load", "customers", str(file), "--map", str(map_file), "--encoding", "gb18030"]
    words += ["--delimiter", "semicolon", "--url", empty_warehouse.url]
    assert main([*words, "--dry-run"]) == 0
    assert "2 new, 0 changed, 0 same, 0 rejected\nNothing was stored" in capsys.readouterr().out
    assert names(empty_warehouse) == []
    assert main(words) == 0
    assert names(empty_warehouse) == STORED
    write(tmp_path, "f.csv", FOREIGN.replace("安", "安娜").encode("gb18030"))
    assert main([*words, "--dry-run"]) == 0
    assert "  A, name: 安 → 安娜" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--delimiter", "ab"], "--delimiter ab is not one character"),
        (["--encoding", "klingon"], "--encoding klingon is not known"),
        (["--map", "nowhere.json"], "nowhere.json cannot be read as JSON"),
    ],
)
def test_a_wrong_word_in_the_call_is_told(
    empty_warehouse: Warehouse, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    file = write(tmp_path, "f.csv", FOREIGN)
    assert main(["load", "customers", str(file), *words, "--url", empty_warehouse.url]) == 2
    assert sentence in capsys.readouterr().err


def test_a_map_that_is_none_is_told(
    empty_warehouse: Warehouse, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    map_file = write(tmp_path, "map.json", '["customer_id"]')
    file = write(tmp_path, "f.csv", FOREIGN)
    assert main(["load", "customers", str(file), "--map", str(map_file), "--url", empty_warehouse.url]) == 2
    assert 'Write it like {"客户号": "customer_id", "x": null}' in capsys.readouterr().err
