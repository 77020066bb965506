"""From text to a column's type: once in SQL for all cells, once in words for the cells where that failed."""

import re

from sqlalchemy import TIMESTAMP, Boolean, Column, Date, Double, Integer, Numeric, Text

from data.intake import problems as say
from data.intake.problems import Reason, nearest
from data.intake.words import Words, words_of

_PLAIN = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?"
# Separators go only where they can be read in one way: 1,234.50 · 1,234,567 · 1.234,50 · 12,5 but not 1,234.
_POINT = r"[+-]?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+|[+-]?[0-9]{1,3}(,[0-9]{3}){2,}"
_COMMA = r"[+-]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+|[+-]?[0-9]{1,3}(\.[0-9]{3}){2,}|[+-]?[0-9]+,([0-9]{1,2}|[0-9]{4,})"
_DAY = r"([12][0-9]{3})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?"
_CLOCK = r"[ T]+([0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?)"
_COMPACT = r"([12][0-9]{3})([0-9]{2})([0-9]{2})"
_ZONED = re.compile(rf"{_DAY}{_CLOCK}\s*(Z|UTC|GMT|[+-][0-9]{{2}}(:?[0-9]{{2}})?).*", re.IGNORECASE)
_TRUE = ("true", "t", "yes", "y", "1", "1.0", "是")
_FALSE = ("false", "f", "no", "n", "0", "0.0", "否")


def typed(column: Column[object], text: str) -> str:
    """The SQL expression that makes the column's value of the SQL expression `text`; null where it cannot."""
    kind = column.type
    if isinstance(kind, Text):
        return text
    if isinstance(kind, Boolean):
        return f"case when lower({text}) in {_TRUE} then true when lower({text}) in {_FALSE} then false end"
    if isinstance(kind, Date | TIMESTAMP):
        return _dated("date" if isinstance(kind, Date) else "timestamp", text)
    return _number(column, text)


def permitted(column: Column[object]) -> tuple[str | int, ...]:
    """The values the column may have; empty where it may have any of its type."""
    return tuple(column.info.get("one_of", ()))


def _dated(kind: str, text: str) -> str:
    return (
        f"case when regexp_full_match({text}, '{_DAY}') then "
        f"try_cast(regexp_replace({text}, '{_DAY}', '\\1-\\2-\\3') as {kind}) "
        f"when regexp_full_match({text}, '{_DAY}{_CLOCK}') then "
        f"try_cast(try_cast(regexp_replace({text}, '{_DAY}{_CLOCK}', '\\1-\\2-\\3 \\4') as timestamp) as {kind}) "
        f"when regexp_full_match({text}, '{_COMPACT}') then "
        f"try_cast(regexp_replace({text}, '{_COMPACT}', '\\1-\\2-\\3') as {kind}) end"
    )


def _number(column: Column[object], text: str) -> str:
    plain = (
        f"case when regexp_full_match({text}, '{_PLAIN}') then {text} "
        f"when regexp_full_match({text}, '{_POINT}') then replace({text}, ',', '') "
        f"when regexp_full_match({text}, '{_COMMA}') then replace(replace({text}, '.', ''), ',', '.') end"
    )
    kind = column.type
    if isinstance(kind, Integer):
        # A cast alone would round 3.7 to 4.
        number = f"try_cast({plain} as double)"
        return f"case when {number} = trunc({number}) then try_cast({number} as {_name(kind)}) end"
    if isinstance(kind, Double):
        return f"case when isfinite(try_cast({plain} as double)) then try_cast({plain} as double) end"
    return f"try_cast({plain} as {_name(kind)})"


def sql_type(column: Column[object]) -> str:
    """The column's type in DuckDB's words."""
    return _name(column.type)


def _name(kind: object) -> str:
    if isinstance(kind, Numeric) and not isinstance(kind, Double):
        return f"decimal({kind.precision}, {kind.scale})"
    return {"biginteger": "bigint", "text": "varchar"}.get(type(kind).__name__.lower(), type(kind).__name__.lower())


def reason(column: Column[object], value: str) -> Reason:
    """Why the text is no value of the column."""
    kind = column.type
    words = words_of(column.table.name)
    if column.name in words.listed and not re.fullmatch(_PLAIN, value):
        return _no_word(column.name, value, words)
    if among := permitted(column):
        return _not_listed(value, [str(choice) for choice in among])
    if isinstance(kind, Date | TIMESTAMP):
        return _no_date(kind, value)
    if isinstance(kind, Boolean):
        return Reason(say.NO_FLAG)
    return _no_number(kind, value)


def _not_listed(value: str, among: list[str]) -> Reason:
    parts: dict[str, object] = {"permitted": ", ".join(among)}
    if near := nearest(value.strip().replace(" ", "_"), among):
        return Reason(say.NOT_LISTED_BUT, parts | {"nearest": near})
    return Reason(say.NOT_LISTED, parts)


def _no_word(name: str, value: str, words: Words) -> Reason:
    parts: dict[str, object] = {"column": name, "words": ", ".join(words.listed[name])}
    written = {word.lower(): word for word in words.every[name]}
    if near := nearest(value.strip(), written):
        return Reason(say.NO_WORD_BUT, parts | {"nearest": written[near]})
    return Reason(say.NO_WORD, parts)


def _no_date(kind: object, value: str) -> Reason:
    if re.fullmatch(rf"({_DAY}|{_COMPACT})({_CLOCK})?", value):
        return Reason(say.NO_SUCH_DAY)
    if re.match(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.]([0-9]{4}|[0-9]{2})\b", value):
        return Reason(say.DAY_FIRST)
    if _ZONED.fullmatch(value):
        return Reason(say.ZONE)
    return Reason(say.NO_DATE if isinstance(kind, Date) else say.NO_MOMENT)


def _no_number(kind: object, value: str) -> Reason:
    if re.fullmatch(r"[+-]?[0-9]{1,3},[0-9]{3}", value):
        return Reason(say.COMMA, {"thousands": value.replace(",", ""), "decimal": value.replace(",", ".")})
    if not re.fullmatch(rf"{_PLAIN}|{_POINT}|{_COMMA}", value):
        return Reason(say.NO_NUMBER)
    if isinstance(kind, Integer) and abs(float(_plain(value))) < 2**31:
        return Reason(say.NOT_WHOLE)
    return Reason(say.TOO_LARGE, {"largest": _largest(kind)})


def _plain(value: str) -> str:
    if re.fullmatch(_PLAIN, value):
        return value
    return value.replace(",", "") if re.fullmatch(_POINT, value) else value.replace(".", "").replace(",", ".")


def _largest(kind: object) -> str:
    if isinstance(kind, Numeric) and not isinstance(kind, Double) and kind.precision is not None:
        scale = kind.scale or 0
        return f"{'9' * (kind.precision - scale)}.{'9' * scale}"
    return "2147483647" if isinstance(kind, Integer) else "1.8e308"
