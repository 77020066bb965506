"""Before something is done with many, the question once more; afterwards what was done and how it is undone."""

from dataclasses import replace

import streamlit as st

from data.entry.chosen import ActionResult
from pages.customers.explorer_doing import JOB_KEY, PENDING_KEY, STARTED_KEY, BulkAction, _start_action
from pages.customers.explorer_words import _build_question, _describe_result
from pages.entry.history_batch import BATCH_KEY
from pages.ui import jobs
from pages.ui.format import format_number
from pages.ui.words import _, n_

SHOWN_JOB_KEY = "explorer_seen"


def render_confirmation() -> None:
    """Asks once more, where it is about many."""
    wish: BulkAction | None = st.session_state.get(PENDING_KEY)
    if wish is None:
        return
    with st.container(border=True, key="explorer_confirm"):
        st.markdown(_build_question(wish.what, wish.many, wish.values))
        with st.container(horizontal=True):
            yes = n_(
                "Yes, for {count} customer", "Yes, for {count} customers", wish.many, count=format_number(wish.many)
            )
            st.button(yes, type="primary", key="explorer_yes", on_click=_start_action, args=(wish,))
            st.button(
                _("Leave it as it is"), key="explorer_no", on_click=st.session_state.pop, args=(PENDING_KEY, None)
            )


def render_outcome() -> None:
    """What was done last, and how it is undone."""
    job = jobs.get_finished_job(JOB_KEY)
    wish: BulkAction | None = st.session_state.get(STARTED_KEY)
    if job is None or wish is None:
        return
    if st.session_state.get(SHOWN_JOB_KEY) != id(job):
        # What stands above was counted before it was done.
        st.session_state[SHOWN_JOB_KEY] = id(job)
        st.rerun()
    if job.refused:
        st.error(job.refused, icon=":material/error:")
        return
    done: ActionResult = job.result
    st.success(_describe_result(wish.what, wish.many, done.customers, wish.values), icon=":material/check_circle:")
    with st.container(horizontal=True, key="screen_done"):
        if done.batch_id:
            st.session_state[BATCH_KEY] = done.batch_id
            label = _("It is batch {batch}; History can undo it", batch=done.batch_id)
            st.page_link("entry/history.py", label=label, icon=":material/undo:")
        if wish.what == "call":
            st.button(
                _("Take them off the call list again"),
                icon=":material/undo:",
                key="explorer_uncall",
                on_click=_start_action,
                args=(replace(wish, what="uncall"),),
            )
        st.button(_("Close"), key="explorer_close", type="tertiary", on_click=_dismiss_outcome)


def _dismiss_outcome() -> None:
    st.session_state.pop(JOB_KEY, None)
