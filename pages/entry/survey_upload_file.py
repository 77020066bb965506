"""The survey upload's first step: the file, which tool it comes from, how it is read, and its first rows."""

import streamlit as st

from data.intake.survey.source import SurveyFile, open_file
from pages.ui import file_reading, kept
from pages.ui.question_words import tool_name
from pages.ui.say import say
from pages.ui.uploads import Upload, uploaded
from pages.ui.words import _

KINDS = ("csv", "tsv", "txt", "xlsx", "xls")
ROWS = 20


def chosen(page: str) -> tuple[Upload, SurveyFile] | None:
    """The file and what was found in it; None while there is none."""
    st.header(_("1 · File"), anchor=False)
    upload = uploaded(page, KINDS)
    if upload is None:
        say(
            _(
                "Exports of Wenjuanxing, Tencent Questionnaire, SurveyMonkey, Qualtrics, Google Forms, Microsoft "
                "Forms, Typeform and LimeSurvey are known as they are. Other tables work too: a column for each "
                "question, or a row for each answer with survey, customer_id, answered_at, channel, question, score, "
                "text."
            )
        )
        return None
    part = st.session_state.get(f"{page}_part_{upload.turn}")
    file = file_reading.read_as(page, upload, lambda reading: open_file(upload.path, reading, part), part)
    file_reading.correction(page, upload, file.sheets if file else ())
    if file is None:
        return None
    if len(file.surveys) > 1:
        kept.select(
            _("The file has answers to several surveys; each is stored by itself"),
            file.surveys,
            key=f"{page}_part_{upload.turn}",
            default=file.survey or file.surveys[0],
        )
    say(how(file))
    names = [column.name for column in file.found.columns]
    body = file.head.records[file.found.header_rows :][:ROWS]
    file_reading.first_rows(names, [(*row, *[""] * len(names))[: len(names)] for row in body], key=f"{page}_rows")
    return upload, file


def how(file: SurveyFile) -> str:
    """Which tool exported the file, and how it was read."""
    columns, tool = len(file.found.columns), tool_name(file.found.layout)
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
        delimiter=file_reading.delimiter_name(file.delimiter),
        columns=columns,
    )
