"""How a file is read: detected, corrected by the reader, with its first rows to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, cast

import pandas as pd
import streamlit as st

from data.intake.readers.file_format import WORKBOOK, ReadOptions, detect_file_format
from pages.ui.i18n.formatting import NONE
from pages.ui.i18n.translation import N_, _
from pages.ui.session import persistent_widgets
from pages.ui.session.error_boundary import show_errors
from pages.ui.session.session_state import get_session
from pages.ui.uploads.uploaded_file import Upload

T = TypeVar("T")
ENCODINGS = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030 / GBK",
    "big5": "Big5",
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252",
    "cp1251": "Windows-1251",
    "shift_jis": "Shift JIS",
    "euc_kr": "EUC-KR",
}
DELIMITERS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tab"), "|": N_("vertical bar")}


def get_reading(page: str, upload: Upload) -> ReadOptions:
    """How the reader chose to read the file; None in options that are left to detection."""
    names = ("encoding", "delimiter", "sheet")
    return ReadOptions(**{name: st.session_state.get(_build_key(page, name, upload)) or None for name in names})


def read_once(page: str, upload: Upload, read: Callable[[ReadOptions], T], of: str | None = None) -> T | None:
    """Reads the file as the reader chose, once for each way of reading it.

    Args:
        page: key of the page.
        upload: the file.
        read: reads the file with the options that it is given.
        of: name of the part that `read` reads, where the file is read in parts.

    Returns:
        What `read` returned; None where it raised an error, which is shown.
    """
    reading = get_reading(page, upload)
    readings = cast(dict[tuple[ReadOptions, str | None], T], get_session().get_upload(page).readings)
    if (reading, of) not in readings:
        with show_errors(), st.spinner(_("Reading {name} …", name=upload.name)):
            readings[reading, of] = read(reading)
    return readings.get((reading, of))


def show_reading_options(page: str, upload: Upload, sheets: Sequence[str]) -> None:
    """Shows the widgets that correct how the file is read: its sheet, or its encoding and delimiter."""
    if detect_file_format(upload.path) == WORKBOOK:
        if len(sheets) > 1:
            _show_option(page, upload, "sheet", _("Sheet"), {sheet: sheet for sheet in sheets})
        return
    delimiters = {delimiter: _(label) for delimiter, label in DELIMITERS.items()}
    with st.container(horizontal=True, key=f"{page}_reading"):
        _show_option(page, upload, "encoding", _("Encoding"), ENCODINGS)
        _show_option(page, upload, "delimiter", _("Cells end with"), delimiters)


def _show_option(page: str, upload: Upload, name: str, label: str, options: dict[str, str]) -> None:
    persistent_widgets.show_selectbox(
        label,
        ["", *options],
        key=_build_key(page, name, upload),
        default="",
        width=220,
        format_func=lambda option: options.get(option, _("as found")),
    )


def _build_key(page: str, name: str, upload: Upload) -> str:
    return f"{page}_{name}_{upload.turn}"


def label_delimiter(delimiter: str | None) -> str:
    """The name of a delimiter."""
    return _(DELIMITERS[delimiter]) if delimiter in DELIMITERS else str(delimiter or "")


def show_first_rows(headings: Sequence[str], rows: Sequence[Sequence[str]], *, key: str) -> None:
    """Shows the first rows as they are read, in a table that scrolls."""
    frame = pd.DataFrame([list(row) for row in rows], columns=list(headings), dtype=object)
    st.dataframe(
        frame,
        hide_index=True,
        height=min(250, 38 + 35 * max(1, len(rows))),
        key=key,
        placeholder=NONE,
        column_config={name: st.column_config.TextColumn(name) for name in headings},
        alt=_("The first rows of the file, {columns} columns", columns=len(headings)),
    )
