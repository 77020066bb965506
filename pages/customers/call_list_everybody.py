"""Under the call list: how far everybody is with theirs, for whoever leads them; a row opens that person's list."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.customers.call_list_person import NOBODY, PERSON
from pages.ui import choice, load
from pages.ui.format import count
from pages.ui.panel import downloads, head
from pages.ui.tables import table
from pages.ui.words import _, n_
from queries import Filters

COLUMNS = (
    "employee",
    "on_list",
    "done_today",
    "tried_today",
    "waiting",
    "agreed_later",
    "without_consent",
    "customers",
)


def everybody(filters: Filters) -> None:
    """Each person with how many are left, answered, tried and not called."""
    answer = load.ask("funnel/call_standing", filters)
    if len(answer.frame) < 2:
        return
    left, done = int(answer.frame["on_list"].sum()), int(answer.frame["done_today"].sum())
    head(
        _("Everybody's lists"),
        n_(
            "**{count}** customer is left to call on all lists together, {done} answered.",
            "**{count}** customers are left to call on all lists together, {done} answered.",
            left,
            count=count(left),
            done=count(done),
        ),
    )
    st.caption(_("Choose a row to open that person's list."))
    table(answer, key="call_everybody", only=COLUMNS, height=360, on_pick=_picked)
    files = st.popover(_("Download all lists"), icon=":material/download:", key="call_all_files", on_change="rerun")
    if files.open:
        with files:
            downloads(load.Asked("funnel/call_list", filters), key="call_all_lists")


def _picked(row: dict[str, Any], _series: str) -> None:
    choice.keep(**{PERSON: str(row["employee_id"]) or NOBODY})
