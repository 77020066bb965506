"""The load page's first step: the file, how it is read, and its first rows; beside it blank workbooks to fill."""

import streamlit as st

from data.intake.admission import find_target_table
from data.intake.files import PARQUET, WORKBOOK
from data.intake.looking import FilePreview, preview_file
from data.intake.templates import build_template
from pages.ui import file_reading, kept
from pages.ui.say import show_sentence
from pages.ui.table_names import SURVEY_TABLES, TABLE_LABELS, label_table
from pages.ui.uploads import Upload, receive_upload
from pages.ui.words import _

FILE_KINDS = ("csv", "tsv", "txt", "xlsx", "xls", "ods", "parquet")


def select_file(page: str) -> tuple[Upload, FilePreview] | None:
    """The file and what a first look shows of it; None while there is none."""
    st.header(_("1 · File"), anchor=False)
    upload = receive_upload(page, FILE_KINDS)
    if upload is None:
        _render_templates(page)
        return None
    seen = file_reading.read_once(page, upload, lambda reading: preview_file(upload.path, reading))
    file_reading.show_reading_options(page, upload, seen.sheets if seen else ())
    if seen is None:
        return None
    show_sentence(_describe_reading(seen))
    file_reading.show_first_rows(seen.headings, seen.rows, key=f"{page}_rows")
    return upload, seen


def _describe_reading(seen: FilePreview) -> str:
    """How the file was read."""
    if seen.kind == PARQUET:
        return _("A Parquet file with **{columns}** columns. Its first rows:", columns=len(seen.headings))
    if seen.kind == WORKBOOK:
        return _(
            "A workbook; its sheet **{sheet}** has **{columns}** columns. Its first rows:",
            sheet=seen.reading.sheet,
            columns=len(seen.headings),
        )
    return _(
        "Read as **{encoding}**, cells end with **{delimiter}**, **{columns}** columns. If letters or columns look "
        "wrong, say above how to read it. The first rows:",
        encoding=seen.encoding,
        delimiter=file_reading.label_delimiter(seen.reading.delimiter),
        columns=len(seen.headings),
    )


def _render_templates(page: str) -> None:
    """Blank workbooks, for those who have no file yet."""
    st.header(_("No file yet?"), anchor=False)
    show_sentence(_("A blank workbook has a table's headings, and a sheet that explains each column."))
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"{page}_blank"):
        table = kept.show_selectbox(
            _("Table"),
            [name for name in TABLE_LABELS if name not in SURVEY_TABLES],
            key=f"{page}_blank_table",
            default="customers",
            name=label_table,
            width=280,
        )
        st.download_button(
            _("Download the blank workbook"),
            build_template(find_target_table(table), _),
            f"{table}.xlsx",
            on_click="ignore",
            key=f"{page}_blank_file",
            icon=":material/download:",
        )
