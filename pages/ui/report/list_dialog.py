"""The list behind a figure, a bar or a cell, with exactly as many rows as it says, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pages.ui.filters.filter_description import describe_filters
from pages.ui.i18n.formatting import format_number
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _, n_
from pages.ui.report.chart_panel import show_downloads
from pages.ui.report.explanation import describe_row_range, show_explanation
from pages.ui.report.result_table import show_table
from pages.ui.session import answers
from pages.ui.session.error_boundary import show_errors
from pages.ui.session.session_state import get_session
from queries import Filters

PAGE_SIZE = 50


@dataclass(frozen=True)
class OpenedList:
    """A list that the reader opened; `turn` numbers the lists of a session, so that each begins on its first page."""

    title: str
    request: answers.QueryRequest
    turn: int


def open_list(title: str, name: str, filters: Filters, where: answers.Where = ()) -> None:
    """Opens a question's rows as a list in the next run; for callbacks of buttons, bars and rows."""
    open_request(title, answers.QueryRequest(name, filters, None, where))


def open_request(title: str, request: answers.QueryRequest) -> None:
    """Opens a request's rows as a list in the next run; for callbacks."""
    session = get_session()
    session.lists_opened += 1
    session.list_to_open = OpenedList(title, request, session.lists_opened)


def take_opened_list() -> OpenedList | None:
    """The list that the reader opened since the last run, None where there is none; a second call gives None."""
    session = get_session()
    opened, session.list_to_open = session.list_to_open, None
    return opened if isinstance(opened, OpenedList) else None


def show_list(opened: OpenedList) -> None:
    """Shows the list in a dialog over the page."""
    st.dialog(opened.title, width="large")(_show_dialog)(opened)


def _show_dialog(opened: OpenedList) -> None:
    with show_errors():
        total = answers.count_rows(opened.request)
        show_sentence(n_("**{count} row**", "**{count} rows**", total, count=format_number(total)))
        show_sentence(describe_filters(opened.request.filters))
        for sentence in describe_row_range(opened.request):
            st.caption(sentence)
        if not total:
            st.info(_("Nobody is on this list with these filters."))
            return
        number = 1
        pages = -(-total // PAGE_SIZE)
        if pages > 1:
            number = st.pagination(pages, key=f"list_page_{opened.turn}")
        show_table(
            answers.load_rows(opened.request, limit=PAGE_SIZE, offset=(number - 1) * PAGE_SIZE),
            key=f"list_{number}",
            height=420,
        )
        show_downloads(opened.request, key="list")
        with st.expander(_("How is this computed?")):
            show_explanation(opened.request)


def show_list_offers(title: str, offers: dict[str, tuple[answers.QueryRequest, int]]) -> None:
    """Shows buttons that open lists.

    Args:
        title: heading above the buttons.
        offers: from the name of each list to its request and the number of its rows.
    """
    st.header(title, anchor=False)
    with st.container(horizontal=True, key="screen_offers"):
        for index, (name, (request, row_count)) in enumerate(offers.items()):
            st.button(
                _("{list}: open the {count}", list=name, count=format_number(row_count)),
                icon=":material/list:",
                key=f"offer_{request.name}_{index}",
                on_click=open_request,
                args=(name, request),
            )
