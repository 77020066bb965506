"""The schema version of a warehouse, its data version, and its other settings."""

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from data.schema import SCHEMA_VERSION, metadata

DATA_VERSION = "data_version"

schema_version_table = metadata.tables["app_schema_version"]
app_settings_table = metadata.tables["app_settings"]


def create_tables(connection: Connection) -> None:
    """Create every table, and store the schema version and a data version of 0."""
    metadata.create_all(connection)
    connection.execute(insert(schema_version_table).values(version=SCHEMA_VERSION, at=datetime.now()))
    connection.execute(insert(app_settings_table).values(key=DATA_VERSION, value="0"))


def increment_data_version(connection: Connection) -> None:
    """Raise the data version, from which readers see that their answers are outdated."""
    version = connection.scalar(select(app_settings_table.c.value).where(app_settings_table.c.key == DATA_VERSION))
    connection.execute(
        update(app_settings_table)
        .where(app_settings_table.c.key == DATA_VERSION)
        .values(value=str(int(version or 0) + 1))
    )


def set_setting(connection: Connection, key: str, value: str) -> None:
    """Store a setting in the warehouse, in place of its former value."""
    change = update(app_settings_table).where(app_settings_table.c.key == key).values(value=value)
    if connection.execute(change).rowcount < 1:
        connection.execute(insert(app_settings_table).values(key=key, value=value))
