"""Empty cases: what would stand here, which table it needs, and the command that fills it."""

from __future__ import annotations

import streamlit as st

from pages.ui import choice, facts, load
from pages.ui.format import format_day
from pages.ui.words import _
from queries import Filters


def warn_if_no_purchases(filters: Filters) -> bool:
    """Whether the page has nothing to count; says why and leads on."""
    found = facts.load_days(filters)
    selected, everybody = facts.count_population(filters) if found.last else (0, 0)
    # Without purchases the days on record are those of other facts, such as a first survey's.
    if found.last is None or (not everybody and not filters.customers):
        st.info(
            _("There are no purchases on record yet. Here the page would stand once the table order_lines has rows."),
            icon=":material/inbox:",
        )
        st.markdown(_("Load your own file, or look at the Data page for what each table needs:"))
        st.code(
            "python -m data load customers customers.csv\npython -m data load order_lines order_lines.csv",
            language="bash",
        )
        st.markdown(_("To look around first, build an example with real data:"))
        st.code("make run EXAMPLE=online_retail", language="bash")
        if found.last:
            st.page_link(
                "reports/satisfaction.py",
                label=_("What customers say is on record: Satisfaction"),
                icon=":material/arrow_forward:",
            )
        return True
    if found.first and filters.to_on and filters.to_on < found.first:
        st.info(
            _(
                "The period ends before the first purchase on record, {day}. Choose a later one.",
                day=format_day(found.first),
            ),
            icon=":material/event_busy:",
        )
        st.button(_("Reset the filters"), on_click=choice.reset_filters, key="reset_period")
        return True
    if not selected:
        st.info(
            _("Nobody matches these filters.") if everybody else _("No customers of this side are on record."),
            icon=":material/person_off:",
        )
        st.button(_("Reset the filters"), on_click=choice.reset_filters, key="reset_nobody")
        return True
    return False


def warn_if_part_empty(answer: load.Answer, needs: str, title: str = "") -> bool:
    """Whether a part of the page has no rows; says, under its title, which table it needs."""
    if not answer.empty:
        return False
    if title:
        st.header(title, anchor=False)
    st.caption(_("Nothing on record for this part. It needs rows in {table}.", table=needs))
    st.code(f"python -m data load {needs} {needs}.csv", language="bash")
    return True
