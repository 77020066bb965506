"""The rows of a file, and those on record, with the columns of a table and of the table beside it in one relation."""

from typing import Any

from data.intake.checked import Checked
from data.schema import keys


def new_rows(raw: Any, load: Checked) -> str:
    """The SQL relation of a file's rows without a problem: `#row` and all its columns."""
    good = load.good(raw)
    if load.beside is None:
        return good
    known = ", ".join(f'"{name}"' for name in ("#row", *keys(load.table)))
    return (
        f'(select own.*, other.* exclude ({known}) from {good} as own join {load.beside.name} as other using ("#row"))'
    )


def old_rows(load: Checked) -> str:
    """The SQL relation of the rows on record; where the table beside has none, its columns are null."""
    if load.beside is None:
        return f'"{load.table.name}"'
    names = ", ".join(f'"{name}"' for name in keys(load.table))
    return (
        f'(select own.*, other.* exclude ({names}, batch_id) from "{load.table.name}" as own '
        f'left join "{load.beside.table.name}" as other using ({names}))'
    )


def columns(load: Checked) -> tuple[str, ...]:
    """The columns of the file, the key once."""
    return (*load.columns, *(load.beside.others if load.beside else ()))


def others(load: Checked) -> list[str]:
    """Those of them that are not part of the key."""
    return [name for part in load.parts for name in part.others]
