"""Bars: upright by month, lying by segment, each saying its value and what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from pages.ui.charts.base_chart import build_click_data, build_hover_texts, get_muted_colour, to_floats
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
    """Upright bars from zero; `unfinished` ones are hatched, a click tells row and `series`, hovers say `told`."""
    hatched = [HATCH if place < len(unfinished) and bool(unfinished[place]) else "" for place in range(len(x))]
    return fig.add_bar(
        x=list(x),
        y=to_floats(values),
        name=name,
        marker={
            "color": colour,
            "pattern": {"shape": hatched, "fillmode": "overlay", "fgcolor": "#FFFFFF", "size": 6, "solidity": 0.4},
        },
        customdata=build_click_data(x, series),
        hovertext=build_hover_texts(x, values if hover_values is None else hover_values, unit, name),
        hoverinfo="text",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
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
    """Lying bars with their value written beside them, the first on top."""
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
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    fig.update_yaxes(autorange="reversed", showgrid=False)
    # Every series so far decides the room, or the bars of an earlier one would leave the picture.
    known = [length for trace in fig.data for length in trace.x if length is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    room = 1.1 + 0.03 * max([0, *(measure_text_width(str(text)) for trace in fig.data for text in trace.text)])
    fig.update_xaxes(visible=False, range=[low * room, (high or 1) * room])
    return fig


def measure_text_width(text: str) -> int:
    """How many letters wide a text is; a Chinese character takes the room of two."""
    return sum(2 if letter >= "\u2e80" else 1 for letter in text)


def add_series_names(fig: go.Figure, series: dict[str, str]) -> go.Figure:
    """Names the series of a stack in their colours, above it; `series` is name to colour."""
    fig.update_layout(margin={"t": 26})
    marks = (f'<span style="color:{colour}">■</span> {name}' for name, colour in series.items())
    return fig.add_annotation(
        xref="paper",
        yref="paper",
        x=0,
        y=1,
        xanchor="left",
        yanchor="bottom",
        text="&nbsp;&nbsp; ".join(marks),
        showarrow=False,
        font={"color": get_muted_colour(), "size": 12},
    )
