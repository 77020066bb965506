"""The call list's third answer: another day, chosen from a few near ones or from the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import streamlit as st

from pages.customers import call_list_done as done
from pages.ui.words import N_, _

NEAR_DAYS = {1: N_("Tomorrow"), 7: N_("In a week"), 30: N_("In a month")}
RESULT_LABELS = {"reached": N_("Reached"), "not_reached": N_("Not reached")}


def _render_next_call(row: dict[str, Any], is_open: bool) -> None:
    """What stands in it is made when it is opened, for there is one in every row."""
    name = str(row["customer_id"])
    box = st.popover(
        _("Next on …"), key=f"call_next_{name}", icon=":material/event:", disabled=not is_open, on_change="rerun"
    )
    if not box.open:
        return
    with box:
        said = st.segmented_control(
            _("What came of the call"),
            list(RESULT_LABELS),
            default="reached",
            required=True,
            key=f"call_said_{name}",
            format_func=lambda one: _(RESULT_LABELS[one]),
        )
        was_reached = said == "reached"
        with st.container(horizontal=True, gap="xsmall"):
            for days, label in NEAR_DAYS.items():
                st.button(
                    _(label),
                    key=f"call_in_{days}_{name}",
                    on_click=done.record_agreed_day,
                    args=(row, was_reached, date.today() + timedelta(days=days)),
                )
        on = st.date_input(_("Another day"), None, min_value=date.today(), key=f"call_day_{name}", format="YYYY-MM-DD")
        st.button(
            _("Call again on that day"),
            key=f"call_then_{name}",
            type="primary",
            disabled=on is None,
            on_click=done.record_agreed_day,
            args=(row, was_reached, on),
        )
