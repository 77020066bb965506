"""What a survey file would do: complete, partial, new, changed, the same, rejected, unmatched."""

from functools import partial

import streamlit as st

from data.survey.model.mapping import SurveyMapping
from data.survey.model.outcome import CHECKING, READING, ImportOutcome, ImportStep, SurveyTarget
from data.survey.read.survey_file import SurveyFile
from data.survey.store.survey_import import import_survey_file
from pages.ui.i18n.formatting import format_number, format_timestamp
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _, n_, translate_message
from pages.ui.session import background_jobs
from pages.ui.session.answers import get_warehouse
from pages.ui.uploads import intake_report
from pages.ui.uploads.upload_steps import show_check_step
from pages.ui.uploads.uploaded_file import Upload


def _describe_progress(step: ImportStep) -> str:
    """How far it is, in words."""
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
    """Says it; whether there is something to store."""
    if outcome.stored_before is not None:
        st.info(describe_stored_before(outcome), icon=":material/done_all:")
        return False
    render_counts(outcome)
    if outcome.changes:
        intake_report.show_changes(outcome.changes, outcome.changed_cells, key=f"{page_key}_changes", of=_("Response"))
    render_rejects(page_key, outcome)
    if outcome.refused:
        st.error(_("No response of the file can be stored."), icon=":material/error:")
        return False
    if not outcome.new + outcome.changed:
        st.info(_("No response is new or changed, so there is nothing to store."), icon=":material/done_all:")
    return outcome.new + outcome.changed > 0


def render_counts(outcome: ImportOutcome) -> None:
    """`381 complete, 19 partial, 12 already here, 5 changed, 3 rejected`, and how many people were found."""
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


def render_rejects(page_key: str, outcome: ImportOutcome) -> None:
    """The rejected responses, if any, as a table and as a file."""
    if outcome.problems:
        st.caption(_("One wrong cell rejects its whole response. What is wrong:"))
        intake_report.show_problems(outcome.problems, outcome.problem_count, key=f"{page_key}_problems")
        intake_report.show_rejects_download(outcome.rejects_file, key=f"{page_key}_rejects")


def describe_stored_before(outcome: ImportOutcome) -> str:
    """That the file is stored already, when and by whom."""
    earlier = outcome.stored_before
    if earlier is None:
        return ""
    return _(
        "This file is already stored, on {when} by {who}, as batch {batch}. There is nothing to do.",
        when=format_timestamp(earlier.at),
        who=earlier.by or _("nobody named"),
        batch=earlier.batch_id,
    )


def render_check_and_store(
    page_key: str, upload: Upload, file: SurveyFile, survey: SurveyTarget, mapping: SurveyMapping
) -> None:
    """Offers to check the file, says what came of it, and offers to store what is good."""
    st.header(_("5 · Check and store"), anchor=False)
    example = intake_report.ask_into_example(page_key)
    is_open = bool(mapping.submitted_at) and not mapping.date_order
    if is_open:
        st.info(_("Say above whether the day or the month comes first."), icon=":material/event:")
    wish = (upload.turn, file.reading, file.survey, survey, mapping, example)
    begin = partial(_start_job, page_key, wish, upload, file, survey, mapping, example)
    outcome: ImportOutcome | None = show_check_step(
        page_key, upload.name, wish, partial(begin, dry_run=True), is_ready=not is_open
    )
    if outcome and _render_report(page_key, outcome):
        count = outcome.new + outcome.changed
        show_sentence(_("Until now nothing was stored. What you store can be undone on the page History."))
        st.button(
            n_("Store {count} response", "Store {count} responses", count, count=format_number(count)),
            icon=":material/save:",
            key=f"{page_key}_store",
            type="primary",
            on_click=partial(begin, dry_run=False),
        )


def _start_job(
    page_key: str,
    choices: object,
    upload: Upload,
    file: SurveyFile,
    survey: SurveyTarget,
    mapping: SurveyMapping,
    example: bool,
    *,
    dry_run: bool,
) -> None:
    st.session_state[f"{page_key}_wish"] = choices
    rejects = upload.folder / f"{upload.path.stem}.rejected.csv"
    house = get_warehouse()

    def work(say_so: background_jobs.Progress) -> ImportOutcome:
        return import_survey_file(
            house,
            file,
            survey,
            mapping,
            dry_run=dry_run,
            into_example=example,
            rejects=rejects,
            say=translate_message,
            progress=lambda step: say_so(_describe_progress(step)),
        )

    first = _("Reading {name} …", name=upload.name)
    if dry_run:
        background_jobs.start_job(f"{page_key}_job", work, first)
    else:
        background_jobs.start_job_once(f"{page_key}_stored", work, first)
