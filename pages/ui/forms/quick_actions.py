"""Actions that a page stores at once: they report their result and can be undone; an error keeps what was typed."""

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
# The part of the key of the widget that chooses an action.
ACTION = "action"
Work = Callable[[], str]


@dataclass(frozen=True)
class ActionResult:
    """The result of an action.

    Attributes:
        about: the customer or the list that the action was about.
        message: the sentence about the result.
        is_refused: whether the action failed.
        batch: the batch that undo takes back; empty where there is none.
    """

    about: str
    message: str
    is_refused: bool = False
    batch: str = ""


def build_action_key(about: str, part: str) -> str:
    """The key of a widget of an action; each customer has widgets of its own, so that no text is carried over."""
    return f"act_{part}_{about}"


def run_action(about: str, message: str | Callable[[], str], work: Work, cleared_parts: Sequence[str] = ()) -> None:
    """Runs an action in a callback and keeps its result for `show_action_result`.

    Args:
        about: the customer or the list that the action is about.
        message: the sentence about its success, or a function that gives it after the work.
        work: stores the action and returns its batch.
        cleared_parts: the parts of the action whose widgets are emptied on success.
    """
    try:
        batch = work()
    except EditConflictError:
        refusal = _("The customer was changed just now. Look at it and do it again.")
        get_session().action = ActionResult(about, refusal, is_refused=True)
        return
    except Exception as error:  # noqa: BLE001 - the page of the action shows every error
        get_session().action = ActionResult(about, describe_error(error), is_refused=True)
        return
    for part in cleared_parts:
        st.session_state.pop(build_action_key(about, part), None)
    if ACTION in cleared_parts:
        # Without a value in the session the pill would stay pressed.
        st.session_state[build_action_key(about, ACTION)] = None
    get_session().action = ActionResult(about, message if isinstance(message, str) else message(), batch=batch)


def reassign_result(about: str) -> None:
    """Makes the last result one about somebody else, whose page comes next."""
    session = get_session()
    if isinstance(session.action, ActionResult):
        session.action = replace(session.action, about=about)


def show_action_result(about: str) -> None:
    """Shows the result of the last action if it is about `about`, with a button that leads to its undo."""
    session = get_session()
    if session.is_history_requested:
        session.is_history_requested = False
        st.switch_page(HISTORY_PAGE)
    result = session.action
    if not isinstance(result, ActionResult) or result.about != about:
        return
    if result.is_refused:
        st.error(escape_markdown(result.message), icon=":material/error:")
        return
    st.success(escape_markdown(result.message), icon=":material/check_circle:")
    if result.batch:
        st.button(
            _("Take it back in the history"),
            icon=":material/undo:",
            type="tertiary",
            key="acted_undo",
            on_click=_open_history,
            args=(result.batch,),
        )


def _open_history(batch: str) -> None:
    session = get_session()
    session.action = None
    session.is_history_requested = True
    st.session_state[WidgetKey.HISTORY_BATCH] = batch
