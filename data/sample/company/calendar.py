"""The company's calendar: 36 months as days counted from the first, with its quiet and its busy weeks."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from data.sample.company.random_stream import Ints, RandomStream

DateArray: TypeAlias = NDArray[np.datetime64]

FIRST_DAY = np.datetime64("2023-11-01", "D")
LAST_DAY = np.datetime64("2026-10-31", "D")
DAY_COUNT = int((LAST_DAY - FIRST_DAY).astype(int)) + 1
MONTH_COUNT = 36

NEW_YEARS = ("2024-02-10", "2025-01-29", "2026-02-17")
BUSY_PERIODS = (("06-10", "06-18", 60), ("11-01", "11-11", 110), ("12-12", "12-24", 35), ("09-20", "09-30", 20))


def to_day_number(text: str) -> int:
    """Days from the first day of the company's records to a date, below 0 before it."""
    return int((np.datetime64(text, "D") - FIRST_DAY).astype(int))


def to_dates(days: Ints) -> DateArray:
    """Dates of days, as the warehouse stores them."""
    return (FIRST_DAY + days).astype("datetime64[us]")


def to_timestamps(minutes: Ints) -> DateArray:
    """Timestamps of minutes counted from the first day's midnight."""
    stamps: DateArray = (FIRST_DAY.astype("datetime64[m]") + minutes).astype("datetime64[us]")
    return stamps


ALL_DAYS = FIRST_DAY + np.arange(DAY_COUNT)
MONTH_OF = (ALL_DAYS.astype("datetime64[M]") - FIRST_DAY.astype("datetime64[M]")).astype(np.int64)
MONTH_START = np.searchsorted(MONTH_OF, np.arange(MONTH_COUNT)).astype(np.int64)
MONTH_END = np.append(MONTH_START[1:], DAY_COUNT) - 1
WEEKDAY = (ALL_DAYS.astype(np.int64) + 3) % 7


def _build_weights() -> Ints:
    weights = np.array([100, 98, 100, 102, 112, 96, 82])[WEEKDAY].astype(np.int64)
    for text in NEW_YEARS:
        middle = to_day_number(text)
        weights[max(middle - 3, 0) : middle + 8] = 30
        weights[middle + 8 : middle + 16] = weights[middle + 8 : middle + 16] * 3 // 4
    for year in (2023, 2024, 2025, 2026):
        for start, end, more in BUSY_PERIODS:
            a, b = max(to_day_number(f"{year}-{start}"), 0), to_day_number(f"{year}-{end}") + 1
            weights[a:b] = weights[a:b] * (100 + more) // 100 if b > 0 else weights[a:b]
    return weights


DAY_WEIGHTS = _build_weights()
CUMULATIVE_WEIGHTS = np.append(0, np.cumsum(DAY_WEIGHTS))
# How much busier than the ordinary a month is, growth apart.
SEASONAL_FACTORS = (CUMULATIVE_WEIGHTS[MONTH_END + 1] - CUMULATIVE_WEIGHTS[MONTH_START]) / (
    100.0 * (MONTH_END - MONTH_START + 1)
)


def draw_busy_days(draw: RandomStream, low: Ints, high: Ints) -> Ints:
    """One day per pair of ends (both included), busy days more often."""
    floor = CUMULATIVE_WEIGHTS[low]
    return (
        np.searchsorted(
            CUMULATIVE_WEIGHTS, floor + draw.integers_below(CUMULATIVE_WEIGHTS[high + 1] - floor), side="right"
        ).astype(np.int64)
        - 1
    )


def draw_office_minutes(draw: RandomStream, days: Ints) -> Ints:
    """A minute between 8:30 and 18:30 on each day."""
    return days * 1440 + 510 + draw.integers(0, 599, len(days))
