"""A text file as UTF-8: its encoding is detected, and what a reader must know of it is counted."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from data.errors import IntakeError
from data.parsing.text_cleaning import BLANKS

_CHUNK = 8 << 20
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# Blanks that SQL's plain trim leaves, by their bytes. Line ends are within quotes only; the reader looks for them.
_ODD_BLANKS = {blank.encode(): blank for blank in BLANKS if blank not in " \r\n"}
_ODD_BYTES = tuple(code for code in _ODD_BLANKS if len(code) == 1)
_ODD_PATTERNS = {
    prefix: re.compile(
        re.escape(prefix) + b"[" + b"".join(code[-1:] for code in _ODD_BLANKS if code[:-1] == prefix) + b"]"
    )
    for prefix in sorted({code[:-1] for code in _ODD_BLANKS if len(code) > 1})
}


@dataclass(frozen=True)
class TextFile:
    """A file in UTF-8.

    Attributes:
        path: The file, with or without a byte-order mark; the original if it is in UTF-8.
        encoding: The original's encoding, in people's words.
        lines: How many lines it has.
        is_simple: All line ends are of one kind.
        has_quotes: It has a quotation mark, so that a cell may hold a line end.
        blanks: The characters of `BLANKS` in it, besides the plain blank and line ends.
    """

    path: Path
    encoding: str
    lines: int
    is_simple: bool
    has_quotes: bool
    blanks: str


def convert_to_utf8(path: Path, scratch: Path, encoding: str | None = None) -> TextFile:
    """Detects the encoding, and writes the text as UTF-8 into a folder unless it is so already.

    Args:
        path: The file.
        scratch: The folder for the copy.
        encoding: What a person named. Else the first that fits of: byte-order mark, the zeros of UTF-16, strict
            UTF-8, strict GB18030, CP1252.

    Raises:
        IntakeError: The file is no text, or not in the encoding that was named.
    """
    codec, name = _resolve_encoding(encoding, path) if encoding else detect_encoding(path)
    text = path
    # A byte-order mark at the beginning may stay: the reader of the header leaves it out.
    if codec != "utf-8" and not (codec == "utf-8-sig" and _is_decodable(path, "utf-8")):
        text = scratch / f"{path.name}.utf-8"
        with (
            path.open(encoding=codec, newline="", errors="strict" if encoding else "replace") as source,
            text.open("w", encoding="utf-8", newline="", errors="replace") as result,
        ):
            try:
                while part := source.read(_CHUNK):
                    result.write(part)
            except UnicodeError as error:
                raise IntakeError(
                    "{file} is not in the encoding {encoding}. Name another one, or none, so that it is found.",
                    file=path.name,
                    encoding=name,
                ) from error
    return _measure_text(text, name, path.name)


def _resolve_encoding(encoding: str, path: Path) -> tuple[str, str]:
    """The codec of an encoding that a person named, and its name for people."""
    try:
        codec = codecs.lookup(encoding.strip())
        codec.incrementaldecoder().decode(b"", final=True)  # Some codecs decode bytes to bytes.
        is_text = isinstance(codec.decode(b"")[0], str)
    except (LookupError, TypeError, ValueError):
        is_text = False
    if not is_text:
        raise IntakeError(
            "{encoding} is not an encoding that is known here. Name one like utf-8, gb18030, big5, cp1252 or utf-16.",
            encoding=encoding,
        )
    with path.open("rb") as file:
        marked = codec.name == "utf-8" and file.read(3) == codecs.BOM_UTF8
    if codec.name == "utf-8" and not marked and not _is_decodable(path, "utf-8"):
        return "utf_8", "UTF-8"  # Converting it will refuse the file.
    return ("utf-8-sig" if marked else codec.name), codec.name.upper()


def detect_encoding(path: Path) -> tuple[str, str]:
    """The codec of the file, and the encoding's name for people.

    Raises:
        IntakeError: The file is no text.
    """
    with path.open("rb") as file:
        start = file.read(1 << 16)
    for mark, codec, name in _BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return codec, name
    zeros = start[0::2].count(0), start[1::2].count(0)
    # In plain letters every second byte is zero; Chinese text has at least its commas, digits and line ends.
    if max(zeros) * 20 > len(start) and min(zeros) * 20 <= max(zeros):
        return ("utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"), "UTF-16"
    if any(zeros):
        raise IntakeError("{file} is not a text file: it contains binary zeros.", file=path.name)
    if _is_decodable(path, "utf-8"):
        return "utf-8", "UTF-8"
    if _is_decodable(path, "gb18030") and not _is_western(path):
        return "gb18030", "GB18030"
    return "cp1252", "CP1252"


def _is_decodable(path: Path, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)("strict")
    try:
        with path.open("rb") as file:
            while part := file.read(_CHUNK):
                decoder.decode(part)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_western(path: Path) -> bool:
    # “Müller” in CP1252 is also valid GB18030. In CP1252 a plain letter follows the accent; in Chinese text nearly
    # every second byte is in the upper half, too.
    with path.open("rb") as file:
        pairs = re.findall(rb"[\x81-\xfe][\x40-\xfe]", file.read(_CHUNK))
    return len([pair for pair in pairs if pair[1] < 0x80]) * 2 > len(pairs)


def _measure_text(path: Path, encoding: str, name: str) -> TextFile:
    ends = returns = pairs = quotes = zeros = 0
    odd: set[bytes] = set()
    last = b""
    with path.open("rb") as file:
        while part := file.read(_CHUNK):
            ends += part.count(b"\n")
            returns += part.count(b"\r")
            pairs += (part.count(b"\r\n") if returns else 0) + (last[-1:] == b"\r" and part[:1] == b"\n")
            zeros += part.count(b"\0")
            quotes += part.count(b'"')
            odd |= _find_odd_blanks(part.removeprefix(codecs.BOM_UTF8)) | _find_odd_blanks(
                last + part[:2] if last else b""
            )
            last = part[-2:]
    if zeros:
        raise IntakeError("{file} is not a text file: it contains binary zeros.", file=name)
    return TextFile(
        path=path,
        encoding=encoding,
        lines=ends + (last[-1:] not in (b"\n", b"")),
        is_simple=returns == pairs and returns in (0, ends),
        has_quotes=quotes > 0,
        blanks="".join(sorted(_ODD_BLANKS[code] for code in odd)),
    )


def _find_odd_blanks(part: bytes) -> set[bytes]:
    """The bytes of each odd blank in a part of the file."""
    codes = {code for code in _ODD_BYTES if code in part}
    for prefix, pattern in _ODD_PATTERNS.items():
        # One byte is found many times faster than several.
        if prefix[:1] in part:
            codes.update(pattern.findall(part))
    return codes
