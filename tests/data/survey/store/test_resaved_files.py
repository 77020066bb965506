"""An export that went through a spreadsheet program on its way still comes to its figures."""

from __future__ import annotations

import csv
import re
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from data.warehouse import Warehouse
from tests.data.survey.exports.comparison import differences
from tests.data.survey.exports.tools import LAYOUTS, export, to_csv, to_xlsx
from tests.data.survey.exports.truth import Export
from tests.data.survey.uploads import upload

WAYS = ("workbook", "tabs", "semicolons", "filled up")
"""Of these each layout goes through two."""


def records_of(made: Export) -> list[list[object]]:
    if made.path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(made.path).worksheets[0]
        return [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]
    encoding = "gbk" if made.layout.startswith("wenjuanxing") else "utf-8-sig"
    with made.path.open(encoding=encoding, newline="") as file:
        return [list(row) for row in csv.reader(file, delimiter=";" if made.layout == "limesurvey_full_text" else ",")]


def typed(cell: object) -> object:
    """What a spreadsheet program makes of a text: a number, a moment, or the text."""
    text = str(cell)
    if re.fullmatch(r"-?[0-9]{1,11}", text):
        return int(text)
    for style in ("%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%m/%d/%Y %I:%M:%S %p"):
        try:
            return datetime.strptime(text, style)
        except ValueError:
            continue
    return cell


def saved(made: Export, way: str) -> Path:
    """The same cells in another kind of file."""
    records = records_of(made)
    path = made.path.with_name("saved.xlsx" if way == "workbook" else "saved.csv")
    if way == "workbook":
        depth = 3 if made.layout.startswith("qualtrics") else 2 if made.layout.startswith("surveymonkey") else 1
        to_xlsx(path, [*records[:depth], *([typed(cell) for cell in row] for row in records[depth:])], "Answers")
    elif way == "tabs":
        path.write_bytes(to_csv(records, "utf-16", "\t"))
    elif way == "semicolons":
        path.write_bytes(to_csv(records, "gb18030", ";"))
    else:
        # Excel writes neither quotation marks nor ends of lines as others do, and fills rows up with blanks.
        wide = [[*row, "", "", ""] for row in records] + [[""] * (len(records[0]) + 3)] * 4
        path.write_bytes(to_csv(wide, "utf-8-sig", ",").replace(b"\r\n", b"\n"))
    return path


@pytest.mark.parametrize(("layout", "way"), [(LAYOUTS[at // 2], WAYS[(at + at // 4) % 4]) for at in range(28)])
def test_an_export_that_was_saved_again_comes_to_the_same_figures(
    empty_warehouse: Warehouse, tmp_path: Path, layout: str, way: str
) -> None:
    made = export(tmp_path, layout, 100 + LAYOUTS.index(layout), 120)
    outcome = upload(empty_warehouse, saved(made, way))
    assert not outcome.problems, f"{made.told}: {[str(problem) for problem in outcome.problems[:3]]}"
    assert differences(empty_warehouse, outcome.survey_id, made.truth) == [], made.told
