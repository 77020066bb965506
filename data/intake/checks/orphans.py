"""Rows that name another row which is neither in the warehouse nor in the same load."""

from collections.abc import Sequence
from typing import Any

from data.intake.checks.checked_rows import CheckedRows
from data.intake.mapping.interpretation import Interpretation
from data.intake.mapping.vocabulary import load_vocabulary
from data.intake.problems import KEPT_AS_WRITTEN, NOBODY_ON_RECORD, ORPHAN, REFERS_TO_REJECTED, Problem
from data.reason import Reason
from data.schema import REFERENCES, get_reference_columns


def reject_orphans(raw: Any, loads: Sequence[CheckedRows]) -> None:
    """Reject them in every file of a load into one table."""
    table = loads[0].table.name
    named = [(name, target) for (source, name), target in REFERENCES.items() if source == table]
    by_name = load_vocabulary(table).name_columns
    for load in loads:
        for name, target in named:
            every = [other.name for other in loads] if target == table else []
            # Where nobody is on record yet there is nothing that a name could be held against.
            is_bare = name in by_name and raw.execute(f'select 1 from "{target}" limit 1').fetchone() is None
            if is_bare or (load.keeps_unknown_names and name in by_name):
                load.interpretations += _describe_unknown_names(raw, load, name, target, is_bare)
            else:
                load.reject(_find_orphans(raw, load, load.name, name, every, Reason(ORPHAN, {"target": target})))
    # A row may name one of the same load only while that is good itself, so this goes on until nothing changes.
    within = [name for name, target in named if target == table]
    changed = True
    while changed:
        changed = False
        for load in loads:
            for name in within:
                good = [other.prepare_valid_rows(raw) for other in loads]
                found = _find_orphans(raw, load, load.prepare_valid_rows(raw), name, good, Reason(REFERS_TO_REJECTED))
                load.reject(found)
                changed = changed or bool(found)


def _describe_unknown_names(raw: Any, load: CheckedRows, name: str, target: str, is_bare: bool) -> list[Interpretation]:
    """What is said of names that are stored although nobody of that name is on record."""
    if name not in load.columns:
        return []
    counted = raw.execute(
        f'select "{name}", count(*) from {load.prepare_valid_rows(raw)} as named where "{name}" is not null and not exists '
        f'(select 1 from "{target}" as known where known."{get_reference_columns(load.table.name, name)[-1][1]}" = '
        f'named."{name}") group by 1 order by 1'
    ).fetchall()
    heading = load.rows.list_renamed_headings().get(name, name)
    if is_bare and counted:
        reason = Reason(NOBODY_ON_RECORD, {"target": target, "names": len(counted)})
        return [Interpretation(heading, None, reason, sum(count for _, count in counted))]
    reason = Reason(KEPT_AS_WRITTEN, {"target": target})
    return [Interpretation(heading, text, reason, count) for text, count in counted]


def _find_orphans(
    raw: Any, load: CheckedRows, rows: str, name: str, extra_relations: Sequence[str], reason: Reason
) -> list[Problem]:
    """Those of the `rows` whose `name` is neither in the warehouse nor in the relations `besides`."""
    table = load.table.name
    pairs = get_reference_columns(table, name)
    if any(here not in load.columns for here, _ in pairs):
        return []
    there = ", ".join(f'"{key}"' for _, key in pairs)
    known = [f"select {there} from {relation}" for relation in (f'"{REFERENCES[table, name]}"', *extra_relations)]
    here = ", ".join(f'"{column}"' for column, _ in pairs)
    match = " and ".join(f'known."{key}" = named."{column}"' for column, key in pairs)
    lost = (
        f'select distinct {here} from {rows} as named where "{name}" is not null '
        f"and not exists (select 1 from ({' union all '.join(known)}) as known where {match})"
    )
    if not raw.execute(f"select count(*) from ({lost})").fetchone()[0]:
        return []
    found = raw.execute(
        f'select "#row", "#line", "{name}"::varchar from {rows} as looked_at '
        f'join ({load.rows.build_line_numbers_sql()}) as lines using ("#row") where ({here}) in ({lost}) order by "#row"'
    ).fetchall()
    return [Problem(line, name, value, reason, row) for row, line, value in found]
