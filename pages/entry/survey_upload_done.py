"""The survey upload's end: what was stored, and the ways on."""

import streamlit as st

from pages.entry.load_done import ways_on
from pages.entry.survey_upload_report import before, counts, rejected
from pages.ui.steps import stored
from pages.ui.words import _


def told(page: str) -> bool:
    """Says what became of the storing, if it was begun; whether the steps are over."""
    is_over, outcome = stored(page)
    if outcome is None:
        return is_over
    if outcome.stored_before is not None:
        st.info(before(outcome), icon=":material/done_all:")
    elif outcome.batch_id is None:
        st.error(_("No response of the file can be stored."), icon=":material/error:")
    else:
        st.success(
            _("Stored in the survey {name} as batch {batch}.", name=outcome.survey_name, batch=outcome.batch_id),
            icon=":material/check_circle:",
        )
        counts(outcome)
        st.page_link(
            "reports/satisfaction.py",
            label=_("Satisfaction with its noise, and whom to call"),
            icon=":material/arrow_forward:",
        )
    rejected(page, outcome)
    ways_on(page, outcome.batch_id)
    return True
