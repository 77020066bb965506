"""Parts of a whole as lying bars of one length, each part with its share written on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from pages.ui import bars, charts
from pages.ui.format import count, decimal, exact, glued, missing
from pages.ui.palette import ink_on

# A narrower part has no room for its share.
LEAST = 0.07


def stacked(
    labels: Sequence[str],
    parts: Mapping[str, tuple[str, Sequence[Any]]],
    colours: Mapping[str, str],
    numbered: Sequence[int],
) -> go.Figure:
    """`parts` maps a series to its name and its counts, one for each label; a click tells its number and series."""
    fig = charts.figure(height=70 + 34 * len(labels))
    wholes = [
        sum(float(found[place]) for _name, found in parts.values() if not missing(found[place]))
        for place in range(len(labels))
    ]
    for series, (name, found) in parts.items():
        shares = [
            float(one) / whole if whole and not missing(one) else None for one, whole in zip(found, wholes, strict=True)
        ]
        fig.add_bar(
            x=shares,
            y=list(labels),
            orientation="h",
            name=name,
            marker={"color": colours[series]},
            text=[written(one) for one in shares],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": ink_on(colours[series]), "size": 11},
            customdata=[[number, series] for number in numbered],
            hovertext=[
                f"<b>{name}</b><br>{label}: {count(one)} ({exact(share, 'ratio')})"
                for label, one, share in zip(labels, found, shares, strict=True)
            ],
            hoverinfo="text",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    fig.update_layout(barmode="stack")
    fig.update_xaxes(visible=False, range=[0, 1])
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)
    bars.above(fig, {name: colours[series] for series, (name, _found) in parts.items()})
    return fig.update_annotations(x=1, xanchor="right")


def written(share: float | None) -> str:
    """`62 %`; nothing where there is no room."""
    return "" if share is None or share < LEAST else glued(decimal(share * 100), "%")
