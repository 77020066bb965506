"""The connection to the warehouse: opening it, reading into frames, and writing with one writer at a time."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import datetime
from typing import Any, TypeVar

import duckdb
import pandas as pd
from sqlalchemy import Connection, Engine, func, insert, inspect, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from data.errors import CrmError, NewerSchemaError, OlderSchemaError, WarehouseError
from data.schema import MIGRATIONS, SCHEMA_VERSION, Migration
from data.settings import parse_warehouse_url
from data.warehouse import duckdb_file, schema_versions
from data.warehouse.engines import build_read_only_error, connect_engine, is_write_conflict, translate_write_error
from data.warehouse.frames import convert_to_frame
from data.warehouse.materialized_relations import MaterializedRelations
from data.warehouse.parameter_binding import bind_parameters
from data.warehouse.schema_versions import schema_version_table

T = TypeVar("T")
ATTEMPTS = 5
_open_warehouses: dict[str, "Warehouse"] = {}
_open_lock = threading.RLock()


class Warehouse:
    """An open warehouse. Safe to use from several threads; each read has a cursor of its own."""

    def __init__(self, url: URL, engine: Engine, read_only: bool) -> None:
        self.url = url.render_as_string(hide_password=False)
        self.engine = engine
        self.dialect = url.get_backend_name()
        self.read_only = read_only
        self._writer, self._root = threading.RLock(), None
        if self.dialect == "duckdb":
            pooled = engine.raw_connection()
            self._root = pooled.driver_connection.duplicate()  # type: ignore[union-attr]
            pooled.close()
        self.materialized = MaterializedRelations(self._root)

    @property
    def version(self) -> str:
        """The number of committed writes, by all processes; other data mean another version."""
        return self.read_setting(schema_versions.DATA_VERSION) or "0"

    @property
    def example(self) -> str | None:
        """Which example was built here: sample, online_retail, cdnow or empty."""
        return self.read_setting("example")

    def read_setting(self, key: str) -> str | None:
        """The value of a setting that is stored in the warehouse; None where it is not set."""
        rows = self.read("select value from app_settings where key = :key", {"key": key})
        return None if rows.empty else str(rows.iat[0, 0])

    def tables(self) -> set[str]:
        """The names of the tables and views in the database."""
        if self._root is not None:
            return set(self.read(duckdb_file.TABLES_SQL, {})["table_name"])
        inspector = inspect(self.engine)
        return {*inspector.get_table_names(), *inspector.get_view_names()}

    def read(self, sql: str, binds: Mapping[str, object]) -> pd.DataFrame:
        """The rows of a query.

        Args:
            sql: A query with `:name` placeholders.
            binds: Their values; `bind_parameters` says which types it takes.

        Returns:
            A frame whose dtypes are those of `convert_to_frame`.

        Raises:
            MissingTableError: a table or column is not there.
            WarehouseError: the query cannot be answered otherwise.
        """
        if self._root is None:
            statement, values = bind_parameters(sql, binds, prefix=":")
            with self.engine.connect() as connection:
                return pd.read_sql_query(text(statement), connection, params=dict[str, Any](values)).convert_dtypes()
        statement, values = bind_parameters(sql, binds)
        try:
            with self._root.cursor() as cursor:
                return convert_to_frame(cursor.execute(statement, values).to_arrow_table())
        except duckdb.Error as error:
            raise duckdb_file.translate_query_error(error) from error

    @contextmanager
    def writing(self, existing: Connection | None = None) -> Iterator[Connection]:
        """One transaction, committed at the end, which also raises the data version. Writers wait for each other.

        Args:
            existing: A connection to run it on, for temporary tables that the caller made there; else a new one.

        Raises:
            WarehouseError: the warehouse is open for reading only, or a statement failed.
        """
        if self.read_only:
            raise build_read_only_error(self.engine)
        with self._writer:
            try:
                with nullcontext(existing) if existing else self.engine.connect() as connection, connection.begin():
                    yield connection
                    schema_versions.increment_data_version(connection)
            except (SQLAlchemyError, duckdb.Error) as error:
                raise translate_write_error(error) from error

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction; up to ATTEMPTS times when another process writes in between.

        Raises:
            WarehouseError: as `writing`, or the last attempt met another writer, too.
        """
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self.writing() as connection:
                    return work(connection)
            except WarehouseError as error:
                if attempt == ATTEMPTS or not is_write_conflict(error.__cause__):
                    raise
        raise AssertionError("the last attempt returns or raises")

    def close(self) -> None:
        """Close all connections; afterwards another process may open the DuckDB file."""
        with _open_lock:
            for key in [key for key, value in _open_warehouses.items() if value is self]:
                del _open_warehouses[key]
        self.materialized.close()
        if self._root is not None:
            self._root.close()
        self.engine.dispose()


