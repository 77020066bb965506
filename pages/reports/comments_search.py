"""The comments page's search: words in any language, topics, and what their writers thought of us."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.ui import load
from pages.ui.format import format_count, is_missing
from pages.ui.headings import label_value
from pages.ui.topics import find_topics
from pages.ui.values import VERDICT_LABELS
from pages.ui.veil import HALF_WIDTH
from pages.ui.words import _

# So many of the newest are searched here; files hold all.
MAX_SEARCHED = 20_000
NO_SCORE = "none"


@st.cache_data(max_entries=50, ttl=3600, show_spinner=False)
def _count_topics(key: tuple[str, ...], _texts: list[str]) -> list[tuple[str, int]]:
    return find_topics(_texts)


def render_search_controls(answer: load.Answer) -> tuple[list[str], list[str], tuple[float, float] | None]:
    """What the reader looks for: words that must all be in the text, verdicts, and the scores from and to."""
    frame = answer.frame
    typed = st.text_input(
        _("Search the comments"),
        key="comment_words",
        placeholder=_("Words in any language; all of them must occur"),
        icon=":material/search:",
        label_visibility="collapsed",
    )
    key = (load.get_warehouse().url, load.get_data_version(), repr(answer.asked))
    found = dict(_count_topics(key, frame["text"].dropna().astype(str).tolist()))
    chosen = (
        st.pills(
            _("Frequent words"),
            list(found),
            key="comment_topics",
            selection_mode="multi",
            format_func=lambda word: _("{name} ({count})", name=word, count=format_count(found[word])),
        )
        if found
        else []
    )
    left, right = st.columns([3, 2], gap="medium")
    with left:
        there = {NO_SCORE if is_missing(one) or one == "" else str(one) for one in frame["verdict"]}
        verdicts = [one for one in (*VERDICT_LABELS, NO_SCORE) if one in there]
        picked = st.pills(
            _("Their verdict"),
            verdicts,
            key="comment_verdicts",
            selection_mode="multi",
            format_func=lambda one: _("No score") if one == NO_SCORE else label_value("verdict", one),
        )
    scores = frame["score"].dropna().astype(float)
    reach = None
    with right:
        if scores.nunique() > 1:
            low, high = float(scores.min()), float(scores.max())
            reach = st.slider(
                _("Score as given, each on its own scale"),
                low,
                high,
                (low, high),
                step=1.0,
                format="%d",
                key="comment_scores",
            )
            reach = None if reach == (low, high) else reach
    return [*(typed or "").split(), *(chosen or [])], list(picked or []), reach


def filter_comments(
    frame: pd.DataFrame, words: list[str], verdicts: list[str], reach: tuple[float, float] | None
) -> pd.DataFrame:
    """The comments that hold every word, whatever its case and width, of the verdicts and scores looked for."""
    keep = pd.Series(True, frame.index)
    if words:
        texts = frame["text"].fillna("").map(_normalize_text)
        for word in words:
            keep &= texts.str.contains(_normalize_text(word), regex=False)
    if verdicts:
        keep &= frame["verdict"].fillna("").replace("", NO_SCORE).isin(verdicts)
    if reach:
        keep &= frame["score"].astype(float).between(*reach)
    return frame[keep]


def _normalize_text(text: str) -> str:
    """The text as it is compared: half-width and without case."""
    return str(text).translate(HALF_WIDTH).casefold()
