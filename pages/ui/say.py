"""Sentences on the page. Names come from the data, so nothing in them may become markup; only `**` sets weight."""

from __future__ import annotations

import re
from html import escape

import streamlit as st

STRONG = re.compile(r"\*\*(.+?)\*\*")


def say(sentence: str) -> None:
    """The sentence as a paragraph; `**` emphasises, also between Chinese characters, where Markdown fails."""
    if sentence:
        st.html('<p class="said">' + STRONG.sub(r"<strong>\1</strong>", escape(sentence)) + "</p>")


def bare(sentence: str) -> str:
    """The sentence without emphasis, for readers of alternative texts."""
    return STRONG.sub(r"\1", sentence)
