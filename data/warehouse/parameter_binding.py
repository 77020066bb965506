"""Parameter binding: `:name` placeholders and Python values as an engine takes them; each list has a type."""

import re
from collections.abc import Mapping
from datetime import date, datetime

# Strings, quoted names, comments, casts and array slices are skipped; any other `:name` is a placeholder.
# A list may stand in parentheses of its own: `in (:names)` and `in :names` are the same.
_TOKENS = re.compile(
    r"""
    '(?:[^']|'')*' | "(?:[^"]|"")*" | --[^\n]* | /\*.*?\*/ | ::
    | (?P<bracketed>\(\s*:(?P<inner>[A-Za-z_]\w*)\s*\))
    | (?<![\w:]):(?P<name>[A-Za-z_]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)
_TYPES: tuple[tuple[type, str], ...] = (
    (bool, "boolean"),
    (int, "bigint"),
    (float, "double precision"),
    (datetime, "timestamp"),
    (date, "date"),
)


def bind_parameters(sql: str, binds: Mapping[str, object], prefix: str = "$") -> tuple[str, dict[str, object]]:
    """Prepare a statement for an engine.

    A collection of n values becomes n typed placeholders `name_0`, `name_1` …; an empty one becomes a list of text
    without members, so that `x in :names` is false and `x not in :names` true.

    Args:
        sql: A statement with `:name` placeholders.
        binds: Their values by name; values that the statement does not name are left out.
        prefix: What stands before a placeholder: `$` for DuckDB, `:` for SQLAlchemy.

    Returns:
        The statement, and the values it takes by name.

    Raises:
        KeyError: a placeholder has no value.
    """
    bound_values: dict[str, object] = {}

    def replace_placeholder(match: re.Match[str]) -> str:
        name = match["inner"] or match["name"]
        if name is None:
            return match[0]
        value = binds[name]
        if isinstance(value, tuple | list | set | frozenset):
            return _expand_list(name, list(value), bound_values, prefix)
        bound_values[name] = value
        return match[0].replace(f":{name}", f"{prefix}{name}")

    return _TOKENS.sub(replace_placeholder, sql), bound_values


def _expand_list(name: str, values: list[object], bound_values: dict[str, object], prefix: str) -> str:
    if not values:
        return "(select cast(null as varchar) where 1 = 0)"
    sql_type = _infer_sql_type(values[0])
    placeholders = []
    for index, value in enumerate(values):
        bound_values[f"{name}_{index}"] = value
        placeholders.append(f"cast({prefix}{name}_{index} as {sql_type})")
    return f"({', '.join(placeholders)})"


def _infer_sql_type(value: object) -> str:
    return next((name for kind, name in _TYPES if isinstance(value, kind)), "varchar")
