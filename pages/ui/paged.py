"""A result about customers, a page at a time: names lead to cards, files hold all rows, and how it is computed."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.ui import load
from pages.ui.customer_link import links, look_of_links
from pages.ui.explain import explanation
from pages.ui.format import NONE
from pages.ui.panel import downloads
from pages.ui.tables import cells, look
from pages.ui.words import _

PAGE = 20
# Columns of whole points.
POINTS = ("card_", "target_")


def paged(asked: load.Asked, total: int, *, key: str, only: Sequence[str], alt: str) -> None:
    """The rows on screen have the columns `only` and the name; the files have all."""
    with st.container(horizontal=True, gap="xsmall", key=f"tools_{key}"):
        files = st.popover(_("Download"), icon=":material/download:", key=f"{key}_files", on_change="rerun")
        how = st.popover(
            _("How is this computed?"), icon=":material/info:", key=f"{key}_how", on_change="rerun", type="tertiary"
        )
    if files.open:
        with files:
            downloads(asked, key=key)
    if how.open:
        with how:
            explanation(asked)
    pages = -(-total // PAGE)
    number = st.pagination(pages, key=f"{key}_page_{asked!r}") if pages > 1 else 1
    answer = load.rows(asked, PAGE, (number - 1) * PAGE)
    shown = pd.DataFrame({"name": links(answer.frame)} | {name: cells(answer, name) for name in only})
    points = {name for name in only if name.startswith(POINTS) and not name.endswith("_score")}
    looks = {name: look(name, "count" if name in points else answer.unit(name)) for name in only} | {
        "name": look_of_links("name")
    }
    # The table is about one score; the other columns' names need the room.
    for name in only:
        if name.endswith("_score"):
            looks[name]["label"] = _("Score")
    st.dataframe(
        shown, key=f"{key}_{number}", hide_index=True, column_config=looks, placeholder=NONE, height="content", alt=alt
    )
