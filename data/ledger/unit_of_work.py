"""The unit of work of an entry: one transaction, one batch that can be undone, and lines in the audit log."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import duckdb
from sqlalchemy import Connection, Table, insert

from data.ledger import audit_log
from data.ledger.batches import ENTRY, BatchKind, batches, compute_next_batch_id, get_current_user
from data.ledger.bulk_delete import delete_by_keys
from data.ledger.change_log import REMOVED, record_prior_rows
from data.ledger.write_access import validate_writable
from data.schema import get_key_columns
from data.warehouse import Warehouse
from data.warehouse.duckdb_queries import fetch_value
from data.warehouse.engines import get_duckdb_connection
from data.warehouse.sql_fragments import quote_names


class _NothingChangedError(Exception):
    """Ends the transaction of an entry that changes nothing, so that it does not count as a write."""


@dataclass
class UnitOfWork:
    """An entry while it is stored.

    Attributes:
        connection: The connection whose transaction the entry is.
        batch_id: The number of the entry's batch.
        by: Who enters it.
        action: What it does, as `batches.action` holds: `edit`, `tag` …
        object_name: What it is about, as `batches.object` holds: a customer, a tag, an employee …
        joined_id: The customer that a join archives.
        rows_changed: Rows of the business's tables made, changed or removed so far.
        is_audited: Whether the audit log has a line of it.
        subject_count: How many customers it is about.
    """

    connection: Connection
    batch_id: str
    by: str | None
    action: str
    object_name: str = ""
    joined_id: str = ""
    rows_changed: int = 0
    is_audited: bool = False
    subject_count: int = 1
    at: datetime = field(default_factory=lambda: datetime.now().replace(microsecond=0))

    @property
    def raw(self) -> duckdb.DuckDBPyConnection:
        """DuckDB's own connection, in the same transaction."""
        return get_duckdb_connection(self.connection)

    def execute(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that a statement returns."""
        return list(self.raw.execute(sql, list(values)).fetchall())

    def fetch_count(self, sql: str, *values: object) -> int:
        """The number that a statement returns: a count, or how many rows it changed."""
        return int(fetch_value(self.raw, sql, list(values)) or 0)

    def record_prior_rows(self, table: Table, where: str) -> int:
        """Write the table's rows into the change log before they change; returns how many they are."""
        rowids = f'select rowid from "{table.name}" where {where}'
        record_prior_rows(self.raw, table, rowids, self.batch_id)
        return self.fetch_count(f"select count(*) from ({rowids})")

    def delete_rows(self, table: Table, keys_table: str) -> int:
        """Remove the rows whose keys the temporary table has; undo puts them back. Returns how many they are."""
        names = quote_names(get_key_columns(table))
        rowids = f'select rowid from "{table.name}" where ({names}) in (select ({names}) from {keys_table})'
        record_prior_rows(self.raw, table, rowids, self.batch_id, moved_to=REMOVED)
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
        """Append to the audit log, in the entry's transaction."""
        self.is_audited = True
        audit_log.append_audit_entry(
            self.connection, action, kind, object_id, who=self.by, before=before, after=after, rows=rows
        )


def run_unit_of_work(
    warehouse: Warehouse,
    action: str,
    object_name: str,
    by: str | None,
    work: Callable[[UnitOfWork], None],
    *,
    joined_id: str = "",
) -> UnitOfWork:
    """Do the work of an entry in one transaction, again from its beginning when another writer came in between.

    An entry that changes no row has no batch, and its `batch_id` is empty. If it adds nothing to the audit log either,
    the transaction is rolled back. `work` may set the entry's `object_name`.

    Raises:
        WarehouseError: nothing can be stored, or the change failed.
    """
    validate_writable(warehouse)
    entries: list[UnitOfWork] = []

    def store_entry(connection: Connection) -> None:
        batch_id = compute_next_batch_id(connection)
        entry = UnitOfWork(connection, batch_id, by or get_current_user(), action, object_name, joined_id)
        entries[:] = [entry]
        work(entry)
        if entry.rows_changed:
            _insert_batch_row(entry)
        elif not entry.is_audited:
            raise _NothingChangedError

    with suppress(_NothingChangedError):
        warehouse.write(store_entry)
    entry = entries[0]
    entry.batch_id = entry.batch_id if entry.rows_changed else ""
    return entry


def _insert_batch_row(entry: UnitOfWork) -> None:
    entry.connection.execute(
        insert(batches).values(
            batch_id=entry.batch_id,
            rows_in=entry.subject_count,
            rows_stored=entry.rows_changed,
            rows_rejected=0,
            by=entry.by,
            at=entry.at,
            **BatchKind(ENTRY, entry.object_name, entry.action, entry.joined_id).to_columns(),
        )
    )
