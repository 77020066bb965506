"""The survey upload's second step: an existing survey, or a new one with its name, days and number of invited."""

from datetime import date

import streamlit as st

from data.intake.survey.outcome import SurveyTarget
from data.intake.survey.recalling import StoredSurvey, load_surveys
from data.intake.survey.source import SurveyFile
from pages.ui import kept
from pages.ui.address import EARLIEST, LATEST
from pages.ui.format import format_day, format_number
from pages.ui.load import get_warehouse
from pages.ui.uploads import Upload
from pages.ui.words import N_, _

NEW_SURVEY, EXISTING_SURVEY = "new", "existing"
SURVEY_CHOICES = {NEW_SURVEY: N_("A new survey"), EXISTING_SURVEY: N_("One that is here already")}


def select_survey(page: str, upload: Upload, file: SurveyFile) -> SurveyTarget | None:
    """The survey as the person named it; None while a new one has no name."""
    st.header(_("2 · Survey"), anchor=False)
    stored = load_surveys(get_warehouse())
    own = file.survey or upload.path.stem
    same = next((place for place, one in enumerate(stored) if one.name.casefold() == own.casefold()), None)
    key = f"{page}_survey_{upload.turn}_{file.surveys.index(file.survey) if file.survey else 0}"
    which: str | None = NEW_SURVEY
    if stored:
        which = kept.show_radio(
            _("Into which survey?"),
            list(SURVEY_CHOICES),
            key=f"{key}_which",
            default=NEW_SURVEY if same is None else EXISTING_SURVEY,
            name=lambda one: _(SURVEY_CHOICES[one]),
            horizontal=True,
        )
    if which == EXISTING_SURVEY:
        there = {one.survey_id: one for one in stored}
        chosen_id = kept.show_selectbox(
            _("Stored surveys"),
            list(there),
            key=f"{key}_there",
            default=stored[same or 0].survey_id,
            name=lambda one: _format_survey(there[one]),
        )
        one = there[chosen_id]
        return SurveyTarget(one.name, one.survey_id)
    name = st.text_input(_("Name of the survey"), own, key=f"{key}_name", persist_state="session")
    first, last, invited = st.columns(3)
    with first:
        opened = _render_day_input(_("First day"), f"{key}_opened")
    with last:
        closed = _render_day_input(_("Last day"), f"{key}_closed")
    asked = invited.number_input(
        _("How many were invited"), min_value=1, value=None, step=1, key=f"{key}_invited", persist_state="session"
    )
    st.caption(_("Days and number may stay empty; the days are then those of the first and the last answer."))
    if not (name or "").strip():
        st.info(_("Give the survey a name to go on."), icon=":material/edit:")
        return None
    return SurveyTarget(name, None, opened, closed, asked)


def _render_day_input(label: str, key: str) -> date | None:
    found: date | None = st.date_input(
        label, value=None, min_value=EARLIEST, max_value=LATEST, format="YYYY-MM-DD", key=key, persist_state="session"
    )
    return found


def _format_survey(one: StoredSurvey) -> str:
    """`Spring 2026 · 1 Mar 2026 · 381 responses`."""
    return _(
        "{name} · {day} · {count} responses",
        name=one.name,
        day=format_day(one.opened_on),
        count=format_number(one.responses),
    )
