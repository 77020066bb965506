"""A file's header: which column of the table each of its names means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Table

from data.intake import problems as say
from data.intake.problems import Problem
from data.intake.readers.heading_synonyms import load_column_synonyms, normalize_heading
from data.parsing.suggestions import suggest_similar
from data.parsing.text_cleaning import strip_blanks
from data.reason import Reason
from data.schema import get_key_columns, list_file_columns

# What the file of rejected rows has behind the original columns. Sent again, they are passed over.
REJECT_COLUMNS = ("line", "column", "value", "reason")


def build_reject_columns(header: Sequence[str]) -> tuple[str, ...]:
    """The names of those columns for a file with this header; a name that it has itself gets another ending."""
    taken = {convert_to_column_name(name) for name in header}
    return tuple(f"{name}_rejected" if name in taken else name for name in REJECT_COLUMNS)


def convert_to_column_name(name: str) -> str:
    """A heading as a column's name would be written: “Customer ID” is customer_id."""
    return re.sub(r"[\s\-]+", "_", strip_blanks(name).lower())


def build_unique_labels(header: Sequence[str]) -> tuple[str, ...]:
    """Names that differ: a heading without one is called by its number, a repeated one by its turn."""
    found: list[str] = []
    for position, name in enumerate(header, start=1):
        label = name or f"column {position}"
        turn = 2
        while label in found:
            label = f"{name or f'column {position}'} ({turn})"
            turn += 1
        found.append(label)
    return tuple(found)


def strip_reject_columns(header: Sequence[str]) -> tuple[str, ...]:
    """The header without the columns that a file of rejected rows adds, and without empty headings at its end."""
    names = [strip_blanks(name) for name in header]
    while names and not names[-1]:
        names.pop()
    added = len(REJECT_COLUMNS)
    if len(names) > added and tuple(map(convert_to_column_name, names[-added:])) == build_reject_columns(
        names[:-added]
    ):
        names = names[:-added]
    return tuple(names)


@dataclass(frozen=True)
class TargetTable:
    """The table that a file is meant for, and what a person said its headings mean: a column, or None to leave it out.

    A heading of which nothing was said means the column of its name, of the table or of the one beside it; else the
    column that it is a usual name for, unless another heading means that.
    """

    table: Table
    confirmed_columns: Mapping[str, str | None] | None = None

    def count_known_columns(self, header: Sequence[str]) -> int:
        """How many headings are columns of the table."""
        return len(set(self._resolve_names(header)) & {*list_file_columns(self.table), "batch_id"})

    def resolve_columns(self, header: Sequence[str], line: int) -> tuple[tuple[str, ...], list[Problem]]:
        """The table's column for every heading, '' where it is left out, and what is wrong with the header."""
        names, table = self._resolve_names(header), self.table
        wrong = []
        for position, (name, label) in enumerate(zip(names, build_unique_labels(header), strict=True)):
            found = None if self._is_left_out(label) else _explain_invalid_heading(name, position, names, table)
            if found is not None:
                wrong.append(Problem(line, header[position] or label, None, found))
        if not wrong:
            absent = [
                key
                for key in get_key_columns(table)
                if key not in names and table.columns[key].info.get("default") is None
            ]
            wrong = [Problem(line, key, None, Reason(say.MISSING_KEY_COLUMN, {"table": table.name})) for key in absent]
        return names, wrong

    def _resolve_names(self, header: Sequence[str]) -> tuple[str, ...]:
        told = self.confirmed_columns or {}
        pairs = list(zip(header, build_unique_labels(header), strict=True))
        names = [(told[label] or "") if label in told else convert_to_column_name(name) for name, label in pairs]
        columns, known = list_file_columns(self.table), load_column_synonyms(self.table.name)
        for place, (name, label) in enumerate(pairs):
            if label not in told and names[place] not in columns:
                free = (
                    column
                    for column in known.get(normalize_heading(name), ())
                    if column in columns and column not in names
                )
                names[place] = next(free, names[place])
        return tuple(names)

    def _is_left_out(self, label: str) -> bool:
        return (
            self.confirmed_columns is not None and label in self.confirmed_columns and not self.confirmed_columns[label]
        )


def _explain_invalid_heading(name: str, position: int, names: tuple[str, ...], table: Table) -> Reason | None:
    if not name:
        return Reason(say.UNNAMED_COLUMN, {"position": position + 1})
    if name in names[:position]:
        return Reason(say.COLUMN_TWICE)
    if name == "batch_id":
        return Reason(say.BATCH_COLUMN)
    columns = list_file_columns(table)
    if name in columns:
        return None
    if near := suggest_similar(name, [column for column in columns if column not in names]):
        return Reason(say.UNKNOWN_COLUMN_SIMILAR, {"table": table.name, "nearest": near})
    return Reason(say.UNKNOWN_COLUMN, {"table": table.name, "columns": ", ".join(columns)})
