"""Rows that name another row which is neither in the warehouse nor in the same load."""

from collections.abc import Sequence
from typing import Any

from data.intake.checking import Checked
from data.intake.problems import ORPHAN, Problem, Reason
from data.schema import REFERENCES, target_columns


def reject_orphans(raw: Any, loads: Sequence[Checked]) -> None:
    """Reject them in every file of a load into one table.

    A row may name a row of the same load only while that one is good itself, so this goes on until nothing changes.
    """
    references = [(name, target) for (table, name), target in REFERENCES.items() if table == loads[0].table.name]
    changed = True
    while changed:
        changed = False
        for load in loads:
            for name, target in references:
                if name in load.columns:
                    found = _orphans(raw, load, name, target, loads)
                    load.reject(found)
                    changed = changed or (bool(found) and target == load.table.name)


def _orphans(raw: Any, load: Checked, name: str, target: str, loads: Sequence[Checked]) -> list[Problem]:
    pairs = target_columns(load.table.name, name)
    if any(here not in load.columns for here, _ in pairs):
        return []
    there = ", ".join(f'"{key}"' for _, key in pairs)
    known = [f'select {there} from "{target}"']
    if target == load.table.name:
        known += [f"select {there} from {other.good(raw)}" for other in loads]
    here = ", ".join(f'"{column}"' for column, _ in pairs)
    match = " and ".join(f'known."{key}" = named."{column}"' for column, key in pairs)
    lost = (
        f'select distinct {here} from {load.good(raw)} as named where "{name}" is not null '
        f"and not exists (select 1 from ({' union all '.join(known)}) as known where {match})"
    )
    if not raw.execute(f"select count(*) from ({lost})").fetchone()[0]:
        return []
    reason = Reason(ORPHAN, {"target": target})
    found = raw.execute(
        f'select "#row", "#line", "{name}"::varchar from {load.good(raw)} as good '
        f'join ({load.rows.lines()}) as lines using ("#row") where ({here}) in ({lost}) order by "#row"'
    ).fetchall()
    return [Problem(line, name, value, reason, row) for row, line, value in found]
