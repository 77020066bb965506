"""The survey upload's end: what was stored, and the ways on."""

import streamlit as st

from pages.entry.load_done import show_next_steps
from pages.entry.survey_upload_report import describe_stored_before, render_counts, render_rejects
from pages.ui.steps import show_store_step
from pages.ui.words import _


def render_outcome(page: str) -> bool:
    """Says what became of the storing, if it was begun; whether the steps are over."""
    is_over, outcome = show_store_step(page)
    if outcome is None:
        return is_over
    if outcome.stored_before is not None:
        st.info(describe_stored_before(outcome), icon=":material/done_all:")
    elif outcome.batch_id is None:
        st.error(_("No response of the file can be stored."), icon=":material/error:")
    else:
        st.success(
            _("Stored in the survey {name} as batch {batch}.", name=outcome.survey_name, batch=outcome.batch_id),
            icon=":material/check_circle:",
        )
        render_counts(outcome)
        st.page_link(
            "reports/satisfaction.py",
            label=_("Satisfaction with its noise, and whom to call"),
            icon=":material/arrow_forward:",
        )
    render_rejects(page, outcome)
    show_next_steps(page, outcome.batch_id)
    return True
