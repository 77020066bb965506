"""Two or more versions of the same thing side by side, field by field; where they differ is marked."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from pages.ui.i18n.formatting import NONE
from pages.ui.i18n.translation import _


def show_comparison_table(titles: Sequence[str], rows: Sequence[tuple[str, ...]], *, alt: str) -> None:
    """A table with a heading for each version; a row is a field's name and what each version says."""
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    body = "".join(_render_row(name, said) for name, *said in rows)
    st.html(
        f'<div class="sides"><table><caption>{escape(alt)}</caption><thead><tr><td></td>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _render_row(name: str, versions: Sequence[str]) -> str:
    differs = len({one for one in versions if one}) > 1
    mark = f' <abbr title="{escape(_("They differ"))}">≠</abbr>' if differs else ""
    cells = "".join(f"<td>{escape(one) if one else NONE}</td>" for one in versions)
    return f'<tr{" class=differs" if differs else ""}><th scope="row">{escape(name)}{mark}</th>{cells}</tr>'
