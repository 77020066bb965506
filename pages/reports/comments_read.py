"""The comments page's reading: one under the other, newest first, twenty a page."""

from __future__ import annotations

import streamlit as st

from pages.reports import comments_search
from pages.ui import load, quoted
from pages.ui.boundary import guard_fragment
from pages.ui.charts import list_records
from pages.ui.format import format_count
from pages.ui.panel import show_tools
from pages.ui.say import show_sentence
from pages.ui.words import _, n_

COMMENTS_PER_PAGE = 20


@guard_fragment
def render_comments(asked: load.QueryRequest, most: int) -> None:
    """What is looked for, how many say it, and what they wrote."""
    answer = load.load_rows(asked, limit=most)
    frame = answer.frame
    if frame.empty:
        st.info(_("Nobody whom you chose wrote a comment in this period."), icon=":material/chat_bubble:")
        return
    words, verdicts, reach = comments_search.render_search_controls(answer)
    found = comments_search.filter_comments(frame, words, verdicts, reach)
    show_sentence(
        n_(
            "**{some}** of {all} comment, the newest first; personal data in it is masked.",
            "**{some}** of {all} comments, the newest first; personal data in them is masked.",
            len(frame),
            some=format_count(len(found)),
            all=format_count(len(frame)),
        )
    )
    if len(frame) == most:
        st.caption(_("Only the newest {most} are searched here; the files below hold all.", most=format_count(most)))
    if found.empty:
        st.info(_("No comment says that. Use fewer words, or widen the score."), icon=":material/search_off:")
    number, pages = 1, -(-len(found) // COMMENTS_PER_PAGE)
    if pages > 1:
        looked_for = repr((words, verdicts, reach))
        number = st.pagination(pages, key=f"comment_page_{looked_for}")
    quoted.show_comments(list_records(found.iloc[(number - 1) * COMMENTS_PER_PAGE : number * COMMENTS_PER_PAGE]), words)
    show_tools(asked, key="comments")
