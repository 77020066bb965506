"""Sentences on the page. They hold names from the data, so nothing in them becomes markup but `**` for emphasis."""

from __future__ import annotations

import re
from html import escape

import streamlit as st

STRONG = re.compile(r"\*\*(.+?)\*\*")
# Characters that Markdown reads as markup; a backslash before them prevents it.
MARKDOWN_SIGNS = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)")
# What becomes an icon, a colour, a link or a list however it is escaped; an invisible joiner breaks it up.
AUTOMATIC_MARKUP = re.compile(r"(?<=:)(?=[a-z0-9+/-])|(?=@)|(?<=www)(?=\.)|^(?=\s*(?:[-+#]|\d+[.)]))", re.IGNORECASE)
JOINER = "\u2060"


def show_sentence(sentence: str) -> None:
    """Shows a sentence as a paragraph; `**` emphasises, also between Chinese characters, where Markdown fails."""
    if sentence:
        st.html('<p class="said">' + STRONG.sub(r"<strong>\1</strong>", escape(sentence)) + "</p>")


def escape_markdown(text: object) -> str:
    """Escapes a text from the data for places where Streamlit reads Markdown, such as buttons and notices."""
    return MARKDOWN_SIGNS.sub(r"\\\g<0>", AUTOMATIC_MARKUP.sub(JOINER, str(text)))


def strip_emphasis(sentence: str) -> str:
    """The sentence without its marks of emphasis, for alternative texts."""
    return STRONG.sub(r"\1", sentence)
