"""The answers of a survey, as its tool exported them, in five steps; nothing is stored before the last."""

import streamlit as st

from pages.entry import (
    survey_upload_check,
    survey_upload_done,
    survey_upload_file,
    survey_upload_people,
    survey_upload_questions,
    survey_upload_survey,
)
from pages.ui import intake
from pages.ui.say import show_sentence
from pages.ui.words import _

PAGE_KEY = "entry_survey"

show_sentence(
    _("Five steps from the file that your survey tool exported to its answers. Nothing is stored before the last one.")
)
if intake.is_intake_open() and not survey_upload_done.render_outcome(PAGE_KEY):
    sent = survey_upload_file.select_file(PAGE_KEY)
    survey = survey_upload_survey.select_survey(PAGE_KEY, *sent) if sent else None
    if sent and survey:
        proposed = survey_upload_questions.load_proposed_mapping(PAGE_KEY, *sent, survey)
        questions = survey_upload_questions.review_questions(PAGE_KEY, *sent, survey, proposed)
        mapping = survey_upload_people.match_people(PAGE_KEY, *sent, proposed, questions)
        survey_upload_check.render_check_and_store(PAGE_KEY, *sent, survey, mapping)
st.caption(_("The same without a browser: `python -m data survey FILE --survey NAME --dry-run`"))
