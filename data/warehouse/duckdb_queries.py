"""Single values asked of DuckDB's own connection."""

from typing import Any

import duckdb


def fetch_row(raw: duckdb.DuckDBPyConnection, sql: str, parameters: object = None) -> tuple[Any, ...]:
    """The first row of a statement that always returns one, such as an aggregate."""
    row = raw.execute(sql, parameters).fetchone()
    assert row is not None, sql
    return row


def fetch_value(raw: duckdb.DuckDBPyConnection, sql: str, parameters: object = None) -> Any:
    """The first cell of a statement's first row; None where it returns no row."""
    row = raw.execute(sql, parameters).fetchone()
    return None if row is None else row[0]


def has_rows(raw: duckdb.DuckDBPyConnection, relation: str) -> bool:
    """Whether a relation has any row; `relation` is what follows `from`, a condition included."""
    return raw.execute(f"select 1 from {relation} limit 1").fetchone() is not None


def count_rows(raw: duckdb.DuckDBPyConnection, relation: str) -> int:
    """How many rows a relation has; `relation` is what follows `from`, a condition included."""
    return int(fetch_value(raw, f"select count(*) from {relation}"))
