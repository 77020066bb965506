"""Rows that name another row which is neither in the warehouse nor in the same load."""

from collections.abc import Sequence

from duckdb import DuckDBPyConnection

from data.intake.checks.checked_rows import CheckedRows
from data.intake.mapping.interpretation import Interpretation
from data.intake.mapping.vocabulary import load_vocabulary
from data.intake.problems import KEPT_AS_WRITTEN, NOBODY_ON_RECORD, ORPHAN, REFERS_TO_REJECTED, Problem
from data.reason import Reason
from data.schema import REFERENCES, get_reference_columns
from data.warehouse.duckdb_queries import has_rows


def reject_orphans(raw: DuckDBPyConnection, loads: Sequence[CheckedRows]) -> None:
    """Reject the orphans in every file of a load into one table."""
    table = loads[0].table.name
    references = [(name, target) for (source, name), target in REFERENCES.items() if source == table]
    name_columns = load_vocabulary(table).name_columns
    for load in loads:
        for name, target in references:
            loaded_relations = [other.name for other in loads] if target == table else []
            # While nobody is on record, there is nothing to hold a name against.
            is_target_empty = name in name_columns and not has_rows(raw, f'"{target}"')
            if is_target_empty or (load.keeps_unknown_names and name in name_columns):
                load.interpretations += _describe_unknown_names(raw, load, name, target, is_target_empty)
            else:
                reason = Reason(ORPHAN, {"target": target})
                load.reject(_find_orphans(raw, load, load.name, name, loaded_relations, reason))
    # A row may name one of the same load only while that is valid itself, so this goes on until nothing changes.
    own_references = [name for name, target in references if target == table]
    has_changed = True
    while has_changed:
        has_changed = False
        for load in loads:
            for name in own_references:
                valid_relations = [other.prepare_valid_rows(raw) for other in loads]
                rows, reason = load.prepare_valid_rows(raw), Reason(REFERS_TO_REJECTED)
                problems = _find_orphans(raw, load, rows, name, valid_relations, reason)
                load.reject(problems)
                has_changed = has_changed or bool(problems)


def _describe_unknown_names(
    raw: DuckDBPyConnection, load: CheckedRows, name: str, target: str, is_target_empty: bool
) -> list[Interpretation]:
    """The names that are stored although nobody of that name is on record; one line for all if the target is empty."""
    if name not in load.columns:
        return []
    key = get_reference_columns(load.table.name, name)[-1][1]
    counts = raw.execute(
        f'select "{name}", count(*) from {load.prepare_valid_rows(raw)} as named where "{name}" is not null '
        f'and not exists (select 1 from "{target}" as known where known."{key}" = named."{name}") group by 1 order by 1'
    ).fetchall()
    heading = load.rows.list_renamed_headings().get(name, name)
    if is_target_empty and counts:
        reason = Reason(NOBODY_ON_RECORD, {"target": target, "names": len(counts)})
        return [Interpretation(heading, None, reason, sum(count for _, count in counts))]
    reason = Reason(KEPT_AS_WRITTEN, {"target": target})
    return [Interpretation(heading, text, reason, count) for text, count in counts]


def _find_orphans(
    raw: DuckDBPyConnection,
    load: CheckedRows,
    rows: str,
    name: str,
    extra_relations: Sequence[str],
    reason: Reason,
) -> list[Problem]:
    """Those of the `rows` whose `name` is neither in the warehouse nor in the `extra_relations`."""
    table = load.table.name
    pairs = get_reference_columns(table, name)
    if any(column not in load.columns for column, _ in pairs):
        return []
    keys = ", ".join(f'"{key}"' for _, key in pairs)
    known = [f"select {keys} from {relation}" for relation in (f'"{REFERENCES[table, name]}"', *extra_relations)]
    columns = ", ".join(f'"{column}"' for column, _ in pairs)
    match = " and ".join(f'known."{key}" = named."{column}"' for column, key in pairs)
    orphans = (
        f'select distinct {columns} from {rows} as named where "{name}" is not null '
        f"and not exists (select 1 from ({' union all '.join(known)}) as known where {match})"
    )
    if not has_rows(raw, f"({orphans})"):
        return []
    cells = raw.execute(
        f'select "#row", "#line", "{name}"::varchar from {rows} as looked_at '
        f'join ({load.rows.build_line_numbers_sql()}) as lines using ("#row") '
        f'where ({columns}) in ({orphans}) order by "#row"'
    ).fetchall()
    return [Problem(line, name, value, reason, row) for row, line, value in cells]
