"""Undoing a batch: first what would become of its rows, then doing it, then what became of them."""

from functools import partial

import streamlit as st

from data.intake import UndoReport, undo
from pages.ui import jobs
from pages.ui.format import format_number
from pages.ui.load import get_warehouse
from pages.ui.undone import describe_undo
from pages.ui.words import _, n_


def _render_undo(page: str, batch: str) -> None:
    """The button, what it would do, and the button that does it."""
    st.button(
        _("Undo batch {batch}", batch=batch),
        icon=":material/undo:",
        key=f"{page}_try",
        on_click=partial(_start_undo, page, batch, dry_run=True),
    )
    job = jobs.get_finished_job(f"{page}_trial") if st.session_state.get(f"{page}_tried") == batch else None
    if job and job.refused:
        st.error(job.refused, icon=":material/error:")
    if not job or not isinstance(job.result, UndoReport):
        return
    rows = job.result.reversed
    with st.container(border=True, key=f"{page}_confirm"):
        st.markdown(_("**If you undo it:**"))
        st.markdown("\n".join(f"- {line}" for line in describe_undo(job.result)))
        with st.container(horizontal=True, key=f"{page}_decide"):
            st.button(
                n_("Undo: take {count} row back", "Undo: take {count} rows back", rows, count=format_number(rows)),
                icon=":material/undo:",
                type="primary",
                key=f"{page}_do",
                on_click=partial(_start_undo, page, batch, dry_run=False),
            )
            st.button(_("Leave it as it is"), key=f"{page}_leave", on_click=_cancel_undo, args=(page,))


def render_undo_outcome(page: str) -> None:
    """What became of the batch that was undone last; waits for it, so that all below shows what is now."""
    job = jobs.get_finished_job(f"{page}_undone")
    if job and job.refused:
        st.error(job.refused, icon=":material/error:")
    if job and isinstance(job.result, UndoReport):
        st.success(_("Batch {batch} is undone.", batch=job.result.batch_id), icon=":material/check_circle:")
        st.markdown("\n".join(f"- {line}" for line in describe_undo(job.result)))


def _start_undo(page: str, batch: str, *, dry_run: bool) -> None:
    house = get_warehouse()
    if dry_run:
        st.session_state[f"{page}_tried"] = batch
        st.session_state.pop(f"{page}_undone", None)
        first = _("Looking at what stands of batch {batch} …", batch=batch)
        jobs.start_job(f"{page}_trial", lambda _say: undo(house, batch, dry_run=True), first)
    else:
        st.session_state[f"{page}_tried"] = None
        first = _("Undoing batch {batch} …", batch=batch)
        jobs.start_job_once(f"{page}_undone", lambda _say: undo(house, batch), first)


def _cancel_undo(page: str) -> None:
    st.session_state[f"{page}_tried"] = None
