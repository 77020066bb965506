"""The one door to the warehouse: opening, reading into frames, and writing one at a time."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import Any, TypeVar

import duckdb
import pandas as pd
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from data import _duckdb, _versions
from data._binds import bind_parameters
from data._engines import build_read_only_error, connect_engine, is_write_conflict, translate_write_error
from data._frames import convert_to_frame
from data._kept import MaterializedRelations
from data.errors import CrmError, WarehouseError
from data.settings import parse_warehouse_url

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
        self.shelf = MaterializedRelations(self._root)

    @property
    def version(self) -> str:
        """Changes with every committed write, by whichever process."""
        return self.setting(_versions.DATA_VERSION) or "0"

    @property
    def example(self) -> str | None:
        """Which example was built here: sample, online_retail, cdnow or empty."""
        return self.setting("example")

    def setting(self, key: str) -> str | None:
        """What the warehouse says about itself under `key`; None when it says nothing."""
        found = self.read("select value from app_settings where key = :key", {"key": key})
        return None if found.empty else str(found.iat[0, 0])

    def tables(self) -> set[str]:
        """The names of the tables and views that are there."""
        if self._root is not None:
            return set(self.read(_duckdb.TABLES_SQL, {})["table_name"])
        found = inspect(self.engine)
        return {*found.get_table_names(), *found.get_view_names()}

    def read(self, sql: str, binds: Mapping[str, object]) -> pd.DataFrame:
        """The rows of a query. `:name` placeholders take their values from `binds`; see _binds and _frames for types.

        Raises MissingTableError when a table or column is not there, else another WarehouseError.
        """
        if self._root is None:
            statement, values = bind_parameters(sql, binds, mark=":")
            with self.engine.connect() as connection:
                return pd.read_sql_query(text(statement), connection, params=dict[str, Any](values)).convert_dtypes()
        statement, values = bind_parameters(sql, binds)
        try:
            with self._root.cursor() as cursor:
                return convert_to_frame(cursor.execute(statement, values).to_arrow_table())
        except duckdb.Error as error:
            raise _duckdb.translate_query_error(error) from error

    @contextmanager
    def writing(self, on: Connection | None = None) -> Iterator[Connection]:
        """One transaction, one writer at a time in this process; committed at the end, and the version moves on.

        `on` is a connection to do it on, for a caller who has prepared something in it.
        """
        if self.read_only:
            raise build_read_only_error(self.engine)
        with self._writer:
            try:
                with nullcontext(on) if on else self.engine.connect() as connection, connection.begin():
                    yield connection
                    _versions.increment_data_version(connection)
            except (SQLAlchemyError, duckdb.Error) as error:
                raise translate_write_error(error) from error

    def write(self, work: Callable[[Connection], T]) -> T:
        """Do `work` in one transaction, again from its beginning when another writer came in between."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self.writing() as connection:
                    return work(connection)
            except WarehouseError as error:
                if attempt == ATTEMPTS or not is_write_conflict(error.__cause__):
                    raise
        raise AssertionError("the last attempt returns or raises")

    def close(self) -> None:
        """Give the warehouse back; a DuckDB file may then be opened by another process."""
        with _open_lock:
            for key in [key for key, value in _open_warehouses.items() if value is self]:
                del _open_warehouses[key]
        self.shelf.close()
        if self._root is not None:
            self._root.close()
        self.engine.dispose()


def open_warehouse(url: str, read_only: bool = False) -> Warehouse:
    """The warehouse at a SQLAlchemy URL: one per address and process. An older schema is brought up to date.

    Raises SettingsError for a bad address or a missing driver; WarehouseError (LockedError, NewerSchemaError …) when
    there is no warehouse, it cannot be opened, or, for reading only, it is of an older version.
    """
    address = parse_warehouse_url(url, "The warehouse's address")
    with _open_lock:
        if url not in _open_warehouses:
            only = read_only or _duckdb.is_read_only_url(address)
            warehouse = Warehouse(address, connect_engine(address, read_only), only)
            try:
                _versions.migrate_schema(warehouse)
            except CrmError:
                warehouse.close()
                raise
            _open_warehouses[url] = warehouse
        return _open_warehouses[url]


def create_warehouse(url: str) -> Warehouse:
    """A warehouse with every table and no row, at an address where nothing is yet. Errors as `open_warehouse`."""
    address = parse_warehouse_url(url, "The warehouse's address")
    warehouse = Warehouse(address, connect_engine(address, may_create=True), read_only=False)
    try:
        with warehouse.writing() as connection:
            _versions.create_tables(connection)
    finally:
        warehouse.close()
    return open_warehouse(url)
