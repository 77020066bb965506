"""The explorer's table: columns of the reader's choice, the whole result sorted in the warehouse, a page at a time."""

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


def _list_columns() -> tuple[str, ...]:
    """The columns that can be shown; the tag is a condition only, for a customer has several."""
    return tuple(one.name for one in list_attributes() if one.name != "tag")


def _get_columns() -> tuple[str, ...]:
    """The columns besides key and name, as the reader chose them; what the address says amiss is left out."""
    said = ",".join(view_state.get_page_parameter("columns")).split(",")
    return (
        tuple(name for name in dict.fromkeys(said) if name in _list_columns() and name not in FIXED_COLUMNS)
        or DEFAULT_COLUMNS
    )


def _get_sort() -> tuple[tuple[str, bool], ...]:
    """What the whole result is sorted by, as (column, is_descending)."""
    name, _colon, direction = ",".join(view_state.get_page_parameter("sort")).partition(":")
    return ((name, direction == "desc"),) if name in _list_columns() else (DEFAULT_SORT,)


def _toggle_sort(name: str) -> None:
    """Sorts by a column: what is much or late first, texts from A; a second time the other way around."""
    ((before, was_descending),) = _get_sort()
    is_descending = not was_descending if name == before else find_attribute(name).unit != "text"
    view_state.set_page_parameters(sort=f"{name}:desc" if is_descending else name)


def _format_heading(name: str) -> str:
    """The heading of a column."""
    return label_column(name, QUESTION)


def _render_column_controls() -> None:
    """The two controls."""
    ((by, is_descending),) = _get_sort()
    with st.popover(_("Columns ({count})", count=len(_get_columns())), icon=":material/view_column:"):
        widget = f"explorer_columns@{get_language()}"
        st.session_state[widget] = list(_get_columns())
        st.multiselect(
            _("Columns of the table and the files"),
            [name for name in _list_columns() if name not in FIXED_COLUMNS],
            key=widget,
            format_func=lambda name: label_attribute(find_attribute(name)),
            on_change=lambda: view_state.set_page_parameters(columns=",".join(st.session_state[widget])),
        )
    with st.popover(_("Sorted by {column}", column=_format_heading(by)), icon=":material/sort:"):
        st.caption(_("A click on a heading of the table does the same. All customers are sorted, not only this page."))
        order = f"explorer_sort@{get_language()}"
        st.session_state[order] = by
        st.selectbox(
            _("Sort by"),
            ["name", "customer_id", *_get_columns()]
            if by in (*FIXED_COLUMNS, *_get_columns())
            else [by, *_get_columns()],
            key=order,
            format_func=_format_heading,
            on_change=lambda: _toggle_sort(st.session_state[order]),
        )
        st.button(
            _("Turn the order around"),
            icon=":material/swap_vert:",
            key="explorer_turn",
            on_click=lambda: _toggle_sort(by),
        )


SELECTED_KEY = "explorer_ticked"


def get_selected_customers() -> dict[str, str]:
    """Their names by number."""
    return cast(dict[str, str], st.session_state.setdefault(SELECTED_KEY, {}))


def _find_selected_rows(names_by_id: Mapping[str, str]) -> list[int]:
    """Which rows of a page are ticked; `people` are the page's customers in their order."""
    return [place for place, number in enumerate(names_by_id) if number in get_selected_customers()]


def _store_selected(names_by_id: Mapping[str, str], rows: Sequence[int]) -> None:
    """Takes over the ticks of a page."""
    here = [number for place, number in enumerate(names_by_id) if place in rows]
    others = {number: name for number, name in get_selected_customers().items() if number not in names_by_id}
    st.session_state[SELECTED_KEY] = others | {number: names_by_id[number] for number in here}


def render_selection_controls() -> None:
    """Opening the one who is ticked, and taking the ticks off."""
    if len(get_selected_customers()) == 1:
        ((number, name),) = get_selected_customers().items()
        st.button(
            _("Open the card of {name}", name=name),
            icon=":material/badge:",
            key="explorer_card",
            on_click=customer_links.request_card,
            args=(number,),
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
    """Takes all ticks off."""
    st.session_state[SELECTED_KEY] = {}


ROWS_PER_PAGE = 50
TABLE_HEIGHT = 560
QUESTION = "explorer/customers"


def _build_table_request(filters: Filters) -> answers.QueryRequest:
    """The result as the table shows it."""
    columns = dict.fromkeys(("customer_id", "name", *_get_columns()))
    return answers.QueryRequest(QUESTION, filters, sort=_get_sort(), columns=tuple(columns))


def render_result_table(filters: Filters, total: int) -> None:
    """One page of the table with its controls."""
    result = _build_table_request(filters)
    show_heading(_("Customers"), "")
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="tools_explorer"):
        _render_column_controls()
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
    turn = repr((filters, _get_sort()))
    pages = -(-total // ROWS_PER_PAGE)
    number = st.pagination(pages, key=f"explorer_page_{turn}") if pages > 1 else 1
    _render_rows(
        answers.load_rows(result, ROWS_PER_PAGE, (number - 1) * ROWS_PER_PAGE), f"explorer_rows_{number}_{turn}"
    )


def _render_rows(answer: answers.Answer, key: str) -> None:
    frame = answer.frame
    ((by, is_descending),) = _get_sort()
    names = [name for name in answer.request.columns if name != "customer_id" or "customer_id" in (by,)]
    shown = pd.DataFrame({name: format_cells(answer, name) for name in names}, index=frame.index)
    shown["name"] = build_card_links(frame)
    looks = {name: build_column_config(name, answer.unit(name), QUESTION) for name in names}
    looks["name"] = build_link_column("name", QUESTION)
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
        selection_default={"selection": {"rows": _find_selected_rows(people)}},
    )


def _apply_selection(key: str, names_by_id: dict[str, str]) -> None:
    chosen: Any = st.session_state[key]["selection"]
    _store_selected(names_by_id, chosen["rows"])
    for name in chosen["columns"]:
        _toggle_sort(str(name))
