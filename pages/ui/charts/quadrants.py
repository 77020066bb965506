"""A scatter chart of four named quadrants; each point is labelled where there is room for its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.ui.charts import base_chart
from pages.ui.charts.base_chart import UNFADED_MARKS, get_muted_colour, to_floats
from pages.ui.charts.palette import QUIET_LINE
from pages.ui.i18n.formatting import is_missing

# Labels are placed for the width of a phone in pixels, so that they fit there too.
WIDTH, HEIGHT = 290, 380
LETTER_WIDTH, LINE_HEIGHT = 6.3, 15
# The side of the point, and where the label begins: in widths to the right and in lines down.
LABEL_SIDES = {
    "middle right": (0, -0.5),
    "middle left": (-1, -0.5),
    "top center": (-0.5, -1.4),
    "bottom center": (-0.5, 0.4),
}


# Left, top, right, bottom.
Box = tuple[float, float, float, float]


def draw_quadrants(
    names: Sequence[str],
    across: Sequence[Any],
    along: Sequence[Any],
    *,
    cuts: tuple[float, float],
    ranges: tuple[tuple[float, float], tuple[float, float]],
    titles: tuple[str, str],
    fields: tuple[str, str, str, str],
    hover_texts: Sequence[str],
    pale: Sequence[bool] = (),
) -> go.Figure:
    """Draws points in four quadrants.

    Args:
        names: the name of each point.
        across: the x value of each point; None leaves it out.
        along: the y value of each point; None leaves it out.
        cuts: the x and the y value where the quadrants meet.
        ranges: the ranges of the x and the y axis.
        titles: the titles of the x and the y axis.
        fields: the names of the quadrants: upper left, upper right, lower left, lower right.
        hover_texts: the hover text of each point.
        pale: whether each point is drawn pale.
    """
    fig = base_chart.create_figure(height=HEIGHT)
    is_pale = list(pale) or [False] * len(names)
    sides = place_labels(names, to_floats(across), to_floats(along), ranges)
    fig.add_scatter(
        x=to_floats(across),
        y=to_floats(along),
        mode="markers+text",
        cliponaxis=False,
        text=[name if side else "" for name, side in zip(names, sides, strict=True)],
        textposition=[side or "middle right" for side in sides],
        textfont={"color": get_muted_colour(), "size": 12},
        marker={"size": 11, "color": [base_chart.get_point_colour(bool(paleness)) for paleness in is_pale]},
        customdata=base_chart.build_click_data(names, ""),
        hovertext=list(hover_texts),
        hoverinfo="text",
        **UNFADED_MARKS,
    )
    line = {"color": QUIET_LINE, "width": 1, "dash": "dot"}
    fig.add_shape(type="line", yref="paper", x0=cuts[0], x1=cuts[0], y0=0, y1=1, line=line)
    fig.add_shape(type="line", xref="paper", x0=0, x1=1, y0=cuts[1], y1=cuts[1], line=line)
    _add_quadrant_names(fig, fields)
    fig.update_xaxes(range=list(ranges[0]), title={"text": titles[0], "font": {"size": 12}}, zeroline=False)
    fig.update_yaxes(range=list(ranges[1]), title={"text": titles[1], "font": {"size": 12}}, zeroline=False)
    return fig


def _add_quadrant_names(fig: go.Figure, names: tuple[str, str, str, str]) -> None:
    corners = ((0, 1), (1, 1), (0, 0), (1, 0))
    for name, (right, top) in zip(names, corners, strict=True):
        fig.add_annotation(
            xref="paper",
            yref="paper",
            x=right,
            y=top,
            xanchor="right" if right else "left",
            yanchor="top" if top else "bottom",
            text=f"<i>{name}</i>",
            showarrow=False,
            font={"color": get_muted_colour(), "size": 11},
        )


def compute_padded_range(values: pd.Series[Any]) -> tuple[float, float]:
    """The range of the values, wider by a quarter on both sides."""
    low, high = float(values.min()), float(values.max())
    margin = (high - low) * 0.25 or 1.0
    return low - margin, high + margin


def place_labels(
    names: Sequence[str],
    across: Sequence[float | None],
    along: Sequence[float | None],
    ranges: tuple[tuple[float, float], tuple[float, float]],
) -> list[str]:
    """Finds the side of its point on which each name overlaps no point and no name before it.

    Returns:
        A Plotly text position for each name; '' where there is no room, so that only the hover text has the name.
    """
    (left, right), (low, high) = ranges
    spots = [
        None
        if is_missing(x) or is_missing(y) or x is None or y is None
        else ((x - left) / (right - left) * WIDTH, (high - y) / (high - low) * HEIGHT)
        for x, y in zip(across, along, strict=True)
    ]
    boxes = [(x - 6, y - 6, x + 6, y + 6) for spot in spots if spot for x, y in (spot,)]
    sides = []
    for name, spot in zip(names, spots, strict=True):
        sides.append(_place_label(name, spot, boxes) if spot else "")
    return sides


def _place_label(name: str, spot: tuple[float, float], boxes: list[Box]) -> str:
    """The first side on which the name is free; adds its box to `boxes`."""
    width = sum(LETTER_WIDTH * (1.8 if ord(letter) > 0x2E7F else 1) for letter in name)
    for side, (right, down) in LABEL_SIDES.items():
        gap = 9 if right == 0 else -9 if right == -1 else 0
        x, y = spot[0] + right * width + gap, spot[1] + down * LINE_HEIGHT
        box = (x, y, x + width, y + LINE_HEIGHT)
        if box[0] < 0 or box[2] > WIDTH or any(_has_overlap(box, other) for other in boxes):
            continue
        boxes.append(box)
        return side
    return ""


def _has_overlap(first: Box, second: Box) -> bool:
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]
