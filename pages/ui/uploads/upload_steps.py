"""The last steps of both uploads: checking the file, storing it, and the outcome."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

import streamlit as st

from data.intake.problems import Problem
from data.ledger.batches import BatchRecord
from pages.ui.i18n.formatting import format_timestamp
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _
from pages.ui.session import background_jobs
from pages.ui.session.session_state import WidgetKey, get_session
from pages.ui.uploads import intake_report
from pages.ui.uploads.uploaded_file import discard_upload


class UploadResult(Protocol):
    """The outcome of storing a file, or of a dry run; `problems` may be the first of `problem_count`."""

    batch_id: str | None
    stored_before: BatchRecord | None
    rejects_file: Path | None

    @property
    def problems(self) -> Sequence[Problem]: ...

    @property
    def problem_count(self) -> int: ...


Result = TypeVar("Result", bound=UploadResult)


def show_check_step(
    page: str, name: str, choices: object, start_check: Callable[[], None], is_ready: bool = True
) -> Any:
    """Offers to check the file.

    Args:
        choices: all that the person chose above; a check holds for these choices only.
        start_check: starts the job of the check, by `start_job`.

    Returns:
        The result of the check for these choices; None while there is none.
    """
    st.button(
        _("Check {name}", name=name),
        icon=":material/fact_check:",
        key=f"{page}_check",
        type="primary",
        disabled=not is_ready or intake_report.is_confirmation_missing(page),
        on_click=start_check,
    )
    checked_choices = get_session().get_upload(page).checked_choices
    if checked_choices != choices:
        if checked_choices is not None:
            st.caption(_("Something was changed above. Check the file again."))
        return None
    job = background_jobs.get_finished_job(f"{page}_job")
    if job and job.error_message:
        st.error(job.error_message, icon=":material/error:")
    return job.result if job else None


def show_store_button(page: str, label: str, start_storing: Callable[[], None]) -> None:
    """Says that nothing is stored so far, and offers to store."""
    show_sentence(_("Until now nothing was stored. What you store can be undone on the page History."))
    st.button(label, icon=":material/save:", key=f"{page}_store", type="primary", on_click=start_storing)


def start_job(
    page: str, choices: object, work: Callable[[background_jobs.Progress], Any], status: str, *, dry_run: bool
) -> None:
    """Starts the check, or the storing, of the file with these choices; two clicks store once."""
    get_session().get_upload(page).checked_choices = choices
    if dry_run:
        background_jobs.start_job(f"{page}_job", work, status)
    else:
        background_jobs.start_job_once(f"{page}_stored", work, status)


def show_outcome(
    page: str,
    *,
    describe_stored: Callable[[Result], str],
    show_counts: Callable[[Result], None],
    nothing_stored: str,
    rejects_caption: str,
) -> bool:
    """Shows what became of the storing, if it was started; a refusal leads back to the steps.

    Args:
        describe_stored: gives the sentence for a file that was stored.
        show_counts: shows what was stored, under that sentence.
        nothing_stored: the sentence for a file of which no row can be stored.
        rejects_caption: the sentence above the rejected rows.

    Returns:
        Whether the steps are over, so that nothing is asked any more.
    """
    key = f"{page}_stored"
    if not background_jobs.has_job(key):
        return False
    job = background_jobs.get_finished_job(key)
    if job is None:
        return True
    if job.error_message:
        st.error(job.error_message, icon=":material/error:")
        background_jobs.discard_job(key)
        return False
    st.header(_("Done"), anchor=False)
    result: Result = job.result
    if result.stored_before:
        show_stored_before(result.stored_before)
    elif result.batch_id is None:
        st.error(nothing_stored, icon=":material/error:")
    else:
        st.success(describe_stored(result), icon=":material/check_circle:")
        show_counts(result)
    show_rejects(page, result, rejects_caption)
    _show_next_steps(page, result.batch_id)
    return True


def show_stored_before(earlier: BatchRecord) -> None:
    """Says that the file is stored already, when and by whom."""
    parts = {"when": format_timestamp(earlier.at), "batch": earlier.batch_id}
    if earlier.by:
        sentence = _(
            "This file is already stored, on {when} by {who}, as batch {batch}. There is nothing to do.",
            who=earlier.by,
            **parts,
        )
    else:
        sentence = _("This file is already stored, on {when}, as batch {batch}. There is nothing to do.", **parts)
    st.info(sentence, icon=":material/done_all:")


def show_rejects(page: str, result: UploadResult, caption: str) -> None:
    """Shows the rejected rows, if any, as a table and as a file."""
    if result.problem_count:
        st.caption(caption)
        intake_report.show_problems(result.problems, result.problem_count, key=f"{page}_problems")
        intake_report.show_rejects_download(result.rejects_file, key=f"{page}_rejects")


def _show_next_steps(page: str, batch_id: str | None) -> None:
    """Leads to another file, and to the history, where the batch can be undone."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"{page}_on"):
        st.button(
            _("Next file"),
            icon=":material/upload_file:",
            key=f"{page}_next",
            type="primary",
            on_click=discard_upload,
            args=(page,),
        )
        if batch_id is not None and st.button(
            _("Look at batch {batch}, or undo it", batch=batch_id), icon=":material/history:", key=f"{page}_history"
        ):
            st.session_state[WidgetKey.HISTORY_BATCH] = batch_id
            st.switch_page("entry/history.py")
