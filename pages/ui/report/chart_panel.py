"""A chart with its title and finding, and below it its table, its downloads and how it is computed."""

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
    """Shows the title of a part of the page, and its finding in words."""
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
    """Shows a chart with everything that belongs to it.

    Args:
        title: title of the part of the page, also for the alternative text.
        finding: what the chart shows, in a sentence.
        fig: the chart; its marks carry the index of their row, see `build_click_data`.
        request: the request whose rows the chart shows.
        key: beginning of the widgets' keys.
        has_title: whether the title is shown.
        on_pick: called with the row and the series of a clicked mark, or with a selected row of the table.
        on_table: called with a selected row of the table only, where a mark is a sum of rows.
        columns: the columns of the table; all where None.
    """
    show_heading(title if has_title else "", finding)
    alt = _("{title}. {finding}", title=title, finding=strip_emphasis(finding))
    config = {"displayModeBar": False, "responsive": True}
    if on_pick is None:
        st.plotly_chart(fig, key=key, config=config, alt=alt)
    else:
        st.plotly_chart(
            fig,
            key=key,
            config=config,
            alt=alt,
            selection_mode="points",
            on_select=partial(_handle_click, key, request, on_pick),
        )
    show_tools(request, key=key, on_pick=on_pick or on_table, columns=columns)


def _handle_click(key: str, request: answers.QueryRequest, on_pick: RowHandler) -> None:
    """Calls `on_pick` with the row and the series of the clicked mark."""
    points = st.session_state[key]["selection"]["points"]
    if points and points[0].get("customdata"):
        index, series = points[0]["customdata"]
        row = answers.load_rows(request).frame.iloc[int(index)]
        on_pick({str(name): value for name, value in row.items()}, str(series))


@guard_fragment
def show_tools(
    request: answers.QueryRequest, *, key: str, on_pick: RowHandler | None = None, columns: Sequence[str] | None = None
) -> None:
    """Shows the table, the downloads and the explanation of a request, each built only when it is opened.

    Args:
        request: the request whose rows are behind the chart.
        key: beginning of the widgets' keys.
        on_pick: called with a selected row of the table.
        columns: the columns of the table; all where None.
    """
    if get_session().is_full_run_needed:
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
    """Shows buttons that download all rows as CSV and XLSX; a file is built when its button is clicked."""
    name = request.name.replace("/", "_")
    language, build_sheet = get_language(), prepare_sheet(request)
    with st.container(horizontal=True, key=f"tools_{key}_download"):
        for kind, build_file in (("CSV", build_csv), ("XLSX", build_xlsx)):
            st.download_button(
                _("Download {kind}", kind=kind),
                partial(_build_in_language, build_file, build_sheet, language),
                f"{name}.{kind.lower()}",
                key=f"{key}_{kind}",
                on_click="ignore",
                icon=":material/download:",
            )


def _build_in_language(build_file: Callable[[Sheet], bytes], build_sheet: Callable[[], Sheet], language: str) -> bytes:
    with use_language(language):
        return build_file(build_sheet())


def prepare_sheet(request: answers.QueryRequest) -> Callable[[], Sheet]:
    """A function that fetches the rows of a request and describes them, as the content of a file."""
    filters = describe_filters(request.filters)

    def build_sheet() -> Sheet:
        circumstances = [
            *describe_row_range(request),
            *describe_circumstances(request.filters, request.question.subject),
        ]
        about = [
            (_("Question"), _(request.question.sentence)),
            (_("Filters"), filters),
            *((_("Circumstances"), sentence) for sentence in circumstances),
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

    return build_sheet
