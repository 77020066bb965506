"""Which columns the explorer's table shows and what it is sorted by: both stand in the page's address."""

import streamlit as st

from pages.ui import choice
from pages.ui.criteria_row import label_attribute
from pages.ui.headings import EXPLORER_PREFIX, label_column
from pages.ui.words import _, get_language
from queries._attributes import find_attribute, list_attributes

DEFAULT_COLUMNS = ("revenue", "tier", "lifecycle", "silent_days", "satisfaction", "open_amount", "owner", "region")
DEFAULT_SORT = ("revenue", True)
FIXED_COLUMNS = ("customer_id", "name")


def _list_columns() -> tuple[str, ...]:
    """The columns that can be shown; the tag is a condition only, for a customer has several."""
    return tuple(one.name for one in list_attributes() if one.name != "tag")


def _get_columns() -> tuple[str, ...]:
    """The columns besides key and name, as the reader chose them; what the address says amiss is left out."""
    said = ",".join(choice.get_page_parameter("columns")).split(",")
    return (
        tuple(name for name in dict.fromkeys(said) if name in _list_columns() and name not in FIXED_COLUMNS)
        or DEFAULT_COLUMNS
    )


def _get_sort() -> tuple[tuple[str, bool], ...]:
    """What the whole result is sorted by, as (column, is_descending)."""
    name, _colon, direction = ",".join(choice.get_page_parameter("sort")).partition(":")
    return ((name, direction == "desc"),) if name in _list_columns() else (DEFAULT_SORT,)


def _toggle_sort(name: str) -> None:
    """Sorts by a column: what is much or late first, texts from A; a second time the other way around."""
    ((before, was_descending),) = _get_sort()
    is_descending = not was_descending if name == before else find_attribute(name).unit != "text"
    choice.set_page_parameters(sort=f"{name}:desc" if is_descending else name)


def _format_heading(name: str) -> str:
    """The heading of a column."""
    return label_column(name, EXPLORER_PREFIX)


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
            on_change=lambda: choice.set_page_parameters(columns=",".join(st.session_state[widget])),
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
