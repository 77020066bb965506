"""The channels page's first row: conversion, contracts that end or ended, coverage."""

from __future__ import annotations

from pages.ui import load
from pages.ui.format import format_money, format_month
from pages.ui.numbers import Metric, show_metrics
from pages.ui.words import _
from queries import Filters


def render_key_figures(filters: Filters, of_month: Filters) -> None:
    """Each with the list behind it."""
    ways, people = load.load_answer("funnel/channels", filters), load.load_answer("funnel/coverage", of_month)
    leads, converted = int(ways.frame["leads"].sum()), int(ways.frame["converted"].sum())
    assigned, reached = int(people.frame["assigned"].sum()), int(people.frame["reached"].sum())
    won = load.QueryRequest("funnel/channel_customers", filters, None, (("is_converted", True),))
    met = load.QueryRequest("funnel/coverage_customers", of_month, None, (("is_reached", True),))
    show_metrics(
        [
            Metric(
                "conversion_ratio",
                _("Leads that became customers"),
                "ratio",
                converted / leads if leads else None,
                ways.asked,
                converted,
                leads,
            ).opening(won),
            _build_contract_figure(filters, "expiring_30", _("Contracts ending in 30 days")),
            _build_contract_figure(filters, "expired", _("Expired contracts")),
            Metric(
                "coverage_ratio",
                _("Coverage"),
                "ratio",
                reached / assigned if assigned else None,
                people.asked,
                reached,
                assigned,
                note=format_month(of_month.to_on),
            ).opening(met),
        ]
    )


def _build_contract_figure(filters: Filters, state: str, label: str) -> Metric:
    """The customers whose contracts stand so, and what the contracts are worth."""
    answer = load.load_answer("funnel/contracts", filters)
    frame = answer.frame[answer.frame["state"] == state]
    many, worth = int(frame["customers"].sum()), float(frame["amount"].sum())
    note = _("worth {amount}", amount=format_money(worth))
    one = Metric(state, label, "count", many, answer.asked, note=note if many else "")
    return one.opening(load.QueryRequest("funnel/contract_customers", filters, None, (("state", state),)))
