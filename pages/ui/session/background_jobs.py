"""Long work in a thread of its own: the page stays usable meanwhile, and no click breaks the work off."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, cast

import streamlit as st

from pages.ui.i18n.translation import get_language, use_language
from pages.ui.session.error_boundary import describe_error
from pages.ui.session.session_state import get_session

Progress = Callable[[str], None]
# A page waits this long for a job before it shows its progress.
GRACE_SECONDS = 1.0


class Job:
    """One piece of work in a thread, in the language of the reader who started it.

    Attributes:
        status: the sentence that says how far the work is.
        result: what the work returned; None before its end and after an error.
        error_message: the sentence about the error that ended the work; empty where none did.
    """

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
            except Exception as error:  # noqa: BLE001 - the page that started the work shows every error
                self.error_message = describe_error(error)

    def _set_status(self, status: str) -> None:
        self.status = status

    def is_done(self, seconds: float = 0) -> bool:
        """Whether the work has ended; waits up to `seconds` for its end."""
        self._thread.join(seconds)
        return not self._thread.is_alive()


def start_job(key: str, work: Callable[[Progress], Any], initial_status: str) -> None:
    """Starts work under a name and replaces the job of that name; for work that only reads."""
    get_session().jobs[key] = Job(work, initial_status)


def start_job_once(key: str, work: Callable[[Progress], Any], initial_status: str) -> None:
    """Starts work unless there is a job of that name, as after the first click of two; for work that stores."""
    if not has_job(key):
        start_job(key, work, initial_status)


def has_job(key: str) -> bool:
    """Whether there is a job of that name, running or ended."""
    return key in get_session().jobs


def is_running(key: str) -> bool:
    """Whether there is a job of that name that has not ended."""
    job = get_session().jobs.get(key)
    return isinstance(job, Job) and not job.is_done()


def discard_job(key: str) -> None:
    """Forgets the job of that name, if there is one; its work goes on."""
    get_session().jobs.pop(key, None)


def get_finished_job(key: str) -> Job | None:
    """The job of that name where it has ended, else None; shows the progress of one that has not."""
    job = cast("Job | None", get_session().jobs.get(key))
    if job is None or job.is_done(GRACE_SECONDS):
        return job
    _show_progress(key)
    return None


@st.fragment(run_every=0.7)
def _show_progress(key: str) -> None:
    job = get_session().jobs.get(key)
    if not isinstance(job, Job) or job.is_done():
        st.rerun()
    st.status(job.status, state="running")
