"""Heat maps that print their number in every cell: a table, so that phones scroll it and screen readers read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from pages.ui.charts.base_chart import get_theme
from pages.ui.charts.palette import choose_text_colour, interpolate_shade


def show_heat_map(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Callable[[int, int], tuple[float | None, str, str]],
    *,
    corner: str,
    caption: str,
    faded: Callable[[int, int], bool] = lambda row, column: False,
) -> None:
    """Draws the map; `cells(row, column)` gives the share 0..1 of the colour, the printed text and the hover."""
    body = []
    for row, name in enumerate(rows):
        line = [f'<th scope="row">{escape(name)}</th>']
        for column in range(len(columns)):
            line.append(render_cell(*cells(row, column), faded=faded(row, column)))
        body.append(f"<tr>{''.join(line)}</tr>")
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    st.html(
        f'<div class="heat" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr><td>{escape(corner)}</td>{head}</tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def render_cell(share: float | None, printed: str, hover: str, *, faded: bool) -> str:
    """One coloured cell; a cell without a value is left blank."""
    if share is None:
        return f'<td title="{escape(hover)}">{escape(printed)}</td>'
    fill = interpolate_shade(share, get_theme())
    mark = ' class="faded"' if faded else ""
    return f'<td{mark} style="background:{fill};color:{choose_text_colour(fill)}" title="{escape(hover)}">{escape(printed)}</td>'
