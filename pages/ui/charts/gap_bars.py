"""Pairs of bars, such as expected beside perceived, and the gap between them as a bar of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from pages.ui.charts import bars, base_chart
from pages.ui.charts.base_chart import UNFADED_MARKS, get_muted_colour, to_floats
from pages.ui.charts.palette import ACCENT, BAD_FILL, GOOD_FILL, PALE
from pages.ui.i18n.formatting import format_score

# Share of the width that the pairs take; the gaps take the rest.
SPLIT = 0.66


def draw_gap_bars(
    labels: Sequence[str],
    first: Sequence[Any],
    second: Sequence[Any],
    gaps: Sequence[Any],
    *,
    names: tuple[str, str, str],
    hover_texts: Sequence[str],
    maximum: float,
    row_numbers: Sequence[int],
) -> go.Figure:
    """Draws two horizontal bars from zero for each label, and the gap between them on the right.

    Args:
        labels: the category of each row.
        first: the upper bar of each row, a score.
        second: the lower bar of each row, a score.
        gaps: the gap of each row, in points.
        names: the names of the first bars, the second bars and the gaps.
        hover_texts: the hover text of each row.
        maximum: the highest possible score.
        row_numbers: what a click on each row carries.
    """
    fig = base_chart.create_figure(height=70 + 46 * len(labels))
    shared: dict[str, Any] = {
        "y": list(labels),
        "orientation": "h",
        "customdata": [[number, ""] for number in row_numbers],
        "hovertext": list(hover_texts),
        "hoverinfo": "text",
        "cliponaxis": False,
        "textfont": {"color": get_muted_colour(), "size": 11},
        "textposition": "outside",
        "textangle": 0,
        **UNFADED_MARKS,
    }
    for values, name, colour, offset in ((first, names[0], PALE, -0.38), (second, names[1], ACCENT, 0.0)):
        fig.add_bar(
            x=to_floats(values),
            name=name,
            marker={"color": colour},
            text=[format_score(value) for value in values],
            width=0.36,
            offset=offset,
            **shared,
        )
    _add_gaps(fig, to_floats(gaps), names[2], shared)
    fig.update_layout(barmode="overlay", xaxis={"domain": [0, SPLIT], "visible": False, "range": [0, maximum * 1.12]})
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)
    bars.add_series_names(fig, {names[0]: PALE, names[1]: ACCENT})
    return _add_gap_name(fig, names[2])


def _add_gap_name(fig: go.Figure, name: str) -> go.Figure:
    return fig.add_annotation(
        xref="paper",
        yref="paper",
        x=1,
        y=1,
        xanchor="right",
        yanchor="bottom",
        text=name,
        showarrow=False,
        font={"color": get_muted_colour(), "size": 12},
    )


def _add_gaps(fig: go.Figure, gaps: Sequence[float | None], name: str, shared: Mapping[str, Any]) -> None:
    """Adds the gaps as bars on an axis of their own, with a line at zero."""
    fig.add_bar(
        x=gaps,
        name=name,
        xaxis="x2",
        marker={"color": [GOOD_FILL if gap is not None and gap >= 0 else BAD_FILL for gap in gaps]},
        text=[format_signed(gap) for gap in gaps],
        width=0.5,
        offset=-0.25,
        **shared,
    )
    known = [gap for gap in gaps if gap is not None]
    reach = max([0.5, *(abs(gap) for gap in known)]) * 1.7
    ends = [-reach if min([0.0, *known]) < 0 else -0.1 * reach, reach if max([0.0, *known]) > 0 else 0.1 * reach]
    fig.update_layout(
        xaxis2={"domain": [SPLIT + 0.04, 1], "visible": False, "range": ends, "fixedrange": True, "anchor": "y"}
    )
    fig.add_shape(
        type="line", xref="x2", yref="paper", x0=0, x1=0, y0=0, y1=1, line={"color": get_muted_colour(), "width": 1}
    )


def format_signed(gap: float | None) -> str:
    """`−0.88` or `+0.10`."""
    return "" if gap is None else ("+" if gap > 0 else "") + format_score(gap, 2)
