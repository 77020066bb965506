"""The rows of a file, and those on record, with the columns of a table and of the table beside it in one relation."""

from typing import Any

from data.intake.checked import CheckedRows
from data.schema import get_key_columns


def build_new_rows_sql(raw: Any, load: CheckedRows) -> str:
    """The SQL relation of a file's rows without a problem: `#row` and all its columns."""
    good = load.good(raw)
    if load.beside is None:
        return good
    known = ", ".join(f'"{name}"' for name in ("#row", *get_key_columns(load.table)))
    return (
        f'(select own.*, other.* exclude ({known}) from {good} as own join {load.beside.name} as other using ("#row"))'
    )


def build_stored_rows_sql(load: CheckedRows) -> str:
    """The SQL relation of the rows on record; where the table beside has none, its columns are null."""
    if load.beside is None:
        return f'"{load.table.name}"'
    names = ", ".join(f'"{name}"' for name in get_key_columns(load.table))
    return (
        f'(select own.*, other.* exclude ({names}, batch_id) from "{load.table.name}" as own '
        f'left join "{load.beside.table.name}" as other using ({names}))'
    )


def list_columns(load: CheckedRows) -> tuple[str, ...]:
    """The columns of the file, the key once."""
    return (*load.columns, *(load.beside.others if load.beside else ()))


def list_value_columns(load: CheckedRows) -> list[str]:
    """Those of them that are not part of the key."""
    return [name for part in load.parts for name in part.others]
