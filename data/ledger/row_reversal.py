"""The rows of one table that a batch stored last, taken back."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table

from data.ledger.aggregate_integrity import retain_whole_customers
from data.ledger.batches import UNDONE_BATCHES_SQL
from data.ledger.bulk_delete import delete_by_keys
from data.parsing.sql_values import get_sql_type
from data.schema import REFERENCES, get_key_columns, get_reference_columns
from data.warehouse.engines import get_duckdb_connection


@dataclass(frozen=True)
class ReversalCounts:
    """How many rows were removed and restored, and how many could not be."""

    removed: int = 0
    restored: int = 0
    still_needed: int = 0
    needed_by: tuple[str, ...] = ()
    unrestorable: int = 0

    def __add__(self, other: "ReversalCounts") -> "ReversalCounts":
        return ReversalCounts(
            self.removed + other.removed,
            self.restored + other.restored,
            self.still_needed + other.still_needed,
            tuple(dict.fromkeys([*self.needed_by, *other.needed_by])),
            self.unrestorable + other.unrestorable,
        )


def reverse_rows(connection: Connection, table: Table, batches: str) -> ReversalCounts:
    """Remove the table's rows that batches made new and restore those they changed, where they were the last to do so.

    `batches` is the SQL list or query of their numbers; all of them must be marked as undone already.
    """
    raw = get_duckdb_connection(connection)
    mine = f'select * from "{table.name}" where batch_id in ({batches})'
    if not _count_rows(raw, f"({mine} limit 1)"):
        return ReversalCounts()
    named, create = _quote_names(get_key_columns(table)), "create or replace temp table"
    _stage_prior_rows(raw, table, mine)
    unrestorable = _drop_unrestorable(raw, table, mine)
    raw.execute(f"{create} undo_new as select {named} from ({mine}) anti join undo_before_all using ({named})")
    raw.execute(
        f"{create} undo_changed as select {named}, batch_id from ({mine}) semi join undo_before using ({named})"
    )
    # First, for a row as it was before may no longer name one that the batch made new.
    _restore_rows(raw, table)
    candidates = _count_rows(raw, "undo_new")
    needed_by = tuple(dict.fromkeys([*retain_whole_customers(raw, table, batches), *_drop_referenced(raw, table)]))
    removed, restored = _count_rows(raw, "undo_new"), _count_rows(raw, "undo_changed")
    delete_by_keys(connection, table, "undo_new")
    for name in ("undo_images", "undo_before", "undo_before_all", "undo_new", "undo_changed"):
        raw.execute(f"drop table {name}")
    return ReversalCounts(removed, restored, candidates - removed, needed_by, unrestorable)


def _stage_prior_rows(raw: Any, table: Table, mine: str) -> None:
    """The rows as they were before: undo_before to be restored, undo_before_all to know which were not new.

    Where that was the work of a batch undone since, as they were before that one too; what it had made new is new.
    """
    columns = ", ".join(
        f'cast(json_extract_string(before, \'$."{column.name}"\') as {get_sql_type(column)}) as "{column.name}"'
        for column in table.columns
    )
    raw.execute(
        f'create or replace temp table undo_images as select batch_id as "#batch", {columns} from app_changes '
        f"where table_name = ? and batch_id in ({UNDONE_BATCHES_SQL})",
        [table.name],
    )
    same = " and ".join(f'later."{name}" = undo_images."{name}"' for name in get_key_columns(table))
    before = (
        'select * exclude ("#batch") from undo_images where exists '
        f'(select 1 from ({{later}}) as later where later.batch_id = "#batch" and {same})'
    )
    raw.execute(f"create or replace temp table undo_before as {before.format(later=mine)}")
    stale = f"from undo_before where batch_id in ({UNDONE_BATCHES_SQL})"
    while _count_rows(raw, f"({stale})"):
        raw.execute(f"create or replace temp table undo_stale as {stale}")
        raw.execute(f"delete {stale}")
        raw.execute(f"insert into undo_before {before.format(later='from undo_stale')}")
        raw.execute("drop table undo_stale")
    raw.execute("create or replace temp table undo_before_all as from undo_before")


def _drop_unrestorable(raw: Any, table: Table, mine: str) -> int:
    """Leave out rows that named another row which is gone by now; returns how many of the batch's own they are."""
    for (source, name), target in REFERENCES.items():
        if source == table.name:
            match = " and ".join(
                f'there."{key}" = here."{column}"' for column, key in get_reference_columns(source, name)
            )
            found = f'select 1 from "{target}" as there where {match}'
            raw.execute(f'delete from undo_before as here where "{name}" is not null and not exists ({found})')
    named = _quote_names(get_key_columns(table))
    changed = f"select * from ({mine}) semi join undo_before_all using ({named})"
    return _count_rows(raw, f"({changed} anti join undo_before using ({named}))")


def _drop_referenced(raw: Any, table: Table) -> tuple[str, ...]:
    """Leave out rows that others name; returns the tables of those. Rows that go together do not need each other."""
    needed_by: dict[str, None] = {}
    changed = True
    while changed:
        changed = False
        for (source, name), target in REFERENCES.items():
            if target == table.name:
                match = " and ".join(
                    f'other."{column}" = gone."{key}"' for column, key in get_reference_columns(source, name)
                )
                staying = (
                    f"anti join undo_new using ({_quote_names(get_key_columns(table))})" if source == table.name else ""
                )
                named = f'exists (select 1 from (from "{source}" {staying}) as other where {match})'
                if raw.execute(f"delete from undo_new as gone where {named}").fetchone()[0]:
                    needed_by[source] = None
                    changed = True
    return tuple(needed_by)


def _restore_rows(raw: Any, table: Table) -> None:
    names = get_key_columns(table)
    changes = ", ".join(f'"{c.name}" = old."{c.name}"' for c in table.columns if c.name not in names)
    on = " and ".join(f'now."{name}" = old."{name}"' for name in names)
    rows = f"(select * from undo_before semi join undo_changed using ({_quote_names(names)}))"
    raw.execute(f'update "{table.name}" as now set {changes} from {rows} as old where {on}')
    noted = " and ".join(f'json_extract_string(before, \'$."{name}"\') = mine."{name}"::varchar' for name in names)
    raw.execute(
        f"delete from app_changes as kept where table_name = ? "
        f"and exists (select 1 from undo_changed as mine where mine.batch_id = kept.batch_id and {noted})",
        [table.name],
    )


def _quote_names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _count_rows(raw: Any, relation: str) -> int:
    return int(raw.execute(f"select count(*) from {relation}").fetchone()[0])
