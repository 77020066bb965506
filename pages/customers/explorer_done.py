"""Before something is done with many, the question once more; afterwards what was done and how it is undone."""

from dataclasses import replace

import streamlit as st

from data.entry.acting import Acted
from pages.customers.explorer_doing import BEGUN, JOB, WISH, Wish, begin
from pages.customers.explorer_words import answer, question
from pages.entry.history_batch import CHOSEN
from pages.ui import jobs
from pages.ui.format import decimal
from pages.ui.words import _, n_

SEEN = "explorer_seen"


def confirm() -> None:
    """Asks once more, where it is about many."""
    wish: Wish | None = st.session_state.get(WISH)
    if wish is None:
        return
    with st.container(border=True, key="explorer_confirm"):
        st.markdown(question(wish.what, wish.many, wish.values))
        with st.container(horizontal=True):
            yes = n_("Yes, for {count} customer", "Yes, for {count} customers", wish.many, count=decimal(wish.many))
            st.button(yes, type="primary", key="explorer_yes", on_click=begin, args=(wish,))
            st.button(_("Leave it as it is"), key="explorer_no", on_click=st.session_state.pop, args=(WISH, None))


def told() -> None:
    """What was done last, and how it is undone."""
    job = jobs.outcome(JOB)
    wish: Wish | None = st.session_state.get(BEGUN)
    if job is None or wish is None:
        return
    if st.session_state.get(SEEN) != id(job):
        # What stands above was counted before it was done.
        st.session_state[SEEN] = id(job)
        st.rerun()
    if job.refused:
        st.error(job.refused, icon=":material/error:")
        return
    done: Acted = job.result
    st.success(answer(wish.what, wish.many, done.customers, wish.values), icon=":material/check_circle:")
    with st.container(horizontal=True, key="screen_done"):
        if done.batch_id:
            st.session_state[CHOSEN] = done.batch_id
            label = _("It is batch {batch}; History can undo it", batch=done.batch_id)
            st.page_link("entry/history.py", label=label, icon=":material/undo:")
        if wish.what == "call":
            st.button(
                _("Take them off the call list again"),
                icon=":material/undo:",
                key="explorer_uncall",
                on_click=begin,
                args=(replace(wish, what="uncall"),),
            )
        st.button(_("Close"), key="explorer_close", type="tertiary", on_click=_close)


def _close() -> None:
    st.session_state.pop(JOB, None)
