"""The call list's actions: the result of a call is stored at once and can be undone."""

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

ACTION_SUBJECT = "call_list"
PURPOSES = {"never": "first_contact", "silent": "care"}


def record_reached(row: dict[str, Any]) -> None:
    """Store that the customer answered."""
    _store_outcome(row, "reached", None, _("{name} was reached.", name=row["name"]))


def record_not_reached(row: dict[str, Any]) -> None:
    """Store that the customer did not answer; the customer moves to the end of the list."""
    _store_outcome(row, "not_reached", None, _("{name} was not reached and stands at the end now.", name=row["name"]))


def record_agreed_day(row: dict[str, Any], was_reached: bool, on: date) -> None:
    """Store the result of the call and the day of the next one; until then the customer is off the list."""
    message = _("{name} is to be called on {day}.", name=row["name"], day=format_day(on))
    _store_outcome(row, "reached" if was_reached else "not_reached", on, message)


def _store_outcome(row: dict[str, Any], result: str, next_on: date | None, message: str) -> None:
    # Where no employee has the number, the number stands for the name; it cannot be stored.
    employee = "" if row["employee"] == row["employee_id"] else str(row["employee_id"])
    warehouse = answers.get_warehouse()

    def store_contact() -> str:
        return log_contact(
            warehouse,
            [str(row["customer_id"])],
            employee_id=employee,
            at=datetime.now().replace(microsecond=0),
            channel="telephone",
            purpose=PURPOSES.get(row["reason"], "follow_up"),
            result=result,
            next_on=next_on,
        ).batch_id

    quick_actions.run_action(ACTION_SUBJECT, message, store_contact)
    get_session().last_call = row


def render_last_outcome() -> None:
    """The message of the last action, with the button that undoes it."""
    outcome = get_session().action
    if not isinstance(outcome, quick_actions.ActionResult) or outcome.about != ACTION_SUBJECT:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="screen_done"):
        if outcome.is_refused:
            st.error(outcome.message, icon=":material/error:")
            return
        st.success(outcome.message, icon=":material/check_circle:")
        if outcome.batch:
            st.button(_("Undo"), icon=":material/undo:", key="call_undo", on_click=_undo_outcome, args=(outcome.batch,))


def _undo_outcome(batch: str) -> None:
    warehouse, row = answers.get_warehouse(), get_session().last_call

    def undo_batch() -> str:
        undo(warehouse, batch)
        return ""

    quick_actions.run_action(
        ACTION_SUBJECT, _("Taken back: {name} stands where it stood.", name=row["name"]), undo_batch
    )
