"""The comments page's reading: one under the other, newest first, twenty a page."""

from __future__ import annotations

import streamlit as st

from pages.reports import comments_search
from pages.ui import load, quoted
from pages.ui.boundary import fragment
from pages.ui.charts import records
from pages.ui.format import count
from pages.ui.panel import tools
from pages.ui.say import say
from pages.ui.words import _, n_

PAGE = 20


@fragment
def read(asked: load.Asked, most: int) -> None:
    """What is looked for, how many say it, and what they wrote."""
    answer = load.rows(asked, limit=most)
    frame = answer.frame
    if frame.empty:
        st.info(_("Nobody whom you chose wrote a comment in this period."), icon=":material/chat_bubble:")
        return
    words, verdicts, reach = comments_search.controls(answer)
    found = comments_search.matching(frame, words, verdicts, reach)
    say(
        n_(
            "**{some}** of {all} comment, the newest first; personal data in it is masked.",
            "**{some}** of {all} comments, the newest first; personal data in them is masked.",
            len(frame),
            some=count(len(found)),
            all=count(len(frame)),
        )
    )
    if len(frame) == most:
        st.caption(_("Only the newest {most} are searched here; the files below hold all.", most=count(most)))
    if found.empty:
        st.info(_("No comment says that. Use fewer words, or widen the score."), icon=":material/search_off:")
    number, pages = 1, -(-len(found) // PAGE)
    if pages > 1:
        looked_for = repr((words, verdicts, reach))
        number = st.pagination(pages, key=f"comment_page_{looked_for}")
    quoted.comments(records(found.iloc[(number - 1) * PAGE : number * PAGE]), words)
    tools(asked, key="comments")
