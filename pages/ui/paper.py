"""What only paper shows: the day, the population and the definitions, at the end of a printed page."""

from __future__ import annotations

from html import escape

import streamlit as st

from pages.ui import load
from pages.ui.explain import describe_circumstances
from pages.ui.words import _
from queries import Filters


def show_print_footnotes(filters: Filters) -> None:
    """As-of and definitions at the end of a printed page."""
    question = load.QueryRequest("overview/headline", filters).question
    lines = [*describe_circumstances(filters), _(question.sentence)]
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    st.html(f'<div class="paper"><p><b>{escape(_("Definitions"))}</b></p>{body}</div>')
