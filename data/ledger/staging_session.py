"""A connection for the time of a load, whose staged tables are dropped afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
from sqlalchemy import Connection

from data.warehouse import Warehouse
from data.warehouse.engines import get_duckdb_connection, translate_write_error


@contextmanager
def open_staging_session(warehouse: Warehouse) -> Iterator[Connection]:
    """A connection whose temporary tables are dropped at the end, because the pool gives it to others.

    Raises:
        WarehouseError: a statement in the context failed.
    """
    with warehouse.engine.connect() as connection:
        raw = get_duckdb_connection(connection)
        try:
            yield connection
        except duckdb.Error as error:
            raise translate_write_error(error) from error
        finally:
            connection.rollback()
            staged_tables = raw.execute(
                "select table_name from duckdb_tables() where temporary and table_name like 'intake%'"
            ).fetchall()
            for (name,) in staged_tables:
                raw.execute(f'drop table "{name}"')
