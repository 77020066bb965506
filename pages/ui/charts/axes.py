"""Axes with ticks at round values, and axes of months with short names."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go
from babel.dates import format_date

from pages.ui.i18n.formatting import format_month, format_value, is_missing, to_date
from pages.ui.i18n.translation import get_language, get_locale

# More labels do not fit beside each other on a phone.
MAX_TICKS = 14


def build_value_axis(values: Sequence[Any], unit: str, *, zero: bool = True) -> dict[str, Any]:
    """Layout of an axis for values of a unit: about four round steps, labelled as the unit is written.

    Args:
        values: the values that the axis has to hold; missing ones are left out.
        unit: unit of the values.
        zero: whether the axis holds zero.

    Returns:
        Properties of a Plotly axis: tick values, tick labels, range.
    """
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
    ticks = [step * count for count in range(first, math.ceil(high / step - 1e-9) + 1)]
    return {
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": [format_tick(tick, unit, step) for tick in ticks],
        "range": [low - (high - low) * (0.06 if low < 0 else 0.0), high + (high - low) * 0.06],
    }


def format_tick(value: float, unit: str, step: float) -> str:
    """Label of a tick, without digits that the step does not need."""
    if unit == "ratio" and step < 0.01:
        return format_value(value, unit)
    return re.sub(r"\.0(?!\d)", "", format_value(value, unit))


def set_month_axis(fig: go.Figure, months: Iterable[Any]) -> list[str]:
    """Labels the x axis with short month names, with the year under the first month and under each January.

    Returns:
        The full names of the months, which are the categories of the axis.
    """
    months = list(months)
    names = [format_month(month) for month in months]
    every = max(1, -(-len(names) // MAX_TICKS))
    # Two years would overlap where a January follows the first month at once.
    has_january_next = len(months) > every and to_date(months[every]).month == 1
    labels = [
        format_short_month(month)
        + (f"<br>{format_year(month)}" if (index == 0 and not has_january_next) or to_date(month).month == 1 else "")
        for index, month in enumerate(months)
    ]
    fig.update_xaxes(type="category", tickmode="array", tickvals=names[::every], ticktext=labels[::every], tickangle=0)
    return names


def format_short_month(value: Any) -> str:
    """`Nov`, `11月`."""
    return str(format_date(to_date(value), "M月" if get_language() == "zh" else "MMM", locale=get_locale()))


def format_year(value: Any) -> str:
    """`2011`, `2011年`."""
    return str(format_date(to_date(value), "y年" if get_language() == "zh" else "y", locale=get_locale()))
