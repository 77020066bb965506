"""The rows of one table that a batch stored last, taken back."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table

from data._engines import driver
from data.intake.values import sql_type
from data.schema import REFERENCES, keys, target_columns

MANY = 20_000


@dataclass(frozen=True)
class TakenBack:
    """How many rows were removed and restored, and how many could not be."""

    removed: int = 0
    restored: int = 0
    still_needed: int = 0
    needed_by: tuple[str, ...] = ()
    unrestorable: int = 0


def take_back(connection: Connection, table: Table, batch: str) -> TakenBack:
    """Remove the table's rows that the batch made new and restore those it changed, where it was the last to do so."""
    raw = driver(connection)
    mine = f"""select rowid as id, * from "{table.name}" where batch_id = '{batch}'"""
    if not _count(raw, f"({mine} limit 1)"):
        return TakenBack()
    named = _names(keys(table))
    create = "create or replace temp table"
    _images(raw, table, batch)
    unrestorable = _drop_lost(raw, "undo_before", table, mine)
    raw.execute(f"{create} undo_new as select {named} from ({mine}) anti join undo_before_all using ({named})")
    raw.execute(f"{create} undo_changed as select {named} from ({mine}) semi join undo_before using ({named})")
    # First, for a row as it was before may no longer name one that the batch made new.
    _restore(raw, "undo_before", "undo_changed", table, batch)
    candidates = _count(raw, "undo_new")
    needed_by = _drop_needed(raw, "undo_new", table)
    removed, restored = _count(raw, "undo_new"), _count(raw, "undo_changed")
    _remove(connection, table, "undo_new", removed)
    for name in ("undo_images", "undo_before", "undo_before_all", "undo_new", "undo_changed"):
        raw.execute(f"drop table {name}")
    return TakenBack(removed, restored, candidates - removed, needed_by, unrestorable)


def _remove(connection: Connection, table: Table, gone: str, count: int) -> None:
    """Remove rows by their keys. Many at once go by making the table anew, for its index forgets slowly."""
    raw = driver(connection)
    named = _names(keys(table))
    remaining = _count(raw, f'"{table.name}"') - count
    columns = {name for (name,) in raw.execute(f'select column_name from (describe "{table.name}")').fetchall()}
    if count < MANY or remaining > 50 * count or columns != set(table.columns.keys()):
        raw.execute(f'delete from "{table.name}" where ({named}) in (select ({named}) from {gone})')
        return
    kept = f"{gone}_kept"
    raw.execute(f'create or replace temp table {kept} as select * from "{table.name}" anti join {gone} using ({named})')
    table.drop(connection)
    table.create(connection)
    raw.execute(f'insert into "{table.name}" by name from {kept}')
    raw.execute(f"drop table {kept}")


def _images(raw: Any, table: Table, batch: str) -> None:
    """The rows as they were before the batch: undo_before to be restored, undo_before_all to know which were not new.

    Where that was the work of a batch undone since, as they were before that one too; what it had made new is new.
    """
    columns = ", ".join(
        f'cast(json_extract_string(before, \'$."{column.name}"\') as {sql_type(column)}) as "{column.name}"'
        for column in table.columns
    )
    undone = "select batch_id from batches where undone_at is not null"
    raw.execute(
        f'create or replace temp table undo_images as select batch_id as "#batch", {columns} from app_changes '
        f"where table_name = ? and (batch_id = ? or batch_id in ({undone}))",
        [table.name, batch],
    )
    image = 'select * exclude ("#batch") from undo_images'
    raw.execute(f'create or replace temp table undo_before as {image} where "#batch" = ?', [batch])
    while _count(raw, f"undo_before where batch_id in ({undone})"):
        raw.execute(f"create or replace temp table undo_stale as from undo_before where batch_id in ({undone})")
        same = " and ".join(f'stale."{name}" = undo_images."{name}"' for name in keys(table))
        found = f'undo_stale as stale where "#batch" = stale.batch_id and {same}'
        raw.execute(f"delete from undo_before where batch_id in ({undone})")
        raw.execute(f"insert into undo_before {image} where exists (select 1 from {found})")
        raw.execute("drop table undo_stale")
    raw.execute("create or replace temp table undo_before_all as from undo_before")


def _drop_lost(raw: Any, before: str, table: Table, mine: str) -> int:
    """Leave out rows that named another row which is gone by now; returns how many of the batch's own they are."""
    for (source, name), target in REFERENCES.items():
        if source == table.name:
            match = " and ".join(f'there."{key}" = here."{column}"' for column, key in target_columns(source, name))
            found = f'select 1 from "{target}" as there where {match}'
            raw.execute(f'delete from {before} as here where "{name}" is not null and not exists ({found})')
    named = _names(keys(table))
    return _count(
        raw, f"(select * from ({mine}) semi join {before}_all using ({named}) anti join {before} using ({named}))"
    )


def _drop_needed(raw: Any, new: str, table: Table) -> tuple[str, ...]:
    """Leave out rows that others name; returns the tables of those. Rows that go together do not need each other."""
    needed_by: dict[str, None] = {}
    changed = True
    while changed:
        changed = False
        for (source, name), target in REFERENCES.items():
            if target == table.name:
                match = " and ".join(f'other."{column}" = gone."{key}"' for column, key in target_columns(source, name))
                others = f'(select * from "{source}" anti join {new} using ({_names(keys(table))}))'
                others = others if source == table.name else f'"{source}"'
                count = _count(raw, new)
                raw.execute(f"delete from {new} as gone where exists (select 1 from {others} as other where {match})")
                if _count(raw, new) < count:
                    needed_by[source] = None
                    changed = True
    return tuple(needed_by)


def _restore(raw: Any, before: str, which: str, table: Table, batch: str) -> None:
    names = keys(table)
    changes = ", ".join(f'"{c.name}" = old."{c.name}"' for c in table.columns if c.name not in names)
    on = " and ".join(f'now."{name}" = old."{name}"' for name in names)
    rows = f"(select * from {before} semi join {which} using ({_names(names)}))"
    raw.execute(f'update "{table.name}" as now set {changes} from {rows} as old where {on}')
    kept = " and ".join(f'json_extract_string(before, \'$."{name}"\') = which."{name}"::varchar' for name in names)
    raw.execute(
        f"delete from app_changes where batch_id = ? and table_name = ? "
        f"and exists (select 1 from {which} as which where {kept})",
        [batch, table.name],
    )


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _count(raw: Any, relation: str) -> int:
    return int(raw.execute(f"select count(*) from {relation}").fetchone()[0])
