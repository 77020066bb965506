"""Vertical bars by month and horizontal bars by segment, with values, hover texts and click data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from pages.ui.charts.base_chart import (
    UNFADED_MARKS,
    build_click_data,
    build_hover_texts,
    get_muted_colour,
    to_floats,
)
from pages.ui.charts.palette import CATEGORIES
from pages.ui.i18n.formatting import format_value

HATCH = "/"


def add_bars(
    fig: go.Figure,
    x: Sequence[str],
    values: Sequence[Any],
    *,
    name: str,
    unit: str,
    colour: str = CATEGORIES[0],
    unfinished: Sequence[bool] = (),
    series: str = "",
    hover_values: Sequence[Any] | None = None,
) -> go.Figure:
    """Adds vertical bars from zero.

    Args:
        fig: the figure.
        x: the category of each bar.
        values: the height of each bar; None leaves a gap.
        name: name of the series in hover texts.
        unit: unit of the values.
        colour: colour of the bars.
        unfinished: whether each bar is unfinished; such bars are hatched.
        series: what a click carries beside the index of the bar.
        hover_values: the values that hover texts show, where they differ from the heights.

    Returns:
        The same figure.
    """
    patterns = [HATCH if index < len(unfinished) and bool(unfinished[index]) else "" for index in range(len(x))]
    return fig.add_bar(
        x=list(x),
        y=to_floats(values),
        name=name,
        marker={
            "color": colour,
            "pattern": {"shape": patterns, "fillmode": "overlay", "fgcolor": "#FFFFFF", "size": 6, "solidity": 0.4},
        },
        customdata=build_click_data(x, series),
        hovertext=build_hover_texts(x, values if hover_values is None else hover_values, unit, name),
        hoverinfo="text",
        **UNFADED_MARKS,
    )


def add_horizontal_bars(
    fig: go.Figure,
    labels: Sequence[str],
    values: Sequence[Any],
    *,
    name: str,
    unit: str,
    colours: Sequence[str] | str = CATEGORIES[0],
    series: str = "",
    notes: Sequence[str] = (),
) -> go.Figure:
    """Adds horizontal bars with their values written beside them, the first on top.

    Args:
        fig: the figure.
        labels: the category of each bar.
        values: the length of each bar; None leaves a gap.
        name: name of the series in hover texts.
        unit: unit of the values.
        colours: one colour, or one for each bar.
        series: what a click carries beside the index of the bar.
        notes: what is written beside each bar in place of its value.

    Returns:
        The same figure.
    """
    fig.add_bar(
        x=to_floats(values),
        y=list(labels),
        orientation="h",
        name=name,
        marker={"color": colours},
        text=list(notes) or [format_value(value, unit) for value in values],
        textposition="outside",
        textfont={"color": get_muted_colour()},
        cliponaxis=False,
        customdata=build_click_data(labels, series),
        hovertext=build_hover_texts(labels, values, unit, name),
        hoverinfo="text",
        **UNFADED_MARKS,
    )
    fig.update_yaxes(autorange="reversed", showgrid=False)
    # All series so far count, or the bars of an earlier one would leave the picture.
    lengths = [length for trace in fig.data for length in trace.x if length is not None]
    low, high = min([0.0, *lengths]), max([0.0, *lengths])
    margin = 1.1 + 0.03 * max([0, *(measure_text_width(str(text)) for trace in fig.data for text in trace.text)])
    fig.update_xaxes(visible=False, range=[low * margin, (high or 1) * margin])
    return fig


def measure_text_width(text: str) -> int:
    """The width of a text in Latin letters; a Chinese character counts as two."""
    return sum(2 if letter >= "\u2e80" else 1 for letter in text)


def add_series_names(fig: go.Figure, series: dict[str, str]) -> go.Figure:
    """Adds a legend above the chart; `series` maps each name to its colour."""
    fig.update_layout(margin={"t": 26})
    entries = (f'<span style="color:{colour}">■</span> {name}' for name, colour in series.items())
    return fig.add_annotation(
        xref="paper",
        yref="paper",
        x=0,
        y=1,
        xanchor="left",
        yanchor="bottom",
        text="&nbsp;&nbsp; ".join(entries),
        showarrow=False,
        font={"color": get_muted_colour(), "size": 12},
    )
