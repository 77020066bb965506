"""From text to a column's type: once in SQL for all cells, once in words for the cells where that failed."""

import re

from sqlalchemy import TIMESTAMP, Boolean, Column, Date, Double, Integer, Numeric, Text

from data.intake import problems as say
from data.intake.problems import suggest_similar
from data.intake.words import Vocabulary, load_vocabulary
from data.reason import Reason

PLAIN_NUMBER = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?"
# Separators go only where they can be read in one way: 1,234.50 · 1,234,567 · 1.234,50 · 12,5 but not 1,234.
POINT_NUMBER = r"[+-]?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+|[+-]?[0-9]{1,3}(,[0-9]{3}){2,}"
COMMA_NUMBER = r"[+-]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+|[+-]?[0-9]{1,3}(\.[0-9]{3}){2,}|[+-]?[0-9]+,([0-9]{1,2}|[0-9]{4,})"
DAY = r"([12][0-9]{3})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?"
CLOCK = r"[ T]+([0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?)"
COMPACT_DAY = r"([12][0-9]{3})([0-9]{2})([0-9]{2})"
_ZONED_MOMENT = re.compile(rf"{DAY}{CLOCK}\s*(Z|UTC|GMT|[+-][0-9]{{2}}(:?[0-9]{{2}})?).*", re.IGNORECASE)
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


def explain_invalid_value(column: Column[object], value: str) -> Reason:
    """Why the text is no value of the column."""
    kind = column.type
    words = load_vocabulary(column.table.name)
    if column.name in words.listed and not re.fullmatch(PLAIN_NUMBER, value):
        return _explain_unknown_word(column.name, value, words)
    if among := get_permitted_values(column):
        return _explain_unlisted_value(value, [str(choice) for choice in among])
    if isinstance(kind, Date | TIMESTAMP):
        return _explain_invalid_date(kind, value)
    if isinstance(kind, Boolean):
        return Reason(say.NOT_A_FLAG)
    return _explain_invalid_number(kind, value)


def _explain_unlisted_value(value: str, among: list[str]) -> Reason:
    parts: dict[str, object] = {"permitted": ", ".join(among)}
    if near := suggest_similar(value.strip().replace(" ", "_"), among):
        return Reason(say.NOT_LISTED_SIMILAR, parts | {"nearest": near})
    return Reason(say.NOT_LISTED, parts)


def _explain_unknown_word(name: str, value: str, words: Vocabulary) -> Reason:
    parts: dict[str, object] = {"column": name, "words": ", ".join(words.listed[name])}
    written = {word.lower(): word for word in words.every[name]}
    if near := suggest_similar(value.strip(), written):
        return Reason(say.UNKNOWN_WORD_SIMILAR, parts | {"nearest": written[near]})
    return Reason(say.UNKNOWN_WORD, parts)


def _explain_invalid_date(kind: object, value: str) -> Reason:
    if re.fullmatch(rf"({DAY}|{COMPACT_DAY})({CLOCK})?", value):
        return Reason(say.NO_SUCH_DAY)
    if re.match(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.]([0-9]{4}|[0-9]{2})\b", value):
        return Reason(say.DAY_FIRST)
    if _ZONED_MOMENT.fullmatch(value):
        return Reason(say.HAS_TIME_ZONE)
    return Reason(say.NOT_A_DATE if isinstance(kind, Date) else say.NOT_A_MOMENT)


def _explain_invalid_number(kind: object, value: str) -> Reason:
    if re.fullmatch(r"[+-]?[0-9]{1,3},[0-9]{3}", value):
        return Reason(say.AMBIGUOUS_COMMA, {"thousands": value.replace(",", ""), "decimal": value.replace(",", ".")})
    if not re.fullmatch(rf"{PLAIN_NUMBER}|{POINT_NUMBER}|{COMMA_NUMBER}", value):
        return Reason(say.NOT_A_NUMBER)
    if isinstance(kind, Integer) and abs(float(_strip_separators(value))) < 2**31:
        return Reason(say.NOT_A_WHOLE_NUMBER)
    return Reason(say.TOO_LARGE, {"largest": _format_largest(kind)})


def _strip_separators(value: str) -> str:
    if re.fullmatch(PLAIN_NUMBER, value):
        return value
    return value.replace(",", "") if re.fullmatch(POINT_NUMBER, value) else value.replace(".", "").replace(",", ".")


def _format_largest(kind: object) -> str:
    if isinstance(kind, Numeric) and not isinstance(kind, Double) and kind.precision is not None:
        scale = kind.scale or 0
        return f"{'9' * (kind.precision - scale)}.{'9' * scale}"
    return "2147483647" if isinstance(kind, Integer) else "1.8e308"
