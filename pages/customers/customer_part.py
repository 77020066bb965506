"""A short list on the card, and the way to all of it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.ui import lists, load, tables
from pages.ui.format import decimal
from pages.ui.words import _

MOST = 5


def part(title: str, asked: load.Asked, *, key: str, only: Sequence[str], none: str, finding: str = "") -> None:
    """The first rows under their title; `none` says what would stand there."""
    st.header(title, anchor=False)
    answer = load.rows(asked, limit=MOST)
    if answer.empty:
        st.caption(none)
        return
    if finding:
        st.caption(finding)
    tables.table(answer, key=key, only=only)
    opens(title, asked, load.count(asked), key=key)


def opens(title: str, asked: load.Asked, total: int, *, key: str) -> None:
    """The button to all rows, with how they are computed."""
    with st.container(horizontal=True, key=f"tools_{key}"):
        st.button(
            _("Open all {count}", count=decimal(total)),
            key=f"{key}_all",
            icon=":material/list:",
            type="tertiary",
            on_click=lists.open_asked,
            args=(title, asked),
        )
