"""Staged text becomes typed rows, and every cell that cannot is found. All cells at once, in SQL."""

import re
from typing import Any

from sqlalchemy import TIMESTAMP, Boolean, Column, Date, Double, Integer, Numeric, Table

from data.intake import problems as say
from data.intake.checks.checked_rows import CheckedRows
from data.intake.mapping.interpretation import interpret_cells
from data.intake.mapping.vocabulary import Vocabulary, load_vocabulary
from data.intake.problems import Problem
from data.intake.readers.staged_rows import StagedRows
from data.parsing import sql_values
from data.parsing.sql_values import (
    CLOCK,
    COMMA_NUMBER,
    COMPACT_DAY,
    DAY,
    PLAIN_NUMBER,
    POINT_NUMBER,
    get_permitted_values,
)
from data.parsing.suggestions import suggest_similar
from data.reason import Reason
from data.schema import find_companion_table, get_key_columns

_ZONED_MOMENT = re.compile(rf"{DAY}{CLOCK}\s*(Z|UTC|GMT|[+-][0-9]{{2}}(:?[0-9]{{2}})?).*", re.IGNORECASE)


def check_rows(raw: Any, rows: StagedRows, table: Table, keeps_unknown_names: bool = False) -> CheckedRows:
    """Type the rows and find missing keys, values that do not fit, and keys that stand twice in the file."""
    understood, clashes = interpret_cells(raw, rows, table)
    checked = CheckedRows(f"{rows.name}_typed", rows, table, problems=list(rows.problems))
    checked.interpretations, checked.keeps_unknown_names = understood, keeps_unknown_names
    _build_typed_table(raw, checked)
    checked.reject(clashes)
    other = find_companion_table(table)
    if other is not None:
        part = CheckedRows(f"{rows.name}_beside", rows, other, checked.problems, checked.rejected, is_companion=True)
        if part.value_columns:
            checked.companion = part
            _build_typed_table(raw, part)
    checked.reject(_find_repeated_keys(raw, checked))
    return checked


def _build_typed_table(raw: Any, checked: CheckedRows) -> None:
    """Make the temporary table of typed rows, and find the cells that do not fit."""
    rows, table = checked.rows, checked.table
    cells = checked.cells
    expressions = [
        f'{_build_value_sql(table, name, rows.build_trimmed_sql(cell))} as "{name}"' for name, cell in cells.items()
    ]
    expressions += [f"'{table.columns[name].info['default']}' as \"{name}\"" for name in checked.defaulted_keys]
    raw.execute(
        f'create temp table {checked.name} as select rowid as "#row", {", ".join(expressions)} from {rows.name}'
    )
    _drop_blank_rows(raw, checked)
    for name, cell in cells.items():
        # The key is the same in both tables, and what is wrong with it is said once.
        if not (checked.is_companion and name in get_key_columns(table)):
            checked.reject(_find_invalid_cells(raw, checked, name, cell))


def _build_value_sql(table: Table, name: str, text: str) -> str:
    column = table.columns[name]
    value = sql_values.build_cast_sql(column, text)
    default = column.info.get("default")
    return value if default is None else f"coalesce({value}, '{default}')"


def _drop_blank_rows(raw: Any, checked: CheckedRows) -> None:
    """A row without any value, such as workbooks leave at the end of a CSV, is no row."""
    rows = checked.rows
    first = rows.build_trimmed_sql(rows.cells[0])
    if raw.execute(f"select 1 from {rows.name} where {first} is null limit 1").fetchone():
        blank = " and ".join(f"{rows.build_trimmed_sql(cell)} is null" for cell in rows.cells)
        where = f'where "#row" in (select rowid from {rows.name} where {blank})'
        raw.execute(f"delete from {checked.name} {where}")
        rows.count = raw.execute(f"select count(*) from {checked.name}").fetchone()[0]


def _find_invalid_cells(raw: Any, checked: CheckedRows, name: str, cell: str) -> list[Problem]:
    """Cells whose text is no value of the column, is not on its list, or is an empty key."""
    column = checked.table.columns[name]
    text = checked.rows.build_trimmed_sql(cell)
    wrong = [f'(typed."{name}" is null and {text} is not null)']
    if among := sql_values.get_permitted_values(column):
        wrong.append(f'typed."{name}" not in ({", ".join(map(repr, among))})')
    if name in get_key_columns(checked.table):
        wrong.append(f'typed."{name}" is null')
    joined = f'{checked.name} as typed join {checked.rows.name} as raw on raw.rowid = typed."#row"'
    counted = f"select count(*) from {joined} where {' or '.join(wrong)}"
    if not raw.execute(counted).fetchone()[0]:
        return []
    found = raw.execute(
        f'select "#row", lines."#line", {text} from {joined} join ({checked.rows.build_line_numbers_sql()}) as lines using ("#row") '
        f'where {" or ".join(wrong)} order by "#row"'
    ).fetchall()
    empty = Reason(say.EMPTY_KEY, {"table": checked.table.name})
    seen: dict[str, Reason] = {}
    for _, _, value in found:
        if value is not None and value not in seen:
            seen[value] = explain_invalid_value(column, value)
    return [Problem(line, name, value, empty if value is None else seen[value], row) for row, line, value in found]


