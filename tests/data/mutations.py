"""Sound files spoiled as files are on their way: bytes lost, cells swapped, encodings mistaken."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable

Spoil = Callable[[random.Random, bytes], bytes]

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "cp1252", "big5", "shift_jis", "utf-7", "cp500")


def flip(rng: random.Random, content: bytes) -> bytes:
    """Some bytes become others."""
    found = bytearray(content)
    for _ in range(rng.choice((1, 3, 20, 200))):
        if found:
            found[rng.randrange(len(found))] = rng.choice((0, 9, 10, 13, 34, 44, 59, 255, rng.randrange(256)))
    return bytes(found)


def cut(rng: random.Random, content: bytes) -> bytes:
    """The end is missing, or the beginning."""
    at = rng.randrange(len(content) + 1)
    return content[:at] if rng.random() < 0.8 else content[at:]


def drop_lines(rng: random.Random, content: bytes) -> bytes:
    """Some lines are missing."""
    lines = content.split(b"\n")
    return b"\n".join(line for line in lines if rng.random() > rng.choice((0.02, 0.3)))


def repeat_lines(rng: random.Random, content: bytes) -> bytes:
    """Some lines stand there twice, or somewhere else."""
    lines = content.split(b"\n")
    for _ in range(rng.choice((1, 5))):
        lines.insert(rng.randrange(len(lines) + 1), rng.choice(lines))
    return b"\n".join(lines)


def insert(rng: random.Random, content: bytes) -> bytes:
    """Something stands in the middle that does not belong there."""
    at = rng.randrange(len(content) + 1)
    odd = rng.choice(
        (
            b'"',
            b'""',
            b",,,,",
            b"\r",
            b"\n\n",
            b"\x00",
            b"\xef\xbb\xbf",
            b"=1+1",
            b"'; drop table surveys; --",
            b"\xff\xfe",
            b"{0}{x}",
            b"%s%n",
            b"$1 $$ \\",
            "٣".encode(),
            "１".encode(),
            b"1e400",
            b"nan",
            b"-0",
        )
    )
    return content[:at] + odd * rng.choice((1, 1, 50)) + content[at:]


def reencode(rng: random.Random, content: bytes) -> bytes:
    """The text in another encoding, or read in a wrong one."""
    text = content.decode(rng.choice(("utf-8", "utf-8", "gb18030", "latin-1")), errors="replace")
    return text.encode(rng.choice(ENCODINGS), errors=rng.choice(("replace", "ignore")))


def _records(content: bytes) -> tuple[list[list[str]], str]:
    text = content.decode("utf-8-sig", errors="replace").replace("\x00", "")
    delimiter = ";" if text[:200].count(";") > text[:200].count(",") else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)), delimiter


def _written(records: list[list[str]], delimiter: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(records)
    return out.getvalue().encode("utf-8", errors="replace")


def swap_cells(rng: random.Random, content: bytes) -> bytes:
    """Cells change places."""
    records, delimiter = _records(content)
    filled = [(row, place) for row, cells in enumerate(records) for place in range(len(cells))]
    for _ in range(rng.choice((1, 5, 50)) if filled else 0):
        (row, place), (other, there) = rng.choice(filled), rng.choice(filled)
        records[row][place], records[other][there] = records[other][there], records[row][place]
    return _written(records, delimiter)


def odd_cells(rng: random.Random, content: bytes) -> bytes:
    """Some cells hold what nobody expects there."""
    records, delimiter = _records(content)
    odd = (
        "",
        " ",
        "\u3000",
        "N/A",
        "-3",
        "(跳过)",
        "99",
        "1e999",
        "nan",
        "inf",
        "-0",
        "0",
        "6.5",
        "１２",
        "'",
        '"',
        "\n",
        "{}",
        "{reason}",
        "%",
        "\\",
        "=1",
        "x" * 70_000,
        "2026-13-45",
        "31/02/2026",
        "0000-00-00",
        "9999-12-31 23:59:60",
        "⅓",
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
        "\u202e",
        "5 ",
        "TRUE",
        "null",
        "1,5",
        "1.5.2026",
    )
    for _ in range(rng.choice((1, 5, 50)) if records else 0):
        cells = rng.choice(records)
        if cells:
            cells[rng.randrange(len(cells))] = rng.choice(odd)
    return _written(records, delimiter)


def move_columns(rng: random.Random, content: bytes) -> bytes:
    """Columns are missing, stand twice, or in another order."""
    records, delimiter = _records(content)
    width = max((len(cells) for cells in records), default=0)
    order = list(range(width))
    if rng.random() < 0.4:
        rng.shuffle(order)
    order = [place for place in order if rng.random() > 0.1]
    if order and rng.random() < 0.4:
        order.insert(rng.randrange(len(order)), rng.choice(order))
    return _written([[cells[place] if place < len(cells) else "" for place in order] for cells in records], delimiter)


SPOILS: tuple[Spoil, ...] = (
    flip,
    cut,
    drop_lines,
    repeat_lines,
    insert,
    reencode,
    swap_cells,
    odd_cells,
    move_columns,
    odd_cells,
    swap_cells,
)


def spoiled(rng: random.Random, content: bytes) -> bytes:
    """The content after one to three accidents."""
    for _ in range(rng.choice((1, 1, 2, 3))):
        content = rng.choice(SPOILS)(rng, content)
    return content
