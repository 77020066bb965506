"""Engines: connecting to an address, and errors of drivers as sentences."""

from typing import Any, cast

import duckdb
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from data.errors import CrmError, SettingsError, WarehouseError
from data.warehouse import duckdb_file

# With SQLAlchemy's default of 5 connections and 10 in overflow, readers starve the writer.
POOL_SIZE = 20


def connect_engine(address: URL, read_only: bool = False, may_create: bool = False) -> Engine:
    """An engine for the address that has connected once.

    Args:
        address: The address of the warehouse.
        read_only: Open a DuckDB file for reading only.
        may_create: Create a DuckDB file that does not exist.

    Raises:
        SettingsError: the driver is not installed.
        WarehouseError: there is no database, or it refuses the connection.
    """
    is_duckdb = address.get_backend_name() == "duckdb"
    if is_duckdb and not may_create:
        duckdb_file.validate_file(duckdb_file.get_database_path(address))
    arguments: dict[str, Any] = {"read_only": True} if is_duckdb and read_only else {}
    try:
        engine = create_engine(address, pool_size=POOL_SIZE, connect_args=arguments)
        with engine.connect():
            return engine
    except (NoSuchModuleError, ModuleNotFoundError, ArgumentError) as error:
        raise SettingsError(
            "There is no driver for {name} here. Set WAREHOUSE_URL (or --url) to an address that begins with "
            "duckdb://, or install the driver's package beside this program.",
            name=address.drivername,
        ) from error
    except (SQLAlchemyError, duckdb.Error, OSError) as error:
        if is_duckdb:
            cause = getattr(error, "orig", None) or error
            raise duckdb_file.translate_open_error(cause, duckdb_file.get_database_path(address)) from error
        raise WarehouseError(
            "The warehouse {url} does not answer: {told}. Check WAREHOUSE_URL, the network and the password.",
            url=address,
            told=str(getattr(error, "orig", None) or error).strip().splitlines()[0].rstrip("."),
        ) from error


def get_duckdb_connection(connection: Connection) -> duckdb.DuckDBPyConnection:
    """DuckDB's own connection under SQLAlchemy's: the same transaction, for statements that only DuckDB knows."""
    # The driver wraps it in an object that passes every call on.
    return cast(duckdb.DuckDBPyConnection, connection.connection.driver_connection)


def build_read_only_error(engine: Engine) -> WarehouseError:
    """The error for a write to a warehouse that is open for reading only."""
    return WarehouseError("The warehouse {url} is open for reading only.", url=engine.url)


def translate_write_error(error: BaseException) -> CrmError:
    """The error for a change that the database refused."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, duckdb.Error):
        return duckdb_file.translate_query_error(cause)
    message = str(cause).strip().splitlines()[0].rstrip(".")
    return WarehouseError("The warehouse did not take the change: {told}.", told=message)


def is_write_conflict(cause: BaseException | None) -> bool:
    """Whether the error is a conflict with another writer, so that another attempt may succeed."""
    return isinstance(getattr(cause, "orig", None) or cause, duckdb.TransactionException)
