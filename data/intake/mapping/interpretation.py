"""Words and names in a file that stand for a value of the table: taken where they mean one thing only, and reported."""

from dataclasses import dataclass

from duckdb import DuckDBPyConnection
from sqlalchemy import Table

from data.intake import problems as say
from data.intake.mapping.vocabulary import OPEN_OUTCOME, ColumnRedirect, Vocabulary, load_vocabulary
from data.intake.problems import ON_RECORD_AS, Problem, shorten_value
from data.intake.readers.staged_rows import StagedRows
from data.reason import Reason
from data.schema import REFERENCES, get_key_columns, metadata
from data.warehouse.duckdb_queries import count_rows


@dataclass(frozen=True)
class Interpretation:
    """What cells under a heading were taken for; `value` None: all of them."""

    heading: str
    value: str | None
    reason: Reason
    rows: int

    def __str__(self) -> str:
        value = "" if self.value is None else f" “{shorten_value(self.value)}”"
        return f"{self.heading}{value}: {self.reason} ({self.rows:,} row{'s' * (self.rows != 1)})"


OUTCOME_COLUMN = "outcome"
_ZERO_PATTERN = "[+-]?0+([.,]0+)?"


def interpret_cells(
    raw: DuckDBPyConnection, rows: StagedRows, table: Table
) -> tuple[list[Interpretation], list[Problem]]:
    """Stages what cells mean that say words or names.

    Returns:
        What was taken for what, and the cells that contradict another of their row.
    """
    words, problems = load_vocabulary(table.name), list[Problem]()
    interpretations = []
    for column in words.example_words:
        if column in rows.columns:
            interpretations += _interpret_words(raw, rows, words, column, problems)
    for name in words.name_columns:
        if name in rows.columns:
            interpretations += interpret_names(raw, rows, table, name)
    interpretations += _redirect_cells(raw, rows, words)
    _fill_from_stored_rows(raw, rows, table)
    return interpretations, problems


def interpret_names(raw: DuckDBPyConnection, rows: StagedRows, table: Table, name: str) -> list[Interpretation]:
    """Cells that are no key on record but the name of exactly one row, or its key but for blanks and case."""
    target = metadata.tables[REFERENCES[table.name, name]]
    text, key = rows.build_text_sql(name), get_key_columns(target)[0]
    list_name = f"{rows.name}_names_{name}"
    raw.execute(
        f"create temp table {list_name} as with texts as (select {text} as text, count(*) as cells from {rows.name} "
        f"where {text} is not null group by text), unknown as (select * from texts where not exists "
        f'(select 1 from "{target.name}" as known where known.{key} = texts.text)), '
        f"matches as ({_build_name_match_sql(target.name, key, 'name')} "
        f"union {_build_name_match_sql(target.name, key, key)}) "
        "select text, cells, min(ident) as ident from (select * from matches qualify is_same = bool_or(is_same) "
        "over (partition by text)) group by text, cells having count(distinct ident) = 1"
    )
    names = raw.execute(f"select text, cells, ident from {list_name} order by text").fetchall()
    if names:
        meaning = f"(select name.ident from {list_name} as name where name.text = {text})"
        rows.stage_interpretation(raw, name, f"coalesce({meaning}, {text})", rows.find_heading(name))
    return [
        Interpretation(rows.find_heading(name), text, Reason(ON_RECORD_AS, {"ident": ident}), count)
        for text, count, ident in names
    ]


def _build_name_match_sql(table: str, key: str, name: str) -> str:
    return (
        f"select unknown.text, unknown.cells, known.{key} as ident, "
        f'coalesce(known.name = unknown.text, false) as is_same from unknown join "{table}" as known '
        f"on {_build_loose_text_sql(f'known.{name}')} = {_build_loose_text_sql('unknown.text')}"
    )


def _build_loose_text_sql(text: str) -> str:
    return rf"lower(regexp_replace({text}, '[\s\x{{00a0}}\x{{3000}}_-]+', '', 'g'))"


