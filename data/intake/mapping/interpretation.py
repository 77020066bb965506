"""Words and names in a file that stand for a value of the table: taken where that is sure, and told."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from data.intake import problems as say
from data.intake.mapping.vocabulary import OPEN_OUTCOME, Vocabulary, load_vocabulary
from data.intake.problems import ON_RECORD_AS, Problem, shorten_value
from data.intake.readers.staged_rows import StagedRows
from data.reason import Reason
from data.schema import REFERENCES, get_key_columns, metadata


@dataclass(frozen=True)
class Interpretation:
    """What cells under a heading were taken for; `value` None: all of them."""

    heading: str
    value: str | None
    reason: Reason
    rows: int

    def __str__(self) -> str:
        said = "" if self.value is None else f" “{shorten_value(self.value)}”"
        return f"{self.heading}{said}: {self.reason} ({self.rows:,} row{'s' * (self.rows != 1)})"


def interpret_names(raw: Any, rows: StagedRows, table: Table, name: str) -> list[Interpretation]:
    """Cells that are no number on record but the name of exactly one, or written like one but for blanks and case."""
    target = metadata.tables[REFERENCES[table.name, name]]
    text, key = rows.build_text_sql(name), get_key_columns(target)[0]
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
        rows.stage_interpretation(raw, name, f"coalesce({meant}, {text})", rows.find_heading(name))
    return [
        Interpretation(rows.find_heading(name), said, Reason(ON_RECORD_AS, {"ident": ident}), count)
        for said, count, ident in found
    ]


def _build_name_match_sql(table: str, key: str, name: str) -> str:
    return (
        f"select lost.said, lost.cells, there.{key} as ident, coalesce(there.name = lost.said, false) as is_same "
        f'from lost join "{table}" as there on {_build_loose_text_sql("there." + name)} = {_build_loose_text_sql("lost.said")}'
    )


def _build_loose_text_sql(text: str) -> str:
    return rf"lower(regexp_replace({text}, '[\s\x{{00a0}}\x{{3000}}_-]+', '', 'g'))"


OUTCOME_COLUMN = "outcome"
_ZERO_PATTERN = "[+-]?0+([.,]0+)?"


def interpret_cells(raw: Any, rows: StagedRows, table: Table) -> tuple[list[Interpretation], list[Problem]]:
    """Stage beside the cells what they mean where they say words or names.

    Returns what was taken for what, and the cells that contradict another of their row.
    """
    words, problems = load_vocabulary(table.name), list[Problem]()
    found = []
    for column in words.example_words:
        if column in rows.columns:
            found += _interpret_words(raw, rows, words, column, problems)
    found += [
        one for name in words.name_columns if name in rows.columns for one in interpret_names(raw, rows, table, name)
    ]
    found += _redirect_cells(raw, rows, words)
    _fill_from_stored_rows(raw, rows, table)
    return found, problems


def _interpret_words(
    raw: Any, rows: StagedRows, words: Vocabulary, column: str, problems: list[Problem]
) -> list[Interpretation]:
    """The column's words; one that is not known stays as it is, to be told as no value of the column."""
    text, heading = rows.build_text_sql(column), rows.find_heading(column)
    counted = f"select {text} as said, count(*) from {rows.name} where {text} is not null group by said order by said"
    known = {
        said: (means, count)
        for said, count in raw.execute(counted).fetchall()
        if (means := words.interpret(column, said)) and {column: said} != means
    }
    if not known:
        return []
    names = sorted({column, *(name for means, _ in known.values() for name in means)})
    list_name = f"{rows.name}_words_{column}"
    raw.execute(f"create temp table {list_name} (said varchar, {', '.join(f'{name} varchar' for name in names)})")
    lines = [[said, *(means.get(name) for name in names)] for said, (means, _) in known.items()]
    raw.executemany(f"insert into {list_name} values ({', '.join('?' * (len(names) + 1))})", lines)
    for name in names:
        meant = f"(select one.{name} from {list_name} as one where one.said = {text})"
        if name == column:
            is_word = f"{text} in (select said from {list_name})"
            rows.stage_interpretation(raw, name, f"case when {is_word} then {meant} else {text} end", heading)
        elif name in rows.columns:
            problems += _find_contradictions(raw, rows, (column, name), meant)
            rows.stage_interpretation(
                raw, name, f"coalesce({rows.build_text_sql(name)}, {meant})", rows.find_heading(name)
            )
        else:
            rows.stage_interpretation(raw, name, meant, heading)
    return [Interpretation(heading, said, _format_meaning(means), count) for said, (means, count) in known.items()]


def _find_contradictions(raw: Any, rows: StagedRows, columns: tuple[str, str], meaning_sql: str) -> list[Problem]:
    """Cells whose word says that the row ended otherwise than another of its cells; a word for going on says less."""
    here, there = columns
    found = raw.execute(
        f'select "#row", "#line", {rows.build_text_sql(here)}, {rows.build_text_sql(there)} from {rows.name} '
        f'join ({rows.build_line_numbers_sql()}) as lines on lines."#row" = {rows.name}.rowid '
        f"where {meaning_sql} not in (lower({rows.build_text_sql(there)}), '{OPEN_OUTCOME}') order by 1"
    ).fetchall()
    return [
        Problem(line, here, value, Reason(say.CONTRADICTS, {"heading": rows.find_heading(there), "other": other}), row)
        for row, line, value, other in found
    ]


def _format_meaning(means: dict[str, str]) -> Reason:
    parts = ", ".join(f"{name} {value}" for name, value in means.items())
    return Reason(say.TAKEN_AS, {"meaning": parts})


def _redirect_cells(raw: Any, rows: StagedRows, words: Vocabulary) -> list[Interpretation]:
    """A day or an amount of another column than its heading says, because of how the row ended."""
    found: list[Interpretation] = []
    if not words.redirects or OUTCOME_COLUMN not in {*rows.interpreted, *rows.columns}:
        return found
    for one in words.redirects:
        if (
            one.column not in rows.columns
            or one.target_column in rows.columns
            or rows.find_heading(one.column) == one.column
        ):
            continue
        text, heading = rows.build_text_sql(one.column), rows.find_heading(one.column)
        listed = ", ".join(map(repr, one.outcomes))
        moved = f"(lower({rows.build_text_sql(OUTCOME_COLUMN)}) in ({listed}) and not regexp_full_match({text}, '{_ZERO_PATTERN}'))"
        count = raw.execute(f"select count(*) from {rows.name} where {moved}").fetchone()[0]
        if count:
            rows.stage_interpretation(raw, one.target_column, f"case when {moved} then {text} end", heading)
            rows.stage_interpretation(raw, one.column, f"case when {moved} is not true then {text} end", heading)
            reason = Reason(say.TAKEN_AS_COLUMN, {"column": one.target_column, "outcomes": ", ".join(one.outcomes)})
            found.append(Interpretation(heading, None, reason, count))
    return found


def _fill_from_stored_rows(raw: Any, rows: StagedRows, table: Table) -> None:
    """A column that the file does not have keeps its value where nothing in the row says another."""
    for name, (text, heading) in list(rows.interpreted.items()):
        if name not in rows.columns:
            same = " and ".join(f'old."{key}" = {rows.build_text_sql(key)}' for key in get_key_columns(table))
            stored = f'(select old."{name}"::varchar from "{table.name}" as old where {same})'
            rows.stage_interpretation(raw, name, f"coalesce({text}, {stored})", heading)
