"""What is particular to a warehouse in a DuckDB file: opening it, and why that failed."""

import re
from pathlib import Path

import duckdb
from sqlalchemy.engine import URL

from data.errors import CrmError, DamagedTableError, LockedError, MissingTableError, StorageError, WarehouseError

# What is kept in memory beside the warehouse is a database of its own, and none of its tables.
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
    """Raise WarehouseError when there is no file that could be opened. DuckDB would make an empty one."""
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
    """Why DuckDB did not open the file, in one sentence with its mend."""
    told = str(error)
    if "Conflicting lock" in told or "Could not set lock" in told:
        holder = _LOCK_HOLDER.search(told)
        return LockedError(
            "The warehouse {path} is in use by another process ({holder}). One process at a time may write it: "
            "stop that one (the dashboard, or another load), or upload on the dashboard's own pages, and try again.",
            path=file,
            holder=f"process {holder['pid']}" if holder else "its number is not known",
        )
    if "different configuration" in told:
        return LockedError(
            "The warehouse {path} is already open in this process in another way (for reading only, or for writing). "
            "Close it first.",
            path=file,
        )
    if "not a valid DuckDB database file" in told:
        return WarehouseError(
            "{path} is not a DuckDB warehouse. Name another file in WAREHOUSE_URL (or --url), or move this one away "
            "and create a warehouse with python -m data init.",
            path=file,
        )
    if "newer version of DuckDB" in told or "version number" in told:
        return WarehouseError(
            "{path} was written by another version of DuckDB than {version}, which this program uses. Export it there "
            "and bring it back with python -m data init --from.",
            path=file,
            version=duckdb.__version__,
        )
    if "Permission denied" in told or "read-only" in told.lower():
        return StorageError(
            "The warehouse {path} may not be opened: {told}.", path=file, told=_extract_first_line(told)
        )
    return WarehouseError("The warehouse {path} cannot be opened: {told}.", path=file, told=_extract_first_line(told))


def translate_query_error(error: BaseException) -> CrmError:
    """Why a statement failed, in one sentence with its mend."""
    told = str(error)
    if missing := _MISSING_TABLE.search(told):
        return MissingTableError(
            "The table {table} is missing in the warehouse. Create the tables with python -m data init, "
            "or name another warehouse in WAREHOUSE_URL.",
            table=missing["name"].strip("\"'!"),
        )
    if column := _MISSING_COLUMN.search(told):
        return MissingTableError(
            "The column {column} is missing in the warehouse: one of its tables has other columns than this program "
            "expects. python -m data check names the table.",
            column=column["name"] or column["other"],
        )
    if isinstance(error, duckdb.ConversionException | duckdb.BinderException | duckdb.TypeMismatchException):
        return DamagedTableError(
            "A table in the warehouse has a column of another type than this program expects "
            "({told}). python -m data check names the table.",
            told=_extract_first_line(told),
        )
    if isinstance(error, duckdb.OutOfMemoryException):
        return StorageError(
            "The warehouse ran out of memory or disk ({told}). Free some and try again.", told=_extract_first_line(told)
        )
    if isinstance(error, duckdb.IOException):
        return StorageError("The warehouse could not be read or written: {told}.", told=_extract_first_line(told))
    return WarehouseError("The warehouse did not answer: {told}.", told=_extract_first_line(told))


def _extract_first_line(message: str) -> str:
    return message.splitlines()[0].strip().rstrip(".") if message.strip() else "no reason given"