def _interpret_words(
    raw: DuckDBPyConnection, rows: StagedRows, words: Vocabulary, column: str, problems: list[Problem]
) -> list[Interpretation]:
    """The column's words; one that is not known stays as it is, and is reported as no value of the column."""
    text, heading = rows.build_text_sql(column), rows.find_heading(column)
    counts = raw.execute(
        f"select {text} as text, count(*) from {rows.name} where {text} is not null group by text order by text"
    ).fetchall()
    known = {
        word: (values, count)
        for word, count in counts
        if (values := words.interpret(column, word)) and {column: word} != values
    }
    if not known:
        return []
    names = sorted({column, *(name for values, _ in known.values() for name in values)})
    list_name = f"{rows.name}_words_{column}"
    raw.execute(f"create temp table {list_name} (word varchar, {', '.join(f'{name} varchar' for name in names)})")
    lines = [[word, *(values.get(name) for name in names)] for word, (values, _) in known.items()]
    raw.executemany(f"insert into {list_name} values ({', '.join('?' * (len(names) + 1))})", lines)
    for name in names:
        meaning = f"(select known.{name} from {list_name} as known where known.word = {text})"
        if name == column:
            is_word = f"{text} in (select word from {list_name})"
            rows.stage_interpretation(raw, name, f"case when {is_word} then {meaning} else {text} end", heading)
        elif name in rows.columns:
            problems += _find_contradictions(raw, rows, (column, name), meaning)
            rows.stage_interpretation(
                raw, name, f"coalesce({rows.build_text_sql(name)}, {meaning})", rows.find_heading(name)
            )
        else:
            rows.stage_interpretation(raw, name, meaning, heading)
    return [Interpretation(heading, word, _format_meaning(values), count) for word, (values, count) in known.items()]


def _find_contradictions(
    raw: DuckDBPyConnection, rows: StagedRows, columns: tuple[str, str], meaning_sql: str
) -> list[Problem]:
    """Cells of the first column whose word says another outcome than the second; a word for open contradicts none."""
    column, other = columns
    cells = raw.execute(
        f'select "#row", "#line", {rows.build_text_sql(column)}, {rows.build_text_sql(other)} from {rows.name} '
        f'join ({rows.build_line_numbers_sql()}) as lines on lines."#row" = {rows.name}.rowid '
        f"where {meaning_sql} not in (lower({rows.build_text_sql(other)}), '{OPEN_OUTCOME}') order by 1"
    ).fetchall()
    heading = rows.find_heading(other)
    return [
        Problem(line, column, value, Reason(say.CONTRADICTS, {"heading": heading, "other": other_value}), row)
        for row, line, value, other_value in cells
    ]


def _format_meaning(values: dict[str, str]) -> Reason:
    parts = ", ".join(f"{name} {value}" for name, value in values.items())
    return Reason(say.TAKEN_AS, {"meaning": parts})


def _redirect_cells(raw: DuckDBPyConnection, rows: StagedRows, words: Vocabulary) -> list[Interpretation]:
    """Move days and amounts into another column than their heading says, because of how the row ended."""
    if not words.redirects or OUTCOME_COLUMN not in {*rows.interpreted, *rows.columns}:
        return []
    return [interpretation for each in words.redirects for interpretation in _redirect_column(raw, rows, each)]


def _redirect_column(raw: DuckDBPyConnection, rows: StagedRows, redirect: ColumnRedirect) -> list[Interpretation]:
    column, target = redirect.column, redirect.target_column
    if column not in rows.columns or target in rows.columns or rows.find_heading(column) == column:
        return []
    text, heading = rows.build_text_sql(column), rows.find_heading(column)
    outcomes = ", ".join(map(repr, redirect.outcomes))
    is_moved = (
        f"(lower({rows.build_text_sql(OUTCOME_COLUMN)}) in ({outcomes}) "
        f"and not regexp_full_match({text}, '{_ZERO_PATTERN}'))"
    )
    count = count_rows(raw, f"{rows.name} where {is_moved}")
    if not count:
        return []
    rows.stage_interpretation(raw, target, f"case when {is_moved} then {text} end", heading)
    rows.stage_interpretation(raw, column, f"case when {is_moved} is not true then {text} end", heading)
    reason = Reason(say.TAKEN_AS_COLUMN, {"column": target, "outcomes": ", ".join(redirect.outcomes)})
    return [Interpretation(heading, None, reason, count)]


def _fill_from_stored_rows(raw: DuckDBPyConnection, rows: StagedRows, table: Table) -> None:
    """A column that the file does not have keeps its value where nothing in the row says another."""
    for name, (text, heading) in list(rows.interpreted.items()):
        if name not in rows.columns:
            is_same = " and ".join(f'old."{key}" = {rows.build_text_sql(key)}' for key in get_key_columns(table))
            stored = f'(select old."{name}"::varchar from "{table.name}" as old where {is_same})'
            rows.stage_interpretation(raw, name, f"coalesce({text}, {stored})", heading)
