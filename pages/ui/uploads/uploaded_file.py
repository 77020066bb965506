"""A file that a person sent: kept on disk for the session, until another takes its place."""

from __future__ import annotations

import re
import shutil
import tempfile
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from pages.ui.i18n.formatting import format_number, join_unit
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _, format_list

MAX_NAME_BYTES = 120
# Streamlit's uploader speaks English only, so its button is labelled anew.
BUTTON_LABEL_STYLE = (
    '<style>[data-testid="stFileUploaderDropzone"] button p {{ font-size: 0; }}'
    '[data-testid="stFileUploaderDropzone"] button p::after {{ content: "{label}"; font-size: 1rem; }}</style>'
)


class Upload:
    """The file in a folder of its own, which goes when nobody holds the upload any more."""

    def __init__(self, name: str, content: Any, turn: int) -> None:
        folder = Path(tempfile.mkdtemp(prefix="upload-"))
        self._gone = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.name = sanitize_name(name)
        self.turn = turn
        self.path = folder / self.name
        with self.path.open("wb") as file:
            shutil.copyfileobj(content, file, 1 << 20)
        self.size = self.path.stat().st_size

    @property
    def folder(self) -> Path:
        """Where files that belong to it may stand."""
        return self.path.parent

    @property
    def rejects_file(self) -> Path:
        """The file of the rows that a check or a store rejects."""
        return self.folder / f"{self.path.stem}.rejected.csv"


def sanitize_name(name: str) -> str:
    """The file's name without what a path could be made of; its ending is kept where it is cut."""
    bare = re.sub(r"[\x00-\x1f/\\:]", "_", name).strip(". ") or "file"
    stem, dot, ending = bare.rpartition(".")
    while len(bare.encode()) > MAX_NAME_BYTES:
        stem = stem[:-1]
        bare = (stem + dot + ending) if stem else ending[: MAX_NAME_BYTES // 4]
    return bare


def receive_upload(page: str, kinds: Sequence[str]) -> Upload | None:
    """The page's file: asked for while there is none, else named, with the way to another one."""
    held: Upload | None = st.session_state.get(f"{page}_upload")
    if held is None:
        st.html(BUTTON_LABEL_STYLE.format(label=_("Choose a file")))
        turn = int(st.session_state.get(f"{page}_turn", 0))
        sent = st.file_uploader(
            _("A file, by click or by dropping it here"),
            list(kinds),
            key=f"{page}_file_{turn}",
        )
        st.caption(
            _(
                "{kinds}, up to 512 MB. Nothing is stored before the last step.",
                kinds=format_list([kind.upper() for kind in kinds]),
            )
        )
        if sent is None:
            return None
        held = Upload(sent.name, sent, turn)
        st.session_state[f"{page}_upload"] = held
        st.session_state[f"{page}_turn"] = turn + 1
        # Drawn anew without the uploader, the server lets go of its own copy.
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", key=f"{page}_held"):
        show_sentence(_("**{name}**, {size}", name=held.name, size=format_size(held.size)))
        st.button(
            _("Choose another file"),
            icon=":material/swap_horiz:",
            key=f"{page}_another",
            type="tertiary",
            on_click=discard_upload,
            args=(page,),
        )
    return held


def discard_upload(page: str) -> None:
    """Lets go of the page's file and of all that was said of it."""
    for name in [name for name in st.session_state if str(name).startswith(f"{page}_") and name != f"{page}_turn"]:
        del st.session_state[name]


def format_size(count: int) -> str:
    """`1.2 MB`."""
    for bytes_of, unit in ((1 << 20, "MB"), (1 << 10, "KB")):
        if count >= bytes_of:
            return join_unit(format_number(count / bytes_of, 1), unit)
    return join_unit(format_number(count), _("bytes"))
