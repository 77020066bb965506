"""The call list's header: the day and person of the list, and the person's progress."""

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

# The parameter of the address for the person, and its value for the list of customers without an owner.
PERSON_PARAMETER, UNASSIGNED = "person", "nobody"


def build_list_filters() -> Filters:
    """Filters with the day of the list and the rules only: the filters of the reports do not shorten the list."""
    page_filters = view_state.get_filters()
    return Filters(as_of=page_filters.as_of or _resolve_list_day(), rules=page_filters.rules)


def _resolve_list_day() -> date | None:
    """Today if the last day on record is recent, by the rule `call_fresh_days`; else the last day on record."""
    last_day, today = warehouse_facts.load_days(view_state.get_filters()).last, date.today()
    fresh_period = timedelta(days=int(view_state.get_rule("call_fresh_days")))
    return today if last_day and last_day < today <= last_day + fresh_period else last_day


def select_person(filters: Filters) -> dict[str, Any] | None:
    """Show the selection of the person.

    Returns:
        The row of `funnel/call_standing` for the person in the address, else for the first person with a list;
        None where nobody has customers.
    """
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
    selected = next(iter(view_state.get_page_parameter(PERSON_PARAMETER)), "")
    selected = (
        selected
        if selected in people
        else next((employee_id for employee_id in people if people[employee_id]["on_list"]), next(iter(people)))
    )
    # A browser keeps a selection by its label, and labels change with the language.
    widget = f"call_person@{get_language()}"
    st.session_state[widget] = selected
    st.selectbox(
        _("Whose list"),
        list(people),
        key=widget,
        on_change=_set_person,
        args=(widget,),
        width=420,
        format_func=lambda employee_id: label_value("employee", people[employee_id]["employee"]),
    )
    return people[selected]


def _set_person(widget: str) -> None:
    view_state.set_page_parameters(**{PERSON_PARAMETER: str(st.session_state[widget])})


def render_progress(filters: Filters, person: dict[str, Any]) -> None:
    """The numbers of customers left to call, reached today and tried today, with a progress bar."""
    left_count, done_count, tried_count = (int(person[column]) for column in ("on_list", "done_today", "tried_today"))
    pieces = [
        format_day(filters.as_of),
        n_("**{count}** customer to call", "**{count}** customers to call", left_count, count=format_count(left_count)),
        n_("**{count}** answered", "**{count}** answered", done_count, count=format_count(done_count)),
    ]
    if tried_count:
        tried = format_count(tried_count)
        pieces.append(
            n_("{count} tried without an answer", "{count} tried without an answer", tried_count, count=tried)
        )
    show_sentence(" · ".join(pieces))
    st.progress(done_count / (done_count + left_count) if done_count + left_count else 1.0)
