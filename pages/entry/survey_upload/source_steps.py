"""The survey upload's first steps: the file and how it is read, and the survey that it belongs to."""

from datetime import date

import streamlit as st

from data.survey.model.outcome import SurveyTarget
from data.survey.read.survey_file import SurveyFile, open_survey_file
from data.survey.review.stored_surveys import StoredSurvey, load_surveys
from pages.ui.i18n.formatting import format_day, format_number
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import N_, _
from pages.ui.labels.survey_labels import label_tool
from pages.ui.session import persistent_widgets
from pages.ui.session.address import EARLIEST, LATEST
from pages.ui.session.answers import get_warehouse
from pages.ui.uploads import reading_options
from pages.ui.uploads.uploaded_file import Upload, receive_upload

FILE_KINDS = ("csv", "tsv", "txt", "xlsx", "xls")
PREVIEW_ROWS = 20
NEW_SURVEY, EXISTING_SURVEY = "new", "existing"
SURVEY_CHOICES = {NEW_SURVEY: N_("A new survey"), EXISTING_SURVEY: N_("One that is here already")}


def select_file(page_key: str) -> tuple[Upload, SurveyFile] | None:
    """The uploaded file and what was detected in it; None while there is none or it cannot be read."""
    st.header(_("1 · File"), anchor=False)
    upload = receive_upload(page_key, FILE_KINDS)
    if upload is None:
        show_sentence(
            _(
                "Exports of Wenjuanxing, Tencent Questionnaire, SurveyMonkey, Qualtrics, Google Forms, Microsoft "
                "Forms, Typeform and LimeSurvey are known as they are. Other tables work too: a column for each "
                "question, or a row for each answer with survey, customer_id, answered_at, channel, question, score, "
                "text."
            )
        )
        return None
    part = st.session_state.get(f"{page_key}_part_{upload.turn}")
    file = reading_options.read_once(
        page_key, upload, lambda reading: open_survey_file(upload.path, reading, part), part
    )
    reading_options.show_reading_options(page_key, upload, file.sheets if file else ())
    if file is None:
        return None
    if len(file.surveys) > 1:
        persistent_widgets.show_selectbox(
            _("The file has answers to several surveys; each is stored by itself"),
            file.surveys,
            key=f"{page_key}_part_{upload.turn}",
            default=file.survey or file.surveys[0],
        )
    show_sentence(_describe_reading(file))
    names = [column.name for column in file.detected.columns]
    body = file.head.records[file.detected.header_rows :][:PREVIEW_ROWS]
    reading_options.show_first_rows(
        names, [(*row, *[""] * len(names))[: len(names)] for row in body], key=f"{page_key}_rows"
    )
    return upload, file


def _describe_reading(file: SurveyFile) -> str:
    """Which tool exported the file, and how it was read."""
    columns, tool = len(file.detected.columns), label_tool(file.detected.layout)
    if file.sheets:
        return _(
            "Export of **{tool}**: the sheet **{sheet}** of a workbook, **{columns}** columns. The first rows:",
            tool=tool,
            sheet=file.sheet,
            columns=columns,
        )
    return _(
        "Export of **{tool}**, read as **{encoding}**, cells end with **{delimiter}**, **{columns}** columns. If "
        "letters or columns look wrong, say above how to read it. The first rows:",
        tool=tool,
        encoding=file.encoding,
        delimiter=reading_options.label_delimiter(file.delimiter),
        columns=columns,
    )


def select_survey(page_key: str, upload: Upload, file: SurveyFile) -> SurveyTarget | None:
    """The existing survey that is selected, or a new one; None while a new one has no name."""
    st.header(_("2 · Survey"), anchor=False)
    stored = load_surveys(get_warehouse())
    proposed_name = file.survey or upload.path.stem
    same_index = next(
        (index for index, survey in enumerate(stored) if survey.name.casefold() == proposed_name.casefold()), None
    )
    key = f"{page_key}_survey_{upload.turn}_{file.surveys.index(file.survey) if file.survey else 0}"
    choice: str | None = NEW_SURVEY
    if stored:
        choice = persistent_widgets.show_radio(
            _("Into which survey?"),
            list(SURVEY_CHOICES),
            key=f"{key}_which",
            default=NEW_SURVEY if same_index is None else EXISTING_SURVEY,
            format_func=lambda name: _(SURVEY_CHOICES[name]),
            horizontal=True,
        )
    if choice == EXISTING_SURVEY:
        surveys_by_id = {survey.survey_id: survey for survey in stored}
        survey_id = persistent_widgets.show_selectbox(
            _("Stored surveys"),
            list(surveys_by_id),
            key=f"{key}_there",
            default=stored[same_index or 0].survey_id,
            format_func=lambda one_id: _format_survey(surveys_by_id[one_id]),
        )
        return SurveyTarget(surveys_by_id[survey_id].name, survey_id)
    name = st.text_input(_("Name of the survey"), proposed_name, key=f"{key}_name", persist_state="session")
    left, middle, right = st.columns(3)
    with left:
        opened_on = _render_day_input(_("First day"), f"{key}_opened")
    with middle:
        closed_on = _render_day_input(_("Last day"), f"{key}_closed")
    invited_count = right.number_input(
        _("How many were invited"), min_value=1, value=None, step=1, key=f"{key}_invited", persist_state="session"
    )
    st.caption(_("Days and number may stay empty; the days are then those of the first and the last answer."))
    if not (name or "").strip():
        st.info(_("Give the survey a name to go on."), icon=":material/edit:")
        return None
    return SurveyTarget(name, None, opened_on, closed_on, invited_count)


def _render_day_input(label: str, key: str) -> date | None:
    day: date | None = st.date_input(
        label, value=None, min_value=EARLIEST, max_value=LATEST, format="YYYY-MM-DD", key=key, persist_state="session"
    )
    return day


def _format_survey(stored_survey: StoredSurvey) -> str:
    """`Spring 2026 · 1 Mar 2026 · 381 responses`."""
    return _(
        "{name} · {day} · {count} responses",
        name=stored_survey.name,
        day=format_day(stored_survey.opened_on),
        count=format_number(stored_survey.responses),
    )
