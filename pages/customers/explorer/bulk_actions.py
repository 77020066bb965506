"""The explorer's bulk actions: the confirmation, the job that runs the action, and its result."""

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
from pages.ui.session.session_state import WidgetKey, get_session

# Name of the job of the action that was started last.
JOB_KEY = "explorer_job"
ACTION_FUNCTIONS: dict[str, Callable[..., ActionResult]] = {
    "tag": add_tag,
    "assign": lambda warehouse, ids, owner_id, from_on: assign_owner(warehouse, ids, owner_id, from_on=from_on),
    "call": lambda warehouse, ids, reason, employee_id, due_on: add_to_call_list(
        warehouse, ids, due_on=due_on, because=reason, employee_id=employee_id
    ),
    "uncall": lambda warehouse, ids, _reason, employee_id, _due_on: remove_from_call_list(
        warehouse, ids, employee_id=employee_id
    ),
}


@dataclass(frozen=True)
class BulkAction:
    """An action on the customers of a result.

    Attributes:
        name: tag, assign, call or uncall.
        request: The question whose customers are meant.
        customer_count: How many customers these are.
        arguments: What the function of the action takes after the customers.
    """

    name: str
    request: answers.QueryRequest
    customer_count: int
    arguments: tuple[Any, ...]


def build_action_popover(action_name: str, title: str, icon: str) -> Any:
    """The popover with the form of an action; it closes when the action starts."""
    return st.popover(title, icon=icon, key=f"explorer_box_{action_name}", on_change="rerun")


def render_action_button(title: str, action: BulkAction, is_ready: bool) -> None:
    """The button that starts the action, or asks for confirmation where it is about many customers."""
    st.button(
        title,
        type="primary",
        key=f"explorer_do_{action.name}",
        disabled=not is_ready,
        on_click=_request_action,
        args=(action,),
    )


def _request_action(action: BulkAction) -> None:
    if background_jobs.is_running(JOB_KEY):
        return
    st.session_state[f"explorer_box_{action.name}"] = False
    if action.customer_count > int(view_state.get_rule("confirmed_above")):
        get_session().explorer.pending_action = action
    else:
        _start_action(action)


def _start_action(action: BulkAction) -> None:
    explorer = get_session().explorer
    explorer.pending_action, explorer.started_action = None, action
    warehouse = answers.get_warehouse()
    background_jobs.start_job(
        JOB_KEY,
        lambda _say: _run_action(warehouse, action),
        _("Working on {count} customers …", count=format_number(action.customer_count)),
    )


def _run_action(warehouse: Warehouse, action: BulkAction) -> ActionResult:
    request = action.request
    ids = (
        queries.run(warehouse, request.name, request.filters, columns=request.columns)["customer_id"]
        .astype(str)
        .tolist()
    )
    return ACTION_FUNCTIONS[action.name](warehouse, ids, *action.arguments)


def describe_targets(customer_count: int, is_ticked: bool) -> str:
    """How many customers the actions apply to."""
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
    """The question of the confirmation."""
    count = format_number(customer_count)
    if action_name == "tag":
        return n_(
            "Tag {count} customer with “{tag}”?",
            "Tag {count} customers with “{tag}”?",
            customer_count,
            count=count,
            tag=arguments[0],
        )
    if action_name == "assign":
        return n_(
            "Hand {count} customer over to {name} from {day} on?",
            "Hand {count} customers over to {name} from {day} on?",
            customer_count,
            count=count,
            name=_format_employee(arguments[0]),
            day=format_day(arguments[1]),
        )
    return n_(
        "Put {count} customer on the call list of {name}?",
        "Put {count} customers on the call list of {name}?",
        customer_count,
        count=count,
        name=_format_employee(arguments[1]),
    )


def _describe_result(action_name: str, customer_count: int, changed_count: int, arguments: tuple[Any, ...]) -> str:
    """For how many customers the action changed something, and for how many nothing changed."""
    count = format_number(changed_count)
    result = {
        "tag": lambda: n_(
            "{count} customer now bears the tag “{tag}”.",
            "{count} customers now bear the tag “{tag}”.",
            changed_count,
            count=count,
            tag=arguments[0],
        ),
        "assign": lambda: n_(
            "{count} customer was handed over to {name}.",
            "{count} customers were handed over to {name}.",
            changed_count,
            count=count,
            name=_format_employee(arguments[0]),
        ),
        "call": lambda: n_(
            "{count} customer stands on the call list of {name}.",
            "{count} customers stand on the call list of {name}.",
            changed_count,
            count=count,
            name=_format_employee(arguments[1]),
        ),
        "uncall": lambda: n_(
            "{count} customer was taken off the call list.",
            "{count} customers were taken off the call list.",
            changed_count,
            count=count,
        ),
    }[action_name]()
    if changed_count == customer_count:
        return result
    other_count = customer_count - changed_count
    unchanged = n_(
        "For {count} other it was so already.",
        "For {count} others it was so already.",
        other_count,
        count=format_number(other_count),
    )
    return _("{first} {second}", first=result, second=unchanged)


def _format_employee(employee: str) -> str:
    return load_employee_names().get(employee, employee) or _("whoever looks after them")


def render_confirmation() -> None:
    """The confirmation of the action that waits for one, if any."""
    action = get_session().explorer.pending_action
    if not isinstance(action, BulkAction):
        return
    with st.container(border=True, key="explorer_confirm"):
        st.markdown(_build_question(action.name, action.customer_count, action.arguments))
        with st.container(horizontal=True):
            yes = n_(
                "Yes, for {count} customer",
                "Yes, for {count} customers",
                action.customer_count,
                count=format_number(action.customer_count),
            )
            st.button(yes, type="primary", key="explorer_yes", on_click=_start_action, args=(action,))
            st.button(_("Leave it as it is"), key="explorer_no", on_click=_cancel_action)


def _cancel_action() -> None:
    get_session().explorer.pending_action = None


def render_outcome() -> None:
    """The result of the last action, with the ways to undo it."""
    job = background_jobs.get_finished_job(JOB_KEY)
    explorer = get_session().explorer
    action = explorer.started_action
    if job is None or not isinstance(action, BulkAction):
        return
    if explorer.shown_job is not job:
        # The page above was counted before the action ended, so it runs once more.
        explorer.shown_job = job
        st.rerun()
    if job.error_message:
        st.error(job.error_message, icon=":material/error:")
        return
    result: ActionResult = job.result
    st.success(
        _describe_result(action.name, action.customer_count, result.customer_count, action.arguments),
        icon=":material/check_circle:",
    )
    with st.container(horizontal=True, key="screen_done"):
        if result.batch_id:
            st.session_state[WidgetKey.HISTORY_BATCH] = result.batch_id
            label = _("It is batch {batch}; History can undo it", batch=result.batch_id)
            st.page_link("entry/history.py", label=label, icon=":material/undo:")
        if action.name == "call":
            st.button(
                _("Take them off the call list again"),
                icon=":material/undo:",
                key="explorer_uncall",
                on_click=_start_action,
                args=(replace(action, name="uncall"),),
            )
        st.button(_("Close"), key="explorer_close", type="tertiary", on_click=_dismiss_outcome)


def _dismiss_outcome() -> None:
    background_jobs.discard_job(JOB_KEY)
