"""Limits of a workbook's ZIP archive, checked before it is opened: a small file may unpack into very much."""

import re
import zipfile
import zlib
from pathlib import Path

from data.errors import IntakeError

# A sheet of a million rows and 30 columns takes about as much.
MAX_BYTES = 2 << 30
MAX_CELLS = 40_000_000
# Deflate compresses to 1/1,032 at best, so a part this small cannot unpack into much, whatever its entry says.
_HARMLESS_BYTES = 256 << 10
_CHUNK = 4 << 20
_CELL_REFERENCE = re.compile(rb' r="([A-Z]{0,3})([0-9]{1,7})"')


def validate_archive(path: Path) -> None:
    """Checks the archive of a workbook.

    Raises:
        IntakeError: It would unpack into too much, or is damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MAX_BYTES:
                raise _build_size_error(path)
            for part in parts:
                if part.filename.startswith("xl/worksheets/") or part.compress_size > _HARMLESS_BYTES:
                    _validate_part(archive, part, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise IntakeError("{file} is not a workbook that can be read: {told}.", file=path.name, told=error) from error


def _validate_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> None:
    """Unpack a part in chunks: its entry may name a wrong size, and one far-off cell makes a sheet huge."""
    columns, rows, rest = {b"A"}, 1, b""
    is_sheet = part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml")
    with archive.open(part) as unpacked:
        while chunk := unpacked.read(_CHUNK):
            if is_sheet:
                references = set(_CELL_REFERENCE.findall(rest + chunk))
                columns |= {letters for letters, _ in references}
                rows = max([rows, *(int(number) for _, number in references)])
                rest = chunk[-20:]
    width = max(map(_parse_column_letters, columns))
    if rows * width > MAX_CELLS:
        raise IntakeError(
            "A sheet of {file} spreads over {rows} rows and {columns} columns, which is more than can be read at "
            "once. Delete what stands far off, or save the sheet as CSV.",
            file=path.name,
            rows=rows,
            columns=width,
        )


def _parse_column_letters(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _build_size_error(path: Path) -> IntakeError:
    return IntakeError(
        "{file} would unpack into more than {most} GB. Save the sheet as CSV, or split it.",
        file=path.name,
        most=MAX_BYTES >> 30,
    )
