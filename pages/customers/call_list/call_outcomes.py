"""The call list's clicks: what came of a call is stored at once, said, and taken back with one more click."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import streamlit as st

from data.entry.contacts.contact_log import log_contact
from data.ledger.undo import undo
from pages.ui.forms import quick_actions
from pages.ui.i18n.formatting import format_day
from pages.ui.i18n.translation import _
from pages.ui.session import answers
from pages.ui.session.session_state import get_session

ACTION_SUBJECT, LATEST_CALL_KEY = "call_list", "call_latest"
PURPOSES = {"never": "first_contact", "silent": "care"}


def record_reached(row: dict[str, Any]) -> None:
    """The customer answered."""
    _store_outcome(row, "reached", None, _("{name} was reached.", name=row["name"]))


def record_not_reached(row: dict[str, Any]) -> None:
    """The customer did not answer, and comes again at the end of the list."""
    _store_outcome(row, "not_reached", None, _("{name} was not reached and stands at the end now.", name=row["name"]))


def record_agreed_day(row: dict[str, Any], was_reached: bool, on: date) -> None:
    """Another day suits better; until then the customer leaves the list."""
    said = _("{name} is to be called on {day}.", name=row["name"], day=format_day(on))
    _store_outcome(row, "reached" if was_reached else "not_reached", on, said)


def _store_outcome(row: dict[str, Any], result: str, next_on: date | None, message: str) -> None:
    # A person who is not among the employees is called by the number, and could not be stored.
    employee = "" if row["employee"] == row["employee_id"] else str(row["employee_id"])
    house = answers.get_warehouse()

    def work() -> str:
        return log_contact(
            house,
            [str(row["customer_id"])],
            employee_id=employee,
            at=datetime.now().replace(microsecond=0),
            channel="telephone",
            purpose=PURPOSES.get(row["reason"], "follow_up"),
            result=result,
            next_on=next_on,
        ).batch_id

    quick_actions.run_action(ACTION_SUBJECT, message, work)
    st.session_state[LATEST_CALL_KEY] = row


def render_last_outcome() -> None:
    """What was noted last, and the button that takes it back."""
    done = get_session().action
    if not isinstance(done, quick_actions.ActionResult) or done.about != ACTION_SUBJECT:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="screen_done"):
        if done.is_refused:
            st.error(done.message, icon=":material/error:")
            return
        st.success(done.message, icon=":material/check_circle:")
        if done.batch:
            st.button(_("Undo"), icon=":material/undo:", key="call_undo", on_click=_undo_outcome, args=(done.batch,))


def _undo_outcome(batch: str) -> None:
    house, row = answers.get_warehouse(), st.session_state[LATEST_CALL_KEY]

    def work() -> str:
        undo(house, batch)
        return ""

    quick_actions.run_action(ACTION_SUBJECT, _("Taken back: {name} stands where it stood.", name=row["name"]), work)
