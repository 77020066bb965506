"""The survey upload's last step: what the file would do, and storing it."""

from functools import partial

import streamlit as st

from data.intake.survey.importing import import_file
from data.intake.survey.mapping import Mapping
from data.intake.survey.outcome import Outcome, Survey
from data.intake.survey.source import SurveyFile
from pages.entry.survey_upload_report import found, progress
from pages.ui import intake, jobs
from pages.ui.format import decimal
from pages.ui.load import warehouse
from pages.ui.say import say
from pages.ui.steps import checked
from pages.ui.uploads import Upload
from pages.ui.words import _, n_, told


def check(page: str, upload: Upload, file: SurveyFile, survey: Survey, mapping: Mapping) -> None:
    """Offers to check the file, says what came of it, and offers to store what is good."""
    st.header(_("5 · Check and store"), anchor=False)
    example = intake.into_example(page)
    is_open = bool(mapping.submitted_at) and not mapping.date_order
    if is_open:
        st.info(_("Say above whether the day or the month comes first."), icon=":material/event:")
    wish = (upload.turn, file.reading, file.survey, survey, mapping, example)
    begin = partial(_begin, page, wish, upload, file, survey, mapping, example)
    outcome: Outcome | None = checked(page, upload.name, wish, partial(begin, dry_run=True), is_ready=not is_open)
    if outcome and found(page, outcome):
        count = outcome.new + outcome.changed
        say(_("Until now nothing was stored. What you store can be undone on the page History."))
        st.button(
            n_("Store {count} response", "Store {count} responses", count, count=decimal(count)),
            icon=":material/save:",
            key=f"{page}_store",
            type="primary",
            on_click=partial(begin, dry_run=False),
        )


def _begin(
    page: str,
    wish: object,
    upload: Upload,
    file: SurveyFile,
    survey: Survey,
    mapping: Mapping,
    example: bool,
    *,
    dry_run: bool,
) -> None:
    st.session_state[f"{page}_wish"] = wish
    rejects = upload.folder / f"{upload.path.stem}.rejected.csv"
    house = warehouse()

    def work(say_so: jobs.Progress) -> Outcome:
        return import_file(
            house,
            file,
            survey,
            mapping,
            dry_run=dry_run,
            into_example=example,
            rejects=rejects,
            say=told,
            progress=lambda step: say_so(progress(step)),
        )

    first = _("Reading {name} …", name=upload.name)
    if dry_run:
        jobs.begin(f"{page}_job", work, first)
    else:
        jobs.begin_once(f"{page}_stored", work, first)
