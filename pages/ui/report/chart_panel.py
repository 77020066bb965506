"""A chart in its place: title, finding, chart, and under it the table, the download and how it is computed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from pages.ui.filters.filter_description import describe_filters
from pages.ui.i18n.safe_text import show_sentence, strip_emphasis
from pages.ui.i18n.translation import _, get_language, use_language
from pages.ui.labels.column_labels import label_column
from pages.ui.report.explanation import describe_circumstances, describe_row_range, list_definitions, show_explanation
from pages.ui.report.export_files import Sheet, build_csv, build_xlsx
from pages.ui.report.result_table import RowHandler, show_table
from pages.ui.session import answers
from pages.ui.session.error_boundary import guard_fragment
from pages.ui.session.session_state import get_session


def show_heading(title: str, finding: str) -> None:
    """The title of a part of the page, and its finding in words."""
    if title:
        st.header(title, anchor=False)
    show_sentence(finding)


def show_chart(
    title: str,
    finding: str,
    fig: go.Figure,
    request: answers.QueryRequest,
    *,
    key: str,
    has_title: bool = True,
    on_pick: RowHandler | None = None,
    on_table: RowHandler | None = None,
    columns: Sequence[str] | None = None,
) -> None:
    """A chart with everything that belongs to it.

    `on_pick` gets the row behind a clicked bar or a chosen table row; `on_table` only the latter, where bars are sums.
    """
    show_heading(title if has_title else "", finding)
    said = _("{title}. {finding}", title=title, finding=strip_emphasis(finding))
    config = {"displayModeBar": False, "responsive": True}
    if on_pick is None:
        st.plotly_chart(fig, key=key, config=config, alt=said)
    else:
        st.plotly_chart(
            fig,
            key=key,
            config=config,
            alt=said,
            selection_mode="points",
            on_select=partial(_handle_click, key, request, on_pick),
        )
    show_tools(request, key=key, on_pick=on_pick or on_table, columns=columns)


def _handle_click(key: str, request: answers.QueryRequest, on_pick: RowHandler) -> None:
    """A clicked mark carries the number of its row and the name of its series."""
    points = st.session_state[key]["selection"]["points"]
    if points and points[0].get("customdata"):
        place, series = points[0]["customdata"]
        on_pick(
            {str(name): found for name, found in answers.load_rows(request).frame.iloc[int(place)].items()}, str(series)
        )


@guard_fragment
def show_tools(
    request: answers.QueryRequest, *, key: str, on_pick: RowHandler | None = None, columns: Sequence[str] | None = None
) -> None:
    """Under every chart: its rows, a download, and how it is computed; made only when opened."""
    if get_session().is_full_run_needed:
        # A row chosen in here changes the whole page, not this part of it.
        st.rerun()
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"tools_{key}"):
        views = {"table": _(":material/table_rows: Table"), "how": _(":material/info: How is this computed?")}
        view = st.pills(
            _("Behind the chart"),
            list(views),
            format_func=views.__getitem__,
            key=f"{key}_view",
            label_visibility="collapsed",
        )
        files = st.popover(
            _("Download"), type="tertiary", icon=":material/download:", key=f"{key}_files", on_change="rerun"
        )
    if files.open:
        with files:
            show_downloads(request, key=key)
    if view == "table":
        if on_pick:
            st.caption(_("Choose a row to open what is behind it."))
        show_table(answers.load_rows(request), key=f"{key}_table", columns=columns, height=360, on_pick=on_pick)
    if view == "how":
        with st.container(border=True, key=f"screen_{key}_how"):
            show_explanation(request)


def show_downloads(request: answers.QueryRequest, *, key: str) -> None:
    """All rows as CSV and XLSX; the files are made when they are asked for."""
    name = request.name.replace("/", "_")
    told, ready = get_language(), prepare_sheet(request)
    with st.container(horizontal=True, key=f"tools_{key}_download"):
        for kind, make in (("CSV", build_csv), ("XLSX", build_xlsx)):
            st.download_button(
                _("Download {kind}", kind=kind),
                partial(_make_file, make, ready, told),
                f"{name}.{kind.lower()}",
                key=f"{key}_{kind}",
                on_click="ignore",
                icon=":material/download:",
            )


def _make_file(make: Callable[[Sheet], bytes], prepare: Callable[[], Sheet], language: str) -> bytes:
    with use_language(language):
        return make(prepare())


def prepare_sheet(request: answers.QueryRequest) -> Callable[[], Sheet]:
    """What a file says and holds; the rows are fetched when the file is made."""
    filters = describe_filters(request.filters)

    def ready() -> Sheet:
        about = [
            (_("Question"), _(request.question.sentence)),
            (_("Filters"), filters),
            *(
                (_("Circumstances"), one)
                for one in [
                    *describe_row_range(request),
                    *describe_circumstances(request.filters, request.question.subject),
                ]
            ),
            *list_definitions(request),
        ]
        answer = answers.load_rows(request)
        names = [str(column) for column in answer.frame.columns]
        return Sheet(
            answer.frame,
            [label_column(column, request.name) for column in names],
            [answer.unit(column) for column in names],
            about,
        )

    return ready
