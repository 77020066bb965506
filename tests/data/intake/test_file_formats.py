"""Files as people's tools write them: encodings, delimiters, line ends, workbooks, Parquet."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import xlsxwriter

from data.errors import IntakeError
from data.intake.load.pipeline import load_files
from data.intake.readers.text_encoding import detect_encoding
from data.warehouse import Warehouse
from tests.data.files import counts, list_problems, load_text, rows, write

WORDS = "customer_id,name,city\nA,王小明,北京市朝阳区\nB,李娜,上海\n"
ACCENTS = "customer_id,name,city\nA,Müller,Düsseldorf\nB,José Ångström,Málaga\n"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (WORDS, "utf-8", "UTF-8"),
        (WORDS, "utf-8-sig", "UTF-8"),
        (WORDS, "gbk", "GB18030"),
        (WORDS.replace("李娜", "李娜🙂"), "gb18030", "GB18030"),
        (WORDS, "utf-16", "UTF-16"),
        (WORDS, "utf-16-le", "UTF-16"),
        (WORDS, "utf-16-be", "UTF-16"),
        (ACCENTS, "utf-8", "UTF-8"),
        (ACCENTS, "cp1252", "CP1252"),
        ("customer_id,name,city\nA,Müller,Köln\n", "cp1252", "CP1252"),
        (ACCENTS.replace("José", "“José” – 5 €"), "cp1252", "CP1252"),
    ],
)
def test_every_encoding_arrives_with_its_letters(
    empty_warehouse: Warehouse, tmp_path: Path, text: str, codec: str, name: str
) -> None:
    report = load_text(empty_warehouse, tmp_path, "customers", text.encode(codec))
    assert report.read_as == f"{name}, comma"
    expected = [tuple(line.split(",")) for line in text.splitlines()[1:]]
    assert rows(empty_warehouse, "select customer_id, name, city from customers order by 1") == expected


def test_chinese_far_below_a_long_plain_beginning_is_still_found(tmp_path: Path) -> None:
    plain = "customer_id,name\n" + "".join(f"{number},plain\n" for number in range(20_000))
    assert detect_encoding(write(tmp_path, "late.csv", (plain + "Z,王小明\n").encode("gbk"))) == ("gb18030", "GB18030")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_delimiter_and_line_end_is_read(
    empty_warehouse: Warehouse, tmp_path: Path, delimiter: str, end: str
) -> None:
    lines = [["customer_id", "name", "city"], ["A", '"Ann, Bo; Cy|\tDi"', ""], ["B", '"5"" pipe"', "x"]]
    content = end.join(delimiter.join(cells) for cells in lines)
    assert counts(load_text(empty_warehouse, tmp_path, "customers", content)) == (2, 0, 0, 0)
    expected = [("A", "Ann, Bo; Cy|\tDi", None), ("B", '5" pipe', "x")]
    assert rows(empty_warehouse, "select customer_id, name, city from customers order by 1") == expected


@pytest.mark.parametrize(
    "header",
    [
        "customer_id,name",
        " Customer ID , NAME ",
        '"customer_id","name"',
        "CUSTOMER-ID,Name,",
        "\ncustomer_id,name",
        'sep=,\n"customer_id",name',
        '"customer\nid",name',
    ],
)
def test_a_header_is_understood_as_people_write_it(empty_warehouse: Warehouse, tmp_path: Path, header: str) -> None:
    assert counts(load_text(empty_warehouse, tmp_path, "customers", f"{header}\nA,Ann\nB,Bo\n")) == (2, 0, 0, 0)
    assert rows(empty_warehouse, "select customer_id, name from customers order by 1") == [("A", "Ann"), ("B", "Bo")]


def test_blanks_around_a_value_and_rows_without_any_are_not_data(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    content = "customer_id,name\n A ,\u3000Ann\u00a0\n\n   \n,\n\tB,\n"
    report = load_text(empty_warehouse, tmp_path, "customers", content)
    assert (report.rows_in, counts(report)) == (2, (2, 0, 0, 0))
    assert rows(empty_warehouse, "select customer_id, name from customers order by 1") == [("A", "Ann"), ("B", None)]


def test_a_line_is_named_as_an_editor_shows_it(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    """Line ends within cells, blank lines and broken rows all move the lines below them."""
    content = 'customer_id,name,kind\nA,"two\nlines",\nB,,wrong\n\nC,"a\r\n\nb",wrong\nD,x\nE,,wrong\n'
    report = load_text(empty_warehouse, tmp_path, "customers", content)
    assert [(line, value) for line, _, value, _ in list_problems(report)] == [
        (4, "wrong"),
        (6, "wrong"),
        (9, None),
        (10, "wrong"),
    ]


def test_lines_are_right_when_duckdb_reads_the_file_by_itself(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    content = 'customer_id,name,kind\nA,"two\nlines",\nB,,wrong\nC,"three\n\nlines",wrong\nD,,\nE,,wrong\n'
    report = load_text(empty_warehouse, tmp_path, "customers", content)
    assert [line for line, *_ in list_problems(report)] == [4, 5, 9]


def test_text_that_looks_like_something_else_stays_text(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    content = "customer_id,name,city\n007,=1+1,N/A\n1e5,NULL,nan\n"
    load_text(empty_warehouse, tmp_path, "customers", content)
    expected = [("007", "=1+1", "N/A"), ("1e5", "NULL", "nan")]
    assert rows(empty_warehouse, "select customer_id, name, city from customers order by 1") == expected


def test_a_workbook_is_read_with_its_types(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Customer ID", "name", "created_on", "has_need"])
    sheet.append([1001, "王小明", date(2026, 5, 1), True])
    sheet.append([None, None, None, None])
    sheet.append(["B-2", 12.5, datetime(2026, 5, 2, 12, 30), "no"])
    book.save(tmp_path / "book.xlsx")
    report = load_files(empty_warehouse, "customers", [tmp_path / "book.xlsx"])[0]
    assert (report.read_as, counts(report)) == ("sheet Sheet", (2, 0, 0, 0))
    found = rows(empty_warehouse, "select customer_id, name, created_on, has_need from customers order by 1")
    assert found == [
        ("1001", "王小明", pd.Timestamp("2026-05-01"), True),
        ("B-2", "12.5", pd.Timestamp("2026-05-02"), False),
    ]


def test_a_problem_in_a_workbook_names_the_row_of_the_sheet(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "book.xlsx")) as book:
        book.add_worksheet("Notes")
        sheet = book.add_worksheet("Kunden")
        for place, cells in [(3, ["customer_id", "kind"]), (4, ["A", "enterprise"]), (7, ["B", "firm"])]:
            sheet.write_row(place - 1, 0, cells)
    report = load_files(empty_warehouse, "customers", [tmp_path / "book.xlsx"])[0]
    assert report.read_as == "sheet Kunden"
    assert [(line, column, value) for line, column, value, _ in list_problems(report)] == [(7, "kind", "firm")]


def test_parquet_is_read_with_its_types(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "order_id": ["1", "1"],
            "line": [1, 2],
            "ordered_on": [date(2026, 5, 1), None],
            "quantity": [1.5, 2.0],
            "amount": [0.1, -3.0],
            "is_return": [False, True],
        }
    )
    frame.to_parquet(tmp_path / "lines.parquet")
    report = load_files(empty_warehouse, "order_lines", [tmp_path / "lines.parquet"])[0]
    assert (report.read_as, counts(report)) == ("Parquet", (2, 0, 0, 0))
    found = rows(empty_warehouse, "select line, ordered_on, quantity, amount, is_return from order_lines order by 1")
    assert found == [(1, pd.Timestamp("2026-05-01"), 1.5, 0.1, False), (2, None, 2.0, -3.0, True)]


def test_a_file_is_known_by_its_content_and_not_by_its_name(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    pd.DataFrame({"customer_id": ["A"]}).to_parquet(tmp_path / "customers.csv")
    assert load_files(empty_warehouse, "customers", [tmp_path / "customers.csv"])[0].new == 1


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("empty.csv", b"", "is empty"),
        ("blank.csv", b"\n\n  \n", "is empty"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "is not a text file"),
        ("zero.csv", b"customer_id,name\nA,b\x00c\nB,c\n" + b"C,d\n" * 50, "is not a text file"),
        ("late.csv", b"customer_id,name\n" + b"C,d\n" * 50_000 + b"A,b\x00c\n", "is not a text file"),
        ("book.xlsx", b"PK\x03\x04 and no more", "is not a workbook"),
        ("lines.parquet", b"PAR1 and no more", "is not a Parquet file"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    empty_warehouse: Warehouse, tmp_path: Path, name: str, content: bytes, expected: str
) -> None:
    with pytest.raises(IntakeError, match=expected) as error:
        load_text(empty_warehouse, tmp_path, "customers", content, name)
    assert name in str(error.value)
    assert rows(empty_warehouse, "select * from batches") == []


def test_a_folder_and_a_missing_file_are_told_in_a_sentence(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="is a folder"):
        load_files(empty_warehouse, "customers", [tmp_path])
    with pytest.raises(IntakeError, match="No such file"):
        load_files(empty_warehouse, "customers", [tmp_path / "none.csv"])
