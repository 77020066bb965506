"""A file's header: which column of the table each of its headings means."""

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

# What the file of rejected rows has behind the original columns; left out when it is loaded again.
REJECT_COLUMNS = ("line", "column", "value", "reason")


def build_reject_columns(header: Sequence[str]) -> tuple[str, ...]:
    """REJECT_COLUMNS for a file with this header; a name that the header has itself gets another ending."""
    names = {convert_to_column_name(name) for name in header}
    return tuple(f"{name}_rejected" if name in names else name for name in REJECT_COLUMNS)


def convert_to_column_name(name: str) -> str:
    """A heading as a column's name would be written: “Customer ID” is customer_id."""
    return re.sub(r"[\s\-]+", "_", strip_blanks(name).lower())


def build_unique_labels(header: Sequence[str]) -> tuple[str, ...]:
    """A unique label for each heading: an empty one gets its column number, a repeated one a count."""
    labels: list[str] = []
    for position, name in enumerate(header, start=1):
        label = base = name or f"column {position}"
        count = 2
        while label in labels:
            label = f"{base} ({count})"
            count += 1
        labels.append(label)
    return tuple(labels)


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
    """The table that a file is for, and the columns that a person confirmed for its headings.

    Another heading means the column of its name, in the table or its companion; else the column that it is a usual
    name for, unless another heading means that.

    Attributes:
        table: The table.
        confirmed_columns: By the heading's label, the column, or None to leave it out.
    """

    table: Table
    confirmed_columns: Mapping[str, str | None] | None = None

    def count_known_columns(self, header: Sequence[str]) -> int:
        """How many headings are columns of the table."""
        return len(set(self._resolve_names(header)) & {*list_file_columns(self.table), "batch_id"})

    def resolve_columns(self, header: Sequence[str], line: int) -> tuple[tuple[str, ...], list[Problem]]:
        """Resolves every heading of the header on the given line.

        Returns:
            The column of each heading, '' where it is left out; and what is wrong with the header.
        """
        names, table = self._resolve_names(header), self.table
        problems = []
        for position, (name, label) in enumerate(zip(names, build_unique_labels(header), strict=True)):
            reason = None if self._is_left_out(label) else _explain_invalid_heading(name, position, names, table)
            if reason is not None:
                problems.append(Problem(line, header[position] or label, None, reason))
        if not problems:
            reason = Reason(say.MISSING_KEY_COLUMN, {"table": table.name})
            problems = [
                Problem(line, key, None, reason)
                for key in get_key_columns(table)
                if key not in names and table.columns[key].info.get("default") is None
            ]
        return names, problems

    def _resolve_names(self, header: Sequence[str]) -> tuple[str, ...]:
        confirmed = self.confirmed_columns or {}
        pairs = list(zip(header, build_unique_labels(header), strict=True))
        names = [
            (confirmed[label] or "") if label in confirmed else convert_to_column_name(heading)
            for heading, label in pairs
        ]
        columns, synonyms = list_file_columns(self.table), load_column_synonyms(self.table.name)
        for index, (heading, label) in enumerate(pairs):
            if label not in confirmed and names[index] not in columns:
                free = (
                    column
                    for column in synonyms.get(normalize_heading(heading), ())
                    if column in columns and column not in names
                )
                names[index] = next(free, names[index])
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
