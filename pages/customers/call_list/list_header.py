"""The call list's head: for which day and whom the list is, and how far that person is with it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import streamlit as st

from pages.ui.charts.base_chart import list_records
from pages.ui.i18n.formatting import format_count, format_day
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _, get_language, n_
from pages.ui.labels.value_labels import label_value
from pages.ui.session import answers, view_state, warehouse_facts
from queries import Filters

# What the address calls the person whose list is shown; nobody's customers have a list too.
PERSON_PARAMETER, UNASSIGNED = "person", "nobody"


def build_list_filters() -> Filters:
    """Everybody on the day of the list: filters of the reports do not make a person's list shorter."""
    chosen = view_state.get_filters()
    return Filters(as_of=chosen.as_of or _resolve_list_day(), rules=chosen.rules)


def _resolve_list_day() -> date | None:
    """Today while the record is being kept; the record's last day where it ended longer ago."""
    last, now = warehouse_facts.load_days(view_state.get_filters()).last, date.today()
    fresh = timedelta(days=int(view_state.get_rule("call_fresh_days")))
    return now if last and last < now <= last + fresh else last


def select_person(filters: Filters) -> dict[str, Any] | None:
    """The row of the person whose list is wanted: as the address says, else as last chosen, else the first one."""
    people = {
        str(row["employee_id"]) or UNASSIGNED: row
        for row in list_records(answers.load_answer("funnel/call_standing", filters).frame)
    }
    if not people:
        st.info(
            _("There is nobody to call: nothing has happened yet that a day could be told from. Log a first contact."),
            icon=":material/inbox:",
        )
        st.code("python -m data load interactions interactions.csv", language="bash")
        return None
    wanted = next(iter(view_state.get_page_parameter(PERSON_PARAMETER)), "")
    wanted = wanted if wanted in people else next((one for one in people if people[one]["on_list"]), next(iter(people)))
    # A browser holds a choice by its label, and labels change with the language.
    widget = f"call_person@{get_language()}"
    st.session_state[widget] = wanted
    st.selectbox(
        _("Whose list"),
        list(people),
        key=widget,
        on_change=_set_person,
        args=(widget,),
        width=420,
        format_func=lambda one: label_value("employee", people[one]["employee"]),
    )
    return people[wanted]


def _set_person(widget: str) -> None:
    view_state.set_page_parameters(**{PERSON_PARAMETER: str(st.session_state[widget])})


def render_progress(filters: Filters, person: dict[str, Any]) -> None:
    """How many are left, how many answered, how many were tried."""
    left, done, tried = (int(person[one]) for one in ("on_list", "done_today", "tried_today"))
    pieces = [
        format_day(filters.as_of),
        n_("**{count}** customer to call", "**{count}** customers to call", left, count=format_count(left)),
        n_("**{count}** answered", "**{count}** answered", done, count=format_count(done)),
    ]
    pieces += [
        n_("{count} tried without an answer", "{count} tried without an answer", tried, count=format_count(tried))
    ] * (tried > 0)
    show_sentence(" · ".join(pieces))
    st.progress(done / (done + left) if done + left else 1.0)
