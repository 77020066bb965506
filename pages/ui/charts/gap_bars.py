"""What is expected beside what is perceived, and the gap between as a bar of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from pages.ui.charts import bars, base_chart
from pages.ui.charts.base_chart import get_muted_colour, to_floats
from pages.ui.charts.palette import ACCENT, BAD_FILL, GOOD_FILL, PALE
from pages.ui.i18n.formatting import format_score

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
    """Two bars from zero to `most` for each label, on their right the gap; a click tells its number."""
    fig = base_chart.create_figure(height=70 + 46 * len(labels))
    rows, carried = list(labels), [[number, ""] for number in row_numbers]
    shared: dict[str, Any] = {
        "y": rows,
        "orientation": "h",
        "customdata": carried,
        "hovertext": list(hover_texts),
        "hoverinfo": "text",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
        "textfont": {"color": get_muted_colour(), "size": 11},
        "textposition": "outside",
        "textangle": 0,
    }
    for values, name, colour, offset in ((first, names[0], PALE, -0.38), (second, names[1], ACCENT, 0.0)):
        fig.add_bar(
            x=to_floats(values),
            name=name,
            marker={"color": colour},
            text=[format_score(one) for one in values],
            width=0.36,
            offset=offset,
            **shared,
        )
    fills = [GOOD_FILL if one is not None and one >= 0 else BAD_FILL for one in to_floats(gaps)]
    signs = [format_signed(one) for one in to_floats(gaps)]
    fig.add_bar(
        x=to_floats(gaps),
        name=names[2],
        xaxis="x2",
        marker={"color": fills},
        text=signs,
        width=0.5,
        offset=-0.25,
        **shared,
    )
    known = [one for one in to_floats(gaps) if one is not None]
    reach = max([0.5, *(abs(one) for one in known)]) * 1.7
    ends = [-reach if min([0.0, *known]) < 0 else -0.1 * reach, reach if max([0.0, *known]) > 0 else 0.1 * reach]
    fig.update_layout(
        barmode="overlay",
        xaxis={"domain": [0, SPLIT], "visible": False, "range": [0, maximum * 1.12]},
        xaxis2={"domain": [SPLIT + 0.04, 1], "visible": False, "range": ends, "fixedrange": True, "anchor": "y"},
    )
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)
    fig.add_shape(
        type="line", xref="x2", yref="paper", x0=0, x1=0, y0=0, y1=1, line={"color": get_muted_colour(), "width": 1}
    )
    bars.add_series_names(fig, {names[0]: PALE, names[1]: ACCENT})
    return fig.add_annotation(
        xref="paper",
        yref="paper",
        x=1,
        y=1,
        xanchor="right",
        yanchor="bottom",
        text=names[2],
        showarrow=False,
        font={"color": get_muted_colour(), "size": 12},
    )


def format_signed(gap: float | None) -> str:
    """`−0.88` or `+0.10`."""
    return "" if gap is None else ("+" if gap > 0 else "") + format_score(gap, 2)
