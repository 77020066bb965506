"""How values are written: one function for every unit that a query may return, in the reader's language."""

from __future__ import annotations

import math
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import pandas as pd
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from pages.ui.words import _, language, locale, n_

NONE = "—"
SPACE = "\u00a0"
LARGE = {"en": ((1e9, "B"), (1e6, "M"), (1e3, "k")), "zh": ((1e8, "亿"), (1e4, "万"))}


def missing(value: Any) -> bool:
    """Whether there is no value: null, NaN, NaT or infinite."""
    if value is None or value is pd.NaT or value is pd.NA:
        return True
    return isinstance(value, float) and not math.isfinite(value)


def decimal(value: float, places: int = 0) -> str:
    """`1,234.50`: grouped, with so many places, half-up as money is."""
    return _decimal(value, places, locale())


@lru_cache(maxsize=8192)
def _decimal(value: float, places: int, name: str) -> str:
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return str(format_decimal(value, format=pattern, locale=name)).replace("-", "−")


def glued(number: str, unit: str) -> str:
    """Number and unit: a thin place between them in English, none in Chinese."""
    return number + unit if language() == "zh" else number + SPACE + unit


def compact(value: float, exact_below: float) -> str:
    """A large number as a person tells it, `1.2 M` or `123.4万`; smaller ones exactly."""
    if abs(value) < exact_below:
        return decimal(value)
    for size, unit in LARGE[language()]:
        if abs(value) >= size * 0.9995:
            told = value / size
            return glued(decimal(told, 1 if abs(told) < (1000 if language() == "zh" else 100) else 0), unit)
    return decimal(value)


def money(value: Any) -> str:
    return NONE if missing(value) else compact(float(value), 10_000)


def count(value: Any) -> str:
    return NONE if missing(value) else compact(float(value), 100_000)


def ratio(value: Any) -> str:
    return NONE if missing(value) else glued(decimal(float(value) * 100, 1), "%")


def score(value: Any, places: int = 1) -> str:
    return NONE if missing(value) else decimal(float(value), places)


def days(value: Any) -> str:
    return NONE if missing(value) else n_("{count} day", "{count} days", float(value), count=decimal(float(value)))


def hours(value: Any) -> str:
    return NONE if missing(value) else n_("{count} hour", "{count} hours", float(value), count=score(value))


def day(value: Any) -> str:
    """`9 Dec 2011`, `2011年12月9日`."""
    if missing(value):
        return NONE
    return str(format_date(as_day(value), "y年M月d日" if language() == "zh" else "d MMM y", locale=locale()))


def month(value: Any) -> str:
    """`Nov 2011`, `2011年11月`."""
    if missing(value):
        return NONE
    return str(format_date(as_day(value), "y年M月" if language() == "zh" else "MMM y", locale=locale()))


def moment(value: Any) -> str:
    """`9 Dec 2011, 14:05`, `2011年12月9日 14:05`."""
    if missing(value):
        return NONE
    pattern = "y年M月d日 HH:mm" if language() == "zh" else "d MMM y, HH:mm"
    return str(format_datetime(pd.Timestamp(value).to_pydatetime(), pattern, locale=locale()))


def flag(value: Any) -> str:
    return NONE if missing(value) else (_("yes") if bool(value) else _("no"))


def text(value: Any) -> str:
    return NONE if missing(value) or value == "" else str(value)


SHORT = {
    "money": money,
    "count": count,
    "ratio": ratio,
    "score": score,
    "days": days,
    "hours": hours,
    "date": day,
    "time": moment,
    "flag": flag,
    "text": text,
}


def short(value: Any, unit: str) -> str:
    """The value as a person would tell it."""
    return SHORT[unit](value)


def exact(value: Any, unit: str) -> str:
    """The value to the last digit that is kept."""
    if missing(value):
        return NONE
    places = {"money": 2, "count": 0, "score": 2}
    if unit == "ratio":
        return glued(decimal(float(value) * 100, 3), "%")
    return decimal(float(value), places[unit]) if unit in places else short(value, unit)


def change(value: Any, before: Any, unit: str) -> str | None:
    """How far a value moved: percent points for shares, percent for amounts; nothing where there is no base."""
    if missing(value) or missing(before):
        return None
    step = float(value) - float(before)
    if unit == "ratio":
        return glued(decimal(abs(step) * 100, 1), "pt")
    if unit in ("money", "count"):
        return glued(decimal(abs(step) / abs(float(before)) * 100, 1), "%") if float(before) else None
    return decimal(abs(step), 1)


def as_day(value: Any) -> date:
    """A date from whatever the warehouse or a widget calls one."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else pd.Timestamp(value).date()
