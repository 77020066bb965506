"""The load page's first step: the file, how it is read, and its first rows; beside it blank workbooks to fill."""

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
from pages.ui.labels.table_labels import SURVEY_TABLES, TABLE_LABELS, label_table, label_table_column
from pages.ui.session import answers, persistent_widgets
from pages.ui.uploads import reading_options
from pages.ui.uploads.column_mapping import ColumnMapping, map_headings
from pages.ui.uploads.uploaded_file import Upload, receive_upload


def select_columns(page_key: str, upload: Upload, preview: FilePreview) -> ColumnMapping | None:
    """Table and columns as the person left them; None while something is missing."""
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
    known = fetch_confirmed_columns(answers.get_warehouse(), table, preview.headings)
    if known:
        st.info(
            _("A file with these headings was stored before; its columns are proposed again."),
            icon=":material/history:",
        )
    proposed = propose_columns(preview.headings, find_target_table(table), known)
    chosen = map_headings(
        f"{page_key}_{upload.turn}_{table}",
        [
            (one.heading, one.column, translate_message(one.reason), preview.list_samples(place))
            for place, one in enumerate(proposed)
        ],
        {column: label_table_column(table, column) for column in list_loadable_columns(find_target_table(table))},
    )
    twice = [one for one in dict.fromkeys(chosen.values()) if one and list(chosen.values()).count(one) > 1]
    absent = find_missing_keys(chosen.values(), find_target_table(table))
    if twice:
        st.warning(
            _("Two headings mean the same column: {columns}. Leave one of them out.", columns=format_list(twice)),
            icon=":material/warning:",
        )
    if absent:
        st.warning(
            _(
                "{table} cannot do without {columns}. Say above which heading means it.",
                table=label_table(table),
                columns=format_list(absent),
            ),
            icon=":material/key:",
        )
    return None if twice or absent else ColumnMapping(table, tuple(chosen.items()))


FILE_KINDS = ("csv", "tsv", "txt", "xlsx", "xls", "ods", "parquet")


def select_file(page_key: str) -> tuple[Upload, FilePreview] | None:
    """The file and what a first look shows of it; None while there is none."""
    st.header(_("1 · File"), anchor=False)
    upload = receive_upload(page_key, FILE_KINDS)
    if upload is None:
        _render_templates(page_key)
        return None
    seen = reading_options.read_once(page_key, upload, lambda reading: preview_file(upload.path, reading))
    reading_options.show_reading_options(page_key, upload, seen.sheets if seen else ())
    if seen is None:
        return None
    show_sentence(_describe_reading(seen))
    reading_options.show_first_rows(seen.headings, seen.rows, key=f"{page_key}_rows")
    return upload, seen


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
    """Blank workbooks, for those who have no file yet."""
    st.header(_("No file yet?"), anchor=False)
    show_sentence(_("A blank workbook has a table's headings, and a sheet that explains each column."))
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"{page_key}_blank"):
        table = persistent_widgets.show_selectbox(
            _("Table"),
            [name for name in TABLE_LABELS if name not in SURVEY_TABLES],
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
