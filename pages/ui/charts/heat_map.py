"""Heat maps with a number in every cell. They are HTML tables, so phones scroll them and screen readers read them."""

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
    """Draws a heat map.

    Args:
        rows: the head of each row.
        columns: the head of each column.
        cells: gives, for a row and a column, the share 0..1 of the colour, the printed text and the hover text.
        corner: the head above the heads of the rows.
        caption: what the map is about, also for screen readers.
        faded: whether the cell of a row and a column is drawn faded.
    """
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
    """The HTML of one cell; without a colour where `share` is None."""
    if share is None:
        return f'<td title="{escape(hover)}">{escape(printed)}</td>'
    fill = interpolate_shade(share, get_theme())
    css_class = ' class="faded"' if faded else ""
    style = f"background:{fill};color:{choose_text_colour(fill)}"
    return f'<td{css_class} style="{style}" title="{escape(hover)}">{escape(printed)}</td>'
