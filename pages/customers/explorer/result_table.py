"""The explorer's table: selectable columns, sorting of the whole result in the warehouse, a page at a time."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, cast

import pandas as pd
import streamlit as st

from pages.ui.criteria.row_widgets import label_attribute
from pages.ui.i18n.formatting import NONE
from pages.ui.i18n.translation import _, get_language
from pages.ui.labels.column_labels import label_column
from pages.ui.report import customer_links
from pages.ui.report.chart_panel import show_downloads, show_heading
from pages.ui.report.customer_links import build_card_links, build_link_column
from pages.ui.report.explanation import show_explanation
from pages.ui.report.result_table import build_column_config, format_cells
from pages.ui.session import answers, view_state
from queries import Filters
from queries.criteria.attributes import find_attribute, list_attributes

DEFAULT_COLUMNS = ("revenue", "tier", "lifecycle", "silent_days", "satisfaction", "open_amount", "owner", "region")
DEFAULT_SORT = ("revenue", True)
FIXED_COLUMNS = ("customer_id", "name")
SELECTED_KEY = "explorer_ticked"
ROWS_PER_PAGE = 50
TABLE_HEIGHT = 560
QUESTION = "explorer/customers"


def _list_columns() -> tuple[str, ...]:
    """The columns that can be shown; tags are left out, as a customer has several."""
    return tuple(attribute.name for attribute in list_attributes() if attribute.name != "tag")


def _get_columns() -> tuple[str, ...]:
    """The columns besides id and name, from the address; unknown ones are left out."""
    requested = ",".join(view_state.get_page_parameter("columns")).split(",")
    return (
        tuple(name for name in dict.fromkeys(requested) if name in _list_columns() and name not in FIXED_COLUMNS)
        or DEFAULT_COLUMNS
    )


def _get_sort() -> tuple[tuple[str, bool], ...]:
    """The (column, is_descending) pairs by which the whole result is sorted."""
    name, _colon, direction = ",".join(view_state.get_page_parameter("sort")).partition(":")
    return ((name, direction == "desc"),) if name in _list_columns() else (DEFAULT_SORT,)


def _toggle_sort(name: str) -> None:
    """Sort by a column, numbers and days descending and texts ascending; by the same column, reverse the order."""
    ((sorted_by, was_descending),) = _get_sort()
    is_descending = not was_descending if name == sorted_by else find_attribute(name).unit != "text"
    view_state.set_page_parameters(sort=f"{name}:desc" if is_descending else name)


def _format_heading(name: str) -> str:
    """The heading of a column."""
    return label_column(name, QUESTION)


def _render_column_controls() -> None:
    """The popovers with the columns and with the order."""
    ((sorted_by, is_descending),) = _get_sort()
    with st.popover(_("Columns ({count})", count=len(_get_columns())), icon=":material/view_column:"):
        columns_widget = f"explorer_columns@{get_language()}"
        st.session_state[columns_widget] = list(_get_columns())
        st.multiselect(
            _("Columns of the table and the files"),
            [name for name in _list_columns() if name not in FIXED_COLUMNS],
            key=columns_widget,
            format_func=lambda name: label_attribute(find_attribute(name)),
            on_change=lambda: view_state.set_page_parameters(columns=",".join(st.session_state[columns_widget])),
        )
    with st.popover(_("Sorted by {column}", column=_format_heading(sorted_by)), icon=":material/sort:"):
        st.caption(_("A click on a heading of the table does the same. All customers are sorted, not only this page."))
        sort_widget = f"explorer_sort@{get_language()}"
        st.session_state[sort_widget] = sorted_by
        st.selectbox(
            _("Sort by"),
            ["name", "customer_id", *_get_columns()]
            if sorted_by in (*FIXED_COLUMNS, *_get_columns())
            else [sorted_by, *_get_columns()],
            key=sort_widget,
            format_func=_format_heading,
            on_change=lambda: _toggle_sort(st.session_state[sort_widget]),
        )
        st.button(
            _("Turn the order around"),
            icon=":material/swap_vert:",
            key="explorer_turn",
            on_click=lambda: _toggle_sort(sorted_by),
        )


def get_selected_customers() -> dict[str, str]:
    """The names of the selected customers by id."""
    return cast(dict[str, str], st.session_state.setdefault(SELECTED_KEY, {}))


def _find_selected_rows(names_by_id: Mapping[str, str]) -> list[int]:
    """The numbers of the selected rows of a page; `names_by_id` holds the page's customers in their order."""
    return [row for row, customer_id in enumerate(names_by_id) if customer_id in get_selected_customers()]


