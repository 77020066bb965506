"""What all charts share: layout, colours of the theme, lines, targets, hover texts, click data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.ui.charts.palette import CATEGORIES, FAINT, MUTED, POINT, QUIET_LINE
from pages.ui.i18n.formatting import format_exact, format_value, is_missing
from pages.ui.i18n.translation import _

HEIGHT = 300
# A click selects a mark; without these Plotly would fade all others.
UNFADED_MARKS: dict[str, Any] = {
    "selected": {"marker": {"opacity": 1}},
    "unselected": {"marker": {"opacity": 1}},
}


def get_muted_colour() -> str:
    """The colour of labels in the reader's theme."""
    return MUTED[get_theme()]


def get_point_colour(is_small: bool = False) -> str:
    """The colour of points and error bars in the reader's theme; paler for small groups."""
    return (FAINT if is_small else POINT)[get_theme()]


def get_theme() -> str:
    """The reader's theme, `light` or `dark`."""
    return "dark" if st.context.theme.type == "dark" else "light"


def create_figure(height: int = HEIGHT) -> go.Figure:
    """An empty figure with the layout of all charts."""
    return go.Figure(
        layout={
            "height": height,
            "margin": {"l": 4, "r": 12, "t": 10, "b": 4, "pad": 4},
            "showlegend": False,
            "barmode": "relative",
            "bargap": 0.28,
            "dragmode": False,
            "clickmode": "event+select",
            "font": {"size": 12},
            "xaxis": {
                "automargin": True,
                "showgrid": False,
                "fixedrange": True,
                "tickfont": {"color": get_muted_colour(), "size": 11},
            },
            "yaxis": {
                "automargin": True,
                "zeroline": True,
                "fixedrange": True,
                "tickfont": {"color": get_muted_colour()},
            },
            "hoverlabel": {"align": "left"},
        }
    )


def build_hover_texts(head: Sequence[str], values: Sequence[Any], unit: str, name: str) -> list[str]:
    """The hover text of each mark: the name of the series, the mark's own head, and its exact value."""
    return [f"<b>{name}</b><br>{mark}: {format_exact(value, unit)}" for mark, value in zip(head, values, strict=True)]


def add_line(
    fig: go.Figure,
    x: Sequence[str],
    values: Sequence[Any],
    *,
    name: str,
    unit: str,
    colour: str = CATEGORIES[0],
    unfinished: Sequence[bool] = (),
    label: str = "above",
) -> go.Figure:
    """Adds a line with gaps where a value is missing.

    Args:
        fig: the figure.
        x: position of each value.
        values: the values.
        name: name of the series, written at the line's end.
        unit: unit of the values.
        colour: colour of the line and its name.
        unfinished: whether each position is unfinished; from the first such on the line is dotted.
        label: where the name stands, `above` or `below` the line's end.

    Returns:
        The same figure.
    """
    heights = to_floats(values)
    open_from = next((index for index in range(len(unfinished)) if bool(unfinished[index])), len(heights))
    hover_texts = build_hover_texts(x, values, unit, name)
    for first, last, dash in ((0, open_from, "solid"), (max(open_from - 1, 0), len(heights), "dot")):
        if dash == "solid" or open_from < len(heights):
            fig.add_scatter(
                x=list(x)[first:last],
                y=heights[first:last],
                mode="lines+markers",
                name=name,
                hovertext=hover_texts[first:last],
                line={"color": colour, "width": 2, "dash": dash},
                marker={"size": 5},
                hoverinfo="text",
                connectgaps=False,
                showlegend=False,
            )
    finished = [index for index in range(open_from) if heights[index] is not None]
    if finished:
        _add_line_name(fig, list(x)[finished[-1]], heights[finished[-1]], name, colour, 12 if label == "above" else -12)
    return fig


def _add_line_name(fig: go.Figure, x: str, y: float | None, name: str, colour: str, shift: int) -> None:
    fig.add_annotation(
        x=x,
        y=y,
        text=name,
        showarrow=False,
        xanchor="right",
        yshift=shift,
        font={"color": colour, "size": 12},
    )


def build_click_data(marks: Sequence[Any], series: str) -> list[list[Any]]:
    """What a click on each mark carries: the index of its row, and the name of its series."""
    return [[index, series] for index in range(len(marks))]


def add_target_line(fig: go.Figure, value: Any, unit: str) -> go.Figure:
    """Adds the target as a thin labelled line; adds nothing where the target is missing."""
    if is_missing(value):
        return fig
    fig.add_shape(
        type="line",
        xref="paper",
        x0=0,
        x1=1,
        y0=float(value),
        y1=float(value),
        line={"color": QUIET_LINE, "width": 1, "dash": "dot"},
    )
    return fig.add_annotation(
        xref="paper",
        x=0,
        y=float(value),
        xanchor="left",
        yanchor="top",
        text=_("target {value}", value=format_value(value, unit)),
        showarrow=False,
        font={"size": 11, "color": get_muted_colour()},
    )


def to_floats(values: Sequence[Any]) -> list[float | None]:
    """The values as floats; None where one is missing, which Plotly draws as a gap."""
    return [None if is_missing(value) else float(value) for value in values]


def list_values(frame: pd.DataFrame, name: str) -> list[Any]:
    """The values of a column; None where one is missing."""
    return [None if is_missing(value) else value for value in frame[name].tolist()]


def list_records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as mappings from column to value."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def compute_shares(values: Sequence[Any]) -> list[float | None]:
    """The share of each value in their sum, 0..1; None where the value is missing or the sum is zero."""
    numbers = to_floats(values)
    total = sum(number for number in numbers if number is not None)
    return [None if number is None or not total else number / total for number in numbers]
