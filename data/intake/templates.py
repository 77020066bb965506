"""A blank workbook for a table: headings to fill below, and a sheet that explains every column."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from sqlalchemy import TIMESTAMP, Boolean, Column, Date, Integer, Table, Text

from data.intake.matching import usual_name
from data.intake.values import permitted
from data.schema import REFERENCES, file_columns, keys

HEADINGS = ("Column", "In Chinese", "Meaning", "Type", "Required", "Permitted values")
EXPLAINED = "Columns"
REQUIRED, OPTIONAL = "yes", "no"
ABSENT = "no; empty means {default}"
REFERS = "must be in {table}"
TYPES = {
    "text": "text",
    "flag": "true or false",
    "whole": "whole number",
    "number": "number",
    "day": "date, like 2026-05-31",
    "moment": "point in time, like 2026-05-31 14:05:00",
}
# So many rows carry the formats and the lists of permitted values.
ROWS = 10_000
# A list of permitted values that is longer than this cannot be offered in a cell.
_LIST = 255
_LOOKS = {"day": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm:ss", "text": "@"}

Say = Callable[[str], str]


def template(table: Table, say: Say = str) -> bytes:
    """The workbook, the same bytes each time; `say` puts its sentences into another language."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": table.name, "created": datetime(2026, 1, 1)})
    strong = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    rows, explained = book.add_worksheet(table.name), book.add_worksheet(say(EXPLAINED))
    looks = {kind: book.add_format({"num_format": look}) for kind, look in _LOOKS.items()}
    for place, (name, column) in enumerate(file_columns(table).items()):
        rows.write_string(0, place, name, strong)
        rows.set_column(place, place, max(12, len(name) + 4), looks.get(kind_of(column)))
        listed = [str(one) for one in permitted(column)]
        if listed and len(",".join(listed)) <= _LIST:
            rows.data_validation(1, place, ROWS, place, {"validate": "list", "source": listed, "error_type": "warning"})
    rows.freeze_panes(1, 0)
    for place, (heading, width) in enumerate(zip(HEADINGS, (20, 16, 44, 26, 20, 60), strict=True)):
        explained.write_string(0, place, say(heading), strong)
        explained.set_column(place, place, width, wrapped)
    for line, cells in enumerate(explanations(table, say), start=1):
        for place, cell in enumerate(cells):
            explained.write_string(line, place, cell, wrapped)
    explained.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def explanations(table: Table, say: Say = str) -> list[tuple[str, ...]]:
    """A row for each column: name, Chinese name, meaning, type, whether it is required, permitted values."""
    return [
        (
            name,
            usual_name(table.name, name),
            say(column.comment or ""),
            say(TYPES[kind_of(column)]),
            _required(table, column, say),
            _permitted(column, say),
        )
        for name, column in file_columns(table).items()
    ]


def kind_of(column: Column[Any]) -> str:
    """One of TYPES."""
    kinds = {Text: "text", Boolean: "flag", Integer: "whole", Date: "day", TIMESTAMP: "moment"}
    return next((name for kind, name in kinds.items() if isinstance(column.type, kind)), "number")


def _required(table: Table, column: Column[Any], say: Say) -> str:
    default = column.info.get("default")
    if default:
        return say(ABSENT).format(default=default)
    return say(REQUIRED) if column.name in keys(table) and default is None else say(OPTIONAL)


def _permitted(column: Column[Any], say: Say) -> str:
    if target := REFERENCES.get((column.table.name, column.name)):
        return say(REFERS).format(table=target)
    return ", ".join(str(one) for one in permitted(column))
