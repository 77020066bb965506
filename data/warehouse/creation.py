"""Creation of a warehouse: it is there completely, or not at all."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy.engine import URL

from data.errors import StorageError, WarehouseError
from data.settings import parse_warehouse_url
from data.warehouse import duckdb_file
from data.warehouse.connections import Warehouse, create_warehouse
from data.warehouse.engines import connect_engine


def has_tables(url: str) -> bool:
    """Whether the database at the address has tables; a missing or empty file has none. Raises as `open_warehouse`."""
    address = parse_warehouse_url(url, "The warehouse's address")
    if address.get_backend_name() == "duckdb":
        file = duckdb_file.get_database_path(address)
        if not file.exists() or (file.is_file() and file.stat().st_size == 0):
            return False
    with _open_for_inspection(address) as warehouse:
        return bool(warehouse.tables())


def find_existing_example(url: str) -> str | None:
    """The example at the address; None where there is something else. Raises as `open_warehouse`."""
    with _open_for_inspection(parse_warehouse_url(url, "The warehouse's address")) as warehouse:
        return warehouse.example if "app_settings" in warehouse.tables() else None


@contextmanager
def _open_for_inspection(address: URL) -> Iterator[Warehouse]:
    warehouse = Warehouse(address, connect_engine(address), read_only=True)
    try:
        yield warehouse
    finally:
        warehouse.close()


def build_in_file(address: URL, build: Callable[[Warehouse], list[str]]) -> list[str]:
    """Create a DuckDB warehouse in a file beside its own and rename it once `build` has filled it.

    So a build that is killed leaves no half-filled warehouse.

    Returns:
        The lines that `build` returns.

    Raises:
        StorageError: the file cannot be written.
        WarehouseError: another process created the file in the meantime.
    """
    file = duckdb_file.get_database_path(address).absolute()
    _remove_stale_builds(file)
    building = file.with_name(f".{file.name}.{os.getpid()}.building.duckdb")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        warehouse = create_warehouse(f"duckdb:///{building}")
        try:
            report = build(warehouse)
        finally:
            warehouse.close()
        _rename_into_place(building, file)
    except OSError as error:
        raise StorageError("{path} cannot be written: {told}.", path=file, told=error.strerror or error) from error
    finally:
        for leftover in (building, building.with_name(f"{building.name}.wal")):
            with suppress(OSError):
                leftover.unlink()
    return report


def _rename_into_place(building: Path, file: Path) -> None:
    if file.exists() and file.stat().st_size == 0:
        file.unlink()
    try:
        os.link(building, file)  # unlike a rename, a link fails when another build was faster
    except FileExistsError as error:
        raise WarehouseError("{path} was created by another process in the meantime.", path=file) from error
    except OSError:
        building.replace(file)  # the file system has no links


def _remove_stale_builds(file: Path) -> None:
    """Remove the files of builds whose process is gone."""
    for leftover in file.parent.glob(f".{file.name}.*.building.duckdb*"):
        process_id = leftover.name.removeprefix(f".{file.name}.").split(".")[0]
        if process_id.isdigit() and not Path(f"/proc/{process_id}").exists():
            with suppress(OSError):
                leftover.unlink()
