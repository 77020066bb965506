"""Parts of a whole as horizontal bars of one length, with the share of each part written on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from pages.ui.charts import bars, base_chart
from pages.ui.charts.palette import choose_text_colour
from pages.ui.i18n.formatting import format_count, format_exact, format_number, is_missing, join_unit

# On a narrower part its share does not fit.
MIN_LABELLED_SHARE = 0.07


def draw_stacked_bars(
    labels: Sequence[str],
    parts: Mapping[str, tuple[str, Sequence[Any]]],
    colours: Mapping[str, str],
    row_numbers: Sequence[int],
) -> go.Figure:
    """Draws a bar of one length for each label, divided into parts.

    Args:
        labels: the category of each bar.
        parts: from series to its name and its count for each label.
        colours: the colour of each series.
        row_numbers: what a click on each bar carries beside the series.
    """
    fig = base_chart.create_figure(height=70 + 34 * len(labels))
    totals = [
        sum(float(counts[index]) for _name, counts in parts.values() if not is_missing(counts[index]))
        for index in range(len(labels))
    ]
    for series, (name, counts) in parts.items():
        shares = [
            float(count) / total if total and not is_missing(count) else None
            for count, total in zip(counts, totals, strict=True)
        ]
        fig.add_bar(
            x=shares,
            y=list(labels),
            orientation="h",
            name=name,
            marker={"color": colours[series]},
            text=[format_share(share) for share in shares],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": choose_text_colour(colours[series]), "size": 11},
            customdata=[[number, series] for number in row_numbers],
            hovertext=[
                f"<b>{name}</b><br>{label}: {format_count(count)} ({format_exact(share, 'ratio')})"
                for label, count, share in zip(labels, counts, shares, strict=True)
            ],
            hoverinfo="text",
            **base_chart.UNFADED_MARKS,
        )
    fig.update_layout(barmode="stack")
    fig.update_xaxes(visible=False, range=[0, 1])
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)
    bars.add_series_names(fig, {name: colours[series] for series, (name, _counts) in parts.items()})
    return fig.update_annotations(x=1, xanchor="right")


def format_share(share: float | None) -> str:
    """`62 %`; '' where the part is too narrow for it."""
    return "" if share is None or share < MIN_LABELLED_SHARE else join_unit(format_number(share * 100), "%")
