"""Good rows into their table: new ones inserted, changed ones updated with what they were kept for undo."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from data.intake.batches import UNDONE
from data.intake.checking import Checked
from data.schema import keys


@dataclass(frozen=True)
class Stored:
    """How many rows were new, changed and the same."""

    new: int
    changed: int
    same: int


def store(raw: Any, load: Checked, batch: str) -> Stored:
    """Store the good rows of a checked file under the batch's number, in the connection's transaction.

    A column that the file does not have keeps its value in rows that are there already.
    """
    table, good = load.table, load.good(raw)
    if raw.execute(f'select 1 from "{table.name}" limit 1').fetchone() is None:
        return Stored(_insert(raw, load, good, batch), 0, 0)
    fates = f"{load.name}_fates"
    others = [name for name in load.columns if name not in keys(table)]
    same = " and ".join(f'old."{name}" is not distinct from new."{name}"' for name in others) or "true"
    on = _joined(keys(table), "old", "new")
    raw.execute(
        f'create temp table {fates} as select new."#row", case when old.rowid is null then 1 when {same} then 3 else 2 '
        f'end as fate from {good} as new left join "{table.name}" as old on {on}'
    )
    counts = dict(raw.execute(f"select fate, count(*) from {fates} group by fate").fetchall())
    if counts.get(2):
        changed = f'(select * from {good} where "#row" in (select "#row" from {fates} where fate = 2))'
        keep_before(raw, table, f'select old.rowid from "{table.name}" as old join {changed} as new on {on}', batch)
        _update(raw, table, others, changed, on, batch)
    if counts.get(3):
        _adopt(raw, table, f'{good} as new semi join (from {fates} where fate = 3) using ("#row")', batch)
    if counts.get(1):
        new = f'(select * from {good} where "#row" in (select "#row" from {fates} where fate = 1))'
        _insert(raw, load, new, batch)
    raw.execute(f"drop table {fates}")
    return Stored(counts.get(1, 0), counts.get(2, 0), counts.get(3, 0))


def _adopt(raw: Any, table: Table, same: str, batch: str) -> None:
    """Rows that a batch undone before had to leave are this batch's from now on, for its file says them again."""
    if raw.execute(f'select 1 from "{table.name}" where batch_id in ({UNDONE}) limit 1').fetchone() is None:
        return
    names = ", ".join(f'"{name}"' for name in keys(table))
    left = f'select {names}, batch_id from "{table.name}" where batch_id in ({UNDONE})'
    raw.execute(f"create temp table adopted as from ({left}) semi join (select {names} from {same}) using ({names})")
    on = _joined(keys(table), "old", "adopted")
    raw.execute(f'update "{table.name}" as old set batch_id = ? from adopted where {on}', [batch])
    noted = " and ".join(
        f'json_extract_string(before, \'$."{name}"\') = adopted."{name}"::varchar' for name in keys(table)
    )
    raw.execute(
        "update app_changes as kept set batch_id = ? from adopted "
        f"where kept.batch_id = adopted.batch_id and table_name = ? and {noted}",
        [batch, table.name],
    )
    raw.execute("drop table adopted")


def keep_before(raw: Any, table: Table, rowids: str, batch: str) -> None:
    """Note how the rows are before the batch changes them. Every value as text, which loses none of its digits."""
    fields = ", ".join(f"'{column.name}', \"{column.name}\"::varchar" for column in table.columns)
    raw.execute(
        f"insert into app_changes (batch_id, table_name, before) select ?, ?, json_object({fields})::varchar "
        f'from "{table.name}" where rowid in ({rowids})',
        [batch, table.name],
    )


def _insert(raw: Any, load: Checked, source: str, batch: str) -> int:
    names = {name: f'"{name}"' for name in load.columns}
    for column in load.table.columns:
        default = column.info.get("default")
        if default is not None and column.name not in names:
            names[column.name] = f"'{default}'"
    into, values = ", ".join(f'"{name}"' for name in names), ", ".join(names.values())
    raw.execute(f'insert into "{load.table.name}" ({into}, batch_id) select {values}, ? from {source}', [batch])
    return load.rows.count - len(load.rejected)


def _update(raw: Any, table: Table, names: Iterable[str], source: str, on: str, batch: str) -> None:
    changes = ", ".join(f'"{name}" = new."{name}"' for name in names)
    raw.execute(f'update "{table.name}" as old set {changes}, batch_id = ? from {source} as new where {on}', [batch])


def _joined(names: Iterable[str], left: str, right: str) -> str:
    return " and ".join(f'{left}."{name}" = {right}."{name}"' for name in names)
