"""Names in a file where the table has numbers: taken where exactly one on record is called so, and told."""

from typing import Any

from sqlalchemy import Table

from data.intake.problems import ON_RECORD_AS
from data.intake.rows import StagedRows
from data.intake.understood import Interpretation
from data.reason import Reason
from data.schema import REFERENCES, get_key_columns, metadata


def interpret_names(raw: Any, rows: StagedRows, table: Table, name: str) -> list[Interpretation]:
    """Cells that are no number on record but the name of exactly one, or written like one but for blanks and case."""
    target = metadata.tables[REFERENCES[table.name, name]]
    text, key = rows.text(name), get_key_columns(target)[0]
    list_name = f"{rows.name}_names_{name}"
    raw.execute(
        f"create temp table {list_name} as with said as (select {text} as said, count(*) as cells from {rows.name} "
        f"where {text} is not null group by said), lost as (select * from said where not exists "
        f'(select 1 from "{target.name}" as there where there.{key} = said.said)), '
        f"alike as ({_build_name_match_sql(target.name, key, 'name')} union {_build_name_match_sql(target.name, key, key)}) "
        "select said, cells, min(ident) as ident from (select * from alike qualify is_same = bool_or(is_same) "
        "over (partition by said)) group by said, cells having count(distinct ident) = 1"
    )
    found = raw.execute(f"select said, cells, ident from {list_name} order by said").fetchall()
    if found:
        meant = f"(select one.ident from {list_name} as one where one.said = {text})"
        rows.say(raw, name, f"coalesce({meant}, {text})", rows.heading(name))
    return [
        Interpretation(rows.heading(name), said, Reason(ON_RECORD_AS, {"ident": ident}), count)
        for said, count, ident in found
    ]


def _build_name_match_sql(table: str, key: str, name: str) -> str:
    return (
        f"select lost.said, lost.cells, there.{key} as ident, coalesce(there.name = lost.said, false) as is_same "
        f'from lost join "{table}" as there on {_build_loose_text_sql("there." + name)} = {_build_loose_text_sql("lost.said")}'
    )


def _build_loose_text_sql(text: str) -> str:
    return rf"lower(regexp_replace({text}, '[\s\x{{00a0}}\x{{3000}}_-]+', '', 'g'))"
