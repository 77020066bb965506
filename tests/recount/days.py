"""Days as whole numbers, so that "more than W days later" is one subtraction."""

from __future__ import annotations

import datetime as dt

import pandas as pd

EPOCH = dt.date(1970, 1, 1)


def number(day: dt.date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def date(day: float) -> dt.date:
    """The calendar day of a day number."""
    return EPOCH + dt.timedelta(days=int(day))


def numbers(column: pd.Series) -> pd.Series:
    """Day numbers of a column of dates or stamps; a missing date is a missing number."""
    stamps = pd.to_datetime(column).dt.tz_localize(None).astype("datetime64[s]")
    return (stamps - pd.Timestamp("1970-01-01")).dt.days.astype("float64")


def month_first(day: float) -> int:
    """The first day of the month that holds the day."""
    return number(date(day).replace(day=1))


def month_last(day: float) -> int:
    """The last day of the month that holds the day."""
    first = date(day).replace(day=1)
    return number((first + dt.timedelta(days=32)).replace(day=1)) - 1


def months(first: int, last: int) -> list[tuple[int, int]]:
    """First and last day of every calendar month that touches the span; none when the span is empty."""
    result = []
    day = month_first(first)
    while day <= last and first <= last:
        result.append((day, month_last(day)))
        day = month_last(day) + 1
    return result


def year_earlier(day: int) -> int:
    """The same date a year earlier; 29 February becomes 28 February."""
    then = date(day)
    if (then.month, then.day) == (2, 29):
        return number(then.replace(year=then.year - 1, day=28))
    return number(then.replace(year=then.year - 1))
