"""The explorer's table: columns of the reader's choice, the whole result sorted in the warehouse, a page at a time."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pages.customers import explorer_columns, explorer_ticked
from pages.ui import load
from pages.ui.customer_link import build_card_links, build_link_column
from pages.ui.explain import show_explanation
from pages.ui.format import NONE
from pages.ui.panel import show_downloads, show_heading
from pages.ui.tables import build_column_config, format_cells
from pages.ui.words import _
from queries import Filters

ROWS_PER_PAGE = 50
TABLE_HEIGHT = 560
QUESTION = "explorer/customers"


def _build_table_request(filters: Filters) -> load.QueryRequest:
    """The result as the table shows it."""
    columns = dict.fromkeys(("customer_id", "name", *explorer_columns._get_columns()))
    return load.QueryRequest(QUESTION, filters, sort=explorer_columns._get_sort(), columns=tuple(columns))


def render_result_table(filters: Filters, found: int) -> None:
    """One page of the table with its controls."""
    result = _build_table_request(filters)
    show_heading(_("Customers"), "")
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="tools_explorer"):
        explorer_columns._render_column_controls()
        files = st.popover(_("Download"), icon=":material/download:", key="explorer_files", on_change="rerun")
        how = st.popover(
            _("How is this computed?"), icon=":material/info:", key="explorer_how", on_change="rerun", type="tertiary"
        )
    if files.open:
        with files:
            show_downloads(result, key="explorer")
    if how.open:
        with how:
            show_explanation(result)
    turn = repr((filters, explorer_columns._get_sort()))
    pages = -(-found // ROWS_PER_PAGE)
    number = st.pagination(pages, key=f"explorer_page_{turn}") if pages > 1 else 1
    _render_rows(load.load_rows(result, ROWS_PER_PAGE, (number - 1) * ROWS_PER_PAGE), f"explorer_rows_{number}_{turn}")


def _render_rows(answer: load.Answer, key: str) -> None:
    frame = answer.frame
    ((by, is_descending),) = explorer_columns._get_sort()
    names = [name for name in answer.asked.columns if name != "customer_id" or "customer_id" in (by,)]
    shown = pd.DataFrame({name: format_cells(answer, name) for name in names}, index=frame.index)
    shown["name"] = build_card_links(frame)
    looks = {name: build_column_config(name, answer.unit(name)) for name in names} | {"name": build_link_column("name")}
    for name in looks:
        looks[name]["label"] = explorer_columns._format_heading(name)
    if by in looks:
        looks[by]["label"] += " ▼" if is_descending else " ▲"
    people = dict(zip(frame["customer_id"].astype(str), frame["name"].astype(str), strict=True))
    st.dataframe(
        shown,
        key=key,
        hide_index=True,
        column_config=looks,
        placeholder=NONE,
        height=TABLE_HEIGHT if len(shown) > 14 else "auto",
        alt=_("The customers who fit, a page of them"),
        selection_mode=["multi-row", "single-column"],
        on_select=partial(_apply_selection, key, people),
        selection_default={"selection": {"rows": explorer_ticked._find_selected_rows(people)}},
    )


def _apply_selection(key: str, people: dict[str, str]) -> None:
    chosen: Any = st.session_state[key]["selection"]
    explorer_ticked._store_selected(people, chosen["rows"])
    for name in chosen["columns"]:
        explorer_columns._toggle_sort(str(name))
