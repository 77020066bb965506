"""What a file writes once and means for several columns: `part.*` for a relation's columns, `:each` for a list."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from queries.catalog.header_parser import Column

# In a SELECT with the placeholder :each, the column that stands for each listed one.
EACH_COLUMN = "each_value"


def expand_stars(statement: exp.Query, columns: list[Column], relation_columns: Sequence[tuple[Column, ...]]) -> None:
    """Adds the relations' columns to `columns` and writes them out for `relation.*`; of equal names the first stays."""
    selects: list[exp.Expr] = []
    names = {column.name for column in columns}
    listed: list[exp.Expr] = statement.selects
    stars = [select for select in listed if isinstance(select, exp.Column) and isinstance(select.this, exp.Star)]
    passed_on = {star.table: part for part, star in zip(relation_columns, stars, strict=True)}
    for select in listed:
        if not isinstance(select, exp.Column) or select not in stars:
            selects.append(select)
            continue
        passed = [column for column in passed_on[select.table] if column.name not in names]
        names |= {column.name for column in passed}
        columns += passed
        selects += [exp.column(column.name, select.table) for column in passed]
    if stars:
        statement.set("expressions", selects)
        positions = {select.alias_or_name: index for index, select in enumerate(selects)}
        columns.sort(key=lambda column: positions.get(column.name, len(positions)))


def expand_each(statement: exp.Query, names: Sequence[str]) -> None:
    """Repeats the SELECT that has the placeholder `:each` once per name, as a UNION ALL.

    In each copy the placeholder is the name as a text, and the column `each_value` is the column of that name.
    """
    placeholder = next(node for node in statement.find_all(exp.Placeholder) if node.name == "each")
    template = placeholder.parent_select
    assert template is not None
    copies = [template.copy() for _ in names]
    for copy, name in zip(copies, names, strict=True):
        for node in list(copy.find_all(exp.Placeholder, exp.Column)):
            if isinstance(node, exp.Placeholder) and node.name == "each":
                node.replace(exp.Literal.string(name))
            elif isinstance(node, exp.Column) and node.name == EACH_COLUMN:
                node.replace(exp.column(name, node.table or None))
    template.replace(exp.union(*copies, distinct=False, copy=False) if len(copies) > 1 else copies[0])
