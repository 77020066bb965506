"""Ranked tables: the figures of a page by branch, owner, region or kind; a selected row becomes a filter."""

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
    """Shows a question split by a field that the reader chooses.

    Args:
        name: name of the question.
        filters: the filters in force.
        key: beginning of the widgets' keys.
        title: title of the part of the page.
        columns: the columns that are shown, the first of which ranks the rows; downloads have all.
        fields: the fields to choose from.
        behind: a question with the list behind the rows: a selected row opens its part of that list. Where empty, a
            selected row becomes a filter.
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
    unsorted = answers.load_answer(name, filters, field)
    frame = unsorted.frame.sort_values(columns[0], ascending=False, kind="stable").reset_index(drop=True)
    answer = answers.Answer(unsorted.request, frame)
    size_column = next((column for column in ("customers", "opening", "closed") if column in frame), None)

    def handle_row(row: dict[str, Any], _series: str) -> None:
        if behind:
            list_dialog.open_list(label_value(field, row[field]), behind, filters, ((field, row[field]),))
        else:
            view_state.narrow_filters(**{field: (str(row[field]),)})

    st.caption(
        _("Choose a row to open what is behind it. Groups of few deals say so.")
        if behind
        else _("Choose a row to filter by it. Groups of few customers say so.")
    )
    show_table(
        answer,
        key=f"{key}_{field}",
        columns=(field, *columns),
        height=380,
        on_pick=handle_row,
        size_column=size_column,
    )
    show_downloads(answer.request, key=f"{key}_{field}")
