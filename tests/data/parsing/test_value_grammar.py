"""The same cell has the same value, or is wrong for the same reason, in the form, in a file and in a survey."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import TIMESTAMP, Boolean, Column, Date, Double, Integer, Numeric

from data.entry.record.draft import Draft
from data.entry.record.validation import check_field, normalize_draft
from data.intake import problems
from data.intake.load.pipeline import load_files
from data.parsing import reasons
from data.parsing.grammar import (
    FALSE_WORDS,
    FILE_CONVENTIONS,
    FORM_CONVENTIONS,
    SURVEY_CONVENTIONS,
    TRUE_WORDS,
    Conventions,
    Fault,
)
from data.parsing.moments import find_moment_fault, parse_moment
from data.parsing.numbers import find_number_fault, parse_number
from data.parsing.sql_values import build_cast_sql, parse_cell
from data.parsing.text_cleaning import BLANKS
from data.parsing.text_keys import build_letter_key
from data.parsing.typed_values import parse_flag
from data.schema import PERMITTED_VALUES
from data.schema.customer_archive import load_fields
from data.survey.model.mapping import Question, SurveyMapping
from data.survey.model.outcome import SurveyTarget
from data.survey.read.survey_file import open_survey_file
from data.survey.store.survey_import import import_survey_file
from data.warehouse import Warehouse
from tests.data.files import rows

Value = bool | Decimal | datetime | str | None
Expected = Value | Fault

FLAGS: dict[str, Expected] = {
    **dict.fromkeys(("true", "T", "YES", "y", "1", "1.0", "是", "有", "对", "✓", "x", "on", "ｙｅｓ", " 已选 "), True),
    **dict.fromkeys(("False", "f", "No", "n", "0", "0.0", "否", "没有", "无", "不", "off", "０", "不选"), False),
    **dict.fromkeys(("perhaps", "有吗"), Fault.NOT_A_FLAG),
}
NUMBERS: dict[str, Expected] = {
    "12000": Decimal(12000),
    "72.5": Decimal("72.5"),
    "12万": Decimal(120000),
    "1.5亿": Decimal(150_000_000),
    "３千": Decimal(3000),
    "12 萬": Decimal(120000),
    "12k": Decimal(12000),
    "1.5 bn": Decimal(1_500_000_000),
    "1,5万": Decimal(15000),
    "1,234.50": Decimal("1234.5"),
    "1.234,50": Decimal("1234.5"),
    "1,234,567": Decimal(1234567),
    "12 000": Decimal(12000),
    "1 234 567,5": Decimal("1234567.5"),
    "12,5": Decimal("12.5"),
    "0,125": Decimal("0.125"),
    "１２．５": Decimal("12.5"),
    "+7": Decimal(7),
    "5.": Decimal(5),
    ".5": Decimal("0.5"),
    "1e3": Decimal(1000),
    "-0.0": Decimal(0),
    "\u200b8": Decimal(8),
    "twelve": Fault.NOT_A_NUMBER,
    "12 %": Fault.NOT_A_NUMBER,
    "1_000": Fault.NOT_A_NUMBER,
    "¥12": Fault.NOT_A_NUMBER,
    "万": Fault.NOT_A_NUMBER,
    "inf": Fault.NOT_A_NUMBER,
    "NaN": Fault.NOT_A_NUMBER,
}
MOMENTS: dict[str, Expected] = {
    "2026-05-31": datetime(2026, 5, 31),
    "2026/5/1": datetime(2026, 5, 1),
    "2026.05.01": datetime(2026, 5, 1),
    "2026 5 1": datetime(2026, 5, 1),
    "20260531": datetime(2026, 5, 31),
    "2026年5月31日": datetime(2026, 5, 31),
    "2026 年 5 月 31 号": datetime(2026, 5, 31),
    "２０２６．５．１": datetime(2026, 5, 1),
    "31 May 2026": datetime(2026, 5, 31),
    "May 31st, 2026": datetime(2026, 5, 31),
    "1-Sept-2026": datetime(2026, 9, 1),
    "2026-05-31 9:05": datetime(2026, 5, 31, 9, 5),
    "2026-05-31T14:05:33": datetime(2026, 5, 31, 14, 5, 33),
    "2026年5月31日 下午2:05": datetime(2026, 5, 31, 14, 5),
    "2026年5月31日上午12时5分7秒": datetime(2026, 5, 31, 0, 5, 7),
    "May 31, 2026 at 2:05 p.m.": datetime(2026, 5, 31, 14, 5),
    "2026-05-31 12:30 中午": datetime(2026, 5, 31, 12, 30),
    "2026-05-31 24:00": datetime(2026, 6, 1),
    "2026-02-30": Fault.NO_SUCH_DAY,
    "20261301": Fault.NO_SUCH_DAY,
    "31 June 2026": Fault.NO_SUCH_DAY,
    "2026-05-31 25:00": Fault.NO_SUCH_DAY,
    "2026-05-31 14:05 AM": Fault.NO_SUCH_DAY,
    "5/31/2026": Fault.DAY_FIRST,
    "31.12.26": Fault.DAY_FIRST,
    "26-05-01 10:00": Fault.DAY_FIRST,
    "yesterday": Fault.NOT_A_DAY,
    "0202-05-01": Fault.NOT_A_DAY,
    "2026-05": Fault.NOT_A_DAY,
    "2026-05-31 (or so)": Fault.NOT_A_DAY,
}
EMPTY = ("", "  ", "\t", "\xa0", "\u3000", "\u2003", "\ufeff")

FORM_REASONS = {
    reasons.NOT_A_FLAG: Fault.NOT_A_FLAG,
    reasons.NOT_A_NUMBER: Fault.NOT_A_NUMBER,
    reasons.NOT_A_DAY: Fault.NOT_A_DAY,
    reasons.NO_SUCH_DAY: Fault.NO_SUCH_DAY,
    reasons.DAY_FIRST: Fault.DAY_FIRST,
}
FILE_REASONS = {
    problems.NOT_A_FLAG: Fault.NOT_A_FLAG,
    problems.NOT_A_NUMBER: Fault.NOT_A_NUMBER,
    problems.AMBIGUOUS_COMMA: Fault.AMBIGUOUS_COMMA,
    problems.NOT_A_DATE: Fault.NOT_A_DAY,
    problems.NOT_A_MOMENT: Fault.NOT_A_DAY,
    problems.NO_SUCH_DAY: Fault.NO_SUCH_DAY,
    problems.DAY_FIRST: Fault.DAY_FIRST,
    problems.HAS_TIME_ZONE: Fault.HAS_TIME_ZONE,
}


def to_days(cells: Mapping[str, Expected]) -> dict[str, Expected]:
    """The same cells in a column of days."""
    return {
        text: datetime(value.year, value.month, value.day) if isinstance(value, datetime) else value
        for text, value in cells.items()
    }


def read_in_form(field: str, texts: Sequence[str]) -> dict[str, Expected]:
    """What the form of a new enterprise makes of each text."""
    results: dict[str, Expected] = {}
    for text in texts:
        reason = check_field(field, text, Draft("enterprise"), date(2027, 1, 1))
        value = normalize_draft(Draft("enterprise", {field: text})).values.get(field)
        results[text] = FORM_REASONS[reason.template] if reason else convert_form_value(field, value)
    return results


def convert_form_value(field: str, value: str | None) -> Value:
    """The value that a normalized text of the form stands for."""
    if value is None:
        return None
    if load_fields()[field].type == "number":
        return Decimal(value)
    return value == "true" if load_fields()[field].type == "flag" else datetime.fromisoformat(value)


def write_csv(path: Path, lines: Sequence[Sequence[str]]) -> Path:
    """The lines as a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def write_xlsx(path: Path, lines: Sequence[Sequence[str]]) -> Path:
    """The lines as a workbook whose cells are texts."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for line, cells in enumerate(lines):
            for position, cell in enumerate(cells):
                sheet.write_string(line, position, cell)
    return path


def read_in_file(
    warehouse: Warehouse, path: Path, table: str, column: str, texts: Sequence[str]
) -> dict[str, Expected]:
    """What a load into the column makes of each text."""
    key = "order_id" if table == "order_lines" else "interaction_id"
    header = [key, *(["line"] if table == "order_lines" else []), column]
    lines = [[f"{path.stem}{number}", *["1"] * (len(header) - 2), text] for number, text in enumerate(texts)]
    (write_csv if path.suffix == ".csv" else write_xlsx)(path, [header, *lines])
    (report,) = load_files(warehouse, table, [path], reject_rows=True)
    results: dict[str, Expected] = {
        texts[problem.row]: FILE_REASONS[problem.reason.template]
        for problem in report.problems
        if problem.row is not None
    }
    for number, value in rows(
        warehouse, f'select {key}, "{column}" from {table} where starts_with({key}, :file)', file=path.stem
    ):
        results[texts[int(str(number).removeprefix(path.stem))]] = convert_stored_value(value)
    return results


def convert_stored_value(value: object) -> Value:
    """A cell of the warehouse as the tables of this module have it."""
    if value is None or str(value) in ("True", "False"):
        return None if value is None else bool(value)
    if isinstance(value, datetime):
        return datetime(*value.timetuple()[:6])
    return Decimal(str(value)).normalize()


def read_in_survey(
    warehouse: Warehouse, path: Path, texts: Sequence[str], *, flags: bool = False, moments: bool = False
) -> dict[str, Expected]:
    """What the import of a survey makes of each text: as a score, an option's own column, or a stamp."""
    lines = [
        [str(number), "" if not moments else text, text if not moments else "5", "1"]
        for number, text in enumerate(texts)
    ]
    write_csv(path, [["Response", "Sent", "Answer", "Other"], *lines])
    question = (
        Question("Q", "Which?", "choice", ("Answer", "Other"), options=("This", "That"))
        if flags
        else Question("Q", "How much?", "rating", ("Answer",))
    )
    mapping = SurveyMapping("plain", (question,), response_id="Response", submitted_at=("Sent",))
    file = open_survey_file(path)
    outcome = import_survey_file(
        warehouse, file, SurveyTarget(path.stem), mapping, rejects=path.with_suffix(".rejected")
    )
    results: dict[str, Expected] = {
        texts[problem.line - 2]: FILE_REASONS[problem.reason.template] for problem in outcome.problems
    }
    if moments:
        query = "select response_id, submitted_at from survey_responses"
    elif flags:
        query = (
            "select response_id, this.text from survey_responses "
            "left join (from survey_answers where option = 'This') as this using (survey_id, response_id)"
        )
    else:
        query = (
            "select response_id, score from survey_responses left join survey_answers using (survey_id, response_id)"
        )
    for number, value in rows(warehouse, query):
        if flags:
            # A text that is neither yes nor no is the respondent's own.
            results[texts[int(str(number))]] = {"This": True, None: False}.get(value, Fault.NOT_A_FLAG)  # type: ignore[call-overload]
        else:
            results[texts[int(str(number))]] = convert_stored_value(value)
    return results


