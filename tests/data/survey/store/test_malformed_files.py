"""Files that nobody should send, and somebody will: a sentence each, and the warehouse stays what it was."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from data.errors import CrmError
from data.intake.readers.file_format import ReadOptions
from data.survey.model.outcome import ImportOutcome
from data.warehouse import Warehouse
from tests.data.files import rows, write
from tests.data.survey.uploads import every_table, upload

PLAIN = "Timestamp,Email Address,How satisfied are you with us overall?,What should we improve?\n"
ROW = "2026/05/{day:02} 12:00:00,user{day}@example.com,{score},{comment}\n"


def google(count: int = 20, extra: str = "") -> str:
    """A small sound file, and lines below it."""
    lines = (ROW.format(day=day, score=day % 5 + 1, comment=f"comment {day}") for day in range(1, count + 1))
    return PLAIN + "".join(lines) + extra


def refused(warehouse: Warehouse, path: Path, reading: ReadOptions | None = None) -> str:
    """The sentence with which a file is refused. Nothing at all may have been written."""
    before = every_table(warehouse)
    with pytest.raises(CrmError) as error:
        upload(warehouse, path, reading=reading)
    assert every_table(warehouse) == before
    told = str(error.value)
    assert 20 < len(told) < 1_000, told
    assert "\n" not in told
    return told


def all_rejected(warehouse: Warehouse, path: Path) -> ImportOutcome:
    """What became of a file none of whose rows can be stored."""
    before = every_table(warehouse)
    outcome = upload(warehouse, path)
    assert every_table(warehouse) == before
    assert outcome.refused
    assert outcome.batch_id is None
    assert outcome.rejected == outcome.rows_in > 0
    assert all(problem.line > 1 and str(problem.reason) for problem in outcome.problems)
    return outcome


@pytest.fixture
def stocked(small_warehouse: Callable[..., Warehouse]) -> Warehouse:
    """A warehouse with a customer and a survey, so that there is something to spoil."""
    return small_warehouse(
        customers=[{"customer_id": "A", "name": "Ann"}],
        customer_identities=[{"customer_id": "A", "email": "user1@example.com"}],
        surveys=[{"survey_id": "older", "name": "Older"}],
        survey_questions=[{"survey_id": "older", "question_id": "q1", "position": 1, "wording": "?", "role": "csat"}],
        survey_responses=[{"survey_id": "older", "response_id": "1", "customer_id": "A", "is_complete": True}],
        survey_answers=[{"survey_id": "older", "response_id": "1", "question_id": "q1", "option": "", "score": 4}],
    )


PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x06\x00\x00\x00\x1f\xf3\xffa" * 50


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("empty.csv", b"", "empty"),
        ("mark only.csv", b"\xef\xbb\xbf", "empty"),
        ("blank.csv", b"\n \n\n", "empty"),
        ("commas.csv", b",,,,\n,,,,\n", "no header"),
        ("picture.csv", PICTURE, "not a text file"),
        ("jpeg.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 20, "not a text file"),
        ("zeros.csv", google().encode().replace(b"comment 7", b"com\x00ment 7"), "not a text file"),
        ("only zeros.csv", b"\x00" * 5_000, "not a text file"),
        ("broken.xlsx", b"PK\x03\x04 and no more", "not a workbook"),
        ("pdf.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n" * 3, "PDF"),
        (
            "html.csv",
            b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head>\n<body>Please sign in</body></html>\n",
            "is a web page",
        ),
        ("json.csv", b'{"responses": [{"id": 1, "score": 5}, {"id": 2, "score": 4}]}\n', "no rows below its header"),
        ("quotes.csv", b'"' * 10_001, "no header"),
        ("even quotes.csv", b'"' * 10_000, "no header"),
        ("quotes and lines.csv", b'""""\n' * 300, "no header"),
        ("header only.csv", PLAIN.encode(), "no rows below its header"),
        ("a million commas.csv", b"," * 1_000_000 + b"\n" + b"," * 1_000_000, "no header"),
        ("a million columns.csv", ",".join(f"q{n}" for n in range(1_000_000)).encode() + b"\n", "1000000 columns"),
        (
            "open quote.csv",
            (PLAIN + '2026/05/01 12:00:00,a@example.com,5,"never closed\n').encode() + google().encode(),
            "never closed",
        ),
    ],
)
def test_a_file_that_is_no_survey_is_refused_in_a_sentence(
    stocked: Warehouse, tmp_path: Path, name: str, content: bytes, expected: str
) -> None:
    assert expected in refused(stocked, write(tmp_path, name, content))


