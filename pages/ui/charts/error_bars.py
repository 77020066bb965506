"""Points with error bars: a figure and its 95 % interval, and the lines that link comparable points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from pages.ui.charts.base_chart import UNFADED_MARKS, get_muted_colour, get_point_colour, to_floats

WHISKERS = {"type": "data", "symmetric": False, "thickness": 1.5, "width": 4}


def add_error_bars(
    fig: go.Figure,
    places: Sequence[Any],
    values: Sequence[Any],
    lows: Sequence[Any],
    highs: Sequence[Any],
    *,
    name: str,
    hover_texts: Sequence[str],
    pale: Sequence[bool] = (),
    colour: str = "",
    rows: Sequence[int] = (),
    is_horizontal: bool = False,
    notes: Sequence[str] = (),
) -> go.Figure:
    """Adds a point and its interval for each value that is not missing.

    Args:
        fig: the figure.
        places: the position of each point on the axis that does not show the values.
        values: the figures.
        lows: the lower ends of the intervals.
        highs: the upper ends of the intervals.
        name: name of the series.
        hover_texts: the hover text of each point.
        pale: whether each point is drawn pale, as figures of small groups are.
        colour: colour of the points that are not pale; that of the theme where empty.
        rows: the row that a click on each point carries; its index where empty.
        is_horizontal: whether the values lie on the x axis.
        notes: a text for each point at the right edge of its row.

    Returns:
        The same figure.
    """
    points, low, high = to_floats(values), to_floats(lows), to_floats(highs)
    is_pale = list(pale) or [False] * len(points)
    row_numbers = list(rows) or list(range(len(points)))
    for paleness in (False, True):
        drawn = [index for index, point in enumerate(points) if point is not None and bool(is_pale[index]) is paleness]
        if not drawn:
            continue
        ink = get_point_colour(paleness) if paleness or not colour else colour
        above = [_compute_whisker_length(high[index], points[index]) for index in drawn]
        below = [_compute_whisker_length(points[index], low[index]) for index in drawn]
        axes = ("x", "y") if is_horizontal else ("y", "x")
        fig.add_scatter(
            **{axes[0]: [points[index] for index in drawn], axes[1]: [places[index] for index in drawn]},
            **{f"error_{axes[0]}": {**WHISKERS, "color": ink, "array": above, "arrayminus": below}},
            mode="markers",
            name=name,
            marker={"color": ink, "size": 8, "symbol": "circle-open" if paleness else "circle", "line": {"width": 1.5}},
            customdata=[[row_numbers[index], name] for index in drawn],
            hovertext=[hover_texts[index] for index in drawn],
            hoverinfo="text",
            **UNFADED_MARKS,
        )
    if notes:
        add_row_notes(fig, places, [note if points[index] is not None else "" for index, note in enumerate(notes)])
    return fig


def widen_axis(axis: dict[str, Any]) -> dict[str, Any]:
    """The layout of an axis with a wider range, so that no error bar ends at the edge."""
    low, high = axis["range"]
    margin = (high - low) * 0.06
    return {**axis, "range": [low - margin, high + margin]}


def _compute_whisker_length(upper: float | None, lower: float | None) -> float:
    """The distance from `lower` up to `upper`; zero where one is missing or they are in reverse order."""
    return 0.0 if upper is None or lower is None else max(0.0, upper - lower)


def add_row_notes(fig: go.Figure, places: Sequence[Any], notes: Sequence[str]) -> None:
    """Writes each note at the right edge of its row."""
    fig.add_scatter(
        x=[1.0] * len(places),
        y=list(places),
        xaxis="x2",
        mode="text",
        text=list(notes),
        textposition="middle left",
        textfont={"color": get_muted_colour(), "size": 11},
        hoverinfo="skip",
        cliponaxis=False,
    )
    fig.update_layout(
        xaxis={"domain": [0.0, 0.7]},
        xaxis2={"domain": [0.72, 1.0], "visible": False, "range": [0, 1], "fixedrange": True, "anchor": "y"},
    )


def add_links(fig: go.Figure, pairs: Sequence[tuple[Any, Any, Any, Any]], *, colour: str) -> go.Figure:
    """Adds a line for each (x, y, x, y) of two points that may be compared."""
    xs = [x for x1, _y1, x2, _y2 in pairs for x in (x1, x2, None)]
    ys = [y for _x1, y1, _x2, y2 in pairs for y in (y1, y2, None)]
    return fig.add_scatter(x=xs, y=ys, mode="lines", line={"color": colour, "width": 1.5}, hoverinfo="skip")
