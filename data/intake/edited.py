"""Rows of a batch that later batches changed, table by table."""

from sqlalchemy import Connection

from data._engines import get_duckdb_connection
from data.intake.batches import SURVEY_PREFIX
from data.schema import BATCH_TABLES, find_companion_table, get_key_columns, metadata


def count_stored_rows(connection: Connection, batch_id: str, kind: str, rows_stored: int) -> int | None:
    """How many rows the batch stored in all its tables together; None where the book counts something else.

    That is responses of a survey, or rows of a file that was stored in two tables.
    """
    how, _, name = kind.partition(" ")
    other = find_companion_table(metadata.tables[name]) if how == "load" and name in metadata.tables else None
    if kind.startswith(SURVEY_PREFIX) or (other is not None and _has_rows(connection, other.name, batch_id)):
        return None
    return rows_stored


def _has_rows(connection: Connection, table: str, batch_id: str) -> bool:
    return bool(
        get_duckdb_connection(connection)
        .execute(
            f'select 1 where exists (select 1 from "{table}" where batch_id = $batch) or exists (select 1 from '
            "app_changes where table_name = $table and "
            "(batch_id = $batch or json_extract_string(before, '$.batch_id') = $batch))",
            {"batch": batch_id, "table": table},
        )
        .fetchone()
    )


def count_edited_rows(connection: Connection, batch_id: str, stored: int | None) -> dict[str, int]:
    """How many of the rows that the batch stored are another batch's by now; only tables where there are any.

    `stored` is how many it stored, where the book says that of all its tables; then a quick look may be enough.
    """
    raw = get_duckdb_connection(connection)
    counted = " + ".join(f'(select count(*) from "{table.name}" where batch_id = $batch)' for table in BATCH_TABLES)
    if stored is not None and raw.execute(f"select {counted}", {"batch": batch_id}).fetchone()[0] >= stored:
        return {}
    found = {}
    for table in BATCH_TABLES:
        noted = ", ".join(f'json_extract_string(before, \'$."{name}"\') as "{name}"' for name in get_key_columns(table))
        own = ", ".join(f'"{name}"::varchar as "{name}"' for name in get_key_columns(table))
        names = ", ".join(f'"{name}"' for name in get_key_columns(table))
        count = raw.execute(
            f"select count(*) from (select distinct {noted} from app_changes where table_name = $table "
            "and json_extract_string(before, '$.batch_id') = $batch) "
            f'anti join (select {own} from "{table.name}" where batch_id = $batch) using ({names})',
            {"batch": batch_id, "table": table.name},
        ).fetchone()[0]
        if count:
            found[table.name] = int(count)
    return found
