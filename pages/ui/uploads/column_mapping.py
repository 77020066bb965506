"""The column that each heading of a file means, as proposed or as corrected, with samples of its values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _
from pages.ui.session import persistent_widgets

# Headings that are shown at once.
HEADINGS_PER_PAGE = 40

# Heading, proposed column, reason of the proposal, sample values.
Heading = tuple[str, str | None, str, Sequence[str]]


@dataclass(frozen=True)
class ColumnMapping:
    """A table, and the column that each heading means; None leaves it out."""

    table: str
    columns: tuple[tuple[str, str | None], ...]


def map_headings(key: str, headings: Sequence[Heading], options: Mapping[str, str]) -> dict[str, str | None]:
    """Shows the headings of a file, and lets the reader choose the column of each.

    Args:
        key: beginning of the widgets' keys.
        headings: the headings with the column proposed for each, the reason, and samples of its values.
        options: from column to label.

    Returns:
        The column of each heading; None where the heading is left out.
    """
    first = 0
    if len(headings) > HEADINGS_PER_PAGE:
        first = (st.pagination(-(-len(headings) // HEADINGS_PER_PAGE), key=f"{key}_page") - 1) * HEADINGS_PER_PAGE
    for index in range(first, min(first + HEADINGS_PER_PAGE, len(headings))):
        _show_heading(f"{key}_{index}", headings[index], options)
    return {
        name: st.session_state.get(f"{key}_{index}", proposal) or None
        for index, (name, proposal, _reason, _samples) in enumerate(headings)
    }


def _show_heading(key: str, heading: Heading, options: Mapping[str, str]) -> None:
    name, proposal, reason, samples = heading
    with st.container(key=f"row_{key}"):
        left, right = st.columns([2, 3], vertical_alignment="center")
        with left:
            show_sentence(f"**{name}**")
            st.caption(" · ".join(sample[:40] for sample in samples) or _("no value in the first rows"))
        with right:
            column = persistent_widgets.show_selectbox(
                _("What {heading} means", heading=name),
                ["", *options],
                key=key,
                default=proposal or "",
                format_func=lambda option: options.get(option, _("leave out")),
                label_visibility="collapsed",
            )
            st.caption(reason if (column or None) == proposal else _("as you chose"))
