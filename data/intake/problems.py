"""What is wrong with a file, cell by cell, in sentences that a person can act on.

The sentences continue a cell's column and value ("amount “x” is not a number"); those of a form, which stand beside
one field, are in `data.parsing.reasons`.
"""

from dataclasses import dataclass

from data.parsing.grammar import Fault
from data.reason import Reason as Reason


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        line: The physical line in the file (the row of a workbook); 0 for the file as a whole.
        column: The heading or column; '' where the problem is not about one.
        value: The cell's text; None where there is none.
        reason: What is wrong.
        row: The rows below the header, counted from 0; None where the problem is not about one row.
    """

    line: int
    column: str
    value: str | None
    reason: Reason
    row: int | None = None

    def __str__(self) -> str:
        where = f"Line {self.line}" if self.line else "The file"
        column = f", {self.column}" if self.column else ""
        value = "" if self.value is None else f" “{shorten_value(self.value)}”"
        return f"{where}{column}{value}: {self.reason}"


def shorten_value(value: str, max_length: int = 60) -> str:
    """The value on one line, cut where it is long."""
    line = " ".join(value.split())
    return line if len(line) <= max_length else f"{line[: max_length - 1]}…"


EMPTY_KEY = "is empty, and it is part of the key of {table}"
UNKNOWN_COLUMN = "is not a column of {table}; its columns are {columns}"
UNKNOWN_COLUMN_SIMILAR = "is not a column of {table}. Did you mean {nearest}?"
BATCH_COLUMN = "is written by the load itself. Leave this column out"
COLUMN_TWICE = "stands in the header twice"
UNNAMED_COLUMN = "column number {position} has values but no name in the header"
MISSING_KEY_COLUMN = "is missing in the header, and it is part of the key of {table}"
WRONG_CELL_COUNT = "cells in this row: {found}, in the header: {expected}"
STRAY_QUOTE = "a cell in quotation marks goes on behind the closing one. Double the marks within a cell"
OPEN_QUOTE = "a quotation mark that opens a cell here is never closed, so nothing below can be told apart"
TOO_LONG_ROW = "goes on for more than {most} MB, which is no row. Is a quotation mark never closed?"
TOO_LONG_CELL = "has more than {most} characters. Shorten it"
EMPTY_QUESTION = "is empty, though the row has an answer. Fill in the question"
EMPTY_RESPONSE = "is empty, and it is the number of the response. Fill it in"
OFF_SCALE = "is outside the scale from {low} to {high}"
NOT_ON_SCALE = "is neither a number nor an answer of this scale. Its answers are {answers}"
REPEATED_KEY = "repeats the key of line {line}. Keep one of the two"
REFERS_TO_REJECTED = "is in this file, but its row is rejected, so this one cannot be stored either"
ORPHAN = "is not in {target}. Load {target} first, or correct it"
NOT_LISTED = "is not one of {permitted}"
NOT_LISTED_SIMILAR = "is not one of {permitted}. Did you mean {nearest}?"
UNKNOWN_WORD = "is no word that is known for {column}. Known are, among others, {words}"
UNKNOWN_WORD_SIMILAR = "is no word that is known for {column}. Did you mean {nearest}? Known are, among others, {words}"
CONTRADICTS = "contradicts {heading}, which says {other}. Correct one of the two"
TAKEN_AS = "is taken as {meaning}"
ON_RECORD_AS = "is on record as {ident}"
TAKEN_AS_COLUMN = "is taken as {column} where the outcome is {outcomes}"
NOBODY_ON_RECORD = "is stored as it is written, for {target} is empty; different names: {names}"
KEPT_AS_WRITTEN = "is not in {target} and is stored as it is written"
NOT_A_DATE = "is not a date. Write it like 2026-05-31"
NOT_A_MOMENT = "is not a point in time. Write it like 2026-05-31 14:05:00"
NO_SUCH_DAY = "is not in the calendar or on the clock"
DAY_FIRST = "does not say which part is the day. Write the year first, like 2026-05-31"
HAS_TIME_ZONE = "has a time zone. Write the local time without it"
NOT_A_NUMBER = "is not a number"
NOT_A_WHOLE_NUMBER = "is not a whole number"
TOO_LARGE = "is too large. The largest is {largest}"
AMBIGUOUS_COMMA = "may be {thousands} or {decimal}. Write it without a comma, or with a point"
NOT_A_FLAG = "is neither true nor false. Write true or false"
SAME_AS_CUSTOMER = {
    "id_number": "has the identity number of customer {customer}",
    "mobile": "has the mobile of customer {customer}",
    "email": "has the e-mail address of customer {customer}",
    "name_and_city": "has the name of customer {customer} in the same city",
}
_FAULTS = {
    Fault.NOT_A_FLAG: NOT_A_FLAG,
    Fault.NOT_A_NUMBER: NOT_A_NUMBER,
    Fault.NO_SUCH_DAY: NO_SUCH_DAY,
    Fault.DAY_FIRST: DAY_FIRST,
    Fault.HAS_TIME_ZONE: HAS_TIME_ZONE,
}


def explain_fault(fault: Fault, text: str, *, is_moment: bool = False) -> Reason:
    """Says why a cell cannot be read.

    Args:
        fault: What the parser found.
        text: The cell's text.
        is_moment: A point in time is expected, and not only a day.
    """
    if fault is Fault.AMBIGUOUS_COMMA:
        return Reason(AMBIGUOUS_COMMA, {"thousands": text.replace(",", ""), "decimal": text.replace(",", ".")})
    if fault is Fault.NOT_A_DAY:
        return Reason(NOT_A_MOMENT if is_moment else NOT_A_DATE)
    return Reason(_FAULTS[fault])
