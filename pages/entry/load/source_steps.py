"""The load page's first steps: the file and how it is read, blank workbooks, the table and its columns."""

import streamlit as st

from data.intake.load.templates import build_template
from data.intake.mapping.schema_matching import (
    fetch_confirmed_columns,
    find_missing_keys,
    find_target_table,
    list_loadable_columns,
    propose_columns,
    rank_tables,
)
from data.intake.readers.file_format import PARQUET, WORKBOOK
from data.intake.readers.preview import FilePreview, preview_file
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _, format_list, translate_message
from pages.ui.labels.table_labels import SURVEY_TABLES, label_table, label_table_column, list_file_tables
from pages.ui.session import answers, persistent_widgets
from pages.ui.uploads import reading_options
from pages.ui.uploads.column_mapping import ColumnMapping, map_headings
from pages.ui.uploads.uploaded_file import Upload, receive_upload

FILE_KINDS = ("csv", "tsv", "txt", "xlsx", "xls", "ods", "parquet")


def select_columns(page_key: str, upload: Upload, preview: FilePreview) -> ColumnMapping | None:
    """The selected table and columns; None while a column is doubled or a key column is missing."""
    st.header(_("2 · Table"), anchor=False)
    tables = [table for table in rank_tables(preview.headings) if table not in SURVEY_TABLES]
    table = persistent_widgets.show_selectbox(
        _("Into which table? The one that fits the headings best stands first."),
        tables,
        key=f"{page_key}_table_{upload.turn}",
        default=tables[0],
        format_func=label_table,
    )
    st.caption(_(str(find_target_table(table).comment)))
    st.caption(_("Answers of a survey go in by the page Survey upload, which knows the tools that export them."))
    st.header(_("3 · Columns"), anchor=False)
    confirmed = fetch_confirmed_columns(answers.get_warehouse(), table, preview.headings)
    if confirmed:
        st.info(
            _("A file with these headings was stored before; its columns are proposed again."),
            icon=":material/history:",
        )
    proposals = propose_columns(preview.headings, find_target_table(table), confirmed)
    columns = map_headings(
        f"{page_key}_{upload.turn}_{table}",
        [
            (proposal.heading, proposal.column, translate_message(proposal.reason), preview.list_samples(index))
            for index, proposal in enumerate(proposals)
        ],
        {column: label_table_column(table, column) for column in list_loadable_columns(find_target_table(table))},
    )
    mapped = list(columns.values())
    doubled = [column for column in dict.fromkeys(mapped) if column and mapped.count(column) > 1]
    missing = find_missing_keys(mapped, find_target_table(table))
    if doubled:
        st.warning(
            _("Two headings mean the same column: {columns}. Leave one of them out.", columns=format_list(doubled)),
            icon=":material/warning:",
        )
    if missing:
        st.warning(
            _(
                "{table} cannot do without {columns}. Say above which heading means it.",
                table=label_table(table),
                columns=format_list(missing),
            ),
            icon=":material/key:",
        )
    return None if doubled or missing else ColumnMapping(table, tuple(columns.items()))


def select_file(page_key: str) -> tuple[Upload, FilePreview] | None:
    """The uploaded file and its preview; None while there is none or it cannot be read."""
    st.header(_("1 · File"), anchor=False)
    upload = receive_upload(page_key, FILE_KINDS)
    if upload is None:
        _render_templates(page_key)
        return None
    preview = reading_options.read_once(page_key, upload, lambda reading: preview_file(upload.path, reading))
    reading_options.show_reading_options(page_key, upload, preview.sheets if preview else ())
    if preview is None:
        return None
    show_sentence(_describe_reading(preview))
    reading_options.show_first_rows(preview.headings, preview.rows, key=f"{page_key}_rows")
    return upload, preview


def _describe_reading(preview: FilePreview) -> str:
    """How the file was read."""
    if preview.kind == PARQUET:
        return _("A Parquet file with **{columns}** columns. Its first rows:", columns=len(preview.headings))
    if preview.kind == WORKBOOK:
        return _(
            "A workbook; its sheet **{sheet}** has **{columns}** columns. Its first rows:",
            sheet=preview.reading.sheet,
            columns=len(preview.headings),
        )
    return _(
        "Read as **{encoding}**, cells end with **{delimiter}**, **{columns}** columns. If letters or columns look "
        "wrong, say above how to read it. The first rows:",
        encoding=preview.encoding,
        delimiter=reading_options.label_delimiter(preview.reading.delimiter),
        columns=len(preview.headings),
    )


def _render_templates(page_key: str) -> None:
    """The download of a blank workbook for a selected table."""
    st.header(_("No file yet?"), anchor=False)
    show_sentence(_("A blank workbook has a table's headings, and a sheet that explains each column."))
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"{page_key}_blank"):
        table = persistent_widgets.show_selectbox(
            _("Table"),
            list_file_tables(),
            key=f"{page_key}_blank_table",
            default="customers",
            format_func=label_table,
            width=280,
        )
        st.download_button(
            _("Download the blank workbook"),
            build_template(find_target_table(table), _),
            f"{table}.xlsx",
            on_click="ignore",
            key=f"{page_key}_blank_file",
            icon=":material/download:",
        )
