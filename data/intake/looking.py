"""A first look at a file: how it is read, its headings, and its first rows. Nothing is staged."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.errors import IntakeError
from data.intake.delimited import DECLARED, DELIMITERS
from data.intake.files import AS_FOUND, PARQUET, WORKBOOK, Reading, kind_of_file
from data.intake.header import labels, own_part
from data.intake.records import records_of
from data.intake.text import as_utf8
from data.intake.workbook import opened, sheet_of, sheet_records

ROWS = 20


@dataclass(frozen=True)
class Look:
    """What a person sees of a file before saying what it means."""

    kind: str
    """text, workbook or parquet."""
    reading: Reading
    """How it was read, all of it said: read again with this, it is read the same."""
    encoding: str
    """The encoding's name for people; empty where the file is no text."""
    sheets: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The first rows, each as wide as the headings."""

    def samples(self, place: int, most: int = 3) -> tuple[str, ...]:
        """Some of the values below a heading, each once."""
        found = dict.fromkeys(row[place] for row in self.rows if row[place])
        return tuple(islice(found, most))


def look(path: Path, reading: Reading = AS_FOUND) -> Look:
    """The file's headings and first rows, read as found or as a person wants it. Raises IntakeError."""
    kind = kind_of_file(path)
    if kind == WORKBOOK:
        with opened(path) as book:
            sheet = sheet_of(book, path, reading.sheet)
            records = [[cell or "" for cell in cells] for _, cells in islice(sheet_records(sheet), ROWS + 1)]
            return _look(path, kind, Reading(sheet=sheet.name), "", tuple(book.sheet_names), records)
    if kind == PARQUET:
        return _look(path, kind, AS_FOUND, "", (), _parquet(path))
    with tempfile.TemporaryDirectory() as scratch:
        text = as_utf8(path, Path(scratch), reading.encoding)
        found = {
            one: list(_records(text.path, one)) for one in ([reading.delimiter] if reading.delimiter else DELIMITERS)
        }
        delimiter = max(found, key=lambda one: _regular(found[one]))
        return _look(path, kind, Reading(reading.encoding, delimiter), text.encoding, (), found[delimiter])


def _look(
    path: Path, kind: str, reading: Reading, encoding: str, sheets: tuple[str, ...], records: list[list[str]]
) -> Look:
    header = own_part(records[0]) if records else ()
    if not any(character.isalnum() for name in header for character in name):
        raise IntakeError("{file} is empty: it has no header.", file=path.name)
    width = len(header)
    rows = tuple(tuple((cells + [""] * width)[:width]) for cells in records[1:])
    return Look(kind, reading, encoding, sheets, labels(header), rows)


def _records(path: Path, delimiter: str) -> Iterator[list[str]]:
    filled = (
        [cell.strip() for cell in cells]
        for cells, _ in records_of(path, delimiter)
        if any(cell.strip() for cell in cells) and not DECLARED.fullmatch(delimiter.join(cells))
    )
    return islice(filled, ROWS + 1)


def _regular(records: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How well a delimiter fits: rows as wide as the header, then its width; one column says nothing."""
    width = len(records[0]) if records else 0
    return (sum(len(cells) == width for cells in records) if width > 1 else 0), width


def _parquet(path: Path) -> list[list[str]]:
    try:
        with pq.ParquetFile(path) as file:
            names = list(file.schema_arrow.names)
            first = next(file.iter_batches(ROWS), None)
    except (pa.ArrowException, OSError) as error:
        told = str(error).splitlines()[0].rstrip(".")
        raise IntakeError(
            "{file} is not a Parquet file that can be read: {told}.", file=path.name, told=told
        ) from error
    columns = [column.to_pylist() for column in first.columns] if first is not None else [[] for _ in names]
    rows = [["" if cell is None else str(cell) for cell in cells] for cells in zip(*columns, strict=True)]
    return [names, *rows]
