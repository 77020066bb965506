"""Materialized relations: results kept in memory beside a DuckDB warehouse, as tables that later statements read."""

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
# Rows × columns, about ten bytes each. The attributes of a million customers are a hundred million cells.
MAX_CELLS = 250_000_000
# A hash of which row has which key: rowid follows the order in which rows were inserted and are read.
_ROW_ORDER_SQL = 'sum(hash("%s", rowid))'

_numbers = count(1)


@dataclass
class MaterializedRelation:
    """One materialized relation.

    Attributes:
        number: Its number in this process.
        qualified_name: Its name in a statement.
        row_order: Equal for relations that have the same keys in the same rows, and only for these; empty where it
            was made without a key.
        ready: Set once the table is built or its building has failed.
        cells: Rows × columns.
        reader_count: How many read it at this moment; it is not dropped while anybody does.
        error: Why its building failed.
    """

    number: int
    qualified_name: str = ""
    row_order: str = ""
    ready: threading.Event = field(default_factory=threading.Event)
    cells: int = 0
    reader_count: int = 0
    error: BaseException | None = None


class MaterializedRelations:
    """The materialized relations of one warehouse, in a database in memory that is attached to it.

    Works for a warehouse that is open for reading only. Safe to use from several threads: concurrent callers block
    until the table is built. Beyond MAX_TABLES or MAX_CELLS the least recently used tables are dropped; all are dropped
    when the warehouse is closed.
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
        """Whether this warehouse can materialize relations: it is in a DuckDB file."""
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
        """A table with the rows of a statement, built now or by an earlier call; it exists as long as the context.

        Args:
            sql: The statement, with `:name` placeholders.
            binds: Their values by name.
            fingerprint: The fingerprint of the data it reads; with another one a table of its own is built.
            key: The column that the statement is ordered by; empty where it is not.
            is_current: Asked once the table is built: whether the data still have that fingerprint. If not, the rows
                may be newer, and only this caller gets them.

        Raises:
            WarehouseError: the statement failed.
        """
        name = sha256(repr((sql, sorted(binds.items()), fingerprint)).encode()).hexdigest()
        with self._lock:
            is_new = name not in self._relations
            relation = self._relations.setdefault(name, MaterializedRelation(next(_numbers)))
            relation.reader_count += 1
            self._relations[name] = self._relations.pop(name)  # the latest used stands last
        try:
            if is_new:
                self._build_relation(relation, sql, binds, key)
            relation.ready.wait()
            if relation.error:
                raise relation.error
            if is_new and not is_current():
                with self._lock:
                    self._relations.pop(name, None)
                    self._outdated.append(relation)
            yield relation
        finally:
            with self._lock:
                relation.reader_count -= 1
                if relation.error and self._relations.get(name) is relation:
                    self._relations.pop(name)
                self._evict_unused()

    def close(self) -> None:
        """Drop all tables."""
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
                count_and_order = cursor.execute(
                    f"select count(*), {_ROW_ORDER_SQL % key if key else 0} from {relation.qualified_name}"
                ).fetchall()[0]
                relation.row_order = repr(count_and_order) if key else ""
                relation.cells = count_and_order[0] * len(
                    cursor.execute(f"describe {relation.qualified_name}").fetchall()
                )
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
                database = f"materialized_{next(_numbers)}"
                # A warehouse that is open for reading only would attach the database for reading only, too.
                self._root.execute(f"attach ':memory:' as {database} (read_write)")
                self._database = database
            return self._database

    def _evict_unused(self) -> None:
        names = [
            name for name, relation in self._relations.items() if not relation.reader_count and relation.ready.is_set()
        ]
        while names and (
            len(self._relations) > MAX_TABLES
            or sum(relation.cells for relation in self._relations.values()) > MAX_CELLS
        ):
            self._drop_relation(self._relations.pop(names.pop(0)))
        for relation in [relation for relation in self._outdated if not relation.reader_count]:
            self._outdated.remove(relation)
            self._drop_relation(relation)

    def _drop_relation(self, relation: MaterializedRelation) -> None:
        if self._root is not None and relation.qualified_name:
            with self._root.cursor() as cursor, suppress(duckdb.Error):
                cursor.execute(f"drop table {relation.qualified_name}")
