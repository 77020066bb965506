"""Doing something with many customers at once: asked once more above a limit, and done beside the page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

import queries
from data.entry.assigning import assign_owner
from data.entry.calling import add_to_call_list, remove_from_call_list
from data.entry.chosen import ActionResult
from data.entry.tagging import add_tag
from data.warehouse import Warehouse
from pages.ui import choice, jobs, load
from pages.ui.format import format_number
from pages.ui.words import _

# Where the session keeps what is asked once more, what was begun, and how far it is.
PENDING_KEY, STARTED_KEY, JOB_KEY = "explorer_wish", "explorer_begun", "explorer_job"


@dataclass(frozen=True)
class BulkAction:
    """What is to be done with the customers of a result: tag, assign, call or uncall, and with what."""

    what: str
    meant: load.QueryRequest
    many: int
    values: tuple[Any, ...]


ACTION_FUNCTIONS: dict[str, Callable[..., ActionResult]] = {
    "tag": lambda house, ids, word: add_tag(house, ids, word),
    "assign": lambda house, ids, who, since: assign_owner(house, ids, who, from_on=since),
    "call": lambda house, ids, why, who, due: add_to_call_list(house, ids, due_on=due, because=why, employee_id=who),
    "uncall": lambda house, ids, _why, who, _due: remove_from_call_list(house, ids, employee_id=who),
}


def build_action_popover(what: str, title: str, icon: str) -> Any:
    """What the action needs to know folds out of a button, and folds away when it was begun."""
    return st.popover(title, icon=icon, key=f"explorer_box_{what}", on_change="rerun")


def render_action_button(title: str, wish: BulkAction, is_ready: bool) -> None:
    """The button that begins it."""
    st.button(
        title,
        type="primary",
        key=f"explorer_do_{wish.what}",
        disabled=not is_ready,
        on_click=_request_action,
        args=(wish,),
    )


def _request_action(wish: BulkAction) -> None:
    running = st.session_state.get(JOB_KEY)
    if running is not None and not running.is_done():
        return
    st.session_state[f"explorer_box_{wish.what}"] = False
    if wish.many > int(choice.get_rule("confirmed_above")):
        st.session_state[PENDING_KEY] = wish
    else:
        _start_action(wish)


def _start_action(wish: BulkAction) -> None:
    st.session_state.pop(PENDING_KEY, None)
    house = load.get_warehouse()
    st.session_state[STARTED_KEY] = wish
    jobs.start_job(
        JOB_KEY,
        lambda _say: _run_action(house, wish),
        _("Working on {count} customers …", count=format_number(wish.many)),
    )


def _run_action(house: Warehouse, wish: BulkAction) -> ActionResult:
    asked = wish.meant
    ids = queries.run(house, asked.name, asked.filters, columns=asked.columns)["customer_id"].astype(str).tolist()
    return ACTION_FUNCTIONS[wish.what](house, ids, *wish.values)
