"""How a survey file begins: encoding, delimiter or sheet, header rows, and which tool's layout it is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from data.errors import IntakeError
from data.intake.readers.csv_records import iterate_records
from data.intake.readers.delimited import DELIMITERS, SEPARATOR_DECLARATION
from data.intake.readers.file_format import DETECT_OPTIONS, PARQUET, WORKBOOK, ReadOptions, detect_file_format
from data.intake.readers.header import REJECT_COLUMNS, build_reject_columns, convert_to_column_name
from data.intake.readers.text_encoding import TextFile, convert_to_utf8
from data.intake.readers.workbook import iterate_sheet_records, open_workbook, select_sheet
from data.survey.layouts import detect_layout
from data.survey.model.columns import DetectedLayout, FileHead

HEAD_RECORDS = 60
_BLANK_CHARACTERS = " \t\r\n" + "".join(DELIMITERS)
MAX_COLUMNS = 2_000
_Records = list[tuple[tuple[str, ...], int]]


@dataclass(frozen=True)
class FileStart:
    """A file as far as its first records tell."""

    path: Path
    detected: DetectedLayout
    head: FileHead
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


def read_file_start(path: Path, scratch: Path, reading: ReadOptions = DETECT_OPTIONS) -> FileStart:
    """Look at the file's first records. Text that is not UTF-8 is written so into `scratch`. Raises IntakeError."""
    kind = detect_file_format(path)
    if kind == PARQUET:
        raise IntakeError("{file} is a Parquet file. A survey is read from CSV, TSV or XLSX.", file=path.name)
    if kind == WORKBOOK:
        with open_workbook(path) as book:
            sheet = select_sheet(book, path, reading.sheet)
            first = [
                (tuple(cell or "" for cell in cells), line) for line, cells in _take_head(iterate_sheet_records(sheet))
            ]
            return _build_file_start(path, first, is_workbook=True, sheet=sheet.name, sheets=tuple(book.sheet_names))
    text = convert_to_utf8(path, scratch, reading.encoding)
    tried = {
        delimiter: _read_text_head(text, delimiter)
        for delimiter in ([reading.delimiter] if reading.delimiter else DELIMITERS)
    }
    # A long text full of semicolons is no table of so many columns, as long as another delimiter makes fewer.
    narrow = {
        delimiter: first for delimiter, first in tried.items() if 1 < _measure_width(first) <= MAX_COLUMNS
    } or tried
    found = [
        _build_file_start(path, first, text=text, delimiter=delimiter) for delimiter, first in narrow.items() if first
    ]
    if not found:
        raise IntakeError("{file} is empty: it has no header.", file=path.name)
    return max(found, key=_rank_file_start)


def _measure_width(first: _Records) -> int:
    return max((len(cells) for cells, _ in first), default=0)


def _rank_file_start(start: FileStart) -> tuple[bool, float, int]:
    """A known layout wins; else the delimiter under which most records have one width, and the widest of those."""
    widths = Counter(len(record) for record in start.head.records)
    width, count = max(widths.items(), key=lambda one: (one[1], one[0]))
    fits = count / len(start.head.records) if width > 1 else 0.0
    return start.detected.layout != "plain" and width > 1, fits, width


def _read_text_head(text: TextFile, delimiter: str) -> _Records:
    records = ((tuple(cells), line) for cells, line in iterate_records(text.path, delimiter))
    wanted = ((cells, line) for cells, line in records if any(cell.strip(_BLANK_CHARACTERS) for cell in cells))
    first = list(islice(wanted, HEAD_RECORDS + 1))
    return first[1:] if first and SEPARATOR_DECLARATION.fullmatch(delimiter.join(first[0][0])) else first[:HEAD_RECORDS]


def _take_head(records: Iterator[tuple[int, list[str | None]]]) -> Iterator[tuple[int, list[str | None]]]:
    return islice(records, HEAD_RECORDS)


def _build_file_start(
    path: Path,
    first: _Records,
    *,
    is_workbook: bool = False,
    text: TextFile | None = None,
    delimiter: str = "",
    sheet: str = "",
    sheets: tuple[str, ...] = (),
) -> FileStart:
    width = _measure_width(first)
    if width > MAX_COLUMNS:
        raise IntakeError(
            "{file} has {columns} columns, and at most {most} are read. Is it a survey, and is its delimiter right?",
            file=path.name,
            columns=width,
            most=MAX_COLUMNS,
        )
    own = _count_own_columns(first[0][0])
    records = tuple(cells[:own] if own else cells for cells, _ in first)
    head = FileHead(records, is_workbook)
    found = detect_layout(head)
    rows = found.header_rows
    if rows and not any(character.isalnum() for cell in records[0] for character in cell):
        raise IntakeError("{file} has no header: its first row names no column.", file=path.name)
    return FileStart(
        path=path,
        detected=found,
        head=head,
        header=records[:rows],
        last_line=first[rows - 1][1] if rows else 0,
        width=len(first[0][0]) if own else 0,
        text=text,
        delimiter=delimiter,
        sheet=sheet,
        sheets=sheets,
    )


def _count_own_columns(names: tuple[str, ...]) -> int:
    """How many columns are the file's own where a file of rejected rows added some; else 0."""
    added = len(REJECT_COLUMNS)
    own = len(names) - added
    return (
        own if own > 0 and tuple(map(convert_to_column_name, names[own:])) == build_reject_columns(names[:own]) else 0
    )
