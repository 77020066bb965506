"""What a load would do to its table: which rows are new, changed and the same, and the changes cell by cell."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from data.intake.checking import Checked
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

    def rows(self, good: str, fate: int) -> str:
        """The SQL relation of those of the good rows that have this fate."""
        return f'(select * from {good} where "#row" in (select "#row" from {self.name} where fate = {fate}))'


def compare(raw: Any, load: Checked) -> Fates:
    """Hold the good rows of a checked file against the table, in the connection's transaction."""
    table, good = load.table, load.good(raw)
    if raw.execute(f'select 1 from "{table.name}" limit 1').fetchone() is None:
        return Fates(None, load.rows.count - len(load.rejected), 0, 0)
    name = f"{load.name}_fates"
    same = " and ".join(f'old."{name}" is not distinct from new."{name}"' for name in _others(load)) or "true"
    raw.execute(
        f'create temp table {name} as select new."#row", case when old.rowid is null then {NEW} when {same} '
        f"then {SAME} else {CHANGED} end as fate "
        f'from {good} as new left join "{table.name}" as old on {joined(keys(table), "old", "new")}'
    )
    counts = dict(raw.execute(f"select fate, count(*) from {name} group by fate").fetchall())
    return Fates(name, counts.get(NEW, 0), counts.get(CHANGED, 0), counts.get(SAME, 0))


def changes(raw: Any, load: Checked, fates: Fates) -> tuple[list[Change], int]:
    """The first changes in the order of the file, and the number of all; to be asked for before they are stored."""
    if not fates.changed:
        return [], 0
    table, others = load.table, _others(load)
    pairs = (
        f'from {fates.rows(load.good(raw), CHANGED)} as new join "{table.name}" as old '
        f"on {joined(keys(table), 'old', 'new')}"
    )
    differs = " + ".join(f'(old."{name}" is distinct from new."{name}")::bigint' for name in others)
    count = raw.execute(f"select sum({differs}) {pairs}").fetchone()[0]
    shown = " || ', ' || ".join(f'new."{name}"::varchar' for name in keys(table))
    cells = ", ".join(f'old."{name}"::varchar, new."{name}"::varchar' for name in others)
    rows = raw.execute(f'select {shown}, {cells} {pairs} order by new."#row" limit {LISTED}').fetchall()
    found = [
        Change(key, name, old, new)
        for key, *values in rows
        for name, old, new in zip(others, values[0::2], values[1::2], strict=True)
        if old != new
    ]
    return found[:LISTED], int(count)


def joined(names: Iterable[str], left: str, right: str) -> str:
    """The SQL condition that two relations agree in these columns."""
    return " and ".join(f'{left}."{name}" = {right}."{name}"' for name in names)


def _others(load: Checked) -> list[str]:
    """The columns of the file that are not part of the key."""
    return [name for name in load.columns if name not in keys(load.table)]
