"""The survey upload's first step: the file, which tool it comes from, how it is read, and its first rows."""

import streamlit as st

from data.intake.survey.source import SurveyFile, open_survey_file
from pages.ui import file_reading, kept
from pages.ui.question_words import label_tool
from pages.ui.say import show_sentence
from pages.ui.uploads import Upload, receive_upload
from pages.ui.words import _

FILE_KINDS = ("csv", "tsv", "txt", "xlsx", "xls")
PREVIEW_ROWS = 20


def select_file(page: str) -> tuple[Upload, SurveyFile] | None:
    """The file and what was found in it; None while there is none."""
    st.header(_("1 · File"), anchor=False)
    upload = receive_upload(page, FILE_KINDS)
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
    part = st.session_state.get(f"{page}_part_{upload.turn}")
    file = file_reading.read_once(page, upload, lambda reading: open_survey_file(upload.path, reading, part), part)
    file_reading.show_reading_options(page, upload, file.sheets if file else ())
    if file is None:
        return None
    if len(file.surveys) > 1:
        kept.show_selectbox(
            _("The file has answers to several surveys; each is stored by itself"),
            file.surveys,
            key=f"{page}_part_{upload.turn}",
            default=file.survey or file.surveys[0],
        )
    show_sentence(_describe_reading(file))
    names = [column.name for column in file.found.columns]
    body = file.head.records[file.found.header_rows :][:PREVIEW_ROWS]
    file_reading.show_first_rows(names, [(*row, *[""] * len(names))[: len(names)] for row in body], key=f"{page}_rows")
    return upload, file


def _describe_reading(file: SurveyFile) -> str:
    """Which tool exported the file, and how it was read."""
    columns, tool = len(file.found.columns), label_tool(file.found.layout)
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
        delimiter=file_reading.label_delimiter(file.delimiter),
        columns=columns,
    )
