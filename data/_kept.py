"""Answers kept in memory beside a DuckDB warehouse, as tables that later statements read in place of asking again."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count

import duckdb

from data import _duckdb
from data._binds import bound
from data._marks import Marks

MOST_TABLES = 24
# Rows × columns, of about ten bytes each. A million customers with eighty columns are eighty million.
MOST_CELLS = 200_000_000

_numbers = count(1)


@dataclass
class _Table:
    """One kept answer; `users` read it at this moment, so that it is not dropped under them."""

    name: str
    ready: threading.Event = field(default_factory=threading.Event)
    cells: int = 0
    users: int = 0
    failed: BaseException | None = None


class Shelf:
    """The kept tables of one warehouse, in a database of their own that is attached to it and never on disk.

    Works for a warehouse that is open for reading only. Safe from several threads: who comes while a table is being
    made waits for it. The longest unused tables go when there are too many, and all of them with the warehouse.
    """

    def __init__(self, root: duckdb.DuckDBPyConnection | None) -> None:
        self.marks = Marks(root)
        self._root = root
        self._database = ""
        self._tables: dict[str, _Table] = {}
        self._lock = threading.Lock()

    @property
    def is_there(self) -> bool:
        """Whether this warehouse can keep anything."""
        return self._root is not None

    @contextmanager
    def table(self, sql: str, binds: Mapping[str, object], stamp: str) -> Iterator[str]:
        """The name of a table with the rows of the statement; it stands at least as long as the context.

        `stamp` tells the state of the data: with another one the rows are asked anew.

        Raises:
            WarehouseError: the statement cannot be answered.
        """
        name = "k" + sha256(repr((sql, sorted(binds.items()), stamp)).encode()).hexdigest()[:24]
        with self._lock:
            is_new = name not in self._tables
            kept = self._tables.setdefault(name, _Table(name))
            kept.users += 1
        try:
            if is_new:
                self._make(kept, sql, binds)
            kept.ready.wait()
            if kept.failed:
                raise kept.failed
            yield f"{self._database}.{name}"
        finally:
            with self._lock:
                kept.users -= 1
                self._tables[name] = self._tables.pop(name, kept)  # the latest used stands last
                if kept.failed:
                    self._tables.pop(name, None)
                self._trim()

    def close(self) -> None:
        """Drops everything."""
        with self._lock, suppress(duckdb.Error):
            if self._root is not None and self._database:
                self._root.execute(f"detach {self._database}")
            self._tables.clear()
            self._database = ""

    def _make(self, kept: _Table, sql: str, binds: Mapping[str, object]) -> None:
        assert self._root is not None
        try:
            statement, values = bound(sql, binds)
            with self._root.cursor() as cursor:
                place = f"{self._attached()}.{kept.name}"
                cursor.execute(f"create table {place} as {statement}", values)
                rows = cursor.execute(f"select count(*) from {place}").fetchall()[0][0]
                kept.cells = rows * len(cursor.execute(f"describe {place}").fetchall())
        except duckdb.Error as error:
            kept.failed = _duckdb.running_error(error)
            kept.failed.__cause__ = error
        except BaseException as error:
            kept.failed = error
        finally:
            kept.ready.set()

    def _attached(self) -> str:
        with self._lock:
            if not self._database and self._root is not None:
                database = f"kept_{next(_numbers)}"
                # A warehouse that is open for reading only would attach it so, too, and then nothing could be kept.
                self._root.execute(f"attach ':memory:' as {database} (read_write)")
                self._database = database
            return self._database

    def _trim(self) -> None:
        idle = [kept for kept in self._tables.values() if not kept.users and kept.ready.is_set()]
        while idle and (
            len(self._tables) > MOST_TABLES or sum(kept.cells for kept in self._tables.values()) > MOST_CELLS
        ):
            oldest = self._tables.pop(idle.pop(0).name)
            if self._root is not None:
                with self._root.cursor() as cursor, suppress(duckdb.Error):
                    cursor.execute(f"drop table {self._database}.{oldest.name}")
