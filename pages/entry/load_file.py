"""The load page's first step: the file, how it is read, and its first rows; beside it blank workbooks to fill."""

import streamlit as st

from data.intake.admission import table_named
from data.intake.files import PARQUET, WORKBOOK
from data.intake.looking import Look, look
from data.intake.templates import template
from pages.ui import file_reading, kept
from pages.ui.say import say
from pages.ui.table_names import OF_SURVEYS, TABLES, table_name
from pages.ui.uploads import Upload, uploaded
from pages.ui.words import _

KINDS = ("csv", "tsv", "txt", "xlsx", "xls", "ods", "parquet")


def chosen(page: str) -> tuple[Upload, Look] | None:
    """The file and what a first look shows of it; None while there is none."""
    st.header(_("1 · File"), anchor=False)
    upload = uploaded(page, KINDS)
    if upload is None:
        blank(page)
        return None
    seen = file_reading.read_as(page, upload, lambda reading: look(upload.path, reading))
    file_reading.correction(page, upload, seen.sheets if seen else ())
    if seen is None:
        return None
    say(how(seen))
    file_reading.first_rows(seen.headings, seen.rows, key=f"{page}_rows")
    return upload, seen


def how(seen: Look) -> str:
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
        delimiter=file_reading.delimiter_name(seen.reading.delimiter),
        columns=len(seen.headings),
    )


def blank(page: str) -> None:
    """Blank workbooks, for those who have no file yet."""
    st.header(_("No file yet?"), anchor=False)
    say(_("A blank workbook has a table's headings, and a sheet that explains each column."))
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"{page}_blank"):
        table = kept.select(
            _("Table"),
            [name for name in TABLES if name not in OF_SURVEYS],
            key=f"{page}_blank_table",
            default="customers",
            name=table_name,
            width=280,
        )
        st.download_button(
            _("Download the blank workbook"),
            template(table_named(table), _),
            f"{table}.xlsx",
            on_click="ignore",
            key=f"{page}_blank_file",
            icon=":material/download:",
        )
