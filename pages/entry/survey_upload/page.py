"""The survey upload: the export of a survey tool in five steps; nothing is stored before the last one."""

import streamlit as st

from data.survey.model.outcome import ImportOutcome
from pages.entry.survey_upload import check_step, mapping_steps, source_steps
from pages.entry.survey_upload.check_step import NOTHING_STORED, REJECTS_CAPTION
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _
from pages.ui.uploads import intake_report
from pages.ui.uploads.upload_steps import show_outcome

PAGE_KEY = "entry_survey"


def render_outcome(page_key: str) -> bool:
    """What became of the storing, if it was started; whether the steps are over."""
    return show_outcome(
        page_key,
        describe_stored=_describe_stored,
        show_counts=_render_stored_counts,
        nothing_stored=_(NOTHING_STORED),
        rejects_caption=_(REJECTS_CAPTION),
    )


def _describe_stored(outcome: ImportOutcome) -> str:
    return _("Stored in the survey {name} as batch {batch}.", name=outcome.survey_name, batch=outcome.batch_id)


def _render_stored_counts(outcome: ImportOutcome) -> None:
    check_step.render_counts(outcome)
    st.page_link(
        "reports/satisfaction/page.py",
        label=_("Satisfaction with its noise, and whom to call"),
        icon=":material/arrow_forward:",
    )


show_sentence(
    _("Five steps from the file that your survey tool exported to its answers. Nothing is stored before the last one.")
)
if intake_report.is_intake_open() and not render_outcome(PAGE_KEY):
    source = source_steps.select_file(PAGE_KEY)
    survey = source_steps.select_survey(PAGE_KEY, *source) if source else None
    if source and survey:
        proposed = mapping_steps.load_proposed_mapping(PAGE_KEY, *source, survey)
        questions = mapping_steps.review_questions(PAGE_KEY, *source, survey, proposed)
        mapping = mapping_steps.match_people(PAGE_KEY, *source, proposed, questions)
        check_step.render_check_and_store(PAGE_KEY, *source, survey, mapping)
st.caption(_("The same without a browser: `python -m data survey FILE --survey NAME --dry-run`"))
