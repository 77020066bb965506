"""Sentences on the page. Names come from the data, so nothing in them may become markup; only `**` sets weight."""

from __future__ import annotations

import re
from html import escape

import streamlit as st

STRONG = re.compile(r"\*\*(.+?)\*\*")
# What Markdown reads as markup: a backslash takes it back.
MARKDOWN_SIGNS = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)")
# What becomes an icon, a colour, a link or a list no matter how it is escaped: an invisible joiner breaks it up.
AUTOMATIC_MARKUP = re.compile(r"(?<=:)(?=[a-z0-9+/-])|(?=@)|(?<=www)(?=\.)|^(?=\s*(?:[-+#]|\d+[.)]))", re.IGNORECASE)
JOINER = "\u2060"


def show_sentence(sentence: str) -> None:
    """The sentence as a paragraph; `**` emphasises, also between Chinese characters, where Markdown fails."""
    if sentence:
        st.html('<p class="said">' + STRONG.sub(r"<strong>\1</strong>", escape(sentence)) + "</p>")


def escape_markdown(text: object) -> str:
    """A text from the data for where Streamlit reads Markdown, as on buttons and in notices; it stands as it is."""
    return MARKDOWN_SIGNS.sub(r"\\\g<0>", AUTOMATIC_MARKUP.sub(JOINER, str(text)))


def strip_emphasis(sentence: str) -> str:
    """The sentence without emphasis, for readers of alternative texts."""
    return STRONG.sub(r"\1", sentence)
