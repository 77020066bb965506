"""Ranked tables: the figures of a page by region, branch, person or kind; a chosen row becomes the filter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.ui import choice, lists, load
from pages.ui.boundary import fragment
from pages.ui.headings import value
from pages.ui.panel import downloads
from pages.ui.tables import table
from pages.ui.words import _
from queries import Filters

FIELDS = ("branch", "owner", "region", "kind")


def ranked(
    name: str,
    filters: Filters,
    *,
    key: str,
    title: str,
    only: Sequence[str],
    fields: Sequence[str] = FIELDS,
    behind: str = "",
) -> None:
    """The answer split by one of `fields`; `only` these columns on screen, all of them in the files.

    A chosen row filters by it; where a list is `behind` the rows, it opens those of the list that have its value.
    """
    st.header(title, anchor=False)
    _split(name, filters, key, tuple(only), tuple(fields), behind)


@fragment
def _split(name: str, filters: Filters, key: str, only: tuple[str, ...], fields: tuple[str, ...], behind: str) -> None:
    if "touched" in st.session_state or "opened" in st.session_state:
        st.rerun()
    by = st.segmented_control(
        _("Split by"),
        fields,
        default=fields[0],
        required=True,
        key=key,
        format_func=lambda field: value("field", field),
        label_visibility="collapsed",
    )
    field = str(by or fields[0])
    found = load.ask(name, filters, field)
    frame = found.frame.sort_values(only[0], ascending=False, kind="stable").reset_index(drop=True)
    answer = load.Answer(found.asked, frame)
    counted = next((column for column in ("customers", "opening", "closed") if column in frame), None)

    def picked(row: dict[str, Any], _series: str) -> None:
        if behind:
            lists.open_list(value(field, row[field]), behind, filters, ((field, row[field]),))
        else:
            choice.narrow(**{field: (str(row[field]),)})

    few = _("Choose a row to open what is behind it. Groups of few deals say so.")
    st.caption(few if behind else _("Choose a row to filter by it. Groups of few customers say so."))
    table(answer, key=f"{key}_{field}", only=(field, *only), height=380, on_pick=picked, marked=counted)
    downloads(answer.asked, key=f"{key}_{field}")
