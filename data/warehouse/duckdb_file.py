"""Warehouses in DuckDB files: their paths, and DuckDB's errors as sentences."""

import re
from pathlib import Path

import duckdb
from sqlalchemy.engine import URL

from data.errors import CrmError, DamagedTableError, LockedError, MissingTableError, StorageError, WarehouseError

# The database of the materialized relations is attached to the same connection; its tables are left out.
TABLES_SQL = "select table_name from information_schema.tables where table_catalog = current_database()"

_LOCK_HOLDER = re.compile(r"Conflicting lock is held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")
_MISSING_TABLE = re.compile(r"(?:Table|View|Relation) with name (?P<name>\S+) does not exist", re.IGNORECASE)
_MISSING_COLUMN = re.compile(
    r"column(?: with name)? \"(?P<name>[^\"]+)\" (?:not found|does not exist)|"
    r"does not have a column (?:named|with name) \"(?P<other>[^\"]+)\"",
    re.IGNORECASE,
)


def get_database_path(url: URL) -> Path:
    """The file that a DuckDB address names."""
    return Path(url.database or "")


def is_read_only_url(url: URL) -> bool:
    """Whether the address itself asks for reading only."""
    return str(url.query.get("access_mode", "")).lower() == "read_only"


def validate_file(file: Path) -> None:
    """Raise WarehouseError where there is no file to open; DuckDB would create an empty one."""
    if file.is_dir():
        raise WarehouseError(
            "{path} is a folder. Set WAREHOUSE_URL (or --url) to a file in it, such as duckdb:///{path}/mine.duckdb.",
            path=file,
        )
    if not file.exists():
        raise WarehouseError(
            "There is no warehouse at {path}. Set WAREHOUSE_URL (or --url) to one that is there, or create it: "
            "python -m data init --example empty --url duckdb:///{path}",
            path=file,
        )


def translate_open_error(error: BaseException, file: Path) -> CrmError:
    """The error for a file that DuckDB did not open; its sentence says what to do."""
    message = str(error)
    if "Conflicting lock" in message or "Could not set lock" in message:
        holder = _LOCK_HOLDER.search(message)
        return LockedError(
            "The warehouse {path} is in use by another process ({holder}). One process at a time may write it: "
            "stop that one (the dashboard, or another load), or upload on the dashboard's own pages, and try again.",
            path=file,
            holder=f"process {holder['pid']}" if holder else "its number is not known",
        )
    if "different configuration" in message:
        return LockedError(
            "The warehouse {path} is already open in this process in another way (for reading only, or for writing). "
            "Close it first.",
            path=file,
        )
    if "not a valid DuckDB database file" in message:
        return WarehouseError(
            "{path} is not a DuckDB warehouse. Name another file in WAREHOUSE_URL (or --url), or move this one away "
            "and create a warehouse with python -m data init.",
            path=file,
        )
    if "newer version of DuckDB" in message or "version number" in message:
        return WarehouseError(
            "{path} was written by another version of DuckDB than {version}, which this program uses. Export it there "
            "and bring it back with python -m data init --from.",
            path=file,
            version=duckdb.__version__,
        )
    if "Permission denied" in message or "read-only" in message.lower():
        return StorageError(
            "The warehouse {path} may not be opened: {told}.", path=file, told=_extract_first_line(message)
        )
    return WarehouseError(
        "The warehouse {path} cannot be opened: {told}.", path=file, told=_extract_first_line(message)
    )


def translate_query_error(error: BaseException) -> CrmError:
    """The error for a statement that DuckDB refused; its sentence says what to do."""
    message = str(error)
    if missing := _MISSING_TABLE.search(message):
        return MissingTableError(
            "The table {table} is missing in the warehouse. Create the tables with python -m data init, "
            "or name another warehouse in WAREHOUSE_URL.",
            table=missing["name"].strip("\"'!"),
        )
    if column := _MISSING_COLUMN.search(message):
        return MissingTableError(
            "The column {column} is missing in the warehouse: one of its tables has other columns than this program "
            "expects. python -m data check names the table.",
            column=column["name"] or column["other"],
        )
    if isinstance(error, duckdb.ConversionException | duckdb.BinderException | duckdb.TypeMismatchException):
        return DamagedTableError(
            "A table in the warehouse has a column of another type than this program expects "
            "({told}). python -m data check names the table.",
            told=_extract_first_line(message),
        )
    if isinstance(error, duckdb.OutOfMemoryException):
        return StorageError(
            "The warehouse ran out of memory or disk ({told}). Free some and try again.",
            told=_extract_first_line(message),
        )
    if isinstance(error, duckdb.IOException):
        return StorageError("The warehouse could not be read or written: {told}.", told=_extract_first_line(message))
    return WarehouseError("The warehouse did not answer: {told}.", told=_extract_first_line(message))


def _extract_first_line(message: str) -> str:
    return message.splitlines()[0].strip().rstrip(".") if message.strip() else "no reason given"
