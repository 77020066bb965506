"""Points with whiskers: a figure and its 95 % interval, small groups pale; and the lines that link comparable ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from pages.ui.charts.base_chart import get_muted_colour, get_point_colour, to_floats


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
    """A point and its interval for each place, upright or `lying`; a click tells the number of its row (`rows`)."""
    found, low, high = to_floats(values), to_floats(lows), to_floats(highs)
    faint = list(pale) or [False] * len(found)
    carried = list(rows) or list(range(len(found)))
    for is_faint in (False, True):
        mine = [place for place, one in enumerate(found) if one is not None and bool(faint[place]) is is_faint]
        if not mine:
            continue
        ink = get_point_colour(is_faint) if is_faint or not colour else colour
        along = [found[place] for place in mine]
        reach = {
            "type": "data",
            "symmetric": False,
            "color": ink,
            "thickness": 1.5,
            "width": 4,
            "array": [compute_whisker_length(high[place], found[place]) for place in mine],
            "arrayminus": [compute_whisker_length(found[place], low[place]) for place in mine],
        }
        across = [places[place] for place in mine]
        fig.add_scatter(
            x=along if is_horizontal else across,
            y=across if is_horizontal else along,
            mode="markers",
            name=name,
            **{"error_x" if is_horizontal else "error_y": reach},
            marker={"color": ink, "size": 8, "symbol": "circle-open" if is_faint else "circle", "line": {"width": 1.5}},
            customdata=[[carried[place], name] for place in mine],
            hovertext=[hover_texts[place] for place in mine],
            hoverinfo="text",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    if notes:
        add_row_notes(fig, places, [notes[place] if found[place] is not None else "" for place in range(len(found))])
    return fig


def widen_axis(axis: dict[str, Any]) -> dict[str, Any]:
    """The axis with room on both sides, so that no whisker ends at the edge."""
    low, high = axis["range"]
    edge = (high - low) * 0.06
    return {**axis, "range": [low - edge, high + edge]}


def compute_whisker_length(end: float | None, found: float | None) -> float:
    """How long the whisker is."""
    return 0.0 if end is None or found is None else max(0.0, end - found)


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
    """Lines from (x, y) to (x, y), one for each pair that may be compared."""
    across = [one for first, _low, second, _high in pairs for one in (first, second, None)]
    along = [one for _first, low, _second, high in pairs for one in (low, high, None)]
    return fig.add_scatter(x=across, y=along, mode="lines", line={"color": colour, "width": 1.5}, hoverinfo="skip")
