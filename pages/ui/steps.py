"""What both uploads share of their last steps: asking for the check, and what became of the storing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.ui import intake, jobs
from pages.ui.words import _


def show_check_step(page: str, name: str, wish: object, begin: Callable[[], None], is_ready: bool = True) -> Any:
    """Offers to check the file; what came of it for the choices as they stand (`wish`), None before that."""
    st.button(
        _("Check {name}", name=name),
        icon=":material/fact_check:",
        key=f"{page}_check",
        type="primary",
        disabled=not is_ready or intake.is_confirmation_missing(page),
        on_click=begin,
    )
    if st.session_state.get(f"{page}_wish") != wish:
        if f"{page}_wish" in st.session_state:
            st.caption(_("Something was changed above. Check the file again."))
        return None
    job = jobs.get_finished_job(f"{page}_job")
    if job and job.refused:
        st.error(job.refused, icon=":material/error:")
    return job.result if job else None


def show_store_step(page: str) -> tuple[bool, Any]:
    """Whether the steps are over, and what became of the storing; None while it goes on. A refusal leads back."""
    key = f"{page}_stored"
    if key not in st.session_state:
        return False, None
    job = jobs.get_finished_job(key)
    if job is None:
        return True, None
    if job.refused:
        st.error(job.refused, icon=":material/error:")
        del st.session_state[key]
        return False, None
    st.header(_("Done"), anchor=False)
    return True, job.result
