"""Where customers stand between stranger and loyal, and how they moved."""

from typing import Any

from pages.ui import empty_states
from pages.ui.charts import bars, base_chart
from pages.ui.charts.palette import ACCENT
from pages.ui.i18n.formatting import format_count, format_ratio
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart
from pages.ui.report.matrix import show_matrix
from pages.ui.session import answers, view_state
from pages.ui.session.periods import find_highest_row
from queries import Filters


def render_state_flow(filters: Filters) -> None:
    """How many customers went from one state to another."""
    answer = answers.load_answer("lifecycle/flow", filters)
    if empty_states.warn_if_part_empty(answer, "customers"):
        return
    frame = answer.frame
    stayed = int(frame[frame["from_state"] == frame["to_state"]]["customers"].sum())
    finding = _(
        "**{moved}** customers changed their state within the period, **{stayed}** kept it.",
        moved=format_count(int(frame["customers"].sum()) - stayed),
        stayed=format_count(stayed),
    )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _(
            "From {start} to {end}",
            start=label_value("state", row["from_state"]),
            end=label_value("state", row["to_state"]),
        )
        where = (("from_state", row["from_state"]), ("to_state", row["to_state"]))
        list_dialog.open_list(title, "lifecycle/flow_customers", filters, where)

    show_matrix(
        answer,
        _("From the start of the period to its end"),
        finding,
        key="flow",
        down="from_state",
        across="to_state",
        name=label_value,
        corner=_("From ↓ to →"),
        on_pick=picked,
    )


def render_states(filters: Filters) -> None:
    """Customers in each state, in the order in which a customer passes through them."""
    answer = answers.load_answer("lifecycle/states", filters)
    if empty_states.warn_if_part_empty(answer, "customers"):
        return
    frame = answer.frame
    labels = [label_value("state", found) for found in frame["state"]]
    notes = [
        _("{customers} ({ratio})", customers=format_count(row["customers"]), ratio=format_ratio(row["customers_ratio"]))
        for row in frame.to_dict("records")
    ]
    fig = base_chart.create_figure(height=300)
    bars.add_horizontal_bars(
        fig,
        labels,
        base_chart.list_values(frame, "customers"),
        name=_("Customers"),
        unit="count",
        colours=ACCENT,
        notes=notes,
    )
    top = find_highest_row(frame, "customers_ratio")
    finding = ""
    if top:
        finding = _(
            "Most customers are in the state **{state}**: {customers}, {ratio} of all.",
            state=label_value("state", top["state"]),
            customers=format_count(top["customers"]),
            ratio=format_ratio(top["customers_ratio"]),
        )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Customers in the state {state}", state=label_value("state", row["state"]))
        list_dialog.open_list(title, "lifecycle/customers", filters, (("state", row["state"]),))

    show_chart(_("Customers by state"), finding, fig, answer.request, key="states", on_pick=picked)


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
