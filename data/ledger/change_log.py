"""The change log: how rows were before a batch changed them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table

from data.ledger.batches import UNDONE_BATCHES_SQL
from data.schema import get_key_columns
from data.warehouse.sql_fragments import build_match_condition


def record_prior_rows(raw: Any, table: Table, rowids: str, batch: str, **extra: str) -> None:
    """Note how the rows are before the batch changes them. Every value as text, which loses none of its digits.

    `more` is noted beside the cells of each row.
    """
    fields = ", ".join(f"'{column.name}', \"{column.name}\"::varchar" for column in table.columns)
    beside = "".join(f", '{name}', ?::varchar" for name in extra)
    raw.execute(
        f"insert into app_changes (batch_id, table_name, before) select ?, ?, json_object({fields}{beside})::varchar "
        f'from "{table.name}" where rowid in ({rowids})',
        [batch, table.name, *extra.values()],
    )


def adopt_undone_rows(raw: Any, table: Table, same_rows: str, batch: str) -> None:
    """Rows that a batch undone before had to leave are this batch's from now on, for its file says them again."""
    if raw.execute(f'select 1 from "{table.name}" where batch_id in ({UNDONE_BATCHES_SQL}) limit 1').fetchone() is None:
        return
    names = ", ".join(f'"{name}"' for name in get_key_columns(table))
    left = f'select {names}, batch_id from "{table.name}" where batch_id in ({UNDONE_BATCHES_SQL})'
    raw.execute(
        f"create temp table adopted as from ({left}) semi join (select {names} from {same_rows}) using ({names})"
    )
    on = build_match_condition(get_key_columns(table), "old", "adopted")
    raw.execute(f'update "{table.name}" as old set batch_id = ? from adopted where {on}', [batch])
    noted = " and ".join(
        f'json_extract_string(before, \'$."{name}"\') = adopted."{name}"::varchar' for name in get_key_columns(table)
    )
    raw.execute(
        "update app_changes as kept set batch_id = ? from adopted "
        f"where kept.batch_id = adopted.batch_id and table_name = ? and {noted}",
        [batch, table.name],
    )
    raw.execute("drop table adopted")