def _store_selected(names_by_id: Mapping[str, str], rows: Sequence[int]) -> None:
    """Replace the selection on a page by its `rows`; the selection on other pages stays."""
    on_page = [customer_id for row, customer_id in enumerate(names_by_id) if row in rows]
    on_other_pages = {
        customer_id: name for customer_id, name in get_selected_customers().items() if customer_id not in names_by_id
    }
    st.session_state[SELECTED_KEY] = on_other_pages | {customer_id: names_by_id[customer_id] for customer_id in on_page}


def render_selection_controls() -> None:
    """The buttons that open the card of a single selected customer and that clear the selection."""
    if len(get_selected_customers()) == 1:
        ((customer_id, name),) = get_selected_customers().items()
        st.button(
            _("Open the card of {name}", name=name),
            icon=":material/badge:",
            key="explorer_card",
            on_click=customer_links.request_card,
            args=(customer_id,),
        )
    if get_selected_customers():
        st.button(
            _("Take the ticks off"),
            icon=":material/deselect:",
            key="explorer_untick",
            type="tertiary",
            on_click=_clear_selected,
        )


def _clear_selected() -> None:
    """Clear the selection on all pages."""
    st.session_state[SELECTED_KEY] = {}


def _build_table_request(filters: Filters) -> answers.QueryRequest:
    """The matching customers with the selected columns and order."""
    columns = dict.fromkeys(("customer_id", "name", *_get_columns()))
    return answers.QueryRequest(QUESTION, filters, sort=_get_sort(), columns=tuple(columns))


def render_result_table(filters: Filters, total: int) -> None:
    """One page of the table with its controls, download and explanation."""
    request = _build_table_request(filters)
    show_heading(_("Customers"), "")
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="tools_explorer"):
        _render_column_controls()
        files = st.popover(_("Download"), icon=":material/download:", key="explorer_files", on_change="rerun")
        explanation = st.popover(
            _("How is this computed?"), icon=":material/info:", key="explorer_how", on_change="rerun", type="tertiary"
        )
    if files.open:
        with files:
            show_downloads(request, key="explorer")
    if explanation.open:
        with explanation:
            show_explanation(request)
    view = repr((filters, _get_sort()))
    pages = -(-total // ROWS_PER_PAGE)
    number = st.pagination(pages, key=f"explorer_page_{view}") if pages > 1 else 1
    _render_rows(
        answers.load_rows(request, ROWS_PER_PAGE, (number - 1) * ROWS_PER_PAGE), f"explorer_rows_{number}_{view}"
    )


def _render_rows(answer: answers.Answer, key: str) -> None:
    frame = answer.frame
    ((sorted_by, is_descending),) = _get_sort()
    names = [name for name in answer.request.columns if name != "customer_id" or sorted_by == "customer_id"]
    cells = pd.DataFrame({name: format_cells(answer, name) for name in names}, index=frame.index)
    cells["name"] = build_card_links(frame)
    column_config = {name: build_column_config(name, answer.unit(name), QUESTION) for name in names} | {
        "name": build_link_column("name", QUESTION)
    }
    if sorted_by in column_config:
        column_config[sorted_by]["label"] += " ▼" if is_descending else " ▲"
    names_by_id = dict(zip(frame["customer_id"].astype(str), frame["name"].astype(str), strict=True))
    st.dataframe(
        cells,
        key=key,
        hide_index=True,
        column_config=column_config,
        placeholder=NONE,
        height=TABLE_HEIGHT if len(cells) > 14 else "auto",
        alt=_("The customers who fit, a page of them"),
        selection_mode=["multi-row", "single-column"],
        on_select=partial(_apply_selection, key, names_by_id),
        selection_default={"selection": {"rows": _find_selected_rows(names_by_id)}},
    )


def _apply_selection(key: str, names_by_id: dict[str, str]) -> None:
    selection: Any = st.session_state[key]["selection"]
    _store_selected(names_by_id, selection["rows"])
    for name in selection["columns"]:
        _toggle_sort(str(name))
