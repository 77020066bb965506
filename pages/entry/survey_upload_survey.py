"""The survey upload's second step: an existing survey, or a new one with its name, days and number of invited."""

from datetime import date

import streamlit as st

from data.intake.survey.outcome import Survey
from data.intake.survey.recalling import Stored, surveys
from data.intake.survey.source import SurveyFile
from pages.ui import kept
from pages.ui.address import EARLIEST, LATEST
from pages.ui.format import day, decimal
from pages.ui.load import warehouse
from pages.ui.uploads import Upload
from pages.ui.words import N_, _

NEW, EXISTING = "new", "existing"
WHICH = {NEW: N_("A new survey"), EXISTING: N_("One that is here already")}


def chosen(page: str, upload: Upload, file: SurveyFile) -> Survey | None:
    """The survey as the person named it; None while a new one has no name."""
    st.header(_("2 · Survey"), anchor=False)
    stored = surveys(warehouse())
    own = file.survey or upload.path.stem
    same = next((place for place, one in enumerate(stored) if one.name.casefold() == own.casefold()), None)
    key = f"{page}_survey_{upload.turn}_{file.surveys.index(file.survey) if file.survey else 0}"
    which: str | None = NEW
    if stored:
        which = kept.radio(
            _("Into which survey?"),
            list(WHICH),
            key=f"{key}_which",
            default=NEW if same is None else EXISTING,
            name=lambda one: _(WHICH[one]),
            horizontal=True,
        )
    if which == EXISTING:
        there = {one.survey_id: one for one in stored}
        chosen_id = kept.select(
            _("Stored surveys"),
            list(there),
            key=f"{key}_there",
            default=stored[same or 0].survey_id,
            name=lambda one: called(there[one]),
        )
        one = there[chosen_id]
        return Survey(one.name, one.survey_id)
    name = st.text_input(_("Name of the survey"), own, key=f"{key}_name", persist_state="session")
    first, last, invited = st.columns(3)
    with first:
        opened = _day(_("First day"), f"{key}_opened")
    with last:
        closed = _day(_("Last day"), f"{key}_closed")
    asked = invited.number_input(
        _("How many were invited"), min_value=1, value=None, step=1, key=f"{key}_invited", persist_state="session"
    )
    st.caption(_("Days and number may stay empty; the days are then those of the first and the last answer."))
    if not (name or "").strip():
        st.info(_("Give the survey a name to go on."), icon=":material/edit:")
        return None
    return Survey(name, None, opened, closed, asked)


def _day(label: str, key: str) -> date | None:
    found: date | None = st.date_input(
        label, value=None, min_value=EARLIEST, max_value=LATEST, format="YYYY-MM-DD", key=key, persist_state="session"
    )
    return found


def called(one: Stored) -> str:
    """`Spring 2026 · 1 Mar 2026 · 381 responses`."""
    return _("{name} · {day} · {count} responses", name=one.name, day=day(one.opened_on), count=decimal(one.responses))
