"""Empty cases of the pages on what customers say: what would stand there, and where a survey is uploaded."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.ui import choice, facts, load
from pages.ui.format import format_day
from pages.ui.words import _
from queries import Filters

UPLOAD_PAGE = "entry/survey_upload.py"
UPLOAD_COMMAND = 'python -m data survey answers.csv --survey "Spring survey"'


def warn_if_no_responses(filters: Filters) -> bool:
    """Whether no response is there to count; says why and leads on."""
    # Anonymous responses leave with the first filter, so those of internal customers are asked for apart.
    asked = (load.load_answer("satisfaction/response", one).frame for one in (Filters(), Filters(side=("internal",))))
    record = pd.concat([frame for frame in asked if not frame.empty] or [pd.DataFrame()])
    if record.empty:
        st.info(
            _("There are no survey responses on record yet. Here the page would stand once a survey is uploaded."),
            icon=":material/inbox:",
        )
        show_upload_link()
        return True
    if not load.load_answer("satisfaction/response", filters).empty:
        return False
    first, last = record["first_on"].min(), record["last_on"].max()
    if set(filters.customers) - {"side"} and not facts.count_population(filters)[0]:
        st.info(_("Nobody matches these filters."), icon=":material/person_off:")
    else:
        st.info(
            _(
                "Nobody whom you chose answered in this period. The responses on record are from {first} to {last}.",
                first=format_day(first),
                last=format_day(last),
            ),
            icon=":material/event_busy:",
        )
    with st.container(horizontal=True):
        st.button(_("Everything on record"), on_click=select_whole_record, key="whole_record", type="primary")
        st.button(_("Reset the filters"), on_click=choice.reset_filters, key="reset_said")
    return True


def select_whole_record() -> None:
    """All days on record, by the same filters."""
    found = facts.load_days(Filters())
    choice.set_filters(choice.get_filters().but(as_of=None, from_on=found.first, to_on=found.last))


def show_upload_link() -> None:
    """The way to the first survey: the page that takes the file, and the command that does the same."""
    st.header(_("Upload a survey"), anchor=False)
    st.page_link(UPLOAD_PAGE, label=_("Survey upload"), icon=":material/upload_file:")
    st.markdown(_("or without a browser:"))
    st.code(UPLOAD_COMMAND, language="bash")


def show_missing_questions(needed: str) -> None:
    """A part whose questions nobody asked: says which ones it needs."""
    st.caption(_("Nothing on record for this part in these days. It needs {questions}.", questions=needed))