@pytest.mark.parametrize(
    ("field", "table", "column", "cells"),
    [
        ("has_need", "order_lines", "is_return", FLAGS),
        ("total_assets", "order_lines", "quantity", NUMBERS),
        ("founded_on", "order_lines", "ordered_on", to_days(MOMENTS)),
        ("", "interactions", "at", MOMENTS),
    ],
    ids=["flags", "numbers", "days", "moments"],
)
def test_a_cell_means_the_same_in_the_form_and_in_files(
    empty_warehouse: Warehouse, tmp_path: Path, field: str, table: str, column: str, cells: dict[str, Expected]
) -> None:
    expected = cells | dict.fromkeys(EMPTY)
    texts = list(expected)
    assert read_in_file(empty_warehouse, tmp_path / "cells.csv", table, column, texts) == expected
    if field:
        assert read_in_form(field, texts) == expected
    workbook = read_in_file(empty_warehouse, tmp_path / "workbook.xlsx", table, column, texts)
    assert workbook == expected


@pytest.mark.parametrize(
    ("cells", "kind"), [(FLAGS, "flags"), (NUMBERS, "numbers"), (MOMENTS, "moments")], ids=lambda value: str(value)[:7]
)
def test_a_cell_means_the_same_in_a_survey(
    empty_warehouse: Warehouse, tmp_path: Path, cells: dict[str, Expected], kind: str
) -> None:
    found = read_in_survey(
        empty_warehouse, tmp_path / "survey.csv", list(cells), flags=kind == "flags", moments=kind == "moments"
    )
    assert found == cells


