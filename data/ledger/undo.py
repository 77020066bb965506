"""Undo of a batch: what it made new is removed, what it changed is as before; what others touched since is kept."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Table, select, update

from data.errors import IntakeError
from data.ledger import audit_log
from data.ledger.batches import SURVEY_PREFIX, UNDONE_BATCHES_SQL, batches, get_current_user
from data.ledger.row_restoration import restore_removed_rows
from data.ledger.row_reversal import ReversalCounts, reverse_rows
from data.ledger.write_access import validate_writable
from data.schema import BATCH_TABLES, find_companion_table, get_key_columns, metadata
from data.warehouse import Warehouse
from data.warehouse.engines import get_duckdb_connection


def count_stored_rows(connection: Connection, batch_id: str, kind: str, rows_stored: int) -> int | None:
    """How many rows the batch stored in all its tables together; None where the book counts something else.

    That is responses of a survey, or rows of a file that was stored in two tables.
    """
    how, _, name = kind.partition(" ")
    other = find_companion_table(metadata.tables[name]) if how == "load" and name in metadata.tables else None
    if kind.startswith(SURVEY_PREFIX) or (other is not None and _has_rows(connection, other.name, batch_id)):
        return None
    return rows_stored


def _has_rows(connection: Connection, table: str, batch_id: str) -> bool:
    return bool(
        get_duckdb_connection(connection)
        .execute(
            f'select 1 where exists (select 1 from "{table}" where batch_id = $batch) or exists (select 1 from '
            "app_changes where table_name = $table and "
            "(batch_id = $batch or json_extract_string(before, '$.batch_id') = $batch))",
            {"batch": batch_id, "table": table},
        )
        .fetchone()
    )


def count_edited_rows(connection: Connection, batch_id: str, stored_count: int | None) -> dict[str, int]:
    """How many of the rows that the batch stored are another batch's by now; only tables where there are any.

    `stored` is how many it stored, where the book says that of all its tables; then a quick look may be enough.
    """
    raw = get_duckdb_connection(connection)
    counted = " + ".join(f'(select count(*) from "{table.name}" where batch_id = $batch)' for table in BATCH_TABLES)
    if stored_count is not None and raw.execute(f"select {counted}", {"batch": batch_id}).fetchone()[0] >= stored_count:
        return {}
    found = {}
    for table in BATCH_TABLES:
        noted = ", ".join(f'json_extract_string(before, \'$."{name}"\') as "{name}"' for name in get_key_columns(table))
        own = ", ".join(f'"{name}"::varchar as "{name}"' for name in get_key_columns(table))
        names = ", ".join(f'"{name}"' for name in get_key_columns(table))
        count = raw.execute(
            f"select count(*) from (select distinct {noted} from app_changes where table_name = $table "
            "and json_extract_string(before, '$.batch_id') = $batch) "
            f'anti join (select {own} from "{table.name}" where batch_id = $batch) using ({names})',
            {"batch": batch_id, "table": table.name},
        ).fetchone()[0]
        if count:
            found[table.name] = int(count)
    return found


UNDOABLE_KINDS = ("load ", SURVEY_PREFIX, "entry ")


class _PreviewError(Exception):
    """Ends the transaction of an undo that was only to be looked at."""


@dataclass
class UndoReport:
    """What became of a batch's rows; removed, restored, edited_since, still_needed, unrestorable are all it stored."""

    batch_id: str
    file_name: str | None
    removed: int = 0
    restored: int = 0
    edited_since: int = 0
    """Kept: a later batch changed them."""
    still_needed: int = 0
    """Could not be removed: rows of the tables `needed_by` name them."""
    needed_by: tuple[str, ...] = ()
    unrestorable: int = 0
    """Could not be restored: they named rows that are gone."""
    also_reversed: int = 0
    """Rows of batches undone before, which had to be kept then and are reversed now."""
    by_table: dict[str, ReversalCounts] = field(default_factory=dict)
    """The same, for each table that the batch stored rows in."""
    edited_by_table: dict[str, int] = field(default_factory=dict)

    @property
    def reversed(self) -> int:
        """Rows that are as they were before the batch."""
        return self.removed + self.restored

    def add(self, table: str, *parts: ReversalCounts) -> None:
        """Count what was taken back of one table."""
        taken = sum(parts, ReversalCounts())
        self.removed += taken.removed
        self.restored += taken.restored
        self.still_needed += taken.still_needed
        self.unrestorable += taken.unrestorable
        self.needed_by = tuple(dict.fromkeys([*self.needed_by, *taken.needed_by]))
        if taken != ReversalCounts():
            self.by_table[table] = taken


