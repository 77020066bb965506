"""Ranked tables: the figures of a page by region, branch, person or kind; a chosen row becomes the filter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_downloads
from pages.ui.report.result_table import show_table
from pages.ui.session import answers, view_state
from pages.ui.session.error_boundary import guard_fragment
from pages.ui.session.session_state import get_session
from queries import Filters

SPLIT_FIELDS = ("branch", "owner", "region", "kind")


def show_ranked_table(
    name: str,
    filters: Filters,
    *,
    key: str,
    title: str,
    columns: Sequence[str],
    fields: Sequence[str] = SPLIT_FIELDS,
    behind: str = "",
) -> None:
    """The answer split by one of `fields`; `only` these columns on screen, all of them in the files.

    A chosen row filters by it; where a list is `behind` the rows, it opens those of the list that have its value.
    """
    st.header(title, anchor=False)
    _show_split(name, filters, key, tuple(columns), tuple(fields), behind)


@guard_fragment
def _show_split(
    name: str, filters: Filters, key: str, columns: tuple[str, ...], fields: tuple[str, ...], behind: str
) -> None:
    if get_session().is_full_run_needed:
        st.rerun()
    by = st.segmented_control(
        _("Split by"),
        fields,
        default=fields[0],
        required=True,
        key=key,
        format_func=lambda field: label_value("field", field),
        label_visibility="collapsed",
    )
    field = str(by or fields[0])
    found = answers.load_answer(name, filters, field)
    frame = found.frame.sort_values(columns[0], ascending=False, kind="stable").reset_index(drop=True)
    answer = answers.Answer(found.request, frame)
    counted = next((column for column in ("customers", "opening", "closed") if column in frame), None)

    def picked(row: dict[str, Any], _series: str) -> None:
        if behind:
            list_dialog.open_list(label_value(field, row[field]), behind, filters, ((field, row[field]),))
        else:
            view_state.narrow_filters(**{field: (str(row[field]),)})

    few = _("Choose a row to open what is behind it. Groups of few deals say so.")
    st.caption(few if behind else _("Choose a row to filter by it. Groups of few customers say so."))
    show_table(answer, key=f"{key}_{field}", columns=(field, *columns), height=380, on_pick=picked, size_column=counted)
    show_downloads(answer.request, key=f"{key}_{field}")
