"""Answers kept in memory beside a DuckDB warehouse, as tables that later statements read in place of asking again."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count

import duckdb

from data.warehouse import duckdb_file
from data.warehouse.parameter_binding import bind_parameters
from data.warehouse.table_fingerprint import TableFingerprints

MAX_TABLES = 64
# Rows × columns, of about ten bytes each. All that is known of a million customers is a hundred million.
MAX_CELLS = 250_000_000
# A table's rows are numbered as they were put there, and read in that order.
_ROW_ORDER_SQL = 'sum(hash("%s", rowid))'

_numbers = count(1)


@dataclass
class MaterializedRelation:
    """One kept answer; `users` read it at this moment, so that it is not dropped under them.

    `place` is its name in a statement. `order` is equal for tables that have the same keys in the same rows, and only
    for these; it is empty where no key was named.
    """

    number: int
    qualified_name: str = ""
    row_order: str = ""
    ready: threading.Event = field(default_factory=threading.Event)
    cells: int = 0
    reader_count: int = 0
    error: BaseException | None = None


class MaterializedRelations:
    """The kept tables of one warehouse, in a database of their own that is attached to it and never on disk.

    Works for a warehouse that is open for reading only. Safe from several threads: who comes while a table is being
    made waits for it. The longest unused tables go when there are too many, and all of them with the warehouse.
    """

    def __init__(self, root: duckdb.DuckDBPyConnection | None) -> None:
        self.fingerprints = TableFingerprints(root)
        self._root = root
        self._database = ""
        self._relations: dict[str, MaterializedRelation] = {}
        self._outdated: list[MaterializedRelation] = []
        self._lock = threading.Lock()

    @property
    def is_available(self) -> bool:
        """Whether this warehouse can keep anything."""
        return self._root is not None

    @contextmanager
    def materialize(
        self,
        sql: str,
        binds: Mapping[str, object],
        fingerprint: str,
        key: str = "",
        is_current: Callable[[], bool] = lambda: True,
    ) -> Iterator[MaterializedRelation]:
        """A table with the rows of the statement; it stands at least as long as the context.

        `stamp` tells the state of the data: with another one the rows are asked anew. `key` is a column that the
        statement is ordered by. `holds` says, once the table is made, whether the data still are in that state: where
        not, the rows may be newer than their stamp, and nobody else gets them.

        Raises:
            WarehouseError: the statement cannot be answered.
        """
        name = sha256(repr((sql, sorted(binds.items()), fingerprint)).encode()).hexdigest()
        with self._lock:
            is_new = name not in self._relations
            kept = self._relations.setdefault(name, MaterializedRelation(next(_numbers)))
            kept.reader_count += 1
            self._relations[name] = self._relations.pop(name)  # the latest used stands last
        try:
            if is_new:
                self._build_relation(kept, sql, binds, key)
            kept.ready.wait()
            if kept.error:
                raise kept.error
            if is_new and not is_current():
                with self._lock:
                    self._relations.pop(name, None)
                    self._outdated.append(kept)
            yield kept
        finally:
            with self._lock:
                kept.reader_count -= 1
                if kept.error and self._relations.get(name) is kept:
                    self._relations.pop(name)
                self._evict_unused()

    def close(self) -> None:
        """Drops everything."""
        with self._lock, suppress(duckdb.Error):
            if self._root is not None and self._database:
                self._root.execute(f"detach {self._database}")
            self._relations.clear()
            self._outdated.clear()
            self._database = ""

    def _build_relation(self, relation: MaterializedRelation, sql: str, binds: Mapping[str, object], key: str) -> None:
        assert self._root is not None
        try:
            statement, values = bind_parameters(sql, binds)
            with self._root.cursor() as cursor:
                relation.qualified_name = f"{self._attach_database()}.k{relation.number}"
                cursor.execute(f"create table {relation.qualified_name} as {statement}", values)
                told = cursor.execute(
                    f"select count(*), {_ROW_ORDER_SQL % key if key else 0} from {relation.qualified_name}"
                ).fetchall()[0]
                relation.row_order = repr(told) if key else ""
                relation.cells = told[0] * len(cursor.execute(f"describe {relation.qualified_name}").fetchall())
        except duckdb.Error as error:
            relation.error = duckdb_file.translate_query_error(error)
            relation.error.__cause__ = error
        except BaseException as error:
            relation.error = error
        finally:
            relation.ready.set()

    def _attach_database(self) -> str:
        with self._lock:
            if not self._database and self._root is not None:
                database = f"kept_{next(_numbers)}"
                # A warehouse that is open for reading only would attach it so, too, and then nothing could be kept.
                self._root.execute(f"attach ':memory:' as {database} (read_write)")
                self._database = database
            return self._database

    def _evict_unused(self) -> None:
        names = [name for name, kept in self._relations.items() if not kept.reader_count and kept.ready.is_set()]
        while names and (
            len(self._relations) > MAX_TABLES or sum(kept.cells for kept in self._relations.values()) > MAX_CELLS
        ):
            self._drop_relation(self._relations.pop(names.pop(0)))
        for kept in [kept for kept in self._outdated if not kept.reader_count]:
            self._outdated.remove(kept)
            self._drop_relation(kept)

    def _drop_relation(self, relation: MaterializedRelation) -> None:
        if self._root is not None and relation.qualified_name:
            with self._root.cursor() as cursor, suppress(duckdb.Error):
                cursor.execute(f"drop table {relation.qualified_name}")
