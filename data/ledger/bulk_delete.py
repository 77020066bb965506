"""Rows removed by their keys, also very many of them."""

from sqlalchemy import Connection, Table

from data.schema import get_key_columns
from data.warehouse.duckdb_queries import count_rows
from data.warehouse.engines import get_duckdb_connection
from data.warehouse.sql_fragments import quote_names

# From this many rows on, and where they are not few among the table's, the table is made anew without them.
REBUILD_THRESHOLD = 20_000


def delete_by_keys(connection: Connection, table: Table, keys_table: str) -> int:
    """Remove the rows whose keys a temporary table has; returns how many keys it has.

    Large deletes rebuild the table: DuckDB's index deletes are slow.
    """
    raw = get_duckdb_connection(connection)
    key = quote_names(get_key_columns(table))
    count, total = count_rows(raw, f'"{keys_table}"'), count_rows(raw, f'"{table.name}"')
    columns = {name for (name,) in raw.execute(f'select column_name from (describe "{table.name}")').fetchall()}
    if count < REBUILD_THRESHOLD or total - count > 50 * count or columns != set(table.columns.keys()):
        raw.execute(f'delete from "{table.name}" where ({key}) in (select ({key}) from {keys_table})')
        return count
    raw.execute(
        f'create or replace temp table removing as select * from "{table.name}" anti join {keys_table} using ({key})'
    )
    table.drop(connection)
    table.create(connection)
    raw.execute(f'insert into "{table.name}" by name from removing')
    raw.execute("drop table removing")
    return count
