"""Lifecycle: customers by state, and how many went from one state to another."""

import pandas as pd

from pages.ui import empty_states
from pages.ui.i18n.formatting import format_count, format_ratio
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.class_bars import ListBehind, show_class_bars
from pages.ui.report.matrix import show_movement
from pages.ui.session import answers, view_state
from pages.ui.session.periods import find_highest_row
from queries import Filters


def render_states(filters: Filters) -> None:
    """Customers in each state, in the order in which a customer passes through them."""
    show_class_bars(
        answers.QueryRequest("lifecycle/states", filters),
        title=_("Customers by state"),
        field="state",
        column="customers",
        unit="count",
        series_name=_("Customers"),
        key="states",
        needed_table="customers",
        describe=_describe_states,
        behind=ListBehind(
            "lifecycle/customers",
            lambda row: _("Customers in the state {state}", state=label_value("state", row["state"])),
        ),
        format_note=lambda row: _(
            "{customers} ({ratio})",
            customers=format_count(row["customers"]),
            ratio=format_ratio(row["customers_ratio"]),
        ),
        height=300,
    )


def _describe_states(frame: pd.DataFrame) -> str:
    """The state of most customers, and their share; '' where nobody has a state."""
    top = find_highest_row(frame, "customers_ratio")
    if not top:
        return ""
    return _(
        "Most customers are in the state **{state}**: {customers}, {ratio} of all.",
        state=label_value("state", top["state"]),
        customers=format_count(top["customers"]),
        ratio=format_ratio(top["customers_ratio"]),
    )


def render_state_flow(filters: Filters) -> None:
    """How many customers went from one state to another."""
    show_movement(
        answers.load_answer("lifecycle/flow", filters),
        _("From the start of the period to its end"),
        lambda stayed, moved: _(
            "**{moved}** customers changed their state within the period, **{stayed}** kept it.",
            moved=format_count(moved),
            stayed=format_count(stayed),
        ),
        key="flow",
        field="state",
        needed_table="customers",
        list_question="lifecycle/flow_customers",
    )


filters = view_state.get_effective_filters()
if not empty_states.warn_if_no_purchases(filters):
    answers.load_concurrently(
        answers.QueryRequest("lifecycle/states", filters), answers.QueryRequest("lifecycle/flow", filters)
    )
    everybody = int(answers.load_answer("lifecycle/states", filters).frame["customers"].sum())
    render_states(filters)
    render_state_flow(filters)
    every = answers.QueryRequest("lifecycle/customers", filters)
    list_dialog.show_list_offers(_("Lists to act on"), {_("All customers with their state"): (every, everybody)})
