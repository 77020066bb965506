"""The list behind a number, a bar or a cell: exactly as many rows as the figure says, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pages.ui import load
from pages.ui.boundary import shown
from pages.ui.explain import explanation, part
from pages.ui.format import decimal
from pages.ui.panel import downloads
from pages.ui.say import say
from pages.ui.sentence import sentence
from pages.ui.tables import table
from pages.ui.words import _, n_
from queries import Filters

PAGE = 50


@dataclass(frozen=True)
class Opened:
    """Which list the reader opened, under which title; each opening is a `turn` and begins on its first page."""

    title: str
    asked: load.Asked
    turn: int


def open_list(title: str, name: str, filters: Filters, where: load.Where = ()) -> None:
    """Opens the list in the next run; for callbacks of buttons, bars and rows."""
    open_asked(title, load.Asked(name, filters, None, where))


def open_asked(title: str, asked: load.Asked) -> None:
    """Opens a list that was already put into words."""
    turn = int(st.session_state.get("lists_opened", 0)) + 1
    st.session_state["lists_opened"] = turn
    st.session_state["opened"] = Opened(title, asked, turn)


def taken() -> Opened | None:
    """The list that the reader opened since the last run, if any; asked for once."""
    opened = st.session_state.pop("opened", None)
    return opened if isinstance(opened, Opened) else None


def show(opened: Opened) -> None:
    """The list over the page."""
    st.dialog(opened.title, width="large")(_dialog)(opened)


def _dialog(opened: Opened) -> None:
    with shown():
        found = load.count(opened.asked)
        say(n_("**{count} row**", "**{count} rows**", found, count=decimal(found)))
        say(sentence(opened.asked.filters))
        for narrower in part(opened.asked):
            st.caption(narrower)
        if not found:
            st.info(_("Nobody is on this list with these filters."))
            return
        number = 1
        pages = -(-found // PAGE)
        if pages > 1:
            number = st.pagination(pages, key=f"list_page_{opened.turn}")
        table(load.rows(opened.asked, limit=PAGE, offset=(number - 1) * PAGE), key=f"list_{number}", height=420)
        downloads(opened.asked, key="list")
        with st.expander(_("How is this computed?")):
            explanation(opened.asked)


def offered(title: str, offers: dict[str, tuple[load.Asked, int]]) -> None:
    """Lists to open, each with the number of its rows."""
    st.header(title, anchor=False)
    with st.container(horizontal=True, key="screen_offers"):
        for place, (name, (asked, rows)) in enumerate(offers.items()):
            st.button(
                _("{list}: open the {count}", list=name, count=decimal(rows)),
                icon=":material/list:",
                key=f"offer_{asked.name}_{place}",
                on_click=open_asked,
                args=(name, asked),
            )
