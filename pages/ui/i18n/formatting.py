"""How values are written in the reader's language: one function for each unit that a query may return."""

from __future__ import annotations

import math
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import pandas as pd
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from pages.ui.i18n.translation import _, get_language, get_locale, n_

NONE = "—"
NO_BREAK_SPACE = "\u00a0"
LARGE_UNITS = {"en": ((1e9, "B"), (1e6, "M"), (1e3, "k")), "zh": ((1e8, "亿"), (1e4, "万"))}


def is_missing(value: Any) -> bool:
    """Whether a value is None, NA, NaT, NaN or infinite."""
    if value is None or value is pd.NaT or value is pd.NA:
        return True
    return isinstance(value, float) and not math.isfinite(value)


def format_number(value: float, places: int = 0) -> str:
    """`1,234.50`: grouped, with so many decimals."""
    return _format_grouped(value, places, get_locale())


@lru_cache(maxsize=8192)
def _format_grouped(value: float, places: int, name: str) -> str:
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return str(format_decimal(value, format=pattern, locale=name)).replace("-", "−")


def join_unit(number: str, unit: str) -> str:
    """Number and unit, with a no-break space between them in English and none in Chinese."""
    return number + unit if get_language() == "zh" else number + NO_BREAK_SPACE + unit


def format_compact(value: float, exact_below: float) -> str:
    """A large number with a unit, `1.2 M` or `123.4万`; numbers below `exact_below` in full."""
    if abs(value) < exact_below:
        return format_number(value)
    for size, unit in LARGE_UNITS[get_language()]:
        if abs(value) >= size * 0.9995:
            scaled = value / size
            one_decimal_below = 1000 if get_language() == "zh" else 100
            return join_unit(format_number(scaled, 1 if abs(scaled) < one_decimal_below else 0), unit)
    return format_number(value)


def format_money(value: Any) -> str:
    """Money: in full below 10,000, then in thousands, millions and so on."""
    return NONE if is_missing(value) else format_compact(float(value), 10_000)


def format_count(value: Any) -> str:
    """A count: in full below 100,000, then in thousands, millions and so on."""
    return NONE if is_missing(value) else format_compact(float(value), 100_000)


def format_ratio(value: Any) -> str:
    """A ratio 0..1 in percent, with one decimal."""
    return NONE if is_missing(value) else join_unit(format_number(float(value) * 100, 1), "%")


def format_score(value: Any, places: int = 1) -> str:
    """A score, with so many decimals."""
    return NONE if is_missing(value) else format_number(float(value), places)


def format_days(value: Any) -> str:
    """`1 day`, `30 days`."""
    return (
        NONE
        if is_missing(value)
        else n_("{count} day", "{count} days", float(value), count=format_number(float(value)))
    )


def format_hours(value: Any) -> str:
    """`1.0 hour`, `2.5 hours`."""
    return NONE if is_missing(value) else n_("{count} hour", "{count} hours", float(value), count=format_score(value))


def format_day(value: Any) -> str:
    """`9 Dec 2011`, `2011年12月9日`."""
    if is_missing(value):
        return NONE
    return str(format_date(to_date(value), "y年M月d日" if get_language() == "zh" else "d MMM y", locale=get_locale()))


def format_month(value: Any) -> str:
    """`Nov 2011`, `2011年11月`."""
    if is_missing(value):
        return NONE
    return str(format_date(to_date(value), "y年M月" if get_language() == "zh" else "MMM y", locale=get_locale()))


def format_timestamp(value: Any) -> str:
    """`9 Dec 2011, 14:05`, `2011年12月9日 14:05`."""
    if is_missing(value):
        return NONE
    pattern = "y年M月d日 HH:mm" if get_language() == "zh" else "d MMM y, HH:mm"
    return str(format_datetime(pd.Timestamp(value).to_pydatetime(), pattern, locale=get_locale()))


def format_flag(value: Any) -> str:
    """`yes` or `no`."""
    return NONE if is_missing(value) else (_("yes") if bool(value) else _("no"))


def format_text(value: Any) -> str:
    """The text itself."""
    return NONE if is_missing(value) or value == "" else str(value)


FORMATTERS = {
    "money": format_money,
    "count": format_count,
    "ratio": format_ratio,
    "score": format_score,
    "days": format_days,
    "hours": format_hours,
    "date": format_day,
    "time": format_timestamp,
    "flag": format_flag,
    "text": format_text,
}


def format_value(value: Any, unit: str) -> str:
    """The value as its unit is written on pages; `—` where there is none."""
    return FORMATTERS[unit](value)


def format_exact(value: Any, unit: str) -> str:
    """The value with all its digits: money and scores with two decimals, ratios in percent with three."""
    if is_missing(value):
        return NONE
    places = {"money": 2, "count": 0, "score": 2}
    if unit == "ratio":
        return join_unit(format_number(float(value) * 100, 3), "%")
    return format_number(float(value), places[unit]) if unit in places else format_value(value, unit)


def format_change(value: Any, before: Any, unit: str) -> str | None:
    """The difference of two values without its sign: percentage points of ratios, percent of money and counts.

    Returns:
        The text; None where a value is missing or a percentage has no base.
    """
    if is_missing(value) or is_missing(before):
        return None
    difference = abs(float(value) - float(before))
    if unit == "ratio":
        return join_unit(format_number(difference * 100, 1), "pt")
    if unit in ("money", "count"):
        return join_unit(format_number(difference / abs(float(before)) * 100, 1), "%") if float(before) else None
    return format_number(difference, 1)


def to_date(value: Any) -> date:
    """The date of a date, a datetime, a pandas timestamp or a text."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else pd.Timestamp(value).date()


def format_time_ago(value: Any) -> str:
    """`just now`, `5 minutes ago`, `3 hours ago`; after 48 hours the moment itself."""
    minutes = max(0, (datetime.now() - pd.Timestamp(value).to_pydatetime()).total_seconds() // 60)
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return n_("{count} minute ago", "{count} minutes ago", minutes, count=format_number(minutes))
    if minutes < 48 * 60:
        return n_("{count} hour ago", "{count} hours ago", minutes // 60, count=format_number(minutes // 60))
    return format_timestamp(value)