def _find_repeated_keys(raw: Any, checked: CheckedRows) -> list[Problem]:
    """Rows whose key stands on an earlier row."""
    names = get_key_columns(checked.table)
    columns = ", ".join(f'"{name}"' for name in names)
    whole = " and ".join(f'"{name}" is not null' for name in names)
    repeated = f"select {columns} from {checked.name} where {whole} group by all having count(*) > 1"
    if not raw.execute(f"select count(*) from ({repeated})").fetchone()[0]:
        return []
    shown = " || ', ' || ".join(f'"{name}"::varchar' for name in names)
    found = raw.execute(
        f'select "#row", "#line", first("#line") over same, {shown}, row_number() over same from {checked.name} '
        f'join ({checked.rows.build_line_numbers_sql()}) as lines using ("#row") where {whole} '
        f'and ({columns}) in ({repeated}) window same as (partition by {columns} order by "#row") order by "#row"'
    ).fetchall()
    return [
        Problem(line, ", ".join(names), key, Reason(say.REPEATED_KEY, {"line": first}), row)
        for row, line, first, key, position in found
        if position > 1
    ]


def explain_invalid_value(column: Column[object], value: str) -> Reason:
    """Why the text is no value of the column."""
    kind = column.type
    words = load_vocabulary(column.table.name)
    if column.name in words.example_words and not re.fullmatch(PLAIN_NUMBER, value):
        return _explain_unknown_word(column.name, value, words)
    if among := get_permitted_values(column):
        return _explain_unlisted_value(value, [str(choice) for choice in among])
    if isinstance(kind, Date | TIMESTAMP):
        return _explain_invalid_date(kind, value)
    if isinstance(kind, Boolean):
        return Reason(say.NOT_A_FLAG)
    return _explain_invalid_number(kind, value)


def _explain_unlisted_value(value: str, among: list[str]) -> Reason:
    parts: dict[str, object] = {"permitted": ", ".join(among)}
    if near := suggest_similar(value.strip().replace(" ", "_"), among):
        return Reason(say.NOT_LISTED_SIMILAR, parts | {"nearest": near})
    return Reason(say.NOT_LISTED, parts)


def _explain_unknown_word(name: str, value: str, words: Vocabulary) -> Reason:
    parts: dict[str, object] = {"column": name, "words": ", ".join(words.example_words[name])}
    written = {word.lower(): word for word in words.all_words[name]}
    if near := suggest_similar(value.strip(), written):
        return Reason(say.UNKNOWN_WORD_SIMILAR, parts | {"nearest": written[near]})
    return Reason(say.UNKNOWN_WORD, parts)


def _explain_invalid_date(kind: object, value: str) -> Reason:
    if re.fullmatch(rf"({DAY}|{COMPACT_DAY})({CLOCK})?", value):
        return Reason(say.NO_SUCH_DAY)
    if re.match(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.]([0-9]{4}|[0-9]{2})\b", value):
        return Reason(say.DAY_FIRST)
    if _ZONED_MOMENT.fullmatch(value):
        return Reason(say.HAS_TIME_ZONE)
    return Reason(say.NOT_A_DATE if isinstance(kind, Date) else say.NOT_A_MOMENT)


def _explain_invalid_number(kind: object, value: str) -> Reason:
    if re.fullmatch(r"[+-]?[0-9]{1,3},[0-9]{3}", value):
        return Reason(say.AMBIGUOUS_COMMA, {"thousands": value.replace(",", ""), "decimal": value.replace(",", ".")})
    if not re.fullmatch(rf"{PLAIN_NUMBER}|{POINT_NUMBER}|{COMMA_NUMBER}", value):
        return Reason(say.NOT_A_NUMBER)
    if isinstance(kind, Integer) and abs(float(_strip_separators(value))) < 2**31:
        return Reason(say.NOT_A_WHOLE_NUMBER)
    return Reason(say.TOO_LARGE, {"largest": _format_largest(kind)})


def _strip_separators(value: str) -> str:
    if re.fullmatch(PLAIN_NUMBER, value):
        return value
    return value.replace(",", "") if re.fullmatch(POINT_NUMBER, value) else value.replace(".", "").replace(",", ".")


def _format_largest(kind: object) -> str:
    if isinstance(kind, Numeric) and not isinstance(kind, Double) and kind.precision is not None:
        scale = kind.scale or 0
        return f"{'9' * (kind.precision - scale)}.{'9' * scale}"
    return "2147483647" if isinstance(kind, Integer) else "1.8e308"