def bomb(megabytes: int, says: int) -> bytes:
    """A workbook whose sheet unpacks into so many megabytes and says that it has so many bytes."""
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"a" * 950 + b"</t></is></c></row>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        book.writestr("[Content_Types].xml", CONTENT_TYPES)
        book.writestr("_rels/.rels", RELS)
        book.writestr("xl/workbook.xml", WORKBOOK)
        book.writestr("xl/_rels/workbook.xml.rels", WORKBOOK_RELS)
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            for _ in range(megabytes):
                sheet.write(cell * 1_000)
            sheet.write(b"</sheetData></worksheet>")
        true = struct.pack("<I", book.getinfo("xl/worksheets/sheet1.xml").file_size)
    content = packed.getvalue()
    assert content.count(true) == 2, "in the entry and in the directory"
    return content.replace(true, struct.pack("<I", says))


@pytest.mark.parametrize("says", [3_000_000_000, 1_000])
def test_a_zip_bomb_is_refused_in_a_sentence(stocked: Warehouse, tmp_path: Path, says: int) -> None:
    """One says how large it is, the other says that it is small."""
    content = bomb(60, says)
    assert len(content) < 1_000_000
    started = time.monotonic()
    assert "bomb.xlsx" in refused(stocked, write(tmp_path, "bomb.xlsx", content))
    assert time.monotonic() - started < 30


CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
WORKBOOK = (
    f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
WORKBOOK_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)


def test_a_workbook_whose_only_cell_is_at_the_far_corner_is_no_survey(stocked: Warehouse, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "corner.xlsx")) as book:
        book.add_worksheet().write_string(1_048_575, 16_383, "far away")
    refused(stocked, tmp_path / "corner.xlsx")


def test_one_column_is_one_question_or_a_sentence(stocked: Warehouse, tmp_path: Path) -> None:
    content = "How satisfied are you with us overall?\n" + "5\n4\n3\n" * 10
    outcome = upload(stocked, write(tmp_path, "one.csv", content))
    assert (outcome.complete, outcome.rejected) == (30, 0)
    found = rows(stocked, "select count(*), sum(score) from survey_answers where survey_id <> 'older'")
    assert found == [(30, 120)]


def test_five_hundred_columns_are_five_hundred_questions(stocked: Warehouse, tmp_path: Path) -> None:
    head = ",".join(["Timestamp", *(f"How satisfied are you with thing {n}?" for n in range(500))])
    lines = [
        ",".join([f"2026/05/{day:02} 12:00:00", *(str((n + day) % 5 + 1) for n in range(500))]) for day in range(1, 31)
    ]
    outcome = upload(stocked, write(tmp_path, "wide.csv", "\n".join([head, *lines, ""])))
    assert (outcome.complete, outcome.answers) == (30, 15_000)
    assert rows(stocked, "select count(*) from survey_questions where survey_id <> 'older'") == [(500,)]


def test_ragged_rows_are_rejected_with_their_line_and_the_others_are_stored(stocked: Warehouse, tmp_path: Path) -> None:
    content = google(20, "2026/05/21 12:00:00,short@example.com\n2026/05/22 12:00:00,a@b.c,5,fine,too,many\n")
    outcome = upload(stocked, write(tmp_path, "ragged.csv", content))
    assert (outcome.rows_in, outcome.complete, outcome.rejected) == (22, 20, 2)
    assert [problem.line for problem in outcome.problems] == [22, 23]
    assert outcome.rejects_file is not None
    assert "short@example.com" in outcome.rejects_file.read_text(encoding="utf-8-sig")


def test_a_cell_of_ten_megabytes_rejects_its_row_and_a_long_comment_does_not(
    stocked: Warehouse, tmp_path: Path
) -> None:
    endless, long = "long; word, " * 900_000, "long; word, " * 1_000
    content = google(20, f'2026/05/21 12:00:00,x@e.com,5,"{long}"\n2026/05/22 12:00:00,y@e.com,5,"{endless}"\n')
    outcome = upload(stocked, write(tmp_path, "long.csv", content))
    assert (outcome.complete, outcome.rejected) == (21, 1)
    assert [(problem.line, problem.column) for problem in outcome.problems] == [(23, "What should we improve?")]
    assert len(str(outcome.problems[0])) < 500
    assert rows(stocked, "select max(length(text)) from survey_answers") == [(len(long.strip()),)]


