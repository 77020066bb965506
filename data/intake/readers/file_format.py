"""The format of a file by its first bytes, whatever its name, and how a person wants it read."""

from codecs import BOM_UTF8
from dataclasses import dataclass
from pathlib import Path

from data.errors import IntakeError

TEXT, WORKBOOK, PARQUET = "text", "workbook", "parquet"
_SIGNATURES = ((b"PAR1", PARQUET), (b"PK\x03\x04", WORKBOOK), (b"\xd0\xcf\x11\xe0", WORKBOOK))


@dataclass(frozen=True)
class ReadOptions:
    """How a person wants a file read; None: as the file itself says."""

    encoding: str | None = None
    """A name that Python knows, such as utf-8, gb18030, cp1252."""
    delimiter: str | None = None
    sheet: str | None = None


DETECT_OPTIONS = ReadOptions()


def detect_file_format(path: Path) -> str:
    """TEXT, WORKBOOK or PARQUET.

    Raises:
        IntakeError: The file cannot be read, or is a PDF document or a web page.
    """
    try:
        with path.open("rb") as file:
            start = file.read(64)
    except IsADirectoryError as error:
        raise IntakeError("{file} is a folder. Name the files in it.", file=path) from error
    except OSError as error:
        raise IntakeError("{file} cannot be read: {told}.", file=path, told=error.strerror or error) from error
    if start.startswith(b"%PDF"):
        raise IntakeError("{file} is a PDF document and no table. Export it again as CSV or XLSX.", file=path.name)
    if start.removeprefix(BOM_UTF8).lstrip().lower().startswith((b"<!doctype html", b"<html")):
        raise IntakeError("{file} is a web page and no table. Export it again as CSV or XLSX.", file=path.name)
    return next((kind for begin, kind in _SIGNATURES if start.startswith(begin)), TEXT)
