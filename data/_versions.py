"""Which shape a warehouse has, and how often it was written."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select, update

from data.errors import NewerSchemaError, OlderSchemaError, WarehouseError
from data.schema import MIGRATIONS, SCHEMA_VERSION, Migration, metadata

if TYPE_CHECKING:
    from data.warehouse import Warehouse

DATA_VERSION = "data_version"

schema_version_table = metadata.tables["app_schema_version"]
app_settings_table = metadata.tables["app_settings"]


def create_tables(connection: Connection) -> None:
    """Make every table, and note the schema version."""
    metadata.create_all(connection)
    connection.execute(insert(schema_version_table).values(version=SCHEMA_VERSION, at=datetime.now()))
    connection.execute(insert(app_settings_table).values(key=DATA_VERSION, value="0"))


def increment_data_version(connection: Connection) -> None:
    """Count a write, so that every reader sees that its answers are old."""
    found = connection.scalar(select(app_settings_table.c.value).where(app_settings_table.c.key == DATA_VERSION))
    change = (
        update(app_settings_table)
        .where(app_settings_table.c.key == DATA_VERSION)
        .values(value=str(int(found or 0) + 1))
    )
    connection.execute(change)


def set_setting(connection: Connection, key: str, value: str) -> None:
    """Note what the warehouse says about itself under `key`."""
    if (
        connection.execute(
            update(app_settings_table).where(app_settings_table.c.key == key).values(value=value)
        ).rowcount
        < 1
    ):
        connection.execute(insert(app_settings_table).values(key=key, value=value))


def migrate_schema(
    warehouse: "Warehouse", steps: Iterable[Migration] = MIGRATIONS, current: int = SCHEMA_VERSION
) -> None:
    """Bring an older warehouse to the `current` version, one transaction a step.

    Raises NewerSchemaError for a newer one, OlderSchemaError for an older one that is open for reading only, and
    WarehouseError for a database without the application's tables.
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
    for step in sorted(steps, key=lambda step: step.to):
        if version < step.to <= current:
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
        connection.execute(insert(schema_version_table).values(version=step.to, at=datetime.now()))


def _read_schema_version(warehouse: "Warehouse") -> int:
    if schema_version_table.name not in warehouse.tables():
        raise WarehouseError(
            "The database {url} has none of this program's tables. Create them with python -m data init --url {url}.",
            url=warehouse.engine.url,
        )
    with warehouse.engine.connect() as connection:
        return int(connection.scalar(select(func.max(schema_version_table.c.version))) or 0)
