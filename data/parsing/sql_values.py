"""From text to a column's type: once in SQL for all cells, once in words for the cells where that failed."""

from sqlalchemy import TIMESTAMP, Boolean, Column, Date, Double, Integer, Numeric, Text

PLAIN_NUMBER = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?"
# Separators go only where they can be read in one way: 1,234.50 · 1,234,567 · 1.234,50 · 12,5 but not 1,234.
POINT_NUMBER = r"[+-]?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+|[+-]?[0-9]{1,3}(,[0-9]{3}){2,}"
COMMA_NUMBER = r"[+-]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+|[+-]?[0-9]{1,3}(\.[0-9]{3}){2,}|[+-]?[0-9]+,([0-9]{1,2}|[0-9]{4,})"
DAY = r"([12][0-9]{3})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?"
CLOCK = r"[ T]+([0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?)"
COMPACT_DAY = r"([12][0-9]{3})([0-9]{2})([0-9]{2})"
_TRUE_WORDS = ("true", "t", "yes", "y", "1", "1.0", "是")
_FALSE_WORDS = ("false", "f", "no", "n", "0", "0.0", "否")


def build_cast_sql(column: Column[object], text: str) -> str:
    """The SQL expression that makes the column's value of the SQL expression `text`; null where it cannot."""
    kind = column.type
    if isinstance(kind, Text):
        return text
    if isinstance(kind, Boolean):
        return f"case when lower({text}) in {_TRUE_WORDS} then true when lower({text}) in {_FALSE_WORDS} then false end"
    if isinstance(kind, Date | TIMESTAMP):
        return _build_date_cast_sql("date" if isinstance(kind, Date) else "timestamp", text)
    return _build_number_cast_sql(column, text)


def get_permitted_values(column: Column[object]) -> tuple[str | int, ...]:
    """The values the column may have; empty where it may have any of its type."""
    return tuple(column.info.get("one_of", ()))


def _build_date_cast_sql(kind: str, text: str) -> str:
    return (
        f"case when regexp_full_match({text}, '{DAY}') then "
        f"try_cast(regexp_replace({text}, '{DAY}', '\\1-\\2-\\3') as {kind}) "
        f"when regexp_full_match({text}, '{DAY}{CLOCK}') then "
        f"try_cast(try_cast(regexp_replace({text}, '{DAY}{CLOCK}', '\\1-\\2-\\3 \\4') as timestamp) as {kind}) "
        f"when regexp_full_match({text}, '{COMPACT_DAY}') then "
        f"try_cast(regexp_replace({text}, '{COMPACT_DAY}', '\\1-\\2-\\3') as {kind}) end"
    )


def _build_number_cast_sql(column: Column[object], text: str) -> str:
    plain = (
        f"case when regexp_full_match({text}, '{PLAIN_NUMBER}') then {text} "
        f"when regexp_full_match({text}, '{POINT_NUMBER}') then replace({text}, ',', '') "
        f"when regexp_full_match({text}, '{COMMA_NUMBER}') then replace(replace({text}, '.', ''), ',', '.') end"
    )
    kind = column.type
    if isinstance(kind, Integer):
        # A cast alone would round 3.7 to 4.
        number = f"try_cast({plain} as double)"
        return f"case when {number} = trunc({number}) then try_cast({number} as {format_sql_type(kind)}) end"
    if isinstance(kind, Double):
        return f"case when isfinite(try_cast({plain} as double)) then try_cast({plain} as double) end"
    return f"try_cast({plain} as {format_sql_type(kind)})"


def get_sql_type(column: Column[object]) -> str:
    """The column's type in DuckDB's words."""
    return format_sql_type(column.type)


def format_sql_type(kind: object) -> str:
    if isinstance(kind, Numeric) and not isinstance(kind, Double):
        return f"decimal({kind.precision}, {kind.scale})"
    return {"biginteger": "bigint", "text": "varchar"}.get(type(kind).__name__.lower(), type(kind).__name__.lower())
