"""Single rows made and changed by an entry; how they were before goes into the change log."""

from collections.abc import Mapping

from sqlalchemy import Table

from data.ledger.unit_of_work import UnitOfWork
from data.parsing.sql_values import get_sql_type
from data.warehouse.sql_fragments import quote_names

Cells = Mapping[str, str | None]


def insert_row(entry: UnitOfWork, table: Table, cells: Cells) -> None:
    """Insert a row, its cells given as texts."""
    marks = ", ".join(f"cast(? as {get_sql_type(table.columns[name])})" for name in cells)
    entry.execute(
        f'insert into "{table.name}" ({quote_names([*cells, "batch_id"])}) values ({marks}, ?)',
        *cells.values(),
        entry.batch_id,
    )
    entry.rows_changed += 1


def update_row(entry: UnitOfWork, table: Table, key: Mapping[str, str], cells: Cells) -> bool:
    """Change cells of the row with this key; returns whether there is one."""
    where = " and ".join(f'"{name}" = ?' for name in key)
    rowids = entry.execute(f'select rowid from "{table.name}" where {where}', *key.values())
    if not rowids:
        return False
    row = f"rowid = {int(rowids[0][0])}"
    entry.record_prior_rows(table, row)
    changes = ", ".join(f'"{name}" = cast(? as {get_sql_type(table.columns[name])})' for name in cells)
    entry.execute(f'update "{table.name}" set {changes}, batch_id = ? where {row}', *cells.values(), entry.batch_id)
    entry.rows_changed += 1
    return True


def upsert_row(entry: UnitOfWork, table: Table, key: Mapping[str, str], cells: Cells) -> None:
    """Change the row with this key; insert it where there is none and a cell has a value."""
    if cells and not update_row(entry, table, key, cells) and any(text is not None for text in cells.values()):
        insert_row(entry, table, {**key, **cells})
