"""Parts of the reader's period, and the rows of a result that are about finished ones."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd

from pages.ui.choice import months_back
from pages.ui.format import as_day
from queries import Filters


def month_within(filters: Filters, month: Any, column: str) -> tuple[str, date, date]:
    """The days of one of the period's months, for the rows of a list that are dated by `column`."""
    narrowed = month_of(filters, month)
    return column, as_day(narrowed.from_on), as_day(narrowed.to_on)


def month_of(filters: Filters, month: Any) -> Filters:
    """The choice narrowed to one of its months."""
    first = as_day(month)
    last = months_back(first, -1) - timedelta(days=1)
    return filters.but(
        from_on=max(first, filters.from_on) if filters.from_on else first,
        to_on=min(last, filters.to_on) if filters.to_on else last,
    )


def finished(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of months that are over; all rows while none is."""
    over = frame[~frame["is_unfinished"].astype(bool)]
    return frame if over.empty else over


def best(frame: pd.DataFrame, column: str) -> dict[str, Any] | None:
    """The row with the highest value of a column; None where there is no value at all."""
    known = frame.dropna(subset=[column])
    if known.empty:
        return None
    return {str(name): found for name, found in known.iloc[int(known[column].astype(float).argmax())].items()}
