"""A file's header: which column of the table each of its names means."""

import re
from collections.abc import Sequence

from sqlalchemy import Table

from data.intake import problems as say
from data.intake.problems import Problem, Reason, nearest
from data.schema import keys

# What the file of rejected rows has behind the original columns. Sent again, they are passed over.
REJECT_COLUMNS = ("line", "column", "value", "reason")


def reject_columns(header: Sequence[str]) -> tuple[str, ...]:
    """The names of those columns for a file with this header; a name that it has itself gets another ending."""
    taken = {plain(name) for name in header}
    return tuple(f"{name}_rejected" if name in taken else name for name in REJECT_COLUMNS)


def plain(name: str) -> str:
    """A heading as a column's name would be written: “Customer ID” is customer_id."""
    return re.sub(r"[\s\-]+", "_", name.strip().strip("\ufeff").lower())


def known(header: Sequence[str], table: Table) -> int:
    """How many headings are columns of the table."""
    return len({plain(name) for name in header} & set(table.columns.keys()))


def own_part(header: Sequence[str]) -> tuple[str, ...]:
    """The header without the columns that a file of rejected rows adds, and without empty headings at its end."""
    names = [name.strip().strip("\ufeff").strip() for name in header]
    while names and not names[-1]:
        names.pop()
    added = len(REJECT_COLUMNS)
    if len(names) > added and tuple(map(plain, names[-added:])) == reject_columns(names[:-added]):
        names = names[:-added]
    return tuple(names)


def columns_of(header: Sequence[str], table: Table, line: int) -> tuple[tuple[str, ...], list[Problem]]:
    """The table's column for every heading, and what is wrong with the header."""
    names = tuple(plain(name) for name in header)
    wrong = []
    for position, name in enumerate(names):
        found = _wrong(name, position, names, table)
        if found is not None:
            wrong.append(Problem(line, header[position] or f"column {position + 1}", None, found))
    if not wrong:
        absent = [key for key in keys(table) if key not in names and table.columns[key].info.get("default") is None]
        wrong = [Problem(line, key, None, Reason(say.KEY_COLUMN, {"table": table.name})) for key in absent]
    return names, wrong


def _wrong(name: str, position: int, names: tuple[str, ...], table: Table) -> Reason | None:
    if not name:
        return Reason(say.NAMELESS, {"position": position + 1})
    if name in names[:position]:
        return Reason(say.COLUMN_TWICE)
    if name == "batch_id":
        return Reason(say.BATCH_COLUMN)
    if name in table.columns:
        return None
    columns = [column for column in table.columns.keys() if column != "batch_id"]  # noqa: SIM118 - not a mapping
    if near := nearest(name, [column for column in columns if column not in names]):
        return Reason(say.PERHAPS, {"table": table.name, "nearest": near})
    return Reason(say.NO_SUCH_COLUMN, {"table": table.name, "columns": ", ".join(columns)})
