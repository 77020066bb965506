"""What a load would do to its table: which rows are new, changed and the same, and the changes cell by cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from data.intake.checked import Checked
from data.intake.together import new_rows, old_rows, others
from data.schema import keys

NEW, CHANGED, SAME = 1, 2, 3
# So many changes are listed; all of them are counted.
LISTED = 1_000


@dataclass(frozen=True)
class Change:
    """A cell that a load changes; a value that is not there is None."""

    key: str
    column: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Fates:
    """How many good rows are new, changed and the same; the temporary table `name` says it of each `#row`."""

    name: str | None
    """None where the table is empty, so that all rows are new."""
    new: int
    changed: int
    same: int
    parts: tuple[Fates, ...] = ()
    """The same of the rows in each of the file's tables."""

    def rows(self, good: str, fate: int) -> str:
        """The SQL relation of those of the good rows that have this fate."""
        return f'(select * from {good} where "#row" in (select "#row" from {self.name} where fate = {fate}))'


def compare(raw: Any, load: Checked) -> Fates:
    """Hold the good rows of a checked file against its table and the one beside it, in the connection's transaction.

    A row is new where its first table has none, and changed where it is new or changed in any.
    """
    own, *besides = parts = tuple(_compare(raw, part) for part in load.parts)
    if own.name is None or not besides:
        return replace(own, parts=parts)
    name, other = f"{load.name}_both", besides[0].name
    raw.execute(
        f'create temp table {name} as select own."#row", case when own.fate = {NEW} then {NEW} when own.fate = {SAME} '
        f"and coalesce(other.fate, {SAME}) = {SAME} then {SAME} else {CHANGED} end as fate "
        f'from {own.name} as own left join {other} as other using ("#row")'
    )
    return replace(_counted(raw, name), parts=parts)


def _compare(raw: Any, load: Checked) -> Fates:
    table, good = load.table, load.good(raw)
    if not load.is_beside and raw.execute(f'select 1 from "{table.name}" limit 1').fetchone() is None:
        return Fates(None, load.rows.count - len(load.rejected), 0, 0)
    name = f"{load.name}_fates"
    same = " and ".join(f'old."{name}" is not distinct from new."{name}"' for name in load.others) or "true"
    # Beside, there is a row only where the file says something, or where there is one already.
    said = " or ".join(["old.rowid is not null", *(f'new."{name}" is not null' for name in load.others)])
    raw.execute(
        f'create temp table {name} as select new."#row", case when old.rowid is null then {NEW} when {same} '
        f"then {SAME} else {CHANGED} end as fate "
        f'from {good} as new left join "{table.name}" as old on {joined(keys(table), "old", "new")}'
        + (f" where {said}" if load.is_beside else "")
    )
    return _counted(raw, name)


def _counted(raw: Any, name: str) -> Fates:
    counts = dict(raw.execute(f"select fate, count(*) from {name} group by fate").fetchall())
    return Fates(name, counts.get(NEW, 0), counts.get(CHANGED, 0), counts.get(SAME, 0))


def changes(raw: Any, load: Checked, fates: Fates) -> tuple[list[Change], int]:
    """The first changes in the order of the file, and the number of all; to be asked for before they are stored."""
    if not fates.changed:
        return [], 0
    names = others(load)
    pairs = (
        f"from {fates.rows(new_rows(raw, load), CHANGED)} as new join {old_rows(load)} as old "
        f"on {joined(keys(load.table), 'old', 'new')}"
    )
    differs = " + ".join(f'(old."{name}" is distinct from new."{name}")::bigint' for name in names)
    count = raw.execute(f"select sum({differs}) {pairs}").fetchone()[0]
    shown = " || ', ' || ".join(f'new."{name}"::varchar' for name in keys(load.table))
    cells = ", ".join(f'old."{name}"::varchar, new."{name}"::varchar' for name in names)
    rows = raw.execute(f'select {shown}, {cells} {pairs} order by new."#row" limit {LISTED}').fetchall()
    found = [
        Change(key, name, old, new)
        for key, *values in rows
        for name, old, new in zip(names, values[0::2], values[1::2], strict=True)
        if old != new
    ]
    return found[:LISTED], int(count)


def joined(names: Iterable[str], left: str, right: str) -> str:
    """The SQL condition that two relations agree in these columns."""
    return " and ".join(f'{left}."{name}" = {right}."{name}"' for name in names)
