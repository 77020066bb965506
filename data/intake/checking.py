"""Staged text becomes typed rows, and every cell that cannot is found. All cells at once, in SQL."""

from typing import Any

from sqlalchemy import Table

from data.intake import problems as say
from data.intake import values
from data.intake.checked import CheckedRows
from data.intake.problems import Problem
from data.intake.rows import StagedRows
from data.intake.wording import interpret_cells
from data.reason import Reason
from data.schema import find_companion_table, get_key_columns


def check_rows(raw: Any, rows: StagedRows, table: Table, keeps_unknown: bool = False) -> CheckedRows:
    """Type the rows and find missing keys, values that do not fit, and keys that stand twice in the file."""
    understood, clashes = interpret_cells(raw, rows, table)
    checked = CheckedRows(f"{rows.name}_typed", rows, table, problems=list(rows.problems))
    checked.understood, checked.keeps_unknown = understood, keeps_unknown
    _build_typed_table(raw, checked)
    checked.reject(clashes)
    other = find_companion_table(table)
    if other is not None:
        part = CheckedRows(f"{rows.name}_beside", rows, other, checked.problems, checked.rejected, is_beside=True)
        if part.others:
            checked.beside = part
            _build_typed_table(raw, part)
    checked.reject(_find_repeated_keys(raw, checked))
    return checked


def _build_typed_table(raw: Any, checked: CheckedRows) -> None:
    """Make the temporary table of typed rows, and find the cells that do not fit."""
    rows, table = checked.rows, checked.table
    cells = checked.cells
    expressions = [f'{_build_value_sql(table, name, rows.trimmed(cell))} as "{name}"' for name, cell in cells.items()]
    expressions += [f"'{table.columns[name].info['default']}' as \"{name}\"" for name in checked.filled]
    raw.execute(
        f'create temp table {checked.name} as select rowid as "#row", {", ".join(expressions)} from {rows.name}'
    )
    _drop_blank_rows(raw, checked)
    for name, cell in cells.items():
        # The key is the same in both tables, and what is wrong with it is said once.
        if not (checked.is_beside and name in get_key_columns(table)):
            checked.reject(_find_invalid_cells(raw, checked, name, cell))


def _build_value_sql(table: Table, name: str, text: str) -> str:
    column = table.columns[name]
    value = values.build_cast_sql(column, text)
    default = column.info.get("default")
    return value if default is None else f"coalesce({value}, '{default}')"


def _drop_blank_rows(raw: Any, checked: CheckedRows) -> None:
    """A row without any value, such as workbooks leave at the end of a CSV, is no row."""
    rows = checked.rows
    first = rows.trimmed(rows.cells[0])
    if raw.execute(f"select 1 from {rows.name} where {first} is null limit 1").fetchone():
        blank = " and ".join(f"{rows.trimmed(cell)} is null" for cell in rows.cells)
        where = f'where "#row" in (select rowid from {rows.name} where {blank})'
        raw.execute(f"delete from {checked.name} {where}")
        rows.count = raw.execute(f"select count(*) from {checked.name}").fetchone()[0]


def _find_invalid_cells(raw: Any, checked: CheckedRows, name: str, cell: str) -> list[Problem]:
    """Cells whose text is no value of the column, is not on its list, or is an empty key."""
    column = checked.table.columns[name]
    text = checked.rows.trimmed(cell)
    wrong = [f'(typed."{name}" is null and {text} is not null)']
    if among := values.get_permitted_values(column):
        wrong.append(f'typed."{name}" not in ({", ".join(map(repr, among))})')
    if name in get_key_columns(checked.table):
        wrong.append(f'typed."{name}" is null')
    joined = f'{checked.name} as typed join {checked.rows.name} as raw on raw.rowid = typed."#row"'
    counted = f"select count(*) from {joined} where {' or '.join(wrong)}"
    if not raw.execute(counted).fetchone()[0]:
        return []
    found = raw.execute(
        f'select "#row", lines."#line", {text} from {joined} join ({checked.rows.lines()}) as lines using ("#row") '
        f'where {" or ".join(wrong)} order by "#row"'
    ).fetchall()
    empty = Reason(say.EMPTY_KEY, {"table": checked.table.name})
    seen: dict[str, Reason] = {}
    for _, _, value in found:
        if value is not None and value not in seen:
            seen[value] = values.explain_invalid_value(column, value)
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
        f'join ({checked.rows.lines()}) as lines using ("#row") where {whole} '
        f'and ({columns}) in ({repeated}) window same as (partition by {columns} order by "#row") order by "#row"'
    ).fetchall()
    return [
        Problem(line, ", ".join(names), key, Reason(say.REPEATED_KEY, {"line": first}), row)
        for row, line, first, key, position in found
        if position > 1
    ]
