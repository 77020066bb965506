"""What customers wrote: searched by words, topics and score, and read a page at a time."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.ui import empty_states
from pages.ui.charts.base_chart import list_records
from pages.ui.i18n.formatting import format_count, is_missing
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _, n_
from pages.ui.labels.value_labels import VERDICT_LABELS, label_value
from pages.ui.report import comment_list
from pages.ui.report.chart_panel import show_tools
from pages.ui.report.comment_topics import find_topics
from pages.ui.session import answers, view_state
from pages.ui.session.error_boundary import guard_fragment
from pages.ui.session.privacy_masking import HALF_WIDTH

# So many of the newest are searched here; files hold all.
MAX_SEARCHED = 20_000
NO_SCORE = "none"


@st.cache_data(max_entries=50, ttl=3600, show_spinner=False)
def _count_topics(key: tuple[str, ...], _texts: list[str]) -> list[tuple[str, int]]:
    return find_topics(_texts)


def render_search_controls(answer: answers.Answer) -> tuple[list[str], list[str], tuple[float, float] | None]:
    """What the reader looks for: words that must all be in the text, verdicts, and the scores from and to."""
    frame = answer.frame
    typed = st.text_input(
        _("Search the comments"),
        key="comment_words",
        placeholder=_("Words in any language; all of them must occur"),
        icon=":material/search:",
        label_visibility="collapsed",
    )
    key = answers.build_cache_key(answer.request)
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


COMMENTS_PER_PAGE = 20


@guard_fragment
def render_comments(request: answers.QueryRequest, limit: int) -> None:
    """What is looked for, how many say it, and what they wrote."""
    answer = answers.load_rows(request, limit=limit)
    frame = answer.frame
    if frame.empty:
        st.info(_("Nobody whom you chose wrote a comment in this period."), icon=":material/chat_bubble:")
        return
    words, verdicts, reach = render_search_controls(answer)
    found = filter_comments(frame, words, verdicts, reach)
    show_sentence(
        n_(
            "**{some}** of {all} comment, the newest first; personal data in it is masked.",
            "**{some}** of {all} comments, the newest first; personal data in them is masked.",
            len(frame),
            some=format_count(len(found)),
            all=format_count(len(frame)),
        )
    )
    if len(frame) == limit:
        st.caption(_("Only the newest {most} are searched here; the files below hold all.", most=format_count(limit)))
    if found.empty:
        st.info(_("No comment says that. Use fewer words, or widen the score."), icon=":material/search_off:")
    number, pages = 1, -(-len(found) // COMMENTS_PER_PAGE)
    if pages > 1:
        looked_for = repr((words, verdicts, reach))
        number = st.pagination(pages, key=f"comment_page_{looked_for}")
    comment_list.show_comments(
        list_records(found.iloc[(number - 1) * COMMENTS_PER_PAGE : number * COMMENTS_PER_PAGE]), words
    )
    show_tools(request, key="comments")


filters = view_state.get_effective_filters()
if not empty_states.warn_if_no_responses(filters):
    render_comments(answers.QueryRequest("satisfaction/comments", filters), MAX_SEARCHED)
