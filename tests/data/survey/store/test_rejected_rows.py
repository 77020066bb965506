"""Rejected responses come back as a file with the original columns; mended, it goes in as it is, in every layout."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from data.warehouse import Warehouse
from tests.data.survey.exports.comparison import differences
from tests.data.survey.exports.tools import LAYOUTS, export
from tests.data.survey.uploads import balances, upload

WRONG = "99"
BROKEN = (5, 11, 12)
"""Persons whose first answer is spoiled."""


def records_of(path: Path, encoding: str, delimiter: str) -> list[list[str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


def spoil(path: Path, layout: str, wording: str) -> dict[int, str]:
    """Make the first answer of some rows wrong; the right values, by person."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        place = next(cell.column for cell in sheet[1] if wording in str(cell.value))
        right = {}
        for person in BROKEN:
            cell = sheet.cell(1 + person, place)
            right[person], cell.value = str(cell.value), int(WRONG)
        book.save(path)
        return right
    encoding = "gbk" if layout.startswith("wenjuanxing") else "utf-8-sig"
    delimiter = ";" if layout == "limesurvey_full_text" else ","
    records = records_of(path, encoding, delimiter)
    depth = 3 if layout.startswith("qualtrics") else 2 if layout.startswith("surveymonkey") else 1
    row = 1 if depth == 3 else 0
    place = next(at for at, cell in enumerate(records[row]) if wording in cell or cell == "CSAT")
    right = {}
    for person in BROKEN:
        cells = records[depth - 1 + person]
        right[person], cells[place] = cells[place], WRONG
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(records)
    return right


@pytest.mark.parametrize("layout", LAYOUTS)
def test_rejected_responses_are_mended_and_sent_again(empty_warehouse: Warehouse, tmp_path: Path, layout: str) -> None:
    made = next(
        made
        for seed in range(20)
        if (made := export(tmp_path, layout, seed, 150, plain=True)).truth.expected[0].roles == ("csat",)
    )
    wording = (made.truth.expected[0].names or ("CSAT",))[0]
    right = spoil(made.path, layout, wording)
    outcome = upload(empty_warehouse, made.path)
    assert balances(outcome)
    assert outcome.rejected == len(BROKEN)
    assert [problem.value for problem in outcome.problems] == [WRONG] * len(BROKEN)
    assert outcome.rejects_file is not None
    rejected = records_of(outcome.rejects_file, "utf-8-sig", ",")
    found = [(record, place) for record in rejected for place, cell in enumerate(record[:-4]) if cell == WRONG]
    assert len(found) == len(BROKEN)
    for (record, place), value in zip(found, right.values(), strict=True):
        record[place] = value
    mended = tmp_path / "mended.csv"
    with mended.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rejected)
    again = upload(empty_warehouse, mended)
    assert (again.new, again.changed, again.same, again.rejected) == (len(BROKEN), 0, 0, 0), again.problems
    assert differences(empty_warehouse, outcome.survey_id, made.truth) == []
