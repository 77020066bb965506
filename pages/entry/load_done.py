"""The load page's end: what was stored, and the ways on."""

import streamlit as st

from pages.entry.load_report import describe_counts, describe_stored_before, render_rejects
from pages.ui.say import show_sentence
from pages.ui.steps import show_store_step
from pages.ui.table_names import label_table
from pages.ui.uploads import discard_upload
from pages.ui.words import _


def render_outcome(page: str) -> bool:
    """Says what became of the storing, if it was begun; whether the steps are over."""
    is_over, report = show_store_step(page)
    if report is None:
        return is_over
    if report.stored_before is not None:
        st.info(describe_stored_before(report), icon=":material/done_all:")
    elif report.batch_id is None:
        st.error(_("Nothing was stored: no row can be."), icon=":material/error:")
    else:
        st.success(
            _("Stored in {table} as batch {batch}.", table=label_table(report.table), batch=report.batch_id),
            icon=":material/check_circle:",
        )
        show_sentence(describe_counts(report))
    render_rejects(page, report)
    show_next_steps(page, report.batch_id)
    return True


def show_next_steps(page: str, batch: str | None) -> None:
    """To another file, and to the history, where the batch can be taken back."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"{page}_on"):
        st.button(
            _("Next file"),
            icon=":material/upload_file:",
            key=f"{page}_next",
            type="primary",
            on_click=discard_upload,
            args=(page,),
        )
        if batch is not None and st.button(
            _("Look at batch {batch}, or undo it", batch=batch), icon=":material/history:", key=f"{page}_history"
        ):
            st.session_state["history_batch"] = batch
            st.switch_page("entry/history.py")
