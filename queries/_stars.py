"""`relation.*` in a question that passes on whole relations, written out column by column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlglot import exp

if TYPE_CHECKING:
    from queries._source import Column


def expand_stars(statement: exp.Query, columns: list[Column], parts: Sequence[tuple[Column, ...]]) -> None:
    """Adds the parts' columns to `columns` and writes them out for `part.*`; of equal names the first one stays."""
    selects: list[exp.Expr] = []
    taken = {column.name for column in columns}
    named: list[exp.Expr] = statement.selects
    stars = [one for one in named if isinstance(one, exp.Column) and isinstance(one.this, exp.Star)]
    passed_on = {star.table: part for part, star in zip(parts, stars, strict=True)}
    for select in named:
        if not isinstance(select, exp.Column) or select not in stars:
            selects.append(select)
            continue
        passed = [column for column in passed_on[select.table] if column.name not in taken]
        taken |= {column.name for column in passed}
        columns += passed
        selects += [exp.column(column.name, select.table) for column in passed]
    if stars:
        statement.set("expressions", selects)
        places = {select.alias_or_name: place for place, select in enumerate(selects)}
        columns.sort(key=lambda column: places.get(column.name, len(places)))
