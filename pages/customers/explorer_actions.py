"""What is done with all who fit, or with those whose rows are ticked; each button says with how many."""

from datetime import date

import streamlit as st

from pages.customers import explorer_doing, explorer_done, explorer_table, explorer_ticked
from pages.customers.explorer_doing import Wish
from pages.customers.explorer_words import whom
from pages.ui import card, intake, load
from pages.ui.criteria_values import offered as used
from pages.ui.form_offers import employees
from pages.ui.format import decimal
from pages.ui.panel import downloads, head
from pages.ui.words import _, n_
from queries import Filters

# What one who calls wants to see beside the name.
CALLING = (
    "customer_id",
    "name",
    "owner",
    "tier",
    "lifecycle",
    "silent_days",
    "last_contact_on",
    "next_on",
    "satisfaction",
    "open_amount",
    "overdue_amount",
)


def offered(filters: Filters, found: int) -> None:
    """The actions; ticked rows are meant where there are any, else all who fit."""
    ticked = explorer_ticked.ticked()
    meant = load.Asked(explorer_table.NAME, filters.but(customer=tuple(ticked)), columns=("customer_id",))
    many = load.count(meant) if ticked else found
    head(_("Act on them"), whom(many, bool(ticked)))
    with st.container(horizontal=True, gap="small", key="screen_actions"):
        explorer_ticked.controls()
        if many and intake.is_open():
            _tag(meant, many)
            _assign(meant, many)
            _call(meant, many)
        with st.popover(_("Export a call list"), icon=":material/contact_phone:"):
            st.caption(_("With the person in charge, the last contact and what is open."))
            downloads(load.Asked(meant.name, meant.filters, columns=CALLING), key="explorer_calling")
    explorer_done.confirm()
    card.go()


def _tag(meant: load.Asked, many: int) -> None:
    title = n_("Tag {count} customer", "Tag {count} customers", many, count=decimal(many))
    with explorer_doing.box("tag", title, ":material/label:"):
        word = st.selectbox(
            _("Tag"),
            list(used("tag")),
            index=None,
            key="explorer_tag",
            accept_new_options=True,
            placeholder=_("Choose one in use, or write a new one"),
        )
        explorer_doing.button(title, Wish("tag", meant, many, (str(word or ""),)), is_ready=bool(word))


def _assign(meant: load.Asked, many: int) -> None:
    title = n_("Hand {count} customer over", "Hand {count} customers over", many, count=decimal(many))
    with explorer_doing.box("assign", title, ":material/assignment_ind:"):
        people = employees()
        who = st.selectbox(
            _("Who looks after them from now on"),
            list(people),
            index=None,
            key="explorer_owner",
            format_func=people.__getitem__,
            placeholder=_("Choose an employee"),
        )
        since = st.date_input(_("From which day"), date.today(), key="explorer_since", format="YYYY-MM-DD")
        explorer_doing.button(title, Wish("assign", meant, many, (str(who or ""), since)), is_ready=bool(who))


def _call(meant: load.Asked, many: int) -> None:
    title = n_("Put {count} on the call list", "Put {count} on the call list", many, count=decimal(many))
    with explorer_doing.box("call", title, ":material/call:"):
        why = st.text_input(_("Why they are called"), key="explorer_because", max_chars=120)
        people = {"": _("whoever looks after them"), **employees()}
        who = st.selectbox(_("Who calls"), list(people), key="explorer_caller", format_func=people.__getitem__)
        due = st.date_input(_("From which day"), date.today(), key="explorer_due", format="YYYY-MM-DD")
        explorer_doing.button(
            title, Wish("call", meant, many, (why.strip(), str(who), due)), is_ready=bool(why.strip())
        )
