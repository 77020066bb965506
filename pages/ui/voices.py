"""Empty cases of the pages on what customers say: what would stand there, and where a survey is uploaded."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.ui import choice, facts, load
from pages.ui.format import day
from pages.ui.words import _
from queries import Filters

UPLOAD = "entry/survey_upload.py"
BY_COMMAND = 'python -m data survey answers.csv --survey "Spring survey"'


def nothing_said(filters: Filters) -> bool:
    """Whether no response is there to count; says why and leads on."""
    # Anonymous responses leave with the first filter, so those of internal customers are asked for apart.
    asked = (load.ask("satisfaction/response", one).frame for one in (Filters(), Filters(side=("internal",))))
    record = pd.concat([frame for frame in asked if not frame.empty] or [pd.DataFrame()])
    if record.empty:
        st.info(
            _("There are no survey responses on record yet. Here the page would stand once a survey is uploaded."),
            icon=":material/inbox:",
        )
        lead_on()
        return True
    if not load.ask("satisfaction/response", filters).empty:
        return False
    first, last = record["first_on"].min(), record["last_on"].max()
    if set(filters.customers) - {"side"} and not facts.population(filters)[0]:
        st.info(_("Nobody matches these filters."), icon=":material/person_off:")
    else:
        st.info(
            _(
                "Nobody whom you chose answered in this period. The responses on record are from {first} to {last}.",
                first=day(first),
                last=day(last),
            ),
            icon=":material/event_busy:",
        )
    with st.container(horizontal=True):
        st.button(_("Everything on record"), on_click=everything, key="whole_record", type="primary")
        st.button(_("Reset the filters"), on_click=choice.reset, key="reset_said")
    return True


def everything() -> None:
    """All days on record, by the same filters."""
    found = facts.days(Filters())
    choice.choose(choice.chosen().but(as_of=None, from_on=found.first, to_on=found.last))


def lead_on() -> None:
    """The way to the first survey: the page that takes the file, and the command that does the same."""
    st.header(_("Upload a survey"), anchor=False)
    st.page_link(UPLOAD, label=_("Survey upload"), icon=":material/upload_file:")
    st.markdown(_("or without a browser:"))
    st.code(BY_COMMAND, language="bash")


def missing_part(needed: str) -> None:
    """A part whose questions nobody asked: says which ones it needs."""
    st.caption(_("Nothing on record for this part in these days. It needs {questions}.", questions=needed))
