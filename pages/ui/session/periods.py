"""Months of the period, and the rows of a result that are about finished months."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd

from pages.ui.i18n.formatting import to_date
from pages.ui.session.view_state import subtract_months
from queries import Filters


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