def test_the_sources_differ_only_where_the_decisions_say_so(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    numbers = ["1,234", "-1,234", "1 2"]
    in_file = read_in_file(empty_warehouse, tmp_path / "numbers.csv", "order_lines", "quantity", numbers)
    assert in_file == {"1,234": Fault.AMBIGUOUS_COMMA, "-1,234": Fault.AMBIGUOUS_COMMA, "1 2": Fault.NOT_A_NUMBER}
    assert [parse_number(text) for text in numbers] == ["1234", "-1234", "12"]
    in_survey = read_in_survey(empty_warehouse, tmp_path / "numbers_survey.csv", numbers)
    assert in_survey == {"1,234": Decimal("1.234"), "-1,234": Decimal("-1.234"), "1 2": Fault.NOT_A_NUMBER}
    zoned = ["2026-05-31T06:05:33.000Z", "2026-05-31 14:05 GMT+8", "2026-05-31 14:05+08:00 (CST)"]
    in_file = read_in_file(empty_warehouse, tmp_path / "stamps.csv", "interactions", "at", zoned)
    assert in_file == dict.fromkeys(zoned, Fault.HAS_TIME_ZONE)
    assert set(read_in_form("founded_on", zoned).values()) == {Fault.NOT_A_DAY}
    in_survey = read_in_survey(empty_warehouse, tmp_path / "zones_survey.csv", zoned, moments=True)
    clocks = [datetime(2026, 5, 31, 6, 5, 33), datetime(2026, 5, 31, 14, 5), datetime(2026, 5, 31, 14, 5)]
    assert in_survey == dict(zip(zoned, clocks, strict=True))


def test_a_word_of_a_closed_list_means_the_same_in_the_form_and_in_a_file(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    words = {
        "Internet": "internet",
        "Door to door": "door_to_door",
        "ＬＥＴＴＥＲ": "letter",
        "club\u200b": "club",
        "\u200b": None,
    }
    lines = [["customer_id", "channel"], *([f"C{number}", word] for number, word in enumerate(words))]
    load_files(empty_warehouse, "customers", [write_csv(tmp_path / "customers.csv", lines)])
    stored = rows(empty_warehouse, "select channel from customers order by customer_id")
    assert [channel for (channel,) in stored] == [*words.values()]
    for word, value in words.items():
        assert normalize_draft(Draft("enterprise", {"channel": word})).values.get("channel") == value


COLUMNS = {
    "flag": Column("c", Boolean),
    "whole": Column("c", Integer),
    "amount": Column("c", Numeric(18, 2)),
    "score": Column("c", Double),
    "day": Column("c", Date),
    "moment": Column("c", TIMESTAMP),
}
CELLS = st.one_of(
    st.text("0123456789.,eE+- ", max_size=12),
    st.from_regex(r"[+-]?[0-9]{1,3}([.,][0-9]{3}){0,2}([.,][0-9]{1,3})?(万|k)?", fullmatch=True),
    st.from_regex(
        r"[12][0-9]{3}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?([ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?", fullmatch=True
    ),
    st.from_regex(r"[12][0-9]{7}", fullmatch=True),
    st.sampled_from(sorted({*TRUE_WORDS, *FALSE_WORDS})).map(str.upper),
)


@settings(deadline=None, max_examples=8)
@given(st.lists(CELLS, min_size=20, max_size=200).map(lambda cells: [cell.strip() for cell in cells]))
def test_what_the_sql_reads_python_reads_as_the_same(texts: list[str]) -> None:
    """The SQL may leave a cell unread; then Python has the last word."""
    with duckdb.connect() as connection:
        for column in COLUMNS.values():
            parsed = [None if isinstance(value := parse_cell(column, text), Fault) else value for text in texts]
            by_sql, by_python = build_cast_sql(column, "text"), build_cast_sql(column, "parsed")
            differences = connection.execute(
                f"select text, {by_sql}, {by_python} "
                "from (select unnest($texts) as text, unnest($parsed::varchar[]) as parsed) "
                f"where ({by_sql}) is not null and ({by_sql}) is distinct from ({by_python})",
                {"texts": texts, "parsed": [*parsed]},
            ).fetchall()
            assert differences == []


@settings(deadline=None)
@given(st.text(max_size=30), st.sampled_from([FORM_CONVENTIONS, FILE_CONVENTIONS, SURVEY_CONVENTIONS]))
def test_a_text_is_either_parsed_or_has_a_fault(text: str, conventions: Conventions) -> None:
    assert (parse_number(text, conventions) is None) == (find_number_fault(text, conventions) is not None)
    assert (parse_moment(text, conventions) is None) == (find_moment_fault(text, conventions) is not None)


@settings(deadline=None)
@given(st.datetimes(datetime(1000, 1, 1), datetime(2999, 12, 31)).map(lambda moment: moment.replace(microsecond=0)))
def test_a_moment_is_read_in_every_way_of_writing(moment: datetime) -> None:
    half = f"{moment:%I:%M:%S %p}"
    for text in (
        moment.isoformat(),
        f"{moment.year}年{moment.month}月{moment.day}日 {moment:%H:%M:%S}",
        f"{moment.year}/{moment.month}/{moment.day} {half}",
        f"{moment.day} {moment:%B} {moment.year} {half}",
        f"{moment:%a %b} {moment.day} {moment.year} {moment:%H:%M:%S}",
        f"{moment.year}-{moment.month}-{moment.day}, {'上午' if moment.hour < 12 else '下午'} {moment:%I:%M:%S}",
    ):
        assert parse_moment(text, FILE_CONVENTIONS) == moment, text


def test_no_word_says_both_yes_and_no() -> None:
    assert not set(TRUE_WORDS) & set(FALSE_WORDS)
    assert [parse_flag(word) for word in (*TRUE_WORDS, *FALSE_WORDS)] == ["true"] * len(TRUE_WORDS) + ["false"] * len(
        FALSE_WORDS
    )


def test_the_values_of_a_closed_list_have_keys_of_their_own() -> None:
    lists = [*PERMITTED_VALUES.values(), *(field.choices for field in load_fields().values())]
    for values in lists:
        assert len({build_letter_key(str(value)) for value in values}) == len(set(values))


def test_blanks_are_all_white_space_and_the_byte_order_mark() -> None:
    assert set(BLANKS) == {chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()} | {"\ufeff"}
