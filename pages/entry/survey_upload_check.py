"""The survey upload's last step: what the file would do, and storing it."""

from functools import partial

import streamlit as st

from data.intake.survey.importing import import_survey_file
from data.intake.survey.mapping import SurveyMapping
from data.intake.survey.outcome import ImportOutcome, SurveyTarget
from data.intake.survey.source import SurveyFile
from pages.entry.survey_upload_report import _describe_progress, _render_report
from pages.ui import intake, jobs
from pages.ui.format import format_number
from pages.ui.load import get_warehouse
from pages.ui.say import show_sentence
from pages.ui.steps import show_check_step
from pages.ui.uploads import Upload
from pages.ui.words import _, n_, translate_message


def render_check_and_store(
    page: str, upload: Upload, file: SurveyFile, survey: SurveyTarget, mapping: SurveyMapping
) -> None:
    """Offers to check the file, says what came of it, and offers to store what is good."""
    st.header(_("5 · Check and store"), anchor=False)
    example = intake.ask_into_example(page)
    is_open = bool(mapping.submitted_at) and not mapping.date_order
    if is_open:
        st.info(_("Say above whether the day or the month comes first."), icon=":material/event:")
    wish = (upload.turn, file.reading, file.survey, survey, mapping, example)
    begin = partial(_start_job, page, wish, upload, file, survey, mapping, example)
    outcome: ImportOutcome | None = show_check_step(
        page, upload.name, wish, partial(begin, dry_run=True), is_ready=not is_open
    )
    if outcome and _render_report(page, outcome):
        count = outcome.new + outcome.changed
        show_sentence(_("Until now nothing was stored. What you store can be undone on the page History."))
        st.button(
            n_("Store {count} response", "Store {count} responses", count, count=format_number(count)),
            icon=":material/save:",
            key=f"{page}_store",
            type="primary",
            on_click=partial(begin, dry_run=False),
        )


def _start_job(
    page: str,
    wish: object,
    upload: Upload,
    file: SurveyFile,
    survey: SurveyTarget,
    mapping: SurveyMapping,
    example: bool,
    *,
    dry_run: bool,
) -> None:
    st.session_state[f"{page}_wish"] = wish
    rejects = upload.folder / f"{upload.path.stem}.rejected.csv"
    house = get_warehouse()

    def work(say_so: jobs.Progress) -> ImportOutcome:
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
        jobs.start_job(f"{page}_job", work, first)
    else:
        jobs.start_job_once(f"{page}_stored", work, first)
