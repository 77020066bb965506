"""Staged text becomes typed rows, and every cell that cannot is found.

SQL reads the usual spellings of all cells at once. What it leaves unread, such as 12万 or 31 May 2026, is parsed in
Python, each different text once.
"""

from duckdb import DuckDBPyConnection
from sqlalchemy import Table

from data.intake import problems as say
from data.intake.checks.cell_reasons import explain_invalid_value
from data.intake.checks.checked_rows import CheckedRows
from data.intake.mapping.interpretation import interpret_cells
from data.intake.problems import Problem
from data.intake.readers.staged_rows import StagedRows, append_columns
from data.parsing.grammar import Fault
from data.parsing.sql_values import build_cast_sql, get_permitted_values, parse_cell
from data.reason import Reason
from data.schema import find_companion_table, get_key_columns
from data.warehouse.duckdb_queries import count_rows, has_rows
from data.warehouse.sql_fragments import quote_names


def check_rows(
    raw: DuckDBPyConnection, rows: StagedRows, table: Table, keeps_unknown_names: bool = False
) -> CheckedRows:
    """Type the rows and find missing keys, values that do not fit, and keys that stand twice in the file."""
    interpretations, contradictions = interpret_cells(raw, rows, table)
    checked = CheckedRows(f"{rows.name}_typed", rows, table, problems=list(rows.problems))
    checked.interpretations, checked.keeps_unknown_names = interpretations, keeps_unknown_names
    _build_typed_table(raw, checked)
    checked.reject(contradictions)
    other = find_companion_table(table)
    if other is not None:
        companion = CheckedRows(
            f"{rows.name}_beside", rows, other, checked.problems, checked.rejected, is_companion=True
        )
        if companion.value_columns:
            checked.companion = companion
            _build_typed_table(raw, companion)
    checked.reject(_find_repeated_keys(raw, checked))
    return checked


def _build_typed_table(raw: DuckDBPyConnection, checked: CheckedRows) -> None:
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
    value = build_cast_sql(column, text)
    default = column.info.get("default")
    return value if default is None else f"coalesce({value}, '{default}')"


def _drop_blank_rows(raw: DuckDBPyConnection, checked: CheckedRows) -> None:
    """A row without any value, such as workbooks leave at the end of a CSV, is no row."""
    rows = checked.rows
    first = rows.build_trimmed_sql(rows.cells[0])
    if has_rows(raw, f"{rows.name} where {first} is null"):
        blank = " and ".join(f"{rows.build_trimmed_sql(cell)} is null" for cell in rows.cells)
        where = f'where "#row" in (select rowid from {rows.name} where {blank})'
        raw.execute(f"delete from {checked.name} {where}")
        rows.count = count_rows(raw, checked.name)


def _find_invalid_cells(raw: DuckDBPyConnection, checked: CheckedRows, name: str, cell: str) -> list[Problem]:
    """Cells whose text is no value of the column, is not on its list, or is an empty key."""
    column = checked.table.columns[name]
    text = checked.rows.build_trimmed_sql(cell)
    is_unread = f'(typed."{name}" is null and {text} is not null)'
    if permitted := get_permitted_values(column):
        is_unread += f' or typed."{name}" not in ({", ".join(map(repr, permitted))})'
    is_wrong = f'{is_unread} or typed."{name}" is null' if name in get_key_columns(checked.table) else is_unread
    joined = f'{checked.name} as typed join {checked.rows.name} as raw on raw.rowid = typed."#row"'
    if not count_rows(raw, f"{joined} where {is_wrong}"):
        return []
    _read_other_spellings(raw, checked, name, text, f"select distinct {text} from {joined} where {is_unread}")
    cells = raw.execute(
        f'select "#row", lines."#line", {text} from {joined} '
        f'join ({checked.rows.build_line_numbers_sql()}) as lines using ("#row") where {is_wrong} order by "#row"'
    ).fetchall()
    empty_key = Reason(say.EMPTY_KEY, {"table": checked.table.name}) if name in get_key_columns(checked.table) else None
    reasons = {value: explain_invalid_value(column, value) for value in {value for _, _, value in cells} - {None}}
    return [
        Problem(line, name, value, reason, row)
        for row, line, value in cells
        if (reason := reasons.get(value) or empty_key) is not None
    ]


def _read_other_spellings(
    raw: DuckDBPyConnection, checked: CheckedRows, name: str, text: str, unread_query: str
) -> None:
    """Fill in the cells that the SQL could not read and that the grammar can."""
    column = checked.table.columns[name]
    values = {unread: parse_cell(column, unread) for (unread,) in raw.execute(unread_query).fetchall() if unread}
    readable = {unread: value for unread, value in values.items() if not isinstance(value, Fault)}
    if not readable:
        return
    spellings = f"{checked.name}_spellings"
    raw.execute(f"create or replace temp table {spellings} (text varchar, value varchar)")
    append_columns(raw, spellings, {"text": list(readable), "value": list(readable.values())})
    raw.execute(
        f'update {checked.name} as typed set "{name}" = {_build_value_sql(checked.table, name, "other.value")} '
        f'from (select staged.rowid as "#row", spelling.value from {checked.rows.name} as staged '
        f'join {spellings} as spelling on spelling.text = {text}) as other where other."#row" = typed."#row"'
    )


def _find_repeated_keys(raw: DuckDBPyConnection, checked: CheckedRows) -> list[Problem]:
    """Rows whose key stands on an earlier row."""
    names = get_key_columns(checked.table)
    columns = quote_names(names)
    is_filled = " and ".join(f'"{name}" is not null' for name in names)
    repeated = f"select {columns} from {checked.name} where {is_filled} group by all having count(*) > 1"
    if not has_rows(raw, f"({repeated})"):
        return []
    key = " || ', ' || ".join(f'"{name}"::varchar' for name in names)
    rows = raw.execute(
        f'select "#row", "#line", first("#line") over same, {key}, row_number() over same from {checked.name} '
        f'join ({checked.rows.build_line_numbers_sql()}) as lines using ("#row") where {is_filled} '
        f'and ({columns}) in ({repeated}) window same as (partition by {columns} order by "#row") order by "#row"'
    ).fetchall()
    return [
        Problem(line, ", ".join(names), key, Reason(say.REPEATED_KEY, {"line": first_line}), row)
        for row, line, first_line, key, position in rows
        if position > 1
    ]
