"""Doing something with many customers at once: asked once more above a limit, and done beside the page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

import queries
from data.entry.acting import Acted, assign, call, tag, uncall
from data.warehouse import Warehouse
from pages.ui import choice, jobs, load
from pages.ui.format import decimal
from pages.ui.words import _

# Where the session keeps what is asked once more, what was begun, and how far it is.
WISH, BEGUN, JOB = "explorer_wish", "explorer_begun", "explorer_job"


@dataclass(frozen=True)
class Wish:
    """What is to be done with the customers of a result: tag, assign, call or uncall, and with what."""

    what: str
    meant: load.Asked
    many: int
    values: tuple[Any, ...]


DOING: dict[str, Callable[..., Acted]] = {
    "tag": lambda house, ids, word: tag(house, ids, word),
    "assign": lambda house, ids, who, since: assign(house, ids, who, from_on=since),
    "call": lambda house, ids, why, who, due: call(house, ids, due_on=due, because=why, employee_id=who),
    "uncall": lambda house, ids, _why, who, _due: uncall(house, ids, employee_id=who),
}


def box(what: str, title: str, icon: str) -> Any:
    """What the action needs to know folds out of a button, and folds away when it was begun."""
    return st.popover(title, icon=icon, key=f"explorer_box_{what}", on_change="rerun")


def button(title: str, wish: Wish, is_ready: bool) -> None:
    """The button that begins it."""
    st.button(
        title, type="primary", key=f"explorer_do_{wish.what}", disabled=not is_ready, on_click=_wanted, args=(wish,)
    )


def _wanted(wish: Wish) -> None:
    running = st.session_state.get(JOB)
    if running is not None and not running.is_done():
        return
    st.session_state[f"explorer_box_{wish.what}"] = False
    if wish.many > int(choice.rule("confirmed_above")):
        st.session_state[WISH] = wish
    else:
        begin(wish)


def begin(wish: Wish) -> None:
    st.session_state.pop(WISH, None)
    house = load.warehouse()
    st.session_state[BEGUN] = wish
    jobs.begin(JOB, lambda _say: _done(house, wish), _("Working on {count} customers …", count=decimal(wish.many)))


def _done(house: Warehouse, wish: Wish) -> Acted:
    asked = wish.meant
    ids = queries.run(house, asked.name, asked.filters, columns=asked.columns)["customer_id"].astype(str).tolist()
    return DOING[wish.what](house, ids, *wish.values)
