"""Good rows into their table: new ones inserted, changed ones updated with what they were kept for undo."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table

from data.intake.batches import UNDONE_BATCHES_SQL
from data.intake.checked import CheckedRows
from data.intake.differing import CHANGED, NEW, SAME, RowChanges, build_match_condition
from data.schema import get_key_columns


def upsert_rows(raw: Any, load: CheckedRows, fates: RowChanges, batch: str) -> None:
    """Store the good rows of a checked file under the batch's number, in the connection's transaction.

    A column that the file does not have keeps its value in rows that are there already.
    """
    for part, its in zip(load.parts, fates.parts, strict=True):
        _upsert_table(raw, part, its, batch)


def _upsert_table(raw: Any, load: CheckedRows, fates: RowChanges, batch: str) -> None:
    table, good = load.table, load.good(raw)
    if fates.name is None:
        _insert_rows(raw, load, good, batch)
        return
    on = build_match_condition(get_key_columns(table), "old", "new")
    if fates.changed:
        changed = fates.rows(good, CHANGED)
        record_prior_rows(
            raw, table, f'select old.rowid from "{table.name}" as old join {changed} as new on {on}', batch
        )
        _update_rows(raw, table, load.others, changed, on, batch)
    if fates.same:
        adopt_undone_rows(raw, table, f"{fates.rows(good, SAME)} as new", batch)
    if fates.new:
        _insert_rows(raw, load, fates.rows(good, NEW), batch)


def adopt_undone_rows(raw: Any, table: Table, same: str, batch: str) -> None:
    """Rows that a batch undone before had to leave are this batch's from now on, for its file says them again."""
    if raw.execute(f'select 1 from "{table.name}" where batch_id in ({UNDONE_BATCHES_SQL}) limit 1').fetchone() is None:
        return
    names = ", ".join(f'"{name}"' for name in get_key_columns(table))
    left = f'select {names}, batch_id from "{table.name}" where batch_id in ({UNDONE_BATCHES_SQL})'
    raw.execute(f"create temp table adopted as from ({left}) semi join (select {names} from {same}) using ({names})")
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


def record_prior_rows(raw: Any, table: Table, rowids: str, batch: str, **more: str) -> None:
    """Note how the rows are before the batch changes them. Every value as text, which loses none of its digits.

    `more` is noted beside the cells of each row.
    """
    fields = ", ".join(f"'{column.name}', \"{column.name}\"::varchar" for column in table.columns)
    beside = "".join(f", '{name}', ?::varchar" for name in more)
    raw.execute(
        f"insert into app_changes (batch_id, table_name, before) select ?, ?, json_object({fields}{beside})::varchar "
        f'from "{table.name}" where rowid in ({rowids})',
        [batch, table.name, *more.values()],
    )


def _insert_rows(raw: Any, load: CheckedRows, source: str, batch: str) -> None:
    names = {name: f'"{name}"' for name in load.columns}
    for column in load.table.columns:
        default = column.info.get("default")
        if default is not None and column.name not in names:
            names[column.name] = f"'{default}'"
    into, values = ", ".join(f'"{name}"' for name in names), ", ".join(names.values())
    raw.execute(f'insert into "{load.table.name}" ({into}, batch_id) select {values}, ? from {source}', [batch])


def _update_rows(raw: Any, table: Table, names: Iterable[str], source: str, on: str, batch: str) -> None:
    changes = ", ".join(f'"{name}" = new."{name}"' for name in names)
    raw.execute(f'update "{table.name}" as old set {changes}, batch_id = ? from {source} as new where {on}', [batch])
