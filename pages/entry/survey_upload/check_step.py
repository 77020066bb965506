"""The survey upload's last step: the check, its counts of responses, and the storing."""

from functools import partial

import streamlit as st

from data.survey.model.mapping import SurveyMapping
from data.survey.model.outcome import CHECKING, READING, ImportOutcome, ImportStep, SurveyTarget
from data.survey.read.survey_file import SurveyFile
from data.survey.store.survey_import import import_survey_file
from pages.ui.i18n.formatting import format_number
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import N_, _, n_, translate_message
from pages.ui.session import background_jobs
from pages.ui.session.answers import get_warehouse
from pages.ui.uploads import intake_report
from pages.ui.uploads.upload_steps import (
    show_check_step,
    show_rejects,
    show_store_button,
    show_stored_before,
    start_job,
)
from pages.ui.uploads.uploaded_file import Upload

NOTHING_STORED = N_("No response of the file can be stored.")
REJECTS_CAPTION = N_("One wrong cell rejects its whole response. What is wrong:")


def _describe_progress(step: ImportStep) -> str:
    """The status of a running import."""
    if step.name == READING:
        return _("Reading the file …")
    if step.name == CHECKING:
        return _("Checking the answers …")
    return _(
        "Storing the answers, question {done} of {total} …",
        done=format_number(step.done),
        total=format_number(step.total),
    )


def _render_report(page_key: str, outcome: ImportOutcome) -> bool:
    """What the check found; whether there is something to store."""
    if outcome.stored_before:
        show_stored_before(outcome.stored_before)
        return False
    render_counts(outcome)
    if outcome.changes:
        intake_report.show_changes(outcome.changes, outcome.changed_cells, key=f"{page_key}_changes", of=_("Response"))
    show_rejects(page_key, outcome, _(REJECTS_CAPTION))
    if outcome.refused:
        st.error(_(NOTHING_STORED), icon=":material/error:")
        return False
    if not outcome.new + outcome.changed:
        st.info(_("No response is new or changed, so there is nothing to store."), icon=":material/done_all:")
    return outcome.new + outcome.changed > 0


def render_counts(outcome: ImportOutcome) -> None:
    """The counts of responses: complete, partial, rejected, new, changed, same, left out, matched, ambiguous."""
    names = ("rows_in", "complete", "partial", "new", "changed", "same", "rejected", "answers")
    number = {name: format_number(getattr(outcome, name)) for name in names}
    show_sentence(
        _(
            "**{rows_in}** responses: **{complete}** complete, **{partial}** partial, **{rejected}** rejected.",
            **number,
        )
    )
    show_sentence(
        _("**{new}** are new, **{changed}** changed, **{same}** already here; **{answers}** answers in them.", **number)
    )
    if outcome.left_out:
        show_sentence(_("Previews and tests, which are left out: **{count}**.", count=format_number(outcome.left_out)))
    number |= {
        "matched": format_number(outcome.accepted - outcome.unmatched),
        "unmatched": format_number(outcome.unmatched),
    }
    show_sentence(_("**{matched}** are matched to customers, **{unmatched}** stay anonymous.", **number))
    if outcome.ambiguous:
        show_sentence(_("**{count}** of these fit several customers.", count=format_number(outcome.ambiguous)))


def render_check_and_store(
    page_key: str, upload: Upload, file: SurveyFile, survey: SurveyTarget, mapping: SurveyMapping
) -> None:
    """The check of the file, what it found, and the button that stores the good responses."""
    st.header(_("5 · Check and store"), anchor=False)
    into_example = intake_report.ask_into_example(page_key)
    is_date_order_missing = bool(mapping.submitted_at) and not mapping.date_order
    if is_date_order_missing:
        st.info(_("Say above whether the day or the month comes first."), icon=":material/event:")
    choices = (upload.turn, file.reading, file.survey, survey, mapping, into_example)
    start = partial(_start_job, page_key, choices, upload, file, survey, mapping, into_example)
    outcome: ImportOutcome | None = show_check_step(
        page_key, upload.name, choices, partial(start, dry_run=True), is_ready=not is_date_order_missing
    )
    if outcome and _render_report(page_key, outcome):
        count = outcome.new + outcome.changed
        label = n_("Store {count} response", "Store {count} responses", count, count=format_number(count))
        show_store_button(page_key, label, partial(start, dry_run=False))


def _start_job(
    page_key: str,
    choices: object,
    upload: Upload,
    file: SurveyFile,
    survey: SurveyTarget,
    mapping: SurveyMapping,
    into_example: bool,
    *,
    dry_run: bool,
) -> None:
    warehouse = get_warehouse()

    def run_import(set_status: background_jobs.Progress) -> ImportOutcome:
        return import_survey_file(
            warehouse,
            file,
            survey,
            mapping,
            dry_run=dry_run,
            into_example=into_example,
            rejects=upload.rejects_file,
            say=translate_message,
            progress=lambda step: set_status(_describe_progress(step)),
        )

    start_job(page_key, choices, run_import, _("Reading {name} …", name=upload.name), dry_run=dry_run)
