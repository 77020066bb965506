"""Periods: the default one, those with a name, their months, and the rows of finished months."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd

from pages.ui.i18n.formatting import to_date
from pages.ui.session import warehouse_facts
from queries import Filters


def fill_period(filters: Filters, as_of: date | None) -> Filters:
    """The filters as of a day, over the twelve calendar months up to it where they name no period."""
    to_on = filters.to_on or as_of
    return filters.with_changes(
        as_of=as_of, to_on=to_on, from_on=filters.from_on or (subtract_months(to_on, 11) if to_on else None)
    )


def subtract_months(day: date, months: int) -> date:
    """The first day of the month that lies `months` before the month of `day`."""
    month_index = day.year * 12 + day.month - 1 - months
    return date(month_index // 12, month_index % 12 + 1, 1)


def list_period_presets(filters: Filters) -> dict[str, tuple[date | None, date | None]]:
    """Periods with a name of their own, from name to (from, to); the default period is (None, None)."""
    days = warehouse_facts.load_days(filters)
    if days.as_of is None:
        return {"year": (None, None)}
    month_start = subtract_months(days.as_of, 0)
    last_month_end = month_start - timedelta(days=1)
    quarter_start = subtract_months(days.as_of, (days.as_of.month - 1) % 3)
    return {
        "year": (None, None),
        "month": (month_start, days.as_of),
        "last_month": (last_month_end.replace(day=1), last_month_end),
        "quarter": (quarter_start, days.as_of),
        "calendar_year": (date(days.as_of.year, 1, 1), days.as_of),
        "all": (days.first, days.as_of),
    }


def build_month_range(filters: Filters, month: Any, column: str) -> tuple[str, date, date]:
    """The `within` of a request for one month of the period: (column, first day, last day)."""
    narrowed = narrow_to_month(filters, month)
    return column, to_date(narrowed.from_on), to_date(narrowed.to_on)


def narrow_to_month(filters: Filters, month: Any) -> Filters:
    """The filters with their period narrowed to one of its months."""
    first = to_date(month)
    last = subtract_months(first, -1) - timedelta(days=1)
    return filters.with_changes(
        from_on=max(first, filters.from_on) if filters.from_on else first,
        to_on=min(last, filters.to_on) if filters.to_on else last,
    )


def select_finished_months(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows whose `is_unfinished` is false; all rows where it is true in all."""
    finished = frame[~frame["is_unfinished"].astype(bool)]
    return frame if finished.empty else finished


def find_highest_row(frame: pd.DataFrame, column: str) -> dict[str, Any] | None:
    """The row with the highest value of a column; None where the column has no value."""
    known = frame.dropna(subset=[column])
    if known.empty:
        return None
    return {str(name): value for name, value in known.iloc[int(known[column].astype(float).argmax())].items()}