def undo(warehouse: Warehouse, batch_id: str, by: str | None = None, *, dry_run: bool = False) -> UndoReport:
    """Take a batch back, in one transaction; a `dry_run` only says what would become of it.

    Raises IntakeError when there is none, or when it was undone before; WarehouseError where nothing can be stored.
    """
    validate_writable(warehouse)
    result: UndoReport | None = None
    with suppress(_PreviewError), warehouse.writing() as connection:
        result = _undo_batch(connection, batch_id, by)
        if dry_run:
            raise _PreviewError
    assert result is not None
    return result


def _undo_batch(connection: Connection, batch_id: str, by: str | None) -> UndoReport:
    entry = connection.execute(select(batches).where(batches.c.batch_id == batch_id)).first()
    if entry is None:
        raise IntakeError("There is no batch {batch}. python -m data batches lists them.", batch=batch_id)
    if entry.undone_at is not None:
        at = f"{entry.undone_at:%Y-%m-%d %H:%M}"
        raise IntakeError("Batch {batch} was undone already, on {at}.", batch=batch_id, at=at)
    if not str(entry.kind).startswith(UNDOABLE_KINDS):
        raise IntakeError("Batch {batch} ({kind}) cannot be undone.", batch=batch_id, kind=entry.kind)
    result = UndoReport(batch_id, entry.file_name)
    stored = count_stored_rows(connection, batch_id, str(entry.kind), entry.rows_stored)
    result.edited_by_table = count_edited_rows(connection, batch_id, stored)
    _mark_undone(connection, batch_id, by)
    for table in reversed(BATCH_TABLES):
        result.add(table.name, *_reverse_table(connection, table, f"'{batch_id}'"))
    counted = result.reversed + result.still_needed + result.unrestorable
    edited = sum(result.edited_by_table.values())
    result.edited_since = edited if stored is None else max(0, stored - counted)
    result.also_reversed = _reverse_leftovers(connection)
    told = {"kind": entry.kind, "file_name": entry.file_name}
    audit_log.append_audit_entry(
        connection, "undo", "batch", batch_id, who=by or get_current_user(), before=told, rows=result.reversed
    )
    return result


def _mark_undone(connection: Connection, batch_id: str, by: str | None) -> None:
    now = datetime.now().replace(microsecond=0)
    change = (
        update(batches).where(batches.c.batch_id == batch_id).values(undone_at=now, undone_by=by or get_current_user())
    )
    connection.execute(change)


def _reverse_leftovers(connection: Connection) -> int:
    """Take back what batches undone before had left, as far as nothing holds it any more; returns how many rows.

    So undoing several batches ends the same in any order.
    """
    count, goes_on = 0, True
    while goes_on:
        goes_on = False
        for table in reversed(BATCH_TABLES):
            taken = sum(_reverse_table(connection, table, UNDONE_BATCHES_SQL), ReversalCounts())
            count += taken.removed + taken.restored
            goes_on = goes_on or taken.removed + taken.restored > 0
    return count


def _reverse_table(connection: Connection, table: Table, batches: str) -> tuple[ReversalCounts, ReversalCounts]:
    """What the batches stored taken back, then what they took away put back."""
    return reverse_rows(connection, table, batches), restore_removed_rows(connection, table, batches)
