"""How a survey file begins: encoding, delimiter or sheet, header rows, and which tool's layout it is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from data.errors import IntakeError
from data.intake.delimited import DECLARED, DELIMITERS
from data.intake.files import AS_FOUND, PARQUET, WORKBOOK, Reading, kind_of_file
from data.intake.header import REJECT_COLUMNS, plain, reject_columns
from data.intake.records import records_of
from data.intake.survey.columns import Head, Recognised
from data.intake.survey.layouts import recognise
from data.intake.text import TextFile, as_utf8
from data.intake.workbook import opened, sheet_of, sheet_records

LOOKED_AT = 60
_NOTHING = " \t\r\n" + "".join(DELIMITERS)
MOST_COLUMNS = 2_000
_Records = list[tuple[tuple[str, ...], int]]


@dataclass(frozen=True)
class Begun:
    """A file as far as its first records tell."""

    path: Path
    found: Recognised
    head: Head
    header: tuple[tuple[str, ...], ...]
    """The header's rows as they stand there, without what a file of rejected rows adds."""
    last_line: int
    """Of the header."""
    width: int
    """How many cells a row has that carries the columns of a file of rejected rows; 0 where there are none."""
    text: TextFile | None = None
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    @property
    def encoding(self) -> str:
        """The encoding's name for people; empty for a workbook."""
        return self.text.encoding if self.text else ""

    @property
    def read_as(self) -> str:
        """Encoding and delimiter, or the sheet, in words."""
        return f"{self.encoding}, {DELIMITERS.get(self.delimiter, self.delimiter)}" if self.text else self.sheet


def begin(path: Path, scratch: Path, reading: Reading = AS_FOUND) -> Begun:
    """Look at the file's first records. Text that is not UTF-8 is written so into `scratch`. Raises IntakeError."""
    kind = kind_of_file(path)
    if kind == PARQUET:
        raise IntakeError("{file} is a Parquet file. A survey is read from CSV, TSV or XLSX.", file=path.name)
    if kind == WORKBOOK:
        with opened(path) as book:
            sheet = sheet_of(book, path, reading.sheet)
            first = [(tuple(cell or "" for cell in cells), line) for line, cells in _first(sheet_records(sheet))]
            return _begun(path, first, is_workbook=True, sheet=sheet.name, sheets=tuple(book.sheet_names))
    text = as_utf8(path, scratch, reading.encoding)
    tried = {
        delimiter: _lines(text, delimiter) for delimiter in ([reading.delimiter] if reading.delimiter else DELIMITERS)
    }
    # A long text full of semicolons is no table of so many columns, as long as another delimiter makes fewer.
    narrow = {delimiter: first for delimiter, first in tried.items() if 1 < _width(first) <= MOST_COLUMNS} or tried
    found = [_begun(path, first, text=text, delimiter=delimiter) for delimiter, first in narrow.items() if first]
    if not found:
        raise IntakeError("{file} is empty: it has no header.", file=path.name)
    return max(found, key=_fitness)


def _width(first: _Records) -> int:
    return max((len(cells) for cells, _ in first), default=0)


def _fitness(begun: Begun) -> tuple[bool, float, int]:
    """A known layout wins; else the delimiter under which most records have one width, and the widest of those."""
    widths = Counter(len(record) for record in begun.head.records)
    width, count = max(widths.items(), key=lambda one: (one[1], one[0]))
    fits = count / len(begun.head.records) if width > 1 else 0.0
    return begun.found.layout != "plain" and width > 1, fits, width


def _lines(text: TextFile, delimiter: str) -> _Records:
    records = ((tuple(cells), line) for cells, line in records_of(text.path, delimiter))
    wanted = ((cells, line) for cells, line in records if any(cell.strip(_NOTHING) for cell in cells))
    first = list(islice(wanted, LOOKED_AT + 1))
    return first[1:] if first and DECLARED.fullmatch(delimiter.join(first[0][0])) else first[:LOOKED_AT]


def _first(records: Iterator[tuple[int, list[str | None]]]) -> Iterator[tuple[int, list[str | None]]]:
    return islice(records, LOOKED_AT)


def _begun(
    path: Path,
    first: _Records,
    *,
    is_workbook: bool = False,
    text: TextFile | None = None,
    delimiter: str = "",
    sheet: str = "",
    sheets: tuple[str, ...] = (),
) -> Begun:
    width = _width(first)
    if width > MOST_COLUMNS:
        raise IntakeError(
            "{file} has {columns} columns, and at most {most} are read. Is it a survey, and is its delimiter right?",
            file=path.name,
            columns=width,
            most=MOST_COLUMNS,
        )
    own = _own_width(first[0][0])
    records = tuple(cells[:own] if own else cells for cells, _ in first)
    head = Head(records, is_workbook)
    found = recognise(head)
    rows = found.header_rows
    if rows and not any(character.isalnum() for cell in records[0] for character in cell):
        raise IntakeError("{file} has no header: its first row names no column.", file=path.name)
    return Begun(
        path=path,
        found=found,
        head=head,
        header=records[:rows],
        last_line=first[rows - 1][1] if rows else 0,
        width=len(first[0][0]) if own else 0,
        text=text,
        delimiter=delimiter,
        sheet=sheet,
        sheets=sheets,
    )


def _own_width(names: tuple[str, ...]) -> int:
    """How many columns are the file's own where a file of rejected rows added some; else 0."""
    added = len(REJECT_COLUMNS)
    own = len(names) - added
    return own if own > 0 and tuple(map(plain, names[own:])) == reject_columns(names[:own]) else 0
