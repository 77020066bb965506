"""A short list on the card, and the way to all of it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.ui import lists, load, tables
from pages.ui.format import format_number
from pages.ui.words import _

SHORT_LIST_LENGTH = 5


def _render_short_list(
    title: str, asked: load.QueryRequest, *, key: str, only: Sequence[str], none: str, finding: str = ""
) -> None:
    """The first rows under their title; `none` says what would stand there."""
    st.header(title, anchor=False)
    answer = load.load_rows(asked, limit=SHORT_LIST_LENGTH)
    if answer.empty:
        st.caption(none)
        return
    if finding:
        st.caption(finding)
    tables.show_table(answer, key=key, only=only)
    _render_open_all_button(title, asked, load.count_rows(asked), key=key)


def _render_open_all_button(title: str, asked: load.QueryRequest, total: int, *, key: str) -> None:
    """The button to all rows, with how they are computed."""
    with st.container(horizontal=True, key=f"tools_{key}"):
        st.button(
            _("Open all {count}", count=format_number(total)),
            key=f"{key}_all",
            icon=":material/list:",
            type="tertiary",
            on_click=lists.open_request,
            args=(title, asked),
        )
