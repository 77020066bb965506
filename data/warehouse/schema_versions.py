"""Which shape a warehouse has, and how often it was written."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select, update

from data.schema import SCHEMA_VERSION, metadata

if TYPE_CHECKING:
    pass

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
