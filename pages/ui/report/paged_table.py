"""A table of customers, a page at a time, with links to their cards, downloads and how it is computed."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.ui.i18n.formatting import NONE
from pages.ui.i18n.translation import _
from pages.ui.report.chart_panel import show_downloads
from pages.ui.report.customer_links import build_card_links, build_link_column
from pages.ui.report.explanation import show_explanation
from pages.ui.report.result_table import build_column_config, format_cells
from pages.ui.session import answers

PAGE_SIZE = 20
# Columns of whole points, which are written without decimals.
POINT_PREFIXES = ("card_", "target_")


def show_paged_table(request: answers.QueryRequest, total: int, *, key: str, columns: Sequence[str], alt: str) -> None:
    """Shows the rows of a request, a page at a time.

    Args:
        request: the request; its rows have `customer_id` and `name`.
        total: the number of its rows.
        key: beginning of the widgets' keys.
        columns: the columns that are shown after the name; downloads have all.
        alt: alternative text of the table.
    """
    with st.container(horizontal=True, gap="xsmall", key=f"tools_{key}"):
        files = st.popover(_("Download"), icon=":material/download:", key=f"{key}_files", on_change="rerun")
        how = st.popover(
            _("How is this computed?"), icon=":material/info:", key=f"{key}_how", on_change="rerun", type="tertiary"
        )
    if files.open:
        with files:
            show_downloads(request, key=key)
    if how.open:
        with how:
            show_explanation(request)
    pages = -(-total // PAGE_SIZE)
    number = st.pagination(pages, key=f"{key}_page_{request!r}") if pages > 1 else 1
    answer = answers.load_rows(request, PAGE_SIZE, (number - 1) * PAGE_SIZE)
    cells = pd.DataFrame(
        {"name": build_card_links(answer.frame)} | {name: format_cells(answer, name) for name in columns}
    )
    points = {name for name in columns if name.startswith(POINT_PREFIXES) and not name.endswith("_score")}
    column_config = {
        name: build_column_config(name, "count" if name in points else answer.unit(name), request.name)
        for name in columns
    }
    column_config["name"] = build_link_column("name", request.name)
    # The table is about one score, so a short heading leaves the width to the other columns.
    for name in columns:
        if name.endswith("_score"):
            column_config[name]["label"] = _("Score")
    st.dataframe(
        cells,
        key=f"{key}_{number}",
        hide_index=True,
        column_config=column_config,
        placeholder=NONE,
        height="content",
        alt=alt,
    )
