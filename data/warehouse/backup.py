"""Backups: every table as a Parquet file in a folder, and how such a folder is restored."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from data.errors import IntakeError, NewerSchemaError, OlderSchemaError, StorageError, WarehouseError
from data.schema import MIGRATIONS, SCHEMA_VERSION, metadata
from data.warehouse.connections import Warehouse
from data.warehouse.schema_versions import DATA_VERSION

MANIFEST = "manifest.json"
# A new warehouse has rows in these already: its schema version and its count of writes stay as they are.
_SETTINGS_TABLE, _VERSIONS_TABLE = "app_settings", "app_schema_version"
# Since this version tables and columns were added and none was changed, so backups of it can be read.
_OLDEST_SCHEMA = 1


def save_backup(warehouse: Warehouse, folder: Path) -> dict[str, int]:
    """Write every table, the application's own included, and a manifest into an empty or new folder.

    All tables are read in one transaction, so their rows fit each other.

    Returns:
        How many rows each table has.

    Raises:
        StorageError: the folder holds files already or cannot be written.
        WarehouseError: the warehouse is not in a DuckDB file.
    """
    _validate_duckdb(warehouse)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise StorageError("{path} is not empty. Name a new folder for the backup.", path=folder)
        with warehouse.engine.connect() as connection:
            rows = {table.name: _write_table(connection, table.name, folder) for table in metadata.sorted_tables}
        manifest = {
            "schema": SCHEMA_VERSION,
            "example": warehouse.example,
            "at": datetime.now().isoformat(),
            "rows": rows,
        }
        # Written last: a folder without a manifest is no whole backup.
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise StorageError("{path} cannot be written: {told}.", path=folder, told=error.strerror or error) from error
    return rows


def restore_backup(warehouse: Warehouse, folder: Path) -> list[str]:
    """Read a backup into a new warehouse, in one transaction.

    Columns that the backup's version did not have are filled as its migration fills them.

    Returns:
        A line for each of the business's tables that has rows.

    Raises:
        IntakeError: the folder is no whole backup.
        NewerSchemaError: a newer version of this program made it.
        OlderSchemaError: a version made it whose backups cannot be read any more.
        WarehouseError: the warehouse is not in a DuckDB file.
    """
    _validate_duckdb(warehouse)
    manifest = _read_manifest(folder)
    rows = manifest["rows"]
    with warehouse.writing() as connection:
        for name, expected in rows.items():
            _read_table(connection, name, folder)
            if name not in (_SETTINGS_TABLE, _VERSIONS_TABLE) and _count_rows(connection, name) != expected:
                raise IntakeError(
                    "{file} is damaged: it should have {rows} rows.",
                    file=_build_table_path(folder, name),
                    rows=expected,
                )
        for step in MIGRATIONS:
            if step.version > manifest["schema"]:
                step.fill(connection)
    return [f"{name}: {count:,} rows" for name, count in rows.items() if count and not name.startswith("app_")]


def _read_manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise IntakeError(
            "{path} holds no whole backup: its {manifest} cannot be read. Name the folder that "
            "python -m data export wrote.",
            path=folder,
            manifest=MANIFEST,
        ) from error
    if not _OLDEST_SCHEMA <= manifest["schema"] <= SCHEMA_VERSION:
        error_class = NewerSchemaError if manifest["schema"] > SCHEMA_VERSION else OlderSchemaError
        raise error_class(
            "The backup {path} has schema {version}, this program {current}. Bring it back with the program that "
            "made it.",
            path=folder,
            version=manifest["schema"],
            current=SCHEMA_VERSION,
        )
    for name in manifest["rows"]:
        if name not in metadata.tables or not _build_table_path(folder, name).is_file():
            raise IntakeError("The backup {path} is not whole: {name}.parquet is missing.", path=folder, name=name)
    return manifest


def _write_table(connection: Connection, name: str, folder: Path) -> int:
    connection.execute(
        text(f'copy "{name}" to {_quote_path(_build_table_path(folder, name))} (format parquet, compression zstd)')
    )
    return _count_rows(connection, name)


def _read_table(connection: Connection, name: str, folder: Path) -> None:
    if name == _VERSIONS_TABLE:
        return
    condition = f" where key <> '{DATA_VERSION}'" if name == _SETTINGS_TABLE else ""
    source = f"read_parquet({_quote_path(_build_table_path(folder, name))})"
    connection.execute(text(f'insert into "{name}" by name select * from {source}{condition}'))


def _count_rows(connection: Connection, name: str) -> int:
    return int(connection.scalar(text(f'select count(*) from "{name}"')) or 0)


def _build_table_path(folder: Path, name: str) -> Path:
    return folder / f"{name}.parquet"


def _quote_path(file: Path) -> str:
    # An unescaped colon would begin a placeholder, and a single quote would end the string.
    return "'" + str(file).replace("'", "''").replace(":", "\\:") + "'"


def _validate_duckdb(warehouse: Warehouse) -> None:
    if warehouse.dialect != "duckdb":
        raise WarehouseError(
            "Only a warehouse in a DuckDB file is saved and brought back here. Use {name}'s own backup.",
            name=warehouse.dialect,
        )
