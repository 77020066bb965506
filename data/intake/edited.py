"""Rows of a batch that later batches changed, table by table."""

from sqlalchemy import Connection

from data._engines import driver
from data.schema import TABLES, keys


def edited_since(connection: Connection, batch_id: str, stored: int | None) -> dict[str, int]:
    """How many of the rows that the batch stored are another batch's by now; only tables where there are any.

    `stored` is how many it stored, where the book says that of all its tables; then a quick look may be enough.
    """
    raw = driver(connection)
    counted = " + ".join(f'(select count(*) from "{table.name}" where batch_id = $batch)' for table in TABLES)
    if stored is not None and raw.execute(f"select {counted}", {"batch": batch_id}).fetchone()[0] >= stored:
        return {}
    found = {}
    for table in TABLES:
        noted = ", ".join(f'json_extract_string(before, \'$."{name}"\') as "{name}"' for name in keys(table))
        own = ", ".join(f'"{name}"::varchar as "{name}"' for name in keys(table))
        names = ", ".join(f'"{name}"' for name in keys(table))
        count = raw.execute(
            f"select count(*) from (select distinct {noted} from app_changes where table_name = $table "
            "and json_extract_string(before, '$.batch_id') = $batch) "
            f'anti join (select {own} from "{table.name}" where batch_id = $batch) using ({names})',
            {"batch": batch_id, "table": table.name},
        ).fetchone()[0]
        if count:
            found[table.name] = int(count)
    return found
