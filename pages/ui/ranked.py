"""Ranked tables: the figures of a page by region, branch, person or kind; a chosen row becomes the filter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.ui import choice, load
from pages.ui.boundary import fragment
from pages.ui.headings import value
from pages.ui.panel import downloads
from pages.ui.tables import table
from pages.ui.words import _
from queries import Filters

FIELDS = ("branch", "owner", "region", "kind")


def ranked(name: str, filters: Filters, *, key: str, title: str, only: Sequence[str]) -> None:
    """The answer split by a field that the reader picks; `only` these columns on screen, all of them in the files."""
    st.header(title, anchor=False)
    _split(name, filters, key, tuple(only))


@fragment
def _split(name: str, filters: Filters, key: str, only: tuple[str, ...]) -> None:
    if "touched" in st.session_state:
        st.rerun()
    by = st.segmented_control(
        _("Split by"), FIELDS, default=FIELDS[0], required=True, key=key,
        format_func=lambda field: value("field", field), label_visibility="collapsed",
    )  # fmt: skip
    field = str(by or FIELDS[0])
    found = load.ask(name, filters, field)
    frame = found.frame.sort_values(only[0], ascending=False, kind="stable").reset_index(drop=True)
    answer = load.Answer(found.asked, frame)
    counted = next((column for column in ("customers", "opening") if column in frame), None)

    def picked(row: dict[str, Any], _series: str) -> None:
        choice.narrow(**{field: (str(row[field]),)})

    st.caption(_("Choose a row to filter by it. Groups of few customers say so."))
    table(answer, key=f"{key}_{field}", only=(field, *only), height=380, on_pick=picked, marked=counted)
    downloads(answer.asked, key=f"{key}_{field}")
