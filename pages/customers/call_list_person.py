"""The call list's head: for which day and whom the list is, and how far that person is with it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import streamlit as st

from pages.ui import choice, facts, load
from pages.ui.charts import records
from pages.ui.format import count, day
from pages.ui.headings import value
from pages.ui.say import say
from pages.ui.words import _, language, n_
from queries import Filters

# What the address calls the person whose list is shown; nobody's customers have a list too.
PERSON, NOBODY = "person", "nobody"


def filters() -> Filters:
    """Everybody on the day of the list: filters of the reports do not make a person's list shorter."""
    chosen = choice.chosen()
    return Filters(as_of=chosen.as_of or today(), rules=chosen.rules)


def today() -> date | None:
    """Today while the record is being kept; the record's last day where it ended longer ago."""
    last, now = facts.days(choice.chosen()).last, date.today()
    fresh = timedelta(days=int(choice.rule("call_fresh_days")))
    return now if last and last < now <= last + fresh else last


def chosen(found: Filters) -> dict[str, Any] | None:
    """The row of the person whose list is wanted: as the address says, else as last chosen, else the first one."""
    people = {str(row["employee_id"]) or NOBODY: row for row in records(load.ask("funnel/call_standing", found).frame)}
    if not people:
        st.info(
            _("There is nobody to call: nothing has happened yet that a day could be told from. Log a first contact."),
            icon=":material/inbox:",
        )
        st.code("python -m data load interactions interactions.csv", language="bash")
        return None
    wanted = next(iter(choice.own(PERSON)), "")
    wanted = wanted if wanted in people else next((one for one in people if people[one]["on_list"]), next(iter(people)))
    # A browser holds a choice by its label, and labels change with the language.
    widget = f"call_person@{language()}"
    st.session_state[widget] = wanted
    st.selectbox(
        _("Whose list"),
        list(people),
        key=widget,
        on_change=_took,
        args=(widget,),
        width=420,
        format_func=lambda one: value("employee", people[one]["employee"]),
    )
    return people[wanted]


def _took(widget: str) -> None:
    choice.keep(**{PERSON: str(st.session_state[widget])})


def standing(found: Filters, person: dict[str, Any]) -> None:
    """How many are left, how many answered, how many were tried."""
    left, done, tried = (int(person[one]) for one in ("on_list", "done_today", "tried_today"))
    pieces = [
        day(found.as_of),
        n_("**{count}** customer to call", "**{count}** customers to call", left, count=count(left)),
        n_("**{count}** answered", "**{count}** answered", done, count=count(done)),
    ]
    pieces += [n_("{count} tried without an answer", "{count} tried without an answer", tried, count=count(tried))] * (
        tried > 0
    )
    say(" · ".join(pieces))
    st.progress(done / (done + left) if done + left else 1.0)
