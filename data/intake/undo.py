"""Undo of a batch: what it made new is removed, what it changed is as before; what others touched since is kept."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Table, select, update

from data.entry import auditing
from data.errors import IntakeError
from data.intake.admission import validate_writable
from data.intake.batches import SURVEY_PREFIX, UNDONE_BATCHES_SQL, batches, get_current_user
from data.intake.edited import count_edited_rows, count_stored_rows
from data.intake.putting_back import restore_removed_rows
from data.intake.taking_back import ReversalCounts, reverse_rows
from data.schema import BATCH_TABLES
from data.warehouse import Warehouse

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
    besides: int = 0
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
    result.besides = _reverse_leftovers(connection)
    told = {"kind": entry.kind, "file_name": entry.file_name}
    auditing.append_audit_entry(
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
