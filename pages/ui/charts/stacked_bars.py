"""Parts of a whole as lying bars of one length, each part with its share written on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from pages.ui.charts import bars, base_chart
from pages.ui.charts.palette import choose_text_colour
from pages.ui.i18n.formatting import format_count, format_exact, format_number, is_missing, join_unit

# A narrower part has no room for its share.
MIN_LABELLED_SHARE = 0.07


def draw_stacked_bars(
    labels: Sequence[str],
    parts: Mapping[str, tuple[str, Sequence[Any]]],
    colours: Mapping[str, str],
    row_numbers: Sequence[int],
) -> go.Figure:
    """`parts` maps a series to its name and its counts, one for each label; a click tells its number and series."""
    fig = base_chart.create_figure(height=70 + 34 * len(labels))
    wholes = [
        sum(float(found[place]) for _name, found in parts.values() if not is_missing(found[place]))
        for place in range(len(labels))
    ]
    for series, (name, found) in parts.items():
        shares = [
            float(one) / whole if whole and not is_missing(one) else None
            for one, whole in zip(found, wholes, strict=True)
        ]
        fig.add_bar(
            x=shares,
            y=list(labels),
            orientation="h",
            name=name,
            marker={"color": colours[series]},
            text=[format_share(one) for one in shares],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": choose_text_colour(colours[series]), "size": 11},
            customdata=[[number, series] for number in row_numbers],
            hovertext=[
                f"<b>{name}</b><br>{label}: {format_count(one)} ({format_exact(share, 'ratio')})"
                for label, one, share in zip(labels, found, shares, strict=True)
            ],
            hoverinfo="text",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    fig.update_layout(barmode="stack")
    fig.update_xaxes(visible=False, range=[0, 1])
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)
    bars.add_series_names(fig, {name: colours[series] for series, (name, _found) in parts.items()})
    return fig.update_annotations(x=1, xanchor="right")


def format_share(share: float | None) -> str:
    """`62 %`; nothing where there is no room."""
    return "" if share is None or share < MIN_LABELLED_SHARE else join_unit(format_number(share * 100), "%")
