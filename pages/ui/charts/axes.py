"""Axes that count in round steps and name months shortly."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go
from babel.dates import format_date

from pages.ui.i18n.formatting import format_month, format_value, is_missing, to_date
from pages.ui.i18n.translation import get_language, get_locale


def build_value_axis(values: Sequence[Any], unit: str, *, zero: bool = True) -> dict[str, Any]:
    """An axis for values of a unit: few round steps, written as a person tells them."""
    known = [float(value) for value in values if not is_missing(value)]
    low, high = (min([0.0, *known]), max([0.0, *known])) if zero or not known else (min(known), max(known))
    if high == low:
        high = low + 1
    rough = (high - low) / 4
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough * 0.999)
    if unit == "count":
        step = max(1.0, math.ceil(step))
    first = math.floor(low / step)
    places = [step * turn for turn in range(first, math.ceil(high / step - 1e-9) + 1)]
    return {
        "tickmode": "array",
        "tickvals": places,
        "ticktext": [format_tick(place, unit, step) for place in places],
        "range": [low - (high - low) * (0.06 if low < 0 else 0.0), high + (high - low) * 0.06],
    }


def format_tick(value: float, unit: str, step: float) -> str:
    """A label on an axis: no more digits than the step needs."""
    if unit == "ratio" and step < 0.01:
        return format_value(value, unit)
    return re.sub(r"\.0(?!\d)", "", format_value(value, unit))


def set_month_axis(fig: go.Figure, months: Iterable[Any]) -> list[str]:
    """Puts short month names on the axis, the year under the first and each January; gives the full names."""
    months = list(months)
    names = [format_month(found) for found in months]
    every = max(1, -(-len(names) // 14))
    # Where a January follows at once, its year says the first month's too, and the two would not stand side by side.
    crowded = len(months) > every and to_date(months[every]).month == 1
    marks = [
        format_short_month(found)
        + (f"<br>{format_year(found)}" if (place == 0 and not crowded) or to_date(found).month == 1 else "")
        for place, found in enumerate(months)
    ]
    fig.update_xaxes(type="category", tickmode="array", tickvals=names[::every], ticktext=marks[::every], tickangle=0)
    return names


def format_short_month(value: Any) -> str:
    """`Nov`, `11月`."""
    return str(format_date(to_date(value), "M月" if get_language() == "zh" else "MMM", locale=get_locale()))


def format_year(value: Any) -> str:
    """`2011`, `2011年`."""
    return str(format_date(to_date(value), "y年" if get_language() == "zh" else "y", locale=get_locale()))
