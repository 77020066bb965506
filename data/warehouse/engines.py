"""From an address to an engine that has connected once."""

from typing import Any, cast

import duckdb
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from data.errors import CrmError, SettingsError, WarehouseError
from data.warehouse import duckdb_file

# The library's own 5 + 10 lets readers starve the writer.
POOL_SIZE = 20


def connect_engine(address: URL, read_only: bool = False, may_create: bool = False) -> Engine:
    """An engine for the address, tried out.

    Raises SettingsError when no driver fits; WarehouseError when there is nothing there or it does not let us in.
    A DuckDB file that does not exist is made only when `may_create`.
    """
    on_duckdb = address.get_backend_name() == "duckdb"
    if on_duckdb and not may_create:
        duckdb_file.validate_file(duckdb_file.get_database_path(address))
    arguments: dict[str, Any] = {"read_only": True} if on_duckdb and read_only else {}
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
        if on_duckdb:
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
    """That nothing can be written, in one sentence."""
    return WarehouseError("The warehouse {url} is open for reading only.", url=engine.url)


def translate_write_error(error: BaseException) -> CrmError:
    """Why a change failed, in one sentence."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, duckdb.Error):
        return duckdb_file.translate_query_error(cause)
    told = str(cause).strip().splitlines()[0].rstrip(".")
    return WarehouseError("The warehouse did not take the change: {told}.", told=told)


def is_write_conflict(cause: BaseException | None) -> bool:
    """Whether another writer came in between, so that trying again may help."""
    return isinstance(getattr(cause, "orig", None) or cause, duckdb.TransactionException)
