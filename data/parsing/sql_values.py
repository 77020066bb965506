"""From text to a column's type: in SQL for the usual spellings, in Python for all that the grammar knows.

What the SQL reads, `parse_cell` reads as the same value; a test holds them to each other.
"""

from sqlalchemy import TIMESTAMP, Boolean, Column, Date, Double, Integer, Numeric, Text

from data.parsing import moments, numbers, typed_values
from data.parsing.grammar import (
    CLOCK,
    COMMA_NUMBER,
    COMPACT_DAY,
    FALSE_WORDS,
    FILE_CONVENTIONS,
    PLAIN_NUMBER,
    POINT_NUMBER,
    TRUE_WORDS,
    YEAR_FIRST_DAY,
    Conventions,
    Fault,
)
from data.parsing.text_cleaning import convert_to_half_width


def build_cast_sql(column: Column[object], text: str) -> str:
    """The SQL expression that makes the column's value of the SQL expression `text`; null where it cannot."""
    kind = column.type
    if isinstance(kind, Text):
        return text
    if isinstance(kind, Boolean):
        return (
            f"case when lower({text}) in ({_join_literals(TRUE_WORDS)}) then true "
            f"when lower({text}) in ({_join_literals(FALSE_WORDS)}) then false end"
        )
    if isinstance(kind, Date | TIMESTAMP):
        return _build_date_cast_sql("date" if isinstance(kind, Date) else "timestamp", text)
    return _build_number_cast_sql(column, text)


def parse_cell(column: Column[object], text: str, conventions: Conventions = FILE_CONVENTIONS) -> str | Fault | None:
    """Parses a cell for a column.

    Returns:
        A text that `build_cast_sql` reads (the number may still be too large for the column); None if the cell is
        empty but for characters that nobody sees; else why it cannot be read.
    """
    if not convert_to_half_width(text):
        return None
    kind = column.type
    if isinstance(kind, Boolean):
        return typed_values.parse_flag(text) or Fault.NOT_A_FLAG
    if isinstance(kind, Date | TIMESTAMP):
        moment = moments.parse_moment(text, conventions)
        return moment.isoformat(" ") if moment else moments.find_moment_fault(text, conventions)
    if isinstance(kind, Text):
        permitted = [str(value) for value in get_permitted_values(column)]
        return typed_values.parse_choice(text, permitted) or Fault.NOT_LISTED if permitted else text
    return numbers.parse_number(text, conventions) or numbers.find_number_fault(text, conventions)


def get_permitted_values(column: Column[object]) -> tuple[str | int, ...]:
    """The values the column may have; empty where it may have any of its type."""
    return tuple(column.info.get("one_of", ()))


def get_sql_type(column: Column[object]) -> str:
    """The column's type in DuckDB's words."""
    return format_sql_type(column.type)


def format_sql_type(kind: object) -> str:
    """A type of SQLAlchemy in DuckDB's words."""
    if isinstance(kind, Numeric) and not isinstance(kind, Double):
        return f"decimal({kind.precision}, {kind.scale})"
    return {"biginteger": "bigint", "text": "varchar"}.get(type(kind).__name__.lower(), type(kind).__name__.lower())


def _build_date_cast_sql(kind: str, text: str) -> str:
    with_clock = YEAR_FIRST_DAY + CLOCK
    return (
        f"case when regexp_full_match({text}, '{YEAR_FIRST_DAY}') then "
        f"try_cast(regexp_replace({text}, '{YEAR_FIRST_DAY}', '\\1-\\2-\\3') as {kind}) "
        f"when regexp_full_match({text}, '{with_clock}') then "
        f"try_cast(try_cast(regexp_replace({text}, '{with_clock}', '\\1-\\2-\\3 \\4') as timestamp) as {kind}) "
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


def _join_literals(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)
