"""How a file is read: found by itself, to be corrected by the person, with its first rows to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import pandas as pd
import streamlit as st

from data.intake.readers.file_format import WORKBOOK, ReadOptions, detect_file_format
from pages.ui.i18n.formatting import NONE
from pages.ui.i18n.translation import N_, _
from pages.ui.session import persistent_widgets
from pages.ui.session.error_boundary import show_errors
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
    """What the person said of how to read the file."""
    said = {name: st.session_state.get(_build_key(page, name, upload)) for name in ("encoding", "delimiter", "sheet")}
    return ReadOptions(**{name: found or None for name, found in said.items()})


def read_once(page: str, upload: Upload, read: Callable[[ReadOptions], T], of: str | None = None) -> T | None:
    """The file as `read` gives it, each way of reading once; None, and the person is told why, where it cannot.

    `of` names the part of the file that is read, where it is read in parts.
    """
    reading = get_reading(page, upload)
    known: dict[tuple[ReadOptions, str | None], T] = st.session_state.setdefault(f"{page}_read", {})
    if (reading, of) not in known:
        with show_errors(), st.spinner(_("Reading {name} …", name=upload.name)):
            known[reading, of] = read(reading)
    return known.get((reading, of))


def show_reading_options(page: str, upload: Upload, sheets: Sequence[str]) -> None:
    """The widgets by which a person corrects how the file is read."""
    if detect_file_format(upload.path) == WORKBOOK:
        if len(sheets) > 1:
            _show_option(page, upload, "sheet", _("Sheet"), {one: one for one in sheets})
        return
    with st.container(horizontal=True, key=f"{page}_reading"):
        _show_option(page, upload, "encoding", _("Encoding"), ENCODINGS)
        _show_option(page, upload, "delimiter", _("Cells end with"), {one: _(name) for one, name in DELIMITERS.items()})


def _show_option(page: str, upload: Upload, name: str, label: str, options: dict[str, str]) -> None:
    persistent_widgets.show_selectbox(
        label,
        ["", *options],
        key=_build_key(page, name, upload),
        default="",
        width=220,
        format_func=lambda one: options.get(one, _("as found")),
    )


def _build_key(page: str, name: str, upload: Upload) -> str:
    return f"{page}_{name}_{upload.turn}"


def label_delimiter(delimiter: str | None) -> str:
    """What a delimiter is called."""
    return _(DELIMITERS[delimiter]) if delimiter in DELIMITERS else str(delimiter or "")


def show_first_rows(headings: Sequence[str], rows: Sequence[Sequence[str]], *, key: str) -> None:
    """The first rows as they are read, in a box of their own that scrolls."""
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
