"""Undo of a batch: removes its new rows and sets changed rows back, except where a later batch changed them."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Row, Table, select, update

from data.errors import IntakeError
from data.ledger import audit_log
from data.ledger.batches import LOAD, SURVEY, UNDONE_BATCHES_SQL, batches, get_current_user
from data.ledger.history import UNDOABLE_ORIGINS
from data.ledger.row_restoration import restore_removed_rows
from data.ledger.row_reversal import ReversalCounts, reverse_rows
from data.ledger.write_access import validate_writable
from data.schema import BATCH_TABLES, find_companion_table, get_key_columns, metadata
from data.warehouse import Warehouse
from data.warehouse.duckdb_queries import fetch_value
from data.warehouse.engines import get_duckdb_connection
from data.warehouse.sql_fragments import extract_json_text, quote_names


class _PreviewError(Exception):
    """Ends the transaction of an undo that was only to be looked at."""


@dataclass
class UndoReport:
    """What became of a batch's rows.

    Attributes:
        batch_id: The batch's number.
        file_name: The name of its file; None for an entry.
        removed: Rows that the batch had made new.
        restored: Rows that are as they were before the batch.
        edited_since: Rows left as they are because a later batch changed them.
        still_needed: Rows that could not be removed because rows of the tables `needed_by` name them.
        needed_by: The tables whose rows name them.
        unrestorable: Rows that could not be restored because they named rows that are gone.
        also_reversed: Rows of batches undone before, which had to be left then and are reversed now.
        by_table: The counts of each table that the batch stored rows in.
        edited_by_table: `edited_since` of each of these tables.

    `removed`, `restored`, `edited_since`, `still_needed` and `unrestorable` add up to the rows that the batch stored.
    """

    batch_id: str
    file_name: str | None
    removed: int = 0
    restored: int = 0
    edited_since: int = 0
    still_needed: int = 0
    needed_by: tuple[str, ...] = ()
    unrestorable: int = 0
    also_reversed: int = 0
    by_table: dict[str, ReversalCounts] = field(default_factory=dict)
    edited_by_table: dict[str, int] = field(default_factory=dict)

    @property
    def reversed(self) -> int:
        """Rows that are as they were before the batch."""
        return self.removed + self.restored

    def add(self, table: str, *parts: ReversalCounts) -> None:
        """Add what was reversed in one table."""
        counts = sum(parts, ReversalCounts())
        self.removed += counts.removed
        self.restored += counts.restored
        self.still_needed += counts.still_needed
        self.unrestorable += counts.unrestorable
        self.needed_by = tuple(dict.fromkeys([*self.needed_by, *counts.needed_by]))
        if counts != ReversalCounts():
            self.by_table[table] = counts


def undo(warehouse: Warehouse, batch_id: str, by: str | None = None, *, dry_run: bool = False) -> UndoReport:
    """Undo a batch in one transaction.

    Args:
        warehouse: The warehouse, open for writing.
        batch_id: The batch's number.
        by: Who undoes it; the current user where None.
        dry_run: Report what would become of its rows, and change nothing.

    Raises:
        IntakeError: there is no such batch, it was undone before, or it was built with the warehouse.
        WarehouseError: nothing can be stored.
    """
    validate_writable(warehouse)
    report: UndoReport | None = None
    with suppress(_PreviewError), warehouse.writing() as connection:
        report = _undo_batch(connection, batch_id, by)
        if dry_run:
            raise _PreviewError
    assert report is not None
    return report


def _undo_batch(connection: Connection, batch_id: str, by: str | None) -> UndoReport:
    batch = connection.execute(select(batches).where(batches.c.batch_id == batch_id)).first()
    if batch is None:
        raise IntakeError("There is no batch {batch}. python -m data batches lists them.", batch=batch_id)
    if batch.undone_at is not None:
        at = f"{batch.undone_at:%Y-%m-%d %H:%M}"
        raise IntakeError("Batch {batch} was undone already, on {at}.", batch=batch_id, at=at)
    if batch.origin not in UNDOABLE_ORIGINS:
        raise IntakeError("Batch {batch} ({kind}) cannot be undone.", batch=batch_id, kind=batch.kind)
    report = UndoReport(batch_id, batch.file_name)
    stored_count = _count_stored_rows(connection, batch)
    report.edited_by_table = _count_edited_rows(connection, batch_id, stored_count)
    _mark_undone(connection, batch_id, by)
    for table in reversed(BATCH_TABLES):
        report.add(table.name, *_reverse_table(connection, table, f"'{batch_id}'"))
    edited = sum(report.edited_by_table.values())
    reversed_or_stuck = report.reversed + report.still_needed + report.unrestorable
    report.edited_since = edited if stored_count is None else max(0, stored_count - reversed_or_stuck)
    report.also_reversed = _reverse_leftovers(connection)
    before = {"kind": batch.kind, "file_name": batch.file_name}
    audit_log.append_audit_entry(
        connection, "undo", "batch", batch_id, who=by or get_current_user(), before=before, rows=report.reversed
    )
    return report


def _count_stored_rows(connection: Connection, batch: Row[tuple[object, ...]]) -> int | None:
    """How many rows the batch stored in all its tables together; None where `rows_stored` counts something else.

    That is responses of a survey, or rows of a file that was stored in two tables.
    """
    table = metadata.tables.get(batch.object) if batch.origin == LOAD else None
    companion = None if table is None else find_companion_table(table)
    if batch.origin == SURVEY or (companion is not None and _has_stored_rows(connection, companion, batch.batch_id)):
        return None
    return int(batch.rows_stored)


def _has_stored_rows(connection: Connection, table: Table, batch_id: str) -> bool:
    """Whether the batch stored rows in the table, or changed any of them that another batch has changed since."""
    raw = get_duckdb_connection(connection)
    is_of_batch = f"batch_id = $batch or {extract_json_text('batch_id')} = $batch"
    return bool(
        fetch_value(
            raw,
            f'select exists (select 1 from "{table.name}" where batch_id = $batch) '
            f"or exists (select 1 from app_changes where table_name = $table and ({is_of_batch}))",
            {"batch": batch_id, "table": table.name},
        )
    )


def _count_edited_rows(connection: Connection, batch_id: str, stored_count: int | None) -> dict[str, int]:
    """How many of the rows that the batch stored are another batch's by now; only tables where there are any.

    `stored_count` is how many rows it stored in all tables, where that is known: when so many still are the batch's,
    the change log need not be read.
    """
    raw = get_duckdb_connection(connection)
    own_count = " + ".join(f'(select count(*) from "{table.name}" where batch_id = $batch)' for table in BATCH_TABLES)
    if stored_count is not None and fetch_value(raw, f"select {own_count}", {"batch": batch_id}) >= stored_count:
        return {}
    counts = {}
    for table in BATCH_TABLES:
        key = get_key_columns(table)
        prior_keys = ", ".join(f'{extract_json_text(name)} as "{name}"' for name in key)
        own_keys = ", ".join(f'"{name}"::varchar as "{name}"' for name in key)
        count = fetch_value(
            raw,
            f"select count(*) from (select distinct {prior_keys} from app_changes where table_name = $table "
            f"and {extract_json_text('batch_id')} = $batch) "
            f'anti join (select {own_keys} from "{table.name}" where batch_id = $batch) using ({quote_names(key)})',
            {"batch": batch_id, "table": table.name},
        )
        if count:
            counts[table.name] = int(count)
    return counts


def _mark_undone(connection: Connection, batch_id: str, by: str | None) -> None:
    now = datetime.now().replace(microsecond=0)
    connection.execute(
        update(batches).where(batches.c.batch_id == batch_id).values(undone_at=now, undone_by=by or get_current_user())
    )


def _reverse_leftovers(connection: Connection) -> int:
    """Reverse what batches undone before had to leave, where nothing holds it any more; returns how many rows.

    So undoing several batches ends the same in any order.
    """
    total, is_changed = 0, True
    while is_changed:
        is_changed = False
        for table in reversed(BATCH_TABLES):
            counts = sum(_reverse_table(connection, table, UNDONE_BATCHES_SQL), ReversalCounts())
            total += counts.removed + counts.restored
            is_changed = is_changed or counts.removed + counts.restored > 0
    return total


def _reverse_table(connection: Connection, table: Table, batches: str) -> tuple[ReversalCounts, ReversalCounts]:
    """Reverse the rows that the batches stored, then put back the rows that they removed."""
    return reverse_rows(connection, table, batches), restore_removed_rows(connection, table, batches)
