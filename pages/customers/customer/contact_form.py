"""The card's form that logs a contact and the day of the next one."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial
from typing import Any

import streamlit as st

from data.entry.contacts.contact_log import log_contact
from data.schema.value_lists import CONTACT_PURPOSES
from pages.customers.customer.customer_card import CustomerCard
from pages.ui.forms import quick_actions
from pages.ui.i18n.translation import _
from pages.ui.labels import directory
from pages.ui.labels.value_labels import label_value
from pages.ui.session import answers

CONTACT_CHANNELS = ("telephone", "visit", "wechat", "email", "text_message", "letter", "meeting")
CONTACT_RESULTS = ("reached", "not_reached", "refused")
CONTACT_FORM_KEYS = ("employee", "day", "time", "channel", "purpose", "result", "direction", "note", "next")
MAX_NOTE_LENGTH = 2_000


def render_contact_form(customer: CustomerCard) -> None:
    """The form of a contact; its values stay until it is stored."""
    key = partial(quick_actions.build_action_key, customer.customer_id)
    people = directory.load_employee_names()
    owner_id = customer.row["owner_id"]
    with st.form(key("log"), border=False):
        first, second, third = st.columns(3)
        first.selectbox(_("Result"), CONTACT_RESULTS, key=key("result"), format_func=partial(label_value, "result"))
        first.selectbox(
            _("Purpose"),
            CONTACT_PURPOSES,
            index=CONTACT_PURPOSES.index("follow_up"),
            key=key("purpose"),
            format_func=partial(label_value, "purpose"),
        )
        second.selectbox(
            _("By which means"), CONTACT_CHANNELS, key=key("channel"), format_func=partial(label_value, "means")
        )
        second.selectbox(
            _("From whom"), ("out", "in"), key=key("direction"), format_func=partial(label_value, "direction")
        )
        third.date_input(_("Day"), "today", max_value="today", key=key("day"), format="YYYY-MM-DD")
        third.time_input(_("Time"), "now", key=key("time"), step=300)
        st.text_area(_("What was said"), key=key("note"), max_chars=MAX_NOTE_LENGTH, height=80)
        left, right = st.columns(2)
        left.date_input(_("Next contact on"), None, min_value="today", key=key("next"), format="YYYY-MM-DD")
        employee_ids = list(people)
        right.selectbox(
            _("Who"),
            employee_ids,
            index=employee_ids.index(owner_id) if owner_id in people else None,
            key=key("employee"),
            format_func=people.__getitem__,
            placeholder=_("not named"),
        )
        st.form_submit_button(
            _("Store the contact"),
            type="primary",
            icon=":material/save:",
            key=key("log_store"),
            on_click=_store_contact,
            args=(customer.customer_id,),
        )


def _store_contact(customer_id: str) -> None:
    values: dict[str, Any] = {
        part: st.session_state.get(quick_actions.build_action_key(customer_id, part)) for part in CONTACT_FORM_KEYS
    }

    def store() -> str:
        at = datetime.combine(values["day"] or date.today(), values["time"] or time())
        return log_contact(
            answers.get_warehouse(),
            [customer_id],
            employee_id=values["employee"] or "",
            at=min(at, datetime.now()),
            channel=values["channel"],
            purpose=values["purpose"],
            result=values["result"],
            note=values["note"] or "",
            next_on=values["next"],
            direction=values["direction"],
        ).batch_id

    quick_actions.run_action(
        customer_id, _("The contact is stored."), store, cleared_parts=(*CONTACT_FORM_KEYS, "action")
    )
