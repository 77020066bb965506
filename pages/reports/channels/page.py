"""Channels and contracts: acquisition, conversion, contract states, coverage and workload."""

from __future__ import annotations

import pandas as pd

from pages.reports.channels import acquisition, coverage_and_workload
from pages.ui import empty_states
from pages.ui.charts.palette import ACCENT, BAD_FILL, PALE
from pages.ui.empty_states import warn_if_no_customers, warn_if_nobody_selected
from pages.ui.i18n.formatting import format_count, format_money, format_month
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value
from pages.ui.report.class_bars import ListBehind, Row, show_class_bars
from pages.ui.report.metric_tiles import Metric, show_metrics
from pages.ui.session import answers, view_state
from queries import Filters

NO_CONTRACT = "none"
ENDING_STATES = ("expiring_90", "expiring_60", "expiring_30")
CONTRACT_COLOURS = {"expired": BAD_FILL, "in_contract": ACCENT}
QUESTIONS = ("funnel/channels", "funnel/contracts")
MONTH_QUESTIONS = ("funnel/coverage", "funnel/branch_coverage")


def render_contracts(filters: Filters) -> None:
    """Customers by the state of the contract that ends last; those without one are counted and not drawn."""
    answer = answers.load_answer("funnel/contracts", filters)
    with_contract = answer.frame[answer.frame["state"] != NO_CONTRACT]
    if not answer.empty and not with_contract["customers"].sum():
        nothing = answers.Answer(answer.request, answer.frame.iloc[:0])
        empty_states.warn_if_part_empty(nothing, "contracts", _("Contracts"))
        return
    show_class_bars(
        answer.request,
        title=_("Contracts"),
        field="state",
        column="customers",
        unit="count",
        series_name=_("Customers"),
        key="contract_states",
        needed_table="customers",
        describe=_describe_contracts,
        behind=ListBehind(
            "funnel/contract_customers",
            lambda row: _("Contracts: {state}", state=label_value("contract_state", row["state"])),
        ),
        format_label=lambda row: label_value("contract_state", row["state"]),
        format_note=_format_contract_note,
        choose_colour=lambda row: CONTRACT_COLOURS.get(row["state"], PALE),
        # Most customers have no contract; their bar would make all others too short to be compared.
        undrawn=(NO_CONTRACT,),
        height=250,
        empty_title=_("Contracts"),
    )


def _format_contract_note(row: Row) -> str:
    """`120 · 1.2 M`; customers without a contract have no amount."""
    customers = format_count(row["customers"])
    if row["state"] == NO_CONTRACT:
        return _("{customers} customers, not drawn", customers=customers)
    return _("{customers} · {amount}", customers=customers, amount=format_money(row["amount"]))


def _describe_contracts(frame: pd.DataFrame) -> str:
    """How many contracts end within 90 days and their worth, and how many have expired."""
    ending = frame[frame["state"].isin(ENDING_STATES)]
    expired = frame[frame["state"] == "expired"]
    return _(
        "The contracts of **{customers}** customers end within 90 days, worth **{amount}**; those of {expired} have "
        "expired.",
        customers=format_count(ending["customers"].sum()),
        amount=format_money(float(ending["amount"].sum())),
        expired=format_count(expired["customers"].sum()),
    )


def render_key_figures(filters: Filters, month_filters: Filters) -> None:
    """Conversion, contracts that end soon or have expired, and coverage, each with the list behind it."""
    channels, coverage = (
        answers.load_answer("funnel/channels", filters),
        answers.load_answer("funnel/coverage", month_filters),
    )
    leads, converted = int(channels.frame["leads"].sum()), int(channels.frame["converted"].sum())
    assigned, reached = int(coverage.frame["assigned"].sum()), int(coverage.frame["reached"].sum())
    converted_request = answers.QueryRequest("funnel/channel_customers", filters, None, (("is_converted", True),))
    reached_request = answers.QueryRequest("funnel/coverage_customers", month_filters, None, (("is_reached", True),))
    show_metrics(
        [
            Metric(
                "conversion_ratio",
                _("Leads that became customers"),
                "ratio",
                converted / leads if leads else None,
                channels.request,
                converted,
                leads,
            ).with_rows(converted_request),
            _build_contract_figure(filters, "expiring_30", _("Contracts ending in 30 days")),
            _build_contract_figure(filters, "expired", _("Expired contracts")),
            Metric(
                "coverage_ratio",
                _("Coverage"),
                "ratio",
                reached / assigned if assigned else None,
                coverage.request,
                reached,
                assigned,
                note=format_month(month_filters.to_on),
            ).with_rows(reached_request),
        ]
    )


def _build_contract_figure(filters: Filters, state: str, label: str) -> Metric:
    """The number of customers in a contract state, with the amount of their contracts."""
    answer = answers.load_answer("funnel/contracts", filters)
    frame = answer.frame[answer.frame["state"] == state]
    count, amount = int(frame["customers"].sum()), float(frame["amount"].sum())
    note = _("worth {amount}", amount=format_money(amount))
    figure = Metric(state, label, "count", count, answer.request, note=note if count else "")
    return figure.with_rows(answers.QueryRequest("funnel/contract_customers", filters, None, (("state", state),)))


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
