"""What the headings of a file mean: a row for each, with a sample of its values, to be corrected by the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _
from pages.ui.session import persistent_widgets

# So many headings stand on the page at once.
HEADINGS_PER_PAGE = 40

Heading = tuple[str, str | None, str, Sequence[str]]


@dataclass(frozen=True)
class ColumnMapping:
    """A table, and the column that each heading means; None leaves it out."""

    table: str
    columns: tuple[tuple[str, str | None], ...]


def map_headings(key: str, found: Sequence[Heading], options: Mapping[str, str]) -> dict[str, str | None]:
    """The column of each heading, as proposed or as the person chose it; (heading, proposal, reason, samples) each."""
    first = 0
    if len(found) > HEADINGS_PER_PAGE:
        first = (st.pagination(-(-len(found) // HEADINGS_PER_PAGE), key=f"{key}_page") - 1) * HEADINGS_PER_PAGE
    for place in range(first, min(first + HEADINGS_PER_PAGE, len(found))):
        _show_heading(f"{key}_{place}", found[place], options)
    return {one[0]: st.session_state.get(f"{key}_{place}", one[1]) or None for place, one in enumerate(found)}


def _show_heading(key: str, one: Heading, options: Mapping[str, str]) -> None:
    heading, proposed, reason, samples = one
    with st.container(key=f"row_{key}"):
        left, right = st.columns([2, 3], vertical_alignment="center")
        with left:
            show_sentence(f"**{heading}**")
            st.caption(" · ".join(sample[:40] for sample in samples) or _("no value in the first rows"))
        with right:
            chosen = persistent_widgets.show_selectbox(
                _("What {heading} means", heading=heading),
                ["", *options],
                key=key,
                default=proposed or "",
                format_func=lambda column: options.get(column, _("leave out")),
                label_visibility="collapsed",
            )
            st.caption(reason if (chosen or None) == proposed else _("as you chose"))
