"""The title row: title of the page, as-of day, age of the data, language switch."""

from __future__ import annotations

import streamlit as st

from pages.ui.i18n.formatting import format_day, format_days
from pages.ui.i18n.translation import LANGUAGES, _
from pages.ui.session import answers, view_state, warehouse_facts
from pages.ui.session.session_state import WidgetKey, get_session


def show_title_row(title: str) -> None:
    """Shows the title row."""
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", key="titles"):
        st.title(title, anchor=False, width="content")
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            st.caption(describe_data_age(), width="content")
            st.segmented_control(
                _("Language"),
                list(LANGUAGES),
                format_func=LANGUAGES.__getitem__,
                key=WidgetKey.LANGUAGE,
                required=True,
                label_visibility="collapsed",
                on_change=_pin_language,
            )


def describe_data_age() -> str:
    """`as of 9 Dec 2011 · data 0 days old · sample data`."""
    days = warehouse_facts.load_days(view_state.get_filters())
    if days.as_of is None:
        messages = {"responses": _("no survey responses on record"), "deals": _("no deals on record")}
        return messages.get(warehouse_facts.get_subject(), _("no purchases on record"))
    pieces = [_("as of {day}", day=format_day(days.as_of)), _("data {days} old", days=format_days(days.age))]
    if answers.get_warehouse().example == "sample":
        pieces.append(_("**sample data**"))
    return " · ".join(pieces)


def _pin_language() -> None:
    get_session().is_language_pinned = True
