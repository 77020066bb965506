"""Whether calls can be noted on the list in sight: not where nothing can be stored, and not on a day gone by."""

from datetime import date

import streamlit as st

from data.intake.admission import check_writable
from pages.ui import choice, load
from pages.ui.format import format_day
from pages.ui.words import _, translate_message
from queries import Filters


def _is_recording_open(filters: Filters) -> bool:
    """Says why calls cannot be noted, where they cannot."""
    if closed := check_writable(load.get_warehouse()):
        st.info(translate_message(closed), icon=":material/lock:")
        return False
    pinned = choice.get_filters().as_of
    if pinned is None or pinned >= date.today():
        if filters.as_of and filters.as_of < date.today():
            st.caption(
                _(
                    "Nothing is on record since {day}, so this is that day's list. The first call that is noted begins "
                    "today's.",
                    day=format_day(filters.as_of),
                )
            )
        return True
    with st.container(horizontal=True, vertical_alignment="center", key="call_pinned"):
        st.info(
            _("This is the list of {day}. Calls are noted on today's list.", day=format_day(filters.as_of)),
            icon=":material/event_busy:",
        )
        st.button(_("Today's list"), key="call_today", icon=":material/today:", on_click=_show_today)
    return False


def _show_today() -> None:
    choice.set_filters(choice.get_filters().but(as_of=None))
