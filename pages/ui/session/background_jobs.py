"""Work that may take long: done beside the page, so that the page lives on and nothing is broken off by a click."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.ui.i18n.translation import get_language, use_language
from pages.ui.session.error_boundary import describe_error

Progress = Callable[[str], None]
# So long the page waits before it shows that it takes longer.
GRACE_SECONDS = 1.0


class Job:
    """One piece of work in a thread of its own, in the language of the reader who began it."""

    def __init__(self, work: Callable[[Progress], Any], initial_status: str) -> None:
        self.status = initial_status
        self.result: Any = None
        self.error_message = ""
        self._work, self._language = work, get_language()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        with use_language(self._language):
            try:
                self.result = self._work(self._set_status)
            except Exception as error:  # noqa: BLE001 - whatever comes is told where the work was asked for
                self.error_message = describe_error(error)

    def _set_status(self, status: str) -> None:
        self.status = status

    def is_done(self, seconds: float = 0) -> bool:
        """Whether it has ended, waiting so long for it."""
        self._thread.join(seconds)
        return not self._thread.is_alive()


def start_job(key: str, work: Callable[[Progress], Any], initial_status: str) -> None:
    """Begins the work under a name, in place of what was begun under it before; for what only looks."""
    st.session_state[key] = Job(work, initial_status)


def start_job_once(key: str, work: Callable[[Progress], Any], initial_status: str) -> None:
    """Begins the work unless it was begun before, as by the second click of two; for what stores."""
    if key not in st.session_state:
        start_job(key, work, initial_status)


def get_finished_job(key: str) -> Job | None:
    """The ended work of that name, None when there is none; while it goes on, says how far it is."""
    job: Job | None = st.session_state.get(key)
    if job is None or job.is_done(GRACE_SECONDS):
        return job
    _show_progress(key)
    return None


@st.fragment(run_every=0.7)
def _show_progress(key: str) -> None:
    job = st.session_state.get(key)
    if not isinstance(job, Job) or job.is_done():
        st.rerun()
    st.status(job.status, state="running")
