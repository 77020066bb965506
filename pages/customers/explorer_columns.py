"""Which columns the explorer's table shows and what it is sorted by: both stand in the page's address."""

import streamlit as st

from pages.ui import choice
from pages.ui.criteria_row import named
from pages.ui.headings import EXPLORER, heading
from pages.ui.words import _, language
from queries.criteria import attribute, attributes

USUAL = ("revenue", "tier", "lifecycle", "silent_days", "satisfaction", "open_amount", "owner", "region")
FIRST = ("revenue", True)
ALWAYS = ("customer_id", "name")


def known() -> tuple[str, ...]:
    """The columns that can be shown; the tag is a condition only, for a customer has several."""
    return tuple(one.name for one in attributes() if one.name != "tag")


def chosen() -> tuple[str, ...]:
    """The columns besides key and name, as the reader chose them; what the address says amiss is left out."""
    said = ",".join(choice.own("columns")).split(",")
    return tuple(name for name in dict.fromkeys(said) if name in known() and name not in ALWAYS) or USUAL


def sort() -> tuple[tuple[str, bool], ...]:
    """What the whole result is sorted by, as (column, is_descending)."""
    name, _colon, direction = ",".join(choice.own("sort")).partition(":")
    return ((name, direction == "desc"),) if name in known() else (FIRST,)


def sorted_by(name: str) -> None:
    """Sorts by a column: what is much or late first, texts from A; a second time the other way around."""
    ((before, was_descending),) = sort()
    is_descending = not was_descending if name == before else attribute(name).unit != "text"
    choice.keep(sort=f"{name}:desc" if is_descending else name)


def called(name: str) -> str:
    """The heading of a column."""
    return heading(name, EXPLORER)


def controls() -> None:
    """The two controls."""
    ((by, is_descending),) = sort()
    with st.popover(_("Columns ({count})", count=len(chosen())), icon=":material/view_column:"):
        widget = f"explorer_columns@{language()}"
        st.session_state[widget] = list(chosen())
        st.multiselect(
            _("Columns of the table and the files"),
            [name for name in known() if name not in ALWAYS],
            key=widget,
            format_func=lambda name: named(attribute(name)),
            on_change=lambda: choice.keep(columns=",".join(st.session_state[widget])),
        )
    with st.popover(_("Sorted by {column}", column=called(by)), icon=":material/sort:"):
        st.caption(_("A click on a heading of the table does the same. All customers are sorted, not only this page."))
        order = f"explorer_sort@{language()}"
        st.session_state[order] = by
        st.selectbox(
            _("Sort by"),
            ["name", "customer_id", *chosen()] if by in (*ALWAYS, *chosen()) else [by, *chosen()],
            key=order,
            format_func=called,
            on_change=lambda: sorted_by(st.session_state[order]),
        )
        st.button(
            _("Turn the order around"),
            icon=":material/swap_vert:",
            key="explorer_turn",
            on_click=lambda: sorted_by(by),
        )
