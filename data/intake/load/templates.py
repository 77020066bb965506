"""A blank workbook for a table: headings to fill below, and a sheet that explains every column."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from sqlalchemy import TIMESTAMP, Boolean, Column, Date, Integer, Table, Text

from data.intake.readers.heading_synonyms import get_chinese_name
from data.parsing.sql_values import get_permitted_values
from data.schema import REFERENCES, get_key_columns, list_file_columns

TEMPLATE_HEADINGS = ("Column", "In Chinese", "Meaning", "Type", "Required", "Permitted values")
EXPLANATION_SHEET = "Columns"
REQUIRED, OPTIONAL = "yes", "no"
OPTIONAL_WITH_DEFAULT = "no; empty means {default}"
MUST_BE_IN_TABLE = "must be in {table}"
TYPE_NAMES = {
    "text": "text",
    "flag": "true or false",
    "whole": "whole number",
    "number": "number",
    "day": "date, like 2026-05-31",
    "moment": "point in time, like 2026-05-31 14:05:00",
}
# As many rows carry the formats and the lists of permitted values.
PREPARED_ROWS = 10_000
# A list of permitted values that is longer than this cannot be offered in a cell.
_MAX_LIST_LENGTH = 255
_NUMBER_FORMATS = {"day": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm:ss", "text": "@"}

Translate = Callable[[str], str]


def build_template(table: Table, translate: Translate = str) -> bytes:
    """Builds the workbook, the same bytes each time; `translate` says its sentences in another language."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": table.name, "created": datetime(2026, 1, 1)})
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    rows, explanations = book.add_worksheet(table.name), book.add_worksheet(translate(EXPLANATION_SHEET))
    formats = {kind: book.add_format({"num_format": pattern}) for kind, pattern in _NUMBER_FORMATS.items()}
    for index, (name, column) in enumerate(list_file_columns(table).items()):
        rows.write_string(0, index, name, bold)
        rows.set_column(index, index, max(12, len(name) + 4), formats.get(classify_column(column)))
        permitted = [str(value) for value in get_permitted_values(column)]
        if permitted and len(",".join(permitted)) <= _MAX_LIST_LENGTH:
            validation = {"validate": "list", "source": permitted, "error_type": "warning"}
            rows.data_validation(1, index, PREPARED_ROWS, index, validation)
    rows.freeze_panes(1, 0)
    for index, (heading, width) in enumerate(zip(TEMPLATE_HEADINGS, (20, 16, 44, 26, 20, 60), strict=True)):
        explanations.write_string(0, index, translate(heading), bold)
        explanations.set_column(index, index, width, wrapped)
    for line, cells in enumerate(describe_columns(table, translate), start=1):
        for index, cell in enumerate(cells):
            explanations.write_string(line, index, cell, wrapped)
    explanations.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def describe_columns(table: Table, translate: Translate = str) -> list[tuple[str, ...]]:
    """For each column its name, Chinese name, meaning, type, whether it is required, and permitted values."""
    return [
        (
            name,
            get_chinese_name(table.name, name),
            translate(column.comment or ""),
            translate(TYPE_NAMES[classify_column(column)]),
            _describe_required(table, column, translate),
            _describe_permitted(column, translate),
        )
        for name, column in list_file_columns(table).items()
    ]


def classify_column(column: Column[Any]) -> str:
    """The column's type as TYPE_NAMES calls it."""
    kinds = {Text: "text", Boolean: "flag", Integer: "whole", Date: "day", TIMESTAMP: "moment"}
    return next((name for kind, name in kinds.items() if isinstance(column.type, kind)), "number")


def _describe_required(table: Table, column: Column[Any], translate: Translate) -> str:
    default = column.info.get("default")
    if default:
        return translate(OPTIONAL_WITH_DEFAULT).format(default=default)
    return translate(REQUIRED) if column.name in get_key_columns(table) and default is None else translate(OPTIONAL)


def _describe_permitted(column: Column[Any], translate: Translate) -> str:
    if target := REFERENCES.get((column.table.name, column.name)):
        return translate(MUST_BE_IN_TABLE).format(table=target)
    return ", ".join(map(str, get_permitted_values(column)))
