"""Whether calls can be noted on the list in sight: not where nothing can be stored, and not on a day gone by."""

from datetime import date

import streamlit as st

from data.intake.admission import why_closed
from pages.ui import choice, load
from pages.ui.format import day
from pages.ui.words import _, told
from queries import Filters


def is_open(filters: Filters) -> bool:
    """Says why calls cannot be noted, where they cannot."""
    if closed := why_closed(load.warehouse()):
        st.info(told(closed), icon=":material/lock:")
        return False
    pinned = choice.chosen().as_of
    if pinned is None or pinned >= date.today():
        if filters.as_of and filters.as_of < date.today():
            st.caption(
                _(
                    "Nothing is on record since {day}, so this is that day's list. The first call that is noted begins "
                    "today's.",
                    day=day(filters.as_of),
                )
            )
        return True
    with st.container(horizontal=True, vertical_alignment="center", key="call_pinned"):
        st.info(
            _("This is the list of {day}. Calls are noted on today's list.", day=day(filters.as_of)),
            icon=":material/event_busy:",
        )
        st.button(_("Today's list"), key="call_today", icon=":material/today:", on_click=_to_today)
    return False


def _to_today() -> None:
    choice.choose(choice.chosen().but(as_of=None))
