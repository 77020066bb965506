"""The shape and the contents of warehouses, read past the project with DuckDB, and the rules file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import duckdb

from .lookup import find_file
from .rows import digest_rows

_COLUMNS = """
select table_name, column_name, data_type, is_nullable, column_default, comment
from duckdb_columns() where not internal order by table_name, column_index
"""
_KEYS = """
select table_name, constraint_type, constraint_column_names from duckdb_constraints()
where constraint_type <> 'NOT NULL' order by all
"""
_INDEXES = "select table_name, expressions, is_unique from duckdb_indexes() order by all"
_RULE = ("value", "min", "max", "unit", "among")


def read_schema(file: Path) -> dict[str, Any]:
    """Tables with their columns, types and comments, keys, and indexes of a warehouse."""
    with duckdb.connect(str(file), read_only=True) as connection:
        tables: dict[str, Any] = {}
        for table, column, kind, nullable, default, comment in connection.execute(_COLUMNS).fetchall():
            tables.setdefault(table, {})[column] = [kind, bool(nullable), default, comment]
        return {
            "tables": tables,
            "column_order": {table: list(columns) for table, columns in tables.items()},
            "keys": [[table, kind, list(columns)] for table, kind, columns in connection.execute(_KEYS).fetchall()],
            "indexes": [[str(part) for part in row] for row in connection.execute(_INDEXES).fetchall()],
        }


def read_contents(file: Path) -> dict[str, Any]:
    """Columns, number of rows and a digest of every table of a warehouse."""
    with duckdb.connect(str(file), read_only=True) as connection:
        names = [name for (name,) in connection.execute("select table_name from duckdb_tables() order by 1").fetchall()]
        found = {name: digest_rows(connection.execute(f'select * from "{name}"').df()) for name in names}
    for digests in found.values():
        del digests["order"], digests["dtypes"]
    return found


def read_rules() -> dict[str, Any]:
    """Every rule with its default, limits, unit and choices, and the rules that are tables."""
    written = tomllib.loads(find_file("rules").read_text(encoding="utf-8"))
    single = {
        name: {part: rule[part] for part in _RULE if part in rule}
        for section in ("numbers", "choices")
        for name, rule in written.get(section, {}).items()
    }
    return {"single": single, "tables": {name: table["rows"] for name, table in written.get("relations", {}).items()}}
