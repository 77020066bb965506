"""Comments of customers: searched by words, frequent words, verdict and score, a page at a time."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.ui import empty_states
from pages.ui.charts.base_chart import list_records
from pages.ui.i18n.formatting import format_count, is_missing
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _, n_
from pages.ui.labels.value_labels import label_value, list_labels
from pages.ui.report import comment_list
from pages.ui.report.chart_panel import show_tools
from pages.ui.report.comment_topics import find_topics
from pages.ui.session import answers, view_state
from pages.ui.session.error_boundary import guard_fragment
from pages.ui.session.privacy_masking import HALF_WIDTH

# The number of newest comments that the page searches; the files hold all.
MAX_SEARCHED = 20_000
NO_SCORE = "none"
COMMENTS_PER_PAGE = 20


@st.cache_data(max_entries=50, ttl=3600, show_spinner=False)
def _count_topics(key: tuple[str, ...], _texts: list[str]) -> list[tuple[str, int]]:
    return find_topics(_texts)


def render_search_controls(answer: answers.Answer) -> tuple[list[str], list[str], tuple[float, float] | None]:
    """Show the controls of the search.

    Returns:
        The words that must all occur in the text, the verdicts, and the lowest and highest score; empty lists and
        None where the reader does not narrow the search.
    """
    frame = answer.frame
    search_text = st.text_input(
        _("Search the comments"),
        key="comment_words",
        placeholder=_("Words in any language; all of them must occur"),
        icon=":material/search:",
        label_visibility="collapsed",
    )
    key = answers.build_cache_key(answer.request)
    topic_counts = dict(_count_topics(key, frame["text"].dropna().astype(str).tolist()))
    selected_topics = (
        st.pills(
            _("Frequent words"),
            list(topic_counts),
            key="comment_topics",
            selection_mode="multi",
            format_func=lambda word: _("{name} ({count})", name=word, count=format_count(topic_counts[word])),
        )
        if topic_counts
        else []
    )
    left, right = st.columns([3, 2], gap="medium")
    with left:
        present = {NO_SCORE if is_missing(verdict) or verdict == "" else str(verdict) for verdict in frame["verdict"]}
        verdicts = [verdict for verdict in (*list_labels("verdict"), NO_SCORE) if verdict in present]
        selected_verdicts = st.pills(
            _("Their verdict"),
            verdicts,
            key="comment_verdicts",
            selection_mode="multi",
            format_func=lambda verdict: _("No score") if verdict == NO_SCORE else label_value("verdict", verdict),
        )
    with right:
        score_range = _select_score_range(frame["score"].dropna().astype(float))
    return [*(search_text or "").split(), *(selected_topics or [])], list(selected_verdicts or []), score_range


def _select_score_range(scores: pd.Series[float]) -> tuple[float, float] | None:
    """The slider of the scores; None while it spans all of them, or where all are the same."""
    if scores.nunique() < 2:
        return None
    low, high = float(scores.min()), float(scores.max())
    score_range = st.slider(
        _("Score as given, each on its own scale"),
        low,
        high,
        (low, high),
        step=1.0,
        format="%d",
        key="comment_scores",
    )
    return None if score_range == (low, high) else score_range


def filter_comments(
    frame: pd.DataFrame, words: list[str], verdicts: list[str], score_range: tuple[float, float] | None
) -> pd.DataFrame:
    """The rows whose text has every word, whatever its case and width, and whose verdict and score match."""
    is_matching = pd.Series(True, frame.index)
    if words:
        texts = frame["text"].fillna("").map(_normalize_text)
        for word in words:
            is_matching &= texts.str.contains(_normalize_text(word), regex=False)
    if verdicts:
        is_matching &= frame["verdict"].fillna("").replace("", NO_SCORE).isin(verdicts)
    if score_range:
        is_matching &= frame["score"].astype(float).between(*score_range)
    return frame[is_matching]


def _normalize_text(text: str) -> str:
    """The text in half-width signs and without case."""
    return str(text).translate(HALF_WIDTH).casefold()


@guard_fragment
def render_comments(request: answers.QueryRequest, limit: int) -> None:
    """The search, the number of comments that match, and a page of them; `limit` newest ones are searched."""
    answer = answers.load_rows(request, limit=limit)
    frame = answer.frame
    if frame.empty:
        st.info(_("Nobody whom you chose wrote a comment in this period."), icon=":material/chat_bubble:")
        return
    words, verdicts, score_range = render_search_controls(answer)
    matching = filter_comments(frame, words, verdicts, score_range)
    show_sentence(
        n_(
            "**{some}** of {all} comment, the newest first; personal data in it is masked.",
            "**{some}** of {all} comments, the newest first; personal data in them is masked.",
            len(frame),
            some=format_count(len(matching)),
            all=format_count(len(frame)),
        )
    )
    if len(frame) == limit:
        st.caption(_("Only the newest {most} are searched here; the files below hold all.", most=format_count(limit)))
    if matching.empty:
        st.info(_("No comment says that. Use fewer words, or widen the score."), icon=":material/search_off:")
    page_number, pages = 1, -(-len(matching) // COMMENTS_PER_PAGE)
    if pages > 1:
        search = repr((words, verdicts, score_range))
        page_number = st.pagination(pages, key=f"comment_page_{search}")
    comment_list.show_comments(
        list_records(matching.iloc[(page_number - 1) * COMMENTS_PER_PAGE : page_number * COMMENTS_PER_PAGE]), words
    )
    show_tools(request, key="comments")


filters = view_state.get_effective_filters()
if not empty_states.warn_if_no_responses(filters):
    render_comments(answers.QueryRequest("satisfaction/comments", filters), MAX_SEARCHED)
