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
from pages.ui.say import say
from pages.ui.words import _

PAGE = "entry_survey"

say(_("Five steps from the file that your survey tool exported to its answers. Nothing is stored before the last one."))
if intake.is_open() and not survey_upload_done.told(PAGE):
    sent = survey_upload_file.chosen(PAGE)
    survey = survey_upload_survey.chosen(PAGE, *sent) if sent else None
    if sent and survey:
        proposed = survey_upload_questions.proposed(PAGE, *sent, survey)
        questions = survey_upload_questions.corrected(PAGE, *sent, survey, proposed)
        mapping = survey_upload_people.matched(PAGE, *sent, proposed, questions)
        survey_upload_check.check(PAGE, *sent, survey, mapping)
st.caption(_("The same without a browser: `python -m data survey FILE --survey NAME --dry-run`"))
