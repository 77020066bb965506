"""From `:name` placeholders and Python values to what an engine takes. Every list is typed, also when it is empty."""

import re
from collections.abc import Mapping
from datetime import date, datetime

# Strings, quoted names, comments, casts and array slices are passed over; what remains of `:name` is a placeholder.
# A list may stand in brackets of its own: `in (:names)` and `in :names` are the same.
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
    """The statement with its lists written out, and the values it takes, by name.

    A tuple or list of n values becomes n typed placeholders `name_0`, `name_1` …; an empty one becomes a list of text
    without members, so that `x in :names` is false and `x not in :names` true. `mark` stands before a placeholder:
    `$` for DuckDB, `:` for SQLAlchemy. Raises KeyError for a placeholder without a value; other values are left out.
    """
    taken: dict[str, object] = {}

    def put(found: re.Match[str]) -> str:
        name = found["inner"] or found["name"]
        if name is None:
            return found[0]
        value = binds[name]
        if isinstance(value, tuple | list | set | frozenset):
            return _expand_list(name, list(value), taken, prefix)
        taken[name] = value
        return found[0].replace(f":{name}", f"{prefix}{name}")

    return _TOKENS.sub(put, sql), taken


def _expand_list(name: str, values: list[object], bound_values: dict[str, object], prefix: str) -> str:
    if not values:
        return "(select cast(null as varchar) where 1 = 0)"
    kind = _infer_sql_type(values[0])
    marks = []
    for position, value in enumerate(values):
        bound_values[f"{name}_{position}"] = value
        marks.append(f"cast({prefix}{name}_{position} as {kind})")
    return f"({', '.join(marks)})"


def _infer_sql_type(value: object) -> str:
    return next((name for kind, name in _TYPES if isinstance(value, kind)), "varchar")
