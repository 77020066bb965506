"""A chart in its place: title, finding, chart, and under it the table, the download and how it is computed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from pages.ui import load
from pages.ui.boundary import fragment
from pages.ui.explain import circumstances, definitions, explanation, part
from pages.ui.export import Sheet, csv_file, xlsx_file
from pages.ui.headings import heading
from pages.ui.say import bare, say
from pages.ui.sentence import sentence
from pages.ui.tables import Picked, table
from pages.ui.words import _, language, speaking


def head(title: str, finding: str) -> None:
    """The title of a part of the page, and its finding in words."""
    if title:
        st.header(title, anchor=False)
    say(finding)


def chart(
    title: str,
    finding: str,
    fig: go.Figure,
    asked: load.Asked,
    *,
    key: str,
    titled: bool = True,
    on_pick: Picked | None = None,
    on_table: Picked | None = None,
    only: Sequence[str] | None = None,
) -> None:
    """A chart with everything that belongs to it.

    `on_pick` gets the row behind a clicked bar or a chosen table row; `on_table` only the latter, where bars are sums.
    """
    head(title if titled else "", finding)
    said = _("{title}. {finding}", title=title, finding=bare(finding))
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
            on_select=partial(_clicked, key, asked, on_pick),
        )
    tools(asked, key=key, on_pick=on_pick or on_table, only=only)


def _clicked(key: str, asked: load.Asked, on_pick: Picked) -> None:
    """A clicked mark carries the number of its row and the name of its series."""
    points = st.session_state[key]["selection"]["points"]
    if points and points[0].get("customdata"):
        place, series = points[0]["customdata"]
        on_pick({str(name): found for name, found in load.rows(asked).frame.iloc[int(place)].items()}, str(series))


@fragment
def tools(asked: load.Asked, *, key: str, on_pick: Picked | None = None, only: Sequence[str] | None = None) -> None:
    """Under every chart: its rows, a download, and how it is computed; made only when opened."""
    if "opened" in st.session_state or "touched" in st.session_state:
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
            downloads(asked, key=key)
    if view == "table":
        if on_pick:
            st.caption(_("Choose a row to open what is behind it."))
        table(load.rows(asked), key=f"{key}_table", only=only, height=360, on_pick=on_pick)
    if view == "how":
        with st.container(border=True, key=f"screen_{key}_how"):
            explanation(asked)


def downloads(asked: load.Asked, *, key: str) -> None:
    """All rows as CSV and XLSX; the files are made when they are asked for."""
    name = asked.name.replace("/", "_")
    told, ready = language(), sheet(asked)
    with st.container(horizontal=True, key=f"tools_{key}_download"):
        for kind, make in (("CSV", csv_file), ("XLSX", xlsx_file)):
            st.download_button(
                _("Download {kind}", kind=kind),
                partial(_file, make, ready, told),
                f"{name}.{kind.lower()}",
                key=f"{key}_{kind}",
                on_click="ignore",
                icon=":material/download:",
            )


def _file(make: Callable[[Sheet], bytes], ready: Callable[[], Sheet], told: str) -> bytes:
    with speaking(told):
        return make(ready())


def sheet(asked: load.Asked) -> Callable[[], Sheet]:
    """What a file says and holds; the rows are fetched when the file is made."""
    filters = sentence(asked.filters)

    def ready() -> Sheet:
        about = [
            (_("Question"), _(asked.question.sentence)),
            (_("Filters"), filters),
            *(
                (_("Circumstances"), one)
                for one in [*part(asked), *circumstances(asked.filters, asked.question.subject)]
            ),
            *definitions(asked),
        ]
        answer = load.rows(asked)
        names = [str(column) for column in answer.frame.columns]
        return Sheet(
            answer.frame,
            [heading(column, asked.name) for column in names],
            [answer.unit(column) for column in names],
            about,
        )

    return ready
