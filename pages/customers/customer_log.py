"""Logging a contact from the card, with the day of the next one."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial
from typing import Any

import streamlit as st

from data.entry.acting import log_contact
from data.schema.lists import PURPOSES
from pages.customers.customer_head import Shown
from pages.ui import acting, form_offers, load
from pages.ui.headings import value
from pages.ui.words import _

CHANNELS = ("telephone", "visit", "wechat", "email", "text_message", "letter", "meeting")
RESULTS = ("reached", "not_reached", "refused")
PARTS = ("employee", "day", "time", "channel", "purpose", "result", "direction", "note", "next")
LONGEST = 2_000


def log(shown: Shown) -> None:
    """The form; what was typed stays until it is stored."""
    key = partial(acting.key, shown.customer_id)
    people = form_offers.employees()
    owner = shown.row["owner_id"]
    with st.form(key("log"), border=False):
        first, second, third = st.columns(3)
        first.selectbox(_("Result"), RESULTS, key=key("result"), format_func=partial(value, "result"))
        first.selectbox(
            _("Purpose"),
            PURPOSES,
            index=PURPOSES.index("follow_up"),
            key=key("purpose"),
            format_func=partial(value, "purpose"),
        )
        second.selectbox(_("By which means"), CHANNELS, key=key("channel"), format_func=partial(value, "means"))
        second.selectbox(_("From whom"), ("out", "in"), key=key("direction"), format_func=partial(value, "direction"))
        third.date_input(_("Day"), "today", max_value="today", key=key("day"), format="YYYY-MM-DD")
        third.time_input(_("Time"), "now", key=key("time"), step=300)
        st.text_area(_("What was said"), key=key("note"), max_chars=LONGEST, height=80)
        left, right = st.columns(2)
        left.date_input(_("Next contact on"), None, min_value="today", key=key("next"), format="YYYY-MM-DD")
        offered = list(people)
        right.selectbox(
            _("Who"),
            offered,
            index=offered.index(owner) if owner in people else None,
            key=key("employee"),
            format_func=people.__getitem__,
            placeholder=_("not named"),
        )
        st.form_submit_button(
            _("Store the contact"),
            type="primary",
            icon=":material/save:",
            key=key("log_store"),
            on_click=_store,
            args=(shown.customer_id,),
        )


def _store(customer_id: str) -> None:
    typed: dict[str, Any] = {part: st.session_state.get(acting.key(customer_id, part)) for part in PARTS}

    def work() -> str:
        at = datetime.combine(typed["day"] or date.today(), typed["time"] or time())
        return log_contact(
            load.warehouse(),
            [customer_id],
            employee_id=typed["employee"] or "",
            at=min(at, datetime.now()),
            channel=typed["channel"],
            purpose=typed["purpose"],
            result=typed["result"],
            note=typed["note"] or "",
            next_on=typed["next"],
            direction=typed["direction"],
        ).batch_id

    acting.act(customer_id, _("The contact is stored."), work, done=(*PARTS, "action"))
