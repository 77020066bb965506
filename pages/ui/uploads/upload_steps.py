"""What both uploads share of their last steps: asking for the check, and what became of the storing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.ui.i18n.translation import _
from pages.ui.session import background_jobs
from pages.ui.session.session_state import WidgetKey
from pages.ui.uploads import intake_report
from pages.ui.uploads.uploaded_file import discard_upload


def show_check_step(
    page: str, name: str, choices: object, start_check: Callable[[], None], is_ready: bool = True
) -> Any:
    """Offers to check the file; what came of it for the choices as they stand (`wish`), None before that."""
    st.button(
        _("Check {name}", name=name),
        icon=":material/fact_check:",
        key=f"{page}_check",
        type="primary",
        disabled=not is_ready or intake_report.is_confirmation_missing(page),
        on_click=start_check,
    )
    if st.session_state.get(f"{page}_wish") != choices:
        if f"{page}_wish" in st.session_state:
            st.caption(_("Something was changed above. Check the file again."))
        return None
    job = background_jobs.get_finished_job(f"{page}_job")
    if job and job.error_message:
        st.error(job.error_message, icon=":material/error:")
    return job.result if job else None


def show_store_step(page: str) -> tuple[bool, Any]:
    """Whether the steps are over, and what became of the storing; None while it goes on. A refusal leads back."""
    key = f"{page}_stored"
    if key not in st.session_state:
        return False, None
    job = background_jobs.get_finished_job(key)
    if job is None:
        return True, None
    if job.error_message:
        st.error(job.error_message, icon=":material/error:")
        del st.session_state[key]
        return False, None
    st.header(_("Done"), anchor=False)
    return True, job.result


def show_next_steps(page_key: str, batch_id: str | None) -> None:
    """To another file, and to the history, where the batch can be taken back."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"{page_key}_on"):
        st.button(
            _("Next file"),
            icon=":material/upload_file:",
            key=f"{page_key}_next",
            type="primary",
            on_click=discard_upload,
            args=(page_key,),
        )
        if batch_id is not None and st.button(
            _("Look at batch {batch}, or undo it", batch=batch_id), icon=":material/history:", key=f"{page_key}_history"
        ):
            st.session_state[WidgetKey.HISTORY_BATCH] = batch_id
            st.switch_page("entry/history.py")
