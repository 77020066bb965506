"""The change log: how rows were before a batch changed them."""

import duckdb
from sqlalchemy import Table

from data.ledger.batches import UNDONE_BATCHES_SQL
from data.schema import get_key_columns
from data.warehouse.duckdb_queries import has_rows
from data.warehouse.sql_fragments import build_json_match_condition, build_match_condition, quote_names

# `moved_to` of a row that was removed and went to no other customer.
REMOVED = ""


def record_prior_rows(
    raw: duckdb.DuckDBPyConnection, table: Table, rowids: str, batch: str, moved_to: str | None = None
) -> None:
    """Write rows into the change log as they are before the batch changes or removes them.

    Args:
        raw: The connection in whose transaction the rows change.
        table: The table of the rows.
        rowids: The query of their rowids.
        batch: The batch that changes them.
        moved_to: The customer to whom removed rows go, or REMOVED; None for rows that are changed in place.
    """
    # Every value is stored as text, which loses none of its digits.
    cells = ", ".join(f"'{column.name}', \"{column.name}\"::varchar" for column in table.columns)
    raw.execute(
        "insert into app_changes (batch_id, table_name, before, moved_to) "
        f'select ?, ?, json_object({cells})::varchar, ?::varchar from "{table.name}" where rowid in ({rowids})',
        [batch, table.name, moved_to],
    )


def adopt_undone_rows(raw: duckdb.DuckDBPyConnection, table: Table, same_rows: str, batch: str) -> None:
    """Give rows that an undo had to leave to the batch whose file has them unchanged.

    `same_rows` is the relation of the file's rows that are on record as the file has them. Those of a batch that was
    undone become rows of `batch`, and so do their lines in the change log.
    """
    undone = f"batch_id in ({UNDONE_BATCHES_SQL})"
    if not has_rows(raw, f'"{table.name}" where {undone}'):
        return
    key = get_key_columns(table)
    names = quote_names(key)
    raw.execute(
        f'create temp table adopted as from (select {names}, batch_id from "{table.name}" where {undone}) '
        f"semi join (select {names} from {same_rows}) using ({names})"
    )
    raw.execute(
        f'update "{table.name}" as old set batch_id = ? from adopted '
        f"where {build_match_condition(key, 'old', 'adopted')}",
        [batch],
    )
    raw.execute(
        "update app_changes as change set batch_id = ? from adopted where change.batch_id = adopted.batch_id "
        f"and table_name = ? and {build_json_match_condition(key, 'adopted')}",
        [batch, table.name],
    )
    raw.execute("drop table adopted")
