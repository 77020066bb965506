"""The moments of survey tools, in their many styles, as SQL. A zone is dropped: the clock on the wall counts."""

import re
from typing import Any

_TIME_FORMATS = (" %H:%M:%S", " %H:%M", " %H:%M:%S.%f", " %I:%M:%S %p", " %I:%M %p", "")
_DATE_FORMATS = {
    "ymd": ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"),
    "mdy": ("%m/%d/%y", "%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y"),
    "dmy": ("%d/%m/%y", "%d.%m.%y", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"),
}
_MONTH_NAME_FORMATS = (
    "%d %B %Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%B %d %Y",
    "%b %d %Y",
    "%d-%b-%Y",
    "%a %b %d %Y",
)
_ZONE_SUFFIX = re.compile(r"\s*(Z|[A-Z]{2,4}([+-][0-9:]*)?|[+-][0-9]{2}:?[0-9]{2})$")
_AM_PM = re.compile(r"[0-9 ][aApP]\.?[mM]\.?$")
# What a style says otherwise, put into words that the formats know. In this order.
_REWRITE_RULES = (
    (r"[０-９]", None),
    (r"([0-9])\s*年\s*([0-9]+)\s*月\s*([0-9]+)\s*日", r"\1-\2-\3"),
    (r"([0-9])\s*(上午|早上|凌晨|午前|오전)\s*(GMT|UTC|$)", r"\1 AM \3"),
    (r"([0-9])\s*(下午|晚上|中午|午後|오후)\s*(GMT|UTC|$)", r"\1 PM \3"),
    (r"\s*(上午|早上|凌晨|午前|오전)\s*([0-9:]+)", r" \2 AM"),
    (r"\s*(下午|晚上|中午|午後|오후)\s*([0-9:]+)", r" \2 PM"),
    (r"([0-9])\s*时\s*([0-9]+)\s*分(\s*([0-9]+)\s*秒)?", r"\1:\2"),
    (r"\s*\(.*\)\s*$", ""),
    (_ZONE_SUFFIX.pattern, None),
    (r"([0-9])\.[0-9]+$", r"\1"),
    (r"([0-9])T([0-9])", r"\1 \2"),
    (r"([0-9]),? at ([0-9])", r"\1 \2"),
    (r"([0-9]),\s+([0-9]{1,2}:)", r"\1 \2"),
    (r"([0-9])\s*([aApP])\.?\s*([mM])\.?$", r"\1 \2\3"),
)
_EARLIEST = "timestamp '1000-01-01'"


def build_fast_timestamp_sql(raw: Any, table: str, text: str, date_order: str) -> str:
    """The SQL expression of the moments that the SQL expression `text` says, for most rows of a staged table.

    It tries the formats that fit the first values, for to try one that does not fit takes long. `date_order` is ymd,
    mdy or dmy and tells how dates are read that do not begin with the year.
    """
    formats = _detect_formats(raw, table, text, date_order)
    return _build_parse_sql(text, formats) if formats else "null::timestamp"


def build_tolerant_timestamp_sql(text: str, date_order: str) -> str:
    """The SQL expression of the moment that a text says in any style; null where it says none."""
    return _build_parse_sql(_build_rewrite_sql(text), _list_formats(date_order, _MONTH_NAME_FORMATS))


def build_stored_timestamp_sql(moment: str) -> str:
    """The SQL expression of the moment that is stored: not LimeSurvey's, of surveys that keep nobody's."""
    return f"nullif(date_trunc('second', {moment}), timestamp '1980-01-01 00:00:00')"


def _detect_formats(raw: Any, table: str, text: str, date_order: str) -> tuple[str, ...]:
    """The formats that fit the first values, most used first."""
    values = [v for (v,) in raw.execute(f"select {text} from {table} where {text} is not null limit 1000").fetchall()]
    endings = {found[0] for value in values if (found := _ZONE_SUFFIX.search(value)) and not _AM_PM.search(value)}
    formats = [one + ending for one in _list_formats(date_order) for ending in ("", *sorted(endings)[:4])]
    counted = ", ".join(f"count({_build_parse_sql('text', (one,))})" for one in formats)
    counts = raw.execute(f"select {counted} from (select unnest($values) as text)", {"values": values}).fetchone()
    return tuple(one for count, one in sorted(zip(counts, formats, strict=True), reverse=True) if count)


def _list_formats(date_order: str, month_names: tuple[str, ...] = ()) -> tuple[str, ...]:
    days = (*(_DATE_FORMATS[date_order] if date_order in ("mdy", "dmy") else ()), *_DATE_FORMATS["ymd"], *month_names)
    joined = [f"{day}{clock}" for day in days for clock in _TIME_FORMATS]
    return (*joined, *(f"%Y-%m-%dT{clock.strip()}" for clock in _TIME_FORMATS[:3]))


def _build_parse_sql(text: str, formats: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{one}'" for one in formats)
    # A year of two digits would be one of the first century, where the longer year was tried first.
    return f"nullif(greatest(try_strptime({text}, [{listed}]), {_EARLIEST}), {_EARLIEST})"


def _build_rewrite_sql(text: str) -> str:
    for pattern, words in _REWRITE_RULES:
        if pattern.startswith("[０"):
            text = f"translate({text}, '０１２３４５６７８９：／－', '0123456789:/-')"
        elif words is None:
            # A.M. and P.M. are no zone.
            is_half = f"regexp_matches({text}, '{_AM_PM.pattern}')"
            text = f"case when {is_half} then {text} else regexp_replace({text}, '{pattern}', '') end"
        else:
            text = f"regexp_replace({text}, '{pattern}', '{words}')"
    return text
