"""What the explorer asks before it does something with many, and says afterwards."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

import queries
from data.entry.contacts.assignments import assign_owner
from data.entry.contacts.call_list import add_to_call_list, remove_from_call_list
from data.entry.contacts.tags import add_tag
from data.entry.contacts.target_customers import ActionResult
from data.warehouse import Warehouse
from pages.ui.i18n.formatting import format_day, format_number
from pages.ui.i18n.translation import _, n_
from pages.ui.labels.directory import load_employee_names
from pages.ui.session import answers, background_jobs, view_state
from pages.ui.session.session_state import WidgetKey

# Where the session keeps what is asked once more, what was begun, and how far it is.
PENDING_KEY, STARTED_KEY, JOB_KEY = "explorer_wish", "explorer_begun", "explorer_job"


@dataclass(frozen=True)
class BulkAction:
    """What is to be done with the customers of a result: tag, assign, call or uncall, and with what."""

    what: str
    meant: answers.QueryRequest
    many: int
    values: tuple[Any, ...]


ACTION_FUNCTIONS: dict[str, Callable[..., ActionResult]] = {
    "tag": lambda house, ids, word: add_tag(house, ids, word),
    "assign": lambda house, ids, who, since: assign_owner(house, ids, who, from_on=since),
    "call": lambda house, ids, why, who, due: add_to_call_list(house, ids, due_on=due, because=why, employee_id=who),
    "uncall": lambda house, ids, _why, who, _due: remove_from_call_list(house, ids, employee_id=who),
}


def build_action_popover(action_name: str, title: str, icon: str) -> Any:
    """What the action needs to know folds out of a button, and folds away when it was begun."""
    return st.popover(title, icon=icon, key=f"explorer_box_{action_name}", on_change="rerun")


def render_action_button(title: str, action: BulkAction, is_ready: bool) -> None:
    """The button that begins it."""
    st.button(
        title,
        type="primary",
        key=f"explorer_do_{action.what}",
        disabled=not is_ready,
        on_click=_request_action,
        args=(action,),
    )


def _request_action(action: BulkAction) -> None:
    running = st.session_state.get(JOB_KEY)
    if running is not None and not running.is_done():
        return
    st.session_state[f"explorer_box_{action.what}"] = False
    if action.many > int(view_state.get_rule("confirmed_above")):
        st.session_state[PENDING_KEY] = action
    else:
        _start_action(action)


def _start_action(action: BulkAction) -> None:
    st.session_state.pop(PENDING_KEY, None)
    house = answers.get_warehouse()
    st.session_state[STARTED_KEY] = action
    background_jobs.start_job(
        JOB_KEY,
        lambda _say: _run_action(house, action),
        _("Working on {count} customers …", count=format_number(action.many)),
    )


def _run_action(house: Warehouse, action: BulkAction) -> ActionResult:
    asked = action.meant
    ids = queries.run(house, asked.name, asked.filters, columns=asked.columns)["customer_id"].astype(str).tolist()
    return ACTION_FUNCTIONS[action.what](house, ids, *action.values)


def describe_targets(customer_count: int, is_ticked: bool) -> str:
    """Whom the actions mean."""
    if is_ticked:
        return n_(
            "**{count}** customer is ticked.",
            "**{count}** customers are ticked.",
            customer_count,
            count=format_number(customer_count),
        )
    return n_(
        "**{count}** customer fits; tick rows of the table to mean only those.",
        "**{count}** customers fit; tick rows of the table to mean only those.",
        customer_count,
        count=format_number(customer_count),
    )


def _build_question(action_name: str, customer_count: int, arguments: tuple[Any, ...]) -> str:
    """What is about to be done, as a question."""
    some = format_number(customer_count)
    if action_name == "tag":
        return n_(
            "Tag {count} customer with “{tag}”?",
            "Tag {count} customers with “{tag}”?",
            customer_count,
            count=some,
            tag=arguments[0],
        )
    if action_name == "assign":
        return n_(
            "Hand {count} customer over to {name} from {day} on?",
            "Hand {count} customers over to {name} from {day} on?",
            customer_count,
            count=some,
            name=_format_employee(arguments[0]),
            day=format_day(arguments[1]),
        )
    return n_(
        "Put {count} customer on the call list of {name}?",
        "Put {count} customers on the call list of {name}?",
        customer_count,
        count=some,
        name=_format_employee(arguments[1]),
    )


def _describe_result(action_name: str, customer_count: int, changed_count: int, arguments: tuple[Any, ...]) -> str:
    """What was done; for whom nothing changed is said too."""
    some = format_number(changed_count)
    said = {
        "tag": lambda: n_(
            "{count} customer now bears the tag “{tag}”.",
            "{count} customers now bear the tag “{tag}”.",
            changed_count,
            count=some,
            tag=arguments[0],
        ),
        "assign": lambda: n_(
            "{count} customer was handed over to {name}.",
            "{count} customers were handed over to {name}.",
            changed_count,
            count=some,
            name=_format_employee(arguments[0]),
        ),
        "call": lambda: n_(
            "{count} customer stands on the call list of {name}.",
            "{count} customers stand on the call list of {name}.",
            changed_count,
            count=some,
            name=_format_employee(arguments[1]),
        ),
        "uncall": lambda: n_(
            "{count} customer was taken off the call list.",
            "{count} customers were taken off the call list.",
            changed_count,
            count=some,
        ),
    }[action_name]()
    if changed_count == customer_count:
        return said
    rest = customer_count - changed_count
    same = n_(
        "For {count} other it was so already.", "For {count} others it was so already.", rest, count=format_number(rest)
    )
    return _("{first} {second}", first=said, second=same)


def _format_employee(employee: str) -> str:
    return load_employee_names().get(employee, employee) or _("whoever looks after them")


SHOWN_JOB_KEY = "explorer_seen"


def render_confirmation() -> None:
    """Asks once more, where it is about many."""
    wish: BulkAction | None = st.session_state.get(PENDING_KEY)
    if wish is None:
        return
    with st.container(border=True, key="explorer_confirm"):
        st.markdown(_build_question(wish.what, wish.many, wish.values))
        with st.container(horizontal=True):
            yes = n_(
                "Yes, for {count} customer", "Yes, for {count} customers", wish.many, count=format_number(wish.many)
            )
            st.button(yes, type="primary", key="explorer_yes", on_click=_start_action, args=(wish,))
            st.button(
                _("Leave it as it is"), key="explorer_no", on_click=st.session_state.pop, args=(PENDING_KEY, None)
            )


def render_outcome() -> None:
    """What was done last, and how it is undone."""
    job = background_jobs.get_finished_job(JOB_KEY)
    wish: BulkAction | None = st.session_state.get(STARTED_KEY)
    if job is None or wish is None:
        return
    if st.session_state.get(SHOWN_JOB_KEY) != id(job):
        # What stands above was counted before it was done.
        st.session_state[SHOWN_JOB_KEY] = id(job)
        st.rerun()
    if job.error_message:
        st.error(job.error_message, icon=":material/error:")
        return
    done: ActionResult = job.result
    st.success(_describe_result(wish.what, wish.many, done.customer_count, wish.values), icon=":material/check_circle:")
    with st.container(horizontal=True, key="screen_done"):
        if done.batch_id:
            st.session_state[WidgetKey.HISTORY_BATCH] = done.batch_id
            label = _("It is batch {batch}; History can undo it", batch=done.batch_id)
            st.page_link("entry/history.py", label=label, icon=":material/undo:")
        if wish.what == "call":
            st.button(
                _("Take them off the call list again"),
                icon=":material/undo:",
                key="explorer_uncall",
                on_click=_start_action,
                args=(replace(wish, what="uncall"),),
            )
        st.button(_("Close"), key="explorer_close", type="tertiary", on_click=_dismiss_outcome)


def _dismiss_outcome() -> None:
    st.session_state.pop(JOB_KEY, None)
