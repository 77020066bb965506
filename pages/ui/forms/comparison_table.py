"""A table that compares versions of the same thing field by field and marks differences."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from pages.ui.i18n.formatting import NONE
from pages.ui.i18n.translation import _


def show_comparison_table(titles: Sequence[str], rows: Sequence[tuple[str, ...]], *, alt: str) -> None:
    """Shows the table.

    Args:
        titles: the heading of each version.
        rows: the label of each field and its value in each version; '' for no value.
        alt: caption, for screen readers too.
    """
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    body = "".join(_render_row(label, values) for label, *values in rows)
    st.html(
        f'<div class="sides"><table><caption>{escape(alt)}</caption><thead><tr><td></td>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _render_row(label: str, values: Sequence[str]) -> str:
    differs = len({value for value in values if value}) > 1
    mark = f' <abbr title="{escape(_("They differ"))}">≠</abbr>' if differs else ""
    cells = "".join(f"<td>{escape(value) if value else NONE}</td>" for value in values)
    return f'<tr{" class=differs" if differs else ""}><th scope="row">{escape(label)}{mark}</th>{cells}</tr>'
