"""The comment on top of a `.sql` file: a sentence, notes such as `grain:`, and one line per column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

NOTES = (
    "grain",
    "key",
    "uses",
    "subject",
    "adds_up",
    "columns_of",
    "override",
    "materialized",
    "ordered_by",
    "positional",
    "each",
    "from_fields",
)
# Cells stand two blanks or more apart; a column that no page shows has no label.
_COLUMN_LINE = re.compile(
    r"^(?P<name>[a-zA-Z][a-z0-9_]*)\s+(?P<unit>[a-z_]+)\s+(?:(?P<label>\S.*?)\s{2,})?(?P<meaning>\S.*)$"
)
# A line that is indented further than names are continues the line above it.
_CONTINUATION = "--    "
_NOTE_LINE = re.compile(rf"^(?P<note>{'|'.join(NOTES)}):\s+(?P<text>\S.*)$")


class HeaderError(ValueError):
    """A file breaks the form of a question or relation; the sentence begins with file and line."""

    def __init__(self, name: str, line: int, problem: str) -> None:
        super().__init__(f"queries/{name}.sql:{line}: {problem}")


@dataclass(frozen=True)
class Column:
    """A column of a result.

    Attributes:
        name: its name in the SQL.
        unit: its unit, from the closed list.
        meaning: what it holds, in words.
        label: its heading on pages, in English; empty in relations that no page shows.
    """

    name: str
    unit: str
    meaning: str
    label: str = ""


@dataclass(frozen=True)
class Header:
    """What a file says of itself, with the line of each part."""

    name: str
    sentence: str
    notes: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    columns: list[tuple[int, Column]] = field(default_factory=list)

    def get_note(self, note: str) -> str:
        """The text of a note, its lines joined by commas; '' where the header has none."""
        return ", ".join(text for _, text in self.notes.get(note, []))

    def iterate_items(self, note: str) -> Iterator[tuple[int, str]]:
        """The items of a note that is a list, each with its line."""
        for line, text in self.notes.get(note, []):
            yield from ((line, item.strip()) for item in text.split(",") if item.strip())

    def list_items(self, note: str) -> tuple[str, ...]:
        """The items of a note that is a list."""
        return tuple(item for _, item in self.iterate_items(note))


def parse_header(name: str, text: str) -> Header:
    """The header of the file `name`, whose content is `text`.

    Raises:
        HeaderError: a line is neither a note nor a column.
    """
    comment: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if comment and line.startswith(_CONTINUATION):
            comment[-1] = (comment[-1][0], f"{comment[-1][1]} {line.removeprefix('--').strip()}")
        elif line.startswith("--"):
            comment.append((number, line.removeprefix("--").strip()))
    first = next((index for index, (_, line) in enumerate(comment) if not line), len(comment))
    header = Header(name, " ".join(line for _, line in comment[:first]))
    for number, line in comment[first + 1 :]:
        if note := _NOTE_LINE.match(line):
            header.notes.setdefault(note["note"], []).append((number, note["text"].strip()))
        elif column := _COLUMN_LINE.match(line):
            label, meaning = column["label"] or "", column["meaning"].strip()
            header.columns.append((number, Column(column["name"], column["unit"], meaning, label)))
        else:
            raise HeaderError(name, number, f"a header line is neither a note nor a column: {line!r}")
    return header
