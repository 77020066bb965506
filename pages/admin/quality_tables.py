"""The data page's tables: rows, freshness and what is wrong, and the files that were loaded."""

import streamlit as st

from pages.ui import facts
from pages.ui.format import format_count
from pages.ui.say import show_sentence
from pages.ui.tables import show_plain_table
from pages.ui.words import _


def render_tables() -> None:
    """Every table of the warehouse with its rows, its newest day, and what the check found."""
    st.header(_("Tables"), anchor=False)
    found = facts.load_table_checks()
    wrong = int(found[["orphans", "duplicates", "out_of_list"]].sum().sum()) + int(found["missing"].notna().sum())
    filled = int((found["rows"] > 0).sum())
    show_sentence(
        _(
            "**{filled}** of {tables} tables have rows. The check found **{wrong}** things to mend.",
            filled=format_count(filled),
            tables=format_count(len(found)),
            wrong=format_count(wrong),
        )
        if wrong
        else _(
            "**{filled}** of {tables} tables have rows. The check found nothing to mend.",
            filled=format_count(filled),
            tables=format_count(len(found)),
        )
    )
    show_plain_table(found.sort_values("rows", ascending=False, kind="stable"), key="tables")
    st.caption(_("The same check without a browser: python -m data check"))


def render_last_loads() -> None:
    """The last files that were stored, and those taken back."""
    st.header(_("Last loads"), anchor=False)
    found = facts.load_recent_batches()
    if found.empty:
        st.caption(_("No file has been loaded yet. What stands here was built as an example, or nothing was."))
        return
    show_plain_table(found, key="loads")
