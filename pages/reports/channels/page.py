"""How customers are found and what becomes of them, where their contracts stand, and whether they are looked after."""

from __future__ import annotations

from typing import Any

from pages.reports.channels import acquisition, coverage_and_workload
from pages.ui import empty_states
from pages.ui.charts import bars, base_chart
from pages.ui.charts.palette import ACCENT, BAD_FILL, PALE
from pages.ui.empty_states import warn_if_no_customers, warn_if_nobody_selected
from pages.ui.i18n.formatting import format_count, format_money, format_month
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart
from pages.ui.report.metric_tiles import Metric, show_metrics
from pages.ui.session import answers, view_state
from queries import Filters

ENDING_STATES = ("expiring_90", "expiring_60", "expiring_30")


def render_contracts(filters: Filters) -> None:
    """Each customer stands in one state, by the contract that ends last."""
    answer = answers.load_answer("funnel/contracts", filters)
    if empty_states.warn_if_part_empty(answer, "customers", _("Contracts")):
        return
    # Most have none; their bar would make all others too short to be compared.
    frame = answer.frame
    shown = frame[frame["state"] != "none"]
    if not shown["customers"].sum():
        empty_states.warn_if_part_empty(answers.Answer(answer.request, frame.iloc[:0]), "contracts", _("Contracts"))
        return
    by_state = shown.set_index("state")
    labels = [label_value("contract_state", found) for found in frame["state"]]
    many = [0 if state == "none" else found for state, found in zip(frame["state"], frame["customers"], strict=True)]
    notes = [
        _("{customers} · {amount}", customers=format_count(row["customers"]), amount=format_money(row["amount"]))
        if row["state"] != "none"
        else _("{customers} customers, not drawn", customers=format_count(row["customers"]))
        for row in frame.to_dict("records")
    ]
    colours = [
        BAD_FILL if state == "expired" else ACCENT if state == "in_contract" else PALE for state in frame["state"]
    ]
    fig = base_chart.create_figure(height=250)
    bars.add_horizontal_bars(fig, labels, many, name=_("Customers"), unit="count", colours=colours, notes=notes)
    ending = by_state.loc[[state for state in ENDING_STATES if state in by_state.index]]
    finding = _(
        "The contracts of **{customers}** customers end within 90 days, worth **{amount}**; those of {expired} have "
        "expired.",
        customers=format_count(ending["customers"].sum()),
        amount=format_money(float(ending["amount"].sum())),
        expired=format_count(by_state.loc["expired", "customers"]),
    )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Contracts: {state}", state=label_value("contract_state", row["state"]))
        list_dialog.open_list(title, "funnel/contract_customers", filters, (("state", row["state"]),))

    show_chart(_("Contracts"), finding, fig, answer.request, key="contract_states", on_pick=picked)


def render_key_figures(filters: Filters, month_filters: Filters) -> None:
    """Each with the list behind it."""
    ways, people = (
        answers.load_answer("funnel/channels", filters),
        answers.load_answer("funnel/coverage", month_filters),
    )
    leads, converted = int(ways.frame["leads"].sum()), int(ways.frame["converted"].sum())
    assigned, reached = int(people.frame["assigned"].sum()), int(people.frame["reached"].sum())
    won = answers.QueryRequest("funnel/channel_customers", filters, None, (("is_converted", True),))
    met = answers.QueryRequest("funnel/coverage_customers", month_filters, None, (("is_reached", True),))
    show_metrics(
        [
            Metric(
                "conversion_ratio",
                _("Leads that became customers"),
                "ratio",
                converted / leads if leads else None,
                ways.request,
                converted,
                leads,
            ).with_rows(won),
            _build_contract_figure(filters, "expiring_30", _("Contracts ending in 30 days")),
            _build_contract_figure(filters, "expired", _("Expired contracts")),
            Metric(
                "coverage_ratio",
                _("Coverage"),
                "ratio",
                reached / assigned if assigned else None,
                people.request,
                reached,
                assigned,
                note=format_month(month_filters.to_on),
            ).with_rows(met),
        ]
    )


def _build_contract_figure(filters: Filters, state: str, label: str) -> Metric:
    """The customers whose contracts stand so, and what the contracts are worth."""
    answer = answers.load_answer("funnel/contracts", filters)
    frame = answer.frame[answer.frame["state"] == state]
    many, worth = int(frame["customers"].sum()), float(frame["amount"].sum())
    note = _("worth {amount}", amount=format_money(worth))
    one = Metric(state, label, "count", many, answer.request, note=note if many else "")
    return one.with_rows(answers.QueryRequest("funnel/contract_customers", filters, None, (("state", state),)))


QUESTIONS = ("funnel/channels", "funnel/contracts")
MONTH_QUESTIONS = ("funnel/coverage", "funnel/branch_coverage")

filters = view_state.get_effective_filters()
# Coverage is of a month: that of the period's last day.
month_filters = filters.with_changes(from_on=None)
if not warn_if_no_customers() and not warn_if_nobody_selected(filters):
    answers.load_concurrently(
        *(answers.QueryRequest(name, filters) for name in QUESTIONS),
        *(answers.QueryRequest(name, month_filters) for name in MONTH_QUESTIONS),
    )
    render_key_figures(filters, month_filters)
    acquisition.render_acquisition_channels(filters)
    acquisition.render_acquisition_cost(filters)
    render_contracts(filters)
    coverage_and_workload.render_branch_coverage(month_filters)
    coverage_and_workload.render_workload(month_filters)
