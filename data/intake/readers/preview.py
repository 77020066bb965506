"""The preview of a file: how it is read, its headings, and its first rows. Nothing is staged."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.errors import IntakeError
from data.intake.readers.csv_records import iterate_records
from data.intake.readers.delimited import DELIMITERS, SEPARATOR_DECLARATION
from data.intake.readers.file_format import DETECT_OPTIONS, PARQUET, WORKBOOK, ReadOptions, detect_file_format
from data.intake.readers.header import build_unique_labels, strip_reject_columns
from data.intake.readers.text_encoding import convert_to_utf8
from data.intake.readers.workbook import iterate_sheet_records, open_workbook, select_sheet
from data.parsing.text_cleaning import strip_blanks

PREVIEW_ROWS = 20


@dataclass(frozen=True)
class FilePreview:
    """What a person sees of a file before saying what it means.

    Attributes:
        kind: text, workbook or parquet.
        reading: How it was read, complete: read with this, it is read the same again.
        encoding: The encoding's name for people; empty where the file is no text.
        sheets: The sheets of a workbook.
        headings: The headings, made unique.
        rows: The first rows, each as wide as the headings.
    """

    kind: str
    reading: ReadOptions
    encoding: str
    sheets: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def list_samples(self, position: int, limit: int = 3) -> tuple[str, ...]:
        """Some of the values below a heading, each once."""
        values = dict.fromkeys(row[position] for row in self.rows if row[position])
        return tuple(islice(values, limit))


def preview_file(path: Path, reading: ReadOptions = DETECT_OPTIONS) -> FilePreview:
    """The file's headings and first rows, read as the file says or as a person wants it.

    Raises:
        IntakeError: The file cannot be read or has no header.
    """
    kind = detect_file_format(path)
    if kind == WORKBOOK:
        with open_workbook(path) as book:
            sheet = select_sheet(book, path, reading.sheet)
            records = [
                [cell or "" for cell in cells] for _, cells in islice(iterate_sheet_records(sheet), PREVIEW_ROWS + 1)
            ]
            return _build_preview(path, kind, ReadOptions(sheet=sheet.name), "", tuple(book.sheet_names), records)
    if kind == PARQUET:
        return _build_preview(path, kind, DETECT_OPTIONS, "", (), _read_parquet_sample(path))
    with tempfile.TemporaryDirectory() as scratch:
        text = convert_to_utf8(path, Path(scratch), reading.encoding)
        records_by_delimiter = {
            delimiter: list(_read_records(text.path, delimiter))
            for delimiter in ([reading.delimiter] if reading.delimiter else DELIMITERS)
        }
        delimiter, records = max(records_by_delimiter.items(), key=lambda pair: _score_regularity(pair[1]))
        return _build_preview(path, kind, ReadOptions(reading.encoding, delimiter), text.encoding, (), records)


def _build_preview(
    path: Path, kind: str, reading: ReadOptions, encoding: str, sheets: tuple[str, ...], records: list[list[str]]
) -> FilePreview:
    header = strip_reject_columns(records[0]) if records else ()
    if not any(character.isalnum() for name in header for character in name):
        raise IntakeError("{file} is empty: it has no header.", file=path.name)
    width = len(header)
    rows = tuple(tuple((cells + [""] * width)[:width]) for cells in records[1:])
    return FilePreview(kind, reading, encoding, sheets, build_unique_labels(header), rows)


def _read_records(path: Path, delimiter: str) -> Iterator[list[str]]:
    filled = (
        list(map(strip_blanks, cells))
        for cells, _ in iterate_records(path, delimiter)
        if any(map(strip_blanks, cells)) and not SEPARATOR_DECLARATION.fullmatch(delimiter.join(cells))
    )
    return islice(filled, PREVIEW_ROWS + 1)


def _score_regularity(records: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How well a delimiter fits: how many rows are as wide as the header (0 for one column), then its width."""
    width = len(records[0]) if records else 0
    return (sum(len(cells) == width for cells in records) if width > 1 else 0), width


def _read_parquet_sample(path: Path) -> list[list[str]]:
    try:
        with pq.ParquetFile(path) as file:
            names = list(file.schema_arrow.names)
            first = next(file.iter_batches(PREVIEW_ROWS), None)
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0].rstrip(".")
        raise IntakeError(
            "{file} is not a Parquet file that can be read: {told}.", file=path.name, told=reason
        ) from error
    columns = [column.to_pylist() for column in first.columns] if first is not None else [[] for _ in names]
    rows = [["" if cell is None else str(cell) for cell in cells] for cells in zip(*columns, strict=True)]
    return [names, *rows]
