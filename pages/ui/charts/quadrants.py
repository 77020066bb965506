"""A map of points in four named fields, each point labelled where there is room for its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.ui.charts import base_chart
from pages.ui.charts.base_chart import get_muted_colour, to_floats
from pages.ui.charts.palette import QUIET_LINE
from pages.ui.i18n.formatting import is_missing

# Names are placed for the width of a phone, so that they stand there too.
WIDTH, HEIGHT = 290, 380
LETTER, LINE = 6.3, 15
LABEL_SIDES = {
    "middle right": (0, -0.5),
    "middle left": (-1, -0.5),
    "top center": (-0.5, -1.4),
    "bottom center": (-0.5, 0.4),
}


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
    """`fields` names the four parts: upper left, upper right, lower left, lower right."""
    fig = base_chart.create_figure(height=HEIGHT)
    faint = list(pale) or [False] * len(names)
    sides = place_labels(names, to_floats(across), to_floats(along), ranges)
    fig.add_scatter(
        x=to_floats(across),
        y=to_floats(along),
        mode="markers+text",
        cliponaxis=False,
        text=[name if side else "" for name, side in zip(names, sides, strict=True)],
        textposition=[side or "middle right" for side in sides],
        textfont={"color": get_muted_colour(), "size": 12},
        marker={"size": 11, "color": [base_chart.get_point_colour(bool(one)) for one in faint]},
        customdata=base_chart.build_click_data(names, ""),
        hovertext=list(hover_texts),
        hoverinfo="text",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    line = {"color": QUIET_LINE, "width": 1, "dash": "dot"}
    fig.add_shape(type="line", yref="paper", x0=cuts[0], x1=cuts[0], y0=0, y1=1, line=line)
    fig.add_shape(type="line", xref="paper", x0=0, x1=1, y0=cuts[1], y1=cuts[1], line=line)
    corners = ((0, 1), (1, 1), (0, 0), (1, 0))
    for name, (right, top) in zip(fields, corners, strict=True):
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
    fig.update_xaxes(range=list(ranges[0]), title={"text": titles[0], "font": {"size": 12}}, zeroline=False)
    fig.update_yaxes(range=list(ranges[1]), title={"text": titles[1], "font": {"size": 12}}, zeroline=False)
    return fig


def compute_padded_range(values: pd.Series[Any]) -> tuple[float, float]:
    """The values with some room on both sides."""
    low, high = float(values.min()), float(values.max())
    edge = (high - low) * 0.25 or 1.0
    return low - edge, high + edge


def place_labels(
    names: Sequence[str],
    across: Sequence[float | None],
    along: Sequence[float | None],
    ranges: tuple[tuple[float, float], tuple[float, float]],
) -> list[str]:
    """On which side of its point each name has room; '' where it has none and only the hover tells it."""
    (left, right), (low, high) = ranges
    spots = [
        None
        if is_missing(x) or is_missing(y) or x is None or y is None
        else ((x - left) / (right - left) * WIDTH, (high - y) / (high - low) * HEIGHT)
        for x, y in zip(across, along, strict=True)
    ]
    taken = [(x - 6, y - 6, x + 6, y + 6) for spot in spots if spot for x, y in (spot,)]
    sides = []
    for name, spot in zip(names, spots, strict=True):
        sides.append(_find_free_side(name, spot, taken) if spot else "")
    return sides


def _find_free_side(name: str, spot: tuple[float, float], taken: list[tuple[float, float, float, float]]) -> str:
    size = sum(LETTER * (1.8 if ord(sign) > 0x2E7F else 1) for sign in name)
    for side, (right, down) in LABEL_SIDES.items():
        gap = 9 if right == 0 else -9 if right == -1 else 0
        x, y = spot[0] + right * size + gap, spot[1] + down * LINE
        box = (x, y, x + size, y + LINE)
        if box[0] < 0 or box[2] > WIDTH or any(_has_overlap(box, other) for other in taken):
            continue
        taken.append(box)
        return side
    return ""


def _has_overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