def test_an_encoding_that_the_file_does_not_have_is_told(stocked: Warehouse, tmp_path: Path) -> None:
    path = write(tmp_path, "chinese.csv", google(20, "2026/05/21 12:00:00,x@example.com,5,配送太慢\n").encode("gbk"))
    told = refused(stocked, path, ReadOptions(encoding="utf-8"))
    assert "chinese.csv" in told
    assert upload(stocked, path).complete == 21


def test_an_encoding_nobody_knows_is_told(stocked: Warehouse, tmp_path: Path) -> None:
    assert "klingon" in refused(stocked, write(tmp_path, "sound.csv", google()), ReadOptions(encoding="klingon"))


def test_two_columns_with_one_name_are_two_questions(stocked: Warehouse, tmp_path: Path) -> None:
    head = "Timestamp,How good was it?,How good was it?,What should we improve?\n"
    lines = "".join(f"2026/05/{day:02} 12:00:00,{day % 5 + 1},{5 - day % 5},comment {day}\n" for day in range(1, 21))
    outcome = upload(stocked, write(tmp_path, "twice.csv", head + lines))
    assert (outcome.complete, outcome.answers) == (20, 60)
    found = rows(stocked, "select count(*) from survey_questions where survey_id <> 'older'")
    assert found == [(3,)]


def test_a_response_that_stands_twice_in_a_file_is_stored_once_and_told(stocked: Warehouse, tmp_path: Path) -> None:
    head = "#,How satisfied are you with us overall?,Start Date (UTC),Submit Date (UTC),Network ID\n"
    lines = [f"id{n},{n % 5 + 1},2026-05-01 11:00:00,2026-05-01 12:00:{n:02},net{n}\n" for n in range(20)]
    content = head + "".join(lines) + "id3,5,2026-05-01 11:00:00,2026-05-01 12:30:00,net3\n" + lines[5]
    outcome = upload(stocked, write(tmp_path, "double.csv", content))
    assert (outcome.rows_in, outcome.complete, outcome.rejected) == (22, 20, 2)
    assert [problem.line for problem in outcome.problems] == [22, 23]
    assert "5" in str(outcome.problems[0].reason), "the earlier line is named"
    assert rows(stocked, "select score from survey_answers where response_id = 'id3'") == [(4,)]


@pytest.mark.parametrize(
    ("style", "first"),
    [
        ("%Y-%m-%d %H:%M:%S", datetime(2026, 5, 1, 9, 5, 7)),
        ("%Y/%m/%d %H:%M", datetime(2026, 5, 1, 9, 5)),
        ("%d.%m.%Y %H:%M:%S", datetime(2026, 5, 1, 9, 5, 7)),
        ("%d/%m/%Y %H:%M:%S", datetime(2026, 5, 1, 9, 5, 7)),
        ("%m/%d/%Y %I:%M:%S %p", datetime(2026, 5, 1, 9, 5, 7)),
        ("%Y-%m-%dT%H:%M:%SZ", datetime(2026, 5, 1, 9, 5, 7)),
        ("%Y-%m-%dT%H:%M:%S+08:00", datetime(2026, 5, 1, 9, 5, 7)),
        ("%Y-%m-%d", datetime(2026, 5, 1)),
    ],
)
def test_dates_are_read_in_every_usual_style(stocked: Warehouse, tmp_path: Path, style: str, first: datetime) -> None:
    lines = [f"{datetime(2026, 5, day, 9, 5, 7):{style}},{day % 5 + 1},comment {day}\n" for day in range(1, 29)]
    content = "Timestamp,How satisfied are you with us overall?,What should we improve?\n" + "".join(lines)
    outcome = upload(stocked, write(tmp_path, "dates.csv", content))
    assert (outcome.complete, outcome.rejected) == (28, 0), outcome.problems
    found = rows(
        stocked, "select min(submitted_at), max(submitted_at) from survey_responses where survey_id <> 'older'"
    )
    assert found == [(first, first.replace(day=28))]


def test_days_that_may_be_months_are_asked_for(stocked: Warehouse, tmp_path: Path) -> None:
    lines = [f"0{day}/05/2026 09:05:07,{day % 5 + 1},comment {day}\n" for day in range(1, 10)]
    content = "Timestamp,How satisfied are you with us overall?,What should we improve?\n" + "".join(lines)
    told = refused(stocked, write(tmp_path, "open.csv", content))
    assert "dmy" in told or "day" in told