def open_warehouse(url: str, read_only: bool = False) -> Warehouse:
    """The warehouse at a SQLAlchemy URL; the same object for every call of a process. Migrates an older schema.

    Raises:
        SettingsError: the address is wrong, or its driver is not installed.
        LockedError: another process holds the file.
        NewerSchemaError: a newer version of this program made it.
        OlderSchemaError: an older version made it, and it is opened for reading only.
        WarehouseError: there is no warehouse, or it cannot be opened.
    """
    address = parse_warehouse_url(url, "The warehouse's address")
    with _open_lock:
        if url not in _open_warehouses:
            is_read_only = read_only or duckdb_file.is_read_only_url(address)
            warehouse = Warehouse(address, connect_engine(address, read_only), is_read_only)
            try:
                migrate_schema(warehouse)
            except CrmError:
                warehouse.close()
                raise
            _open_warehouses[url] = warehouse
        return _open_warehouses[url]


def create_warehouse(url: str) -> Warehouse:
    """A warehouse with every table and no row, at an address where nothing is yet. Raises as `open_warehouse`."""
    address = parse_warehouse_url(url, "The warehouse's address")
    warehouse = Warehouse(address, connect_engine(address, may_create=True), read_only=False)
    try:
        with warehouse.writing() as connection:
            schema_versions.create_tables(connection)
    finally:
        warehouse.close()
    return open_warehouse(url)


def migrate_schema(
    warehouse: "Warehouse", steps: Iterable[Migration] = MIGRATIONS, current: int = SCHEMA_VERSION
) -> None:
    """Bring an older warehouse to the `current` schema version, one transaction a step.

    Raises:
        NewerSchemaError: it is of a newer version.
        OlderSchemaError: it is of an older version and open for reading only.
        WarehouseError: the database has none of the application's tables.
    """
    version = _read_schema_version(warehouse)
    if version > current:
        raise NewerSchemaError(
            "The warehouse {url} was made by a newer version of this program (schema {version}, this one knows "
            "{current}). Update the program, or name another warehouse.",
            url=warehouse.engine.url,
            version=version,
            current=current,
        )
    for step in sorted(steps, key=lambda step: step.version):
        if version < step.version <= current:
            _apply_migration(warehouse, step, version)


def _apply_migration(warehouse: "Warehouse", step: Migration, version: int) -> None:
    if warehouse.read_only:
        raise OlderSchemaError(
            "The warehouse {url} was made by an older version of this program (schema {version}). "
            "Run python -m data check once to bring it up to date.",
            url=warehouse.engine.url,
            version=version,
        )
    with warehouse.writing() as connection:
        step.apply(connection)
        step.fill(connection)
        connection.execute(insert(schema_version_table).values(version=step.version, at=datetime.now()))


def _read_schema_version(warehouse: "Warehouse") -> int:
    if schema_version_table.name not in warehouse.tables():
        raise WarehouseError(
            "The database {url} has none of this program's tables. Create them with python -m data init --url {url}.",
            url=warehouse.engine.url,
        )
    with warehouse.engine.connect() as connection:
        return int(connection.scalar(select(func.max(schema_version_table.c.version))) or 0)
