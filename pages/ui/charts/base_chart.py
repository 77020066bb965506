"""Charts in one look: quiet axes, exact hovers, unfinished parts hatched, colours that everybody can tell apart."""

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


def get_muted_colour() -> str:
    """The quiet ink of labels in the theme that the reader looks at."""
    return MUTED[get_theme()]


def get_point_colour(is_small: bool = False) -> str:
    """The ink of points and whiskers in the theme that the reader looks at; those of small groups stand back."""
    return (FAINT if is_small else POINT)[get_theme()]


def get_theme() -> str:
    """The theme that the reader looks at: light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"


def create_figure(height: int = HEIGHT) -> go.Figure:
    """An empty figure in the one look."""
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
    """What each mark says when pointed at: exact, and why there is nothing where there is nothing."""
    return [f"<b>{name}</b><br>{one}: {format_exact(value, unit)}" for one, value in zip(head, values, strict=True)]


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
    """A line with gaps where there is no value, dotted into what is unfinished, named `above` or `below` its end."""
    drawn = to_floats(values)
    open_from = next((place for place in range(len(unfinished)) if bool(unfinished[place])), len(drawn))
    told = build_hover_texts(x, values, unit, name)
    for first, last, dash in ((0, open_from, "solid"), (max(open_from - 1, 0), len(drawn), "dot")):
        if dash == "solid" or open_from < len(drawn):
            fig.add_scatter(
                x=list(x)[first:last],
                y=drawn[first:last],
                mode="lines+markers",
                name=name,
                hovertext=told[first:last],
                line={"color": colour, "width": 2, "dash": dash},
                marker={"size": 5},
                hoverinfo="text",
                connectgaps=False,
                showlegend=False,
            )
    known = [place for place in range(open_from) if drawn[place] is not None]
    if known:
        fig.add_annotation(
            x=list(x)[known[-1]],
            y=drawn[known[-1]],
            text=name,
            showarrow=False,
            xanchor="right",
            yshift=12 if label == "above" else -12,
            font={"color": colour, "size": 12},
        )
    return fig


def build_click_data(marks: Sequence[Any], series: str) -> list[list[Any]]:
    """What a click on a mark tells: the number of its row, and its series."""
    return [[place, series] for place in range(len(marks))]


def add_target_line(fig: go.Figure, value: Any, unit: str) -> go.Figure:
    """The target as a thin labelled line; nothing where there is none."""
    if is_missing(value):
        return fig
    said = _("target {value}", value=format_value(value, unit))
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
        text=said,
        showarrow=False,
        font={"size": 11, "color": get_muted_colour()},
    )


def to_floats(values: Sequence[Any]) -> list[float | None]:
    """Plain numbers; nothing where there is no value, so that it is drawn as a gap."""
    return [None if is_missing(value) else float(value) for value in values]


def list_values(frame: pd.DataFrame, name: str) -> list[Any]:
    """A column as plain values, null as None."""
    return [None if is_missing(value) else value for value in frame[name].tolist()]


def list_records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as mappings from column to value."""
    return [{str(name): found for name, found in row.items()} for row in frame.to_dict("records")]


def compute_shares(values: Sequence[Any]) -> list[float | None]:
    """Each value's share of their sum; nothing where the sum is nothing."""
    drawn = to_floats(values)
    whole = sum(value for value in drawn if value is not None)
    return [None if value is None or not whole else value / whole for value in drawn]
