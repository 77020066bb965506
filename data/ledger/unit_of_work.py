"""One entry: a transaction, a batch in the book that can be undone, and a line in the audit log."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, insert

from data.ledger import audit_log
from data.ledger.batches import batches, compute_next_batch_id, get_current_user
from data.ledger.bulk_delete import delete_by_keys
from data.ledger.change_log import record_prior_rows
from data.ledger.row_restoration import MOVED_TO_FIELD
from data.ledger.write_access import validate_writable
from data.schema import get_key_columns
from data.warehouse import Warehouse
from data.warehouse.engines import get_duckdb_connection

ENTRY_KIND = "entry"


class _NothingChangedError(Exception):
    """Ends the transaction of an entry that changes nothing, so that it does not count as a write."""


@dataclass
class UnitOfWork:
    """An entry while it is stored: its connection, its number, and how many rows it has touched so far."""

    connection: Connection
    batch_id: str
    by: str | None
    description: str
    """The words of the book after `entry`: customer C00012, tag VIP."""
    rows_changed: int = 0
    """Rows of the business's tables made, changed or removed."""
    is_audited: bool = False
    subject_count: int = 1
    """How many customers it is about."""
    at: datetime = field(default_factory=lambda: datetime.now().replace(microsecond=0))

    @property
    def raw(self) -> Any:
        """DuckDB's own connection, in the same transaction."""
        return get_duckdb_connection(self.connection)

    def execute(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a statement."""
        return list(self.raw.execute(sql, list(values)).fetchall())

    def fetch_count(self, sql: str, *values: object) -> int:
        """The number that a statement gives: of rows changed, or of a count."""
        found = self.raw.execute(sql, list(values)).fetchone()
        return int(found[0]) if found else 0

    def record_prior_rows(self, table: Table, where: str) -> int:
        """Note how the table's rows are before they change; returns how many they are."""
        rowids = f'select rowid from "{table.name}" where {where}'
        record_prior_rows(self.raw, table, rowids, self.batch_id)
        return self.fetch_count(f"select count(*) from ({rowids})")

    def delete_rows(self, table: Table, keys_table: str) -> int:
        """Remove the rows whose keys the temporary table has; undo puts them back. Returns how many they are."""
        named = ", ".join(f'"{name}"' for name in get_key_columns(table))
        rowids = f'select rowid from "{table.name}" where ({named}) in (select ({named}) from {keys_table})'
        record_prior_rows(self.raw, table, rowids, self.batch_id, **{MOVED_TO_FIELD: ""})
        return delete_by_keys(self.connection, table, keys_table)

    def append_audit_entry(
        self,
        action: str,
        kind: str,
        object_id: str | None,
        before: Mapping[str, object] | None,
        after: Mapping[str, object] | None,
        rows: int = 1,
    ) -> None:
        """Append to the audit log."""
        self.is_audited = True
        audit_log.append_audit_entry(
            self.connection, action, kind, object_id, who=self.by, before=before, after=after, rows=rows
        )


def run_unit_of_work(
    warehouse: Warehouse, description: str, by: str | None, work: Callable[[UnitOfWork], None]
) -> UnitOfWork:
    """Do the work of an entry in one transaction, again from its beginning when another writer came in between.

    Where it touches no row, no batch is booked and `batch_id` is empty; where it notes nothing either, nothing is
    written at all. Raises WarehouseError, also where nothing can be stored.
    """
    validate_writable(warehouse)
    made: list[UnitOfWork] = []

    def stored(connection: Connection) -> None:
        entry = UnitOfWork(connection, compute_next_batch_id(connection), by or get_current_user(), description)
        made[:] = [entry]
        work(entry)
        if entry.rows_changed:
            _insert_batch_row(entry)
        elif not entry.is_audited:
            raise _NothingChangedError

    with suppress(_NothingChangedError):
        warehouse.write(stored)
    entry = made[0]
    entry.batch_id = entry.batch_id if entry.rows_changed else ""
    return entry


def _insert_batch_row(entry: UnitOfWork) -> None:
    entry.connection.execute(
        insert(batches).values(
            batch_id=entry.batch_id,
            kind=f"{ENTRY_KIND} {entry.description}",
            rows_in=entry.subject_count,
            rows_stored=entry.rows_changed,
            rows_rejected=0,
            by=entry.by,
            at=entry.at,
        )
    )