def test_one_wrong_date_rejects_its_row_only(stocked: Warehouse, tmp_path: Path) -> None:
    content = google(20, "2026/02/30 12:00:00,x@example.com,5,no such day\nyesterday,y@example.com,5,no date\n")
    outcome = upload(stocked, write(tmp_path, "dates.csv", content))
    assert (outcome.complete, outcome.rejected) == (20, 2)
    assert [(problem.line, problem.value) for problem in outcome.problems] == [
        (22, "2026/02/30 12:00:00"),
        (23, "yesterday"),
    ]


def test_a_score_outside_the_scale_rejects_its_row(stocked: Warehouse, tmp_path: Path) -> None:
    head = PLAIN.replace(
        "What should we improve?", "How likely are you to recommend us to a friend?,What should we improve?"
    )
    lines = [
        f"2026/05/{day % 28 + 1:02} 12:00:{day % 60:02},u{day}@example.com,{day % 5 + 1},{day % 11},c {day}\n"
        for day in range(100)
    ]
    bad = "2026/05/29 12:00:00,x@example.com,5,11,eleven\n2026/05/29 13:00:00,y@example.com,5,-1,minus one\n"
    outcome = upload(stocked, write(tmp_path, "outside.csv", head + "".join(lines) + bad))
    assert (outcome.complete, outcome.rejected) == (100, 2)
    assert {(problem.line, problem.value) for problem in outcome.problems} == {(102, "11"), (103, "-1")}
    found = rows(
        stocked,
        "select role, min(score), max(score) from survey_answers join survey_questions "
        "using (survey_id, question_id) where survey_id <> 'older' and score is not null group by role order by 1",
    )
    assert found == [("csat", 1, 5), ("nps", 0, 10)]


def test_text_of_every_kind_arrives_as_it_was_written(stocked: Warehouse, tmp_path: Path) -> None:
    odd = [
        "=1+1",
        "+49 30 123",
        "-5 stars",
        "@home",
        "خدمة ممتازة",
        "שירות טוב",
        "👍🏽👨‍👩‍👧",
        "N/A",
        "NULL",
        "nan",
        "None",
        "e\u0301\u200b",
    ]
    extra = "".join(f"2026/05/21 12:00:{n:02},x{n}@example.com,5,{text}\n" for n, text in enumerate(odd))
    outcome = upload(stocked, write(tmp_path, "texts.csv", google(20, extra)))
    assert (outcome.complete, outcome.rejected) == (20 + len(odd), 0)
    found = rows(
        stocked,
        "select text from survey_answers join survey_responses using (survey_id, response_id) "
        "where survey_id <> 'older' and text is not null and submitted_at >= '2026-05-21' order by submitted_at",
    )
    assert [text for (text,) in found] == odd


def test_a_workbook_with_formulas_merged_cells_and_empty_first_rows_is_read(stocked: Warehouse, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Cover"  # type: ignore[union-attr]
    sheet = book.create_sheet("Answers")
    sheet["A4"], sheet["B4"], sheet["C4"] = (
        "Timestamp",
        "How satisfied are you with us overall?",
        "What should we improve?",
    )
    for at in range(5, 25):
        sheet.cell(at, 1, datetime(2026, 5, at, 12))
        sheet.cell(at, 2, at % 5 + 1)
        sheet.cell(at, 3, "=1+1" if at == 6 else f"comment {at}")
    sheet.merge_cells("C7:C8")
    book.save(tmp_path / "book.xlsx")
    outcome = upload(stocked, tmp_path / "book.xlsx")
    assert (outcome.complete, outcome.rejected) == (20, 0), outcome.problems
    found = rows(
        stocked, "select count(*), sum(score) from survey_answers where survey_id <> 'older' and score is not null"
    )
    assert found == [(20, 60)]


def test_a_file_all_of_whose_rows_are_wrong_stores_nothing(stocked: Warehouse, tmp_path: Path) -> None:
    content = PLAIN + "".join(f"no date {n},x@example.com,{n % 5 + 1},comment {n}\n" for n in range(20))
    outcome = all_rejected(stocked, write(tmp_path, "wrong.csv", content))
    assert outcome.rejected == 20
