"""Rows removed by their keys, also very many of them."""

from typing import Any

from sqlalchemy import Connection, Table

from data.schema import get_key_columns
from data.warehouse.engines import get_duckdb_connection

REBUILD_THRESHOLD = 20_000


def delete_by_keys(connection: Connection, table: Table, keys_table: str) -> int:
    """Remove the rows whose keys the temporary table `gone` has; returns how many it has.

    Many at once go by making the table anew, for its index forgets slowly.
    """
    raw = get_duckdb_connection(connection)
    named = ", ".join(f'"{name}"' for name in get_key_columns(table))
    count, there = (_count_rows(raw, name) for name in (keys_table, table.name))
    columns = {name for (name,) in raw.execute(f'select column_name from (describe "{table.name}")').fetchall()}
    if count < REBUILD_THRESHOLD or there - count > 50 * count or columns != set(table.columns.keys()):
        raw.execute(f'delete from "{table.name}" where ({named}) in (select ({named}) from {keys_table})')
        return count
    raw.execute(
        f'create or replace temp table removing as select * from "{table.name}" anti join {keys_table} using ({named})'
    )
    table.drop(connection)
    table.create(connection)
    raw.execute(f'insert into "{table.name}" by name from removing')
    raw.execute("drop table removing")
    return count


def _count_rows(raw: Any, relation: str) -> int:
    return int(raw.execute(f'select count(*) from "{relation}"').fetchone()[0])
