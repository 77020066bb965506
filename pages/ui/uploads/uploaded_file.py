"""A file that somebody sent: on disk for the session, until another one takes its place."""

from __future__ import annotations

import re
import shutil
import tempfile
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import streamlit as st

from pages.ui.i18n.formatting import format_number, join_unit
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _, format_list
from pages.ui.session import background_jobs
from pages.ui.session.session_state import UploadState, get_session

MAX_NAME_BYTES = 120
# Streamlit's uploader has English labels only, so CSS replaces the label of its button.
BUTTON_LABEL_STYLE = (
    '<style>[data-testid="stFileUploaderDropzone"] button p {{ font-size: 0; }}'
    '[data-testid="stFileUploaderDropzone"] button p::after {{ content: "{label}"; font-size: 1rem; }}</style>'
)


class Upload:
    """A file in a folder of its own, which is deleted with the object.

    Attributes:
        name: the file's name, without what a path could be made of.
        turn: number of the file on its page; part of the keys of its widgets.
        path: where the file is.
        size: its size in bytes.
    """

    def __init__(self, name: str, content: Any, turn: int) -> None:
        folder = Path(tempfile.mkdtemp(prefix="upload-"))
        self._finalizer = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.name = sanitize_name(name)
        self.turn = turn
        self.path = folder / self.name
        with self.path.open("wb") as file:
            shutil.copyfileobj(content, file, 1 << 20)
        self.size = self.path.stat().st_size

    @property
    def folder(self) -> Path:
        """The folder for further files that belong to this one."""
        return self.path.parent

    @property
    def rejects_file(self) -> Path:
        """The file of the rows that a check or a store rejects."""
        return self.folder / f"{self.path.stem}.rejected.csv"


def sanitize_name(name: str) -> str:
    """The name without path separators and control characters, cut before its ending to `MAX_NAME_BYTES`."""
    safe_name = re.sub(r"[\x00-\x1f/\\:]", "_", name).strip(". ") or "file"
    stem, dot, ending = safe_name.rpartition(".")
    while len(safe_name.encode()) > MAX_NAME_BYTES:
        stem = stem[:-1]
        safe_name = (stem + dot + ending) if stem else ending[: MAX_NAME_BYTES // 4]
    return safe_name


def receive_upload(page: str, kinds: Sequence[str]) -> Upload | None:
    """Shows the uploader, or the name of the file that was sent and a button to choose another one.

    Args:
        page: key of the page.
        kinds: the endings of files that are accepted.

    Returns:
        The file; None before somebody sent one.
    """
    state = get_session().get_upload(page)
    upload = cast("Upload | None", state.file)
    if upload is None:
        st.html(BUTTON_LABEL_STYLE.format(label=_("Choose a file")))
        sent = st.file_uploader(
            _("A file, by click or by dropping it here"),
            list(kinds),
            key=f"{page}_file_{state.turn}",
        )
        st.caption(
            _(
                "{kinds}, up to 512 MB. Nothing is stored before the last step.",
                kinds=format_list([kind.upper() for kind in kinds]),
            )
        )
        if sent is None:
            return None
        state.file = Upload(sent.name, sent, state.turn)
        state.turn += 1
        # The next run has no uploader, so Streamlit frees its own copy of the file.
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", key=f"{page}_held"):
        show_sentence(_("**{name}**, {size}", name=upload.name, size=format_size(upload.size)))
        st.button(
            _("Choose another file"),
            icon=":material/swap_horiz:",
            key=f"{page}_another",
            type="tertiary",
            on_click=discard_upload,
            args=(page,),
        )
    return upload


def discard_upload(page: str) -> None:
    """Forgets the page's file, its jobs, and what its widgets hold."""
    session, prefix = get_session(), f"{page}_"
    session.uploads[page] = UploadState(turn=session.get_upload(page).turn)
    for name in [name for name in session.jobs if name.startswith(prefix)]:
        background_jobs.discard_job(name)
    for key in [key for key in st.session_state if str(key).startswith(prefix)]:
        del st.session_state[key]


def format_size(count: int) -> str:
    """`1.2 MB`."""
    for unit_size, unit in ((1 << 20, "MB"), (1 << 10, "KB")):
        if count >= unit_size:
            return join_unit(format_number(count / unit_size, 1), unit)
    return join_unit(format_number(count), _("bytes"))
