"""What is done at once from a page: it is stored, said, and can be taken back; after a refusal what was typed stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from data.entry.errors import EditConflictError
from pages.ui.i18n.safe_text import escape_markdown
from pages.ui.i18n.translation import _
from pages.ui.session.error_boundary import describe_error
from pages.ui.session.session_state import WidgetKey, get_session

HISTORY_PAGE = "entry/history.py"
# The choice among the actions.
ACTION = "action"
Work = Callable[[], str]


@dataclass(frozen=True)
class ActionResult:
    """What became of the last action, about whom, and the batch to take it back by; empty where there is none."""

    about: str
    message: str
    is_refused: bool = False
    batch: str = ""


def build_action_key(about: str, part: str) -> str:
    """The key of a widget of an action; each customer has its own, so that no text goes over to another."""
    return f"act_{part}_{about}"


def run_action(about: str, message: str | Callable[[], str], work: Work, cleared_parts: Sequence[str] = ()) -> None:
    """Does the work, for callbacks; `work` gives the batch. Once it is stored, the widgets of `done` are emptied.

    What is `said` may depend on what the work found.
    """
    try:
        batch = work()
    except EditConflictError:
        again = _("The customer was changed just now. Look at it and do it again.")
        get_session().action = ActionResult(about, again, is_refused=True)
        return
    except Exception as error:  # noqa: BLE001 - whatever comes is told where the action was asked for
        get_session().action = ActionResult(about, describe_error(error), is_refused=True)
        return
    for part in cleared_parts:
        st.session_state.pop(build_action_key(about, part), None)
    if ACTION in cleared_parts:
        # Without a value of its own the pill would stay as it was pressed.
        st.session_state[build_action_key(about, ACTION)] = None
    get_session().action = ActionResult(about, message if isinstance(message, str) else message(), batch=batch)


def reassign_result(about: str) -> None:
    """What was done last is told about somebody else, whose page comes next."""
    session = get_session()
    if isinstance(session.action, ActionResult):
        session.action = replace(session.action, about=about)


def show_action_result(about: str) -> None:
    """What became of the last action, once; with the way to take it back."""
    session = get_session()
    if session.is_history_requested:
        session.is_history_requested = False
        st.switch_page(HISTORY_PAGE)
    done = session.action
    if not isinstance(done, ActionResult) or done.about != about:
        return
    if done.is_refused:
        st.error(escape_markdown(done.message), icon=":material/error:")
        return
    st.success(escape_markdown(done.message), icon=":material/check_circle:")
    if done.batch:
        st.button(
            _("Take it back in the history"),
            icon=":material/undo:",
            type="tertiary",
            key="acted_undo",
            on_click=_open_history,
            args=(done.batch,),
        )


def _open_history(batch: str) -> None:
    session = get_session()
    session.action = None
    session.is_history_requested = True
    st.session_state[WidgetKey.HISTORY_BATCH] = batch
