"""The channels page's first row: conversion, contracts that end or ended, coverage."""

from __future__ import annotations

from pages.ui import load
from pages.ui.format import money, month
from pages.ui.numbers import Number, numbers
from pages.ui.words import _
from queries import Filters


def figures(filters: Filters, of_month: Filters) -> None:
    """Each with the list behind it."""
    ways, people = load.ask("funnel/channels", filters), load.ask("funnel/coverage", of_month)
    leads, converted = int(ways.frame["leads"].sum()), int(ways.frame["converted"].sum())
    assigned, reached = int(people.frame["assigned"].sum()), int(people.frame["reached"].sum())
    won = load.Asked("funnel/channel_customers", filters, None, (("is_converted", True),))
    met = load.Asked("funnel/coverage_customers", of_month, None, (("is_reached", True),))
    numbers(
        [
            Number(
                "conversion_ratio",
                _("Leads that became customers"),
                "ratio",
                converted / leads if leads else None,
                ways.asked,
                converted,
                leads,
            ).opening(won),
            contract(filters, "expiring_30", _("Contracts ending in 30 days")),
            contract(filters, "expired", _("Expired contracts")),
            Number(
                "coverage_ratio",
                _("Coverage"),
                "ratio",
                reached / assigned if assigned else None,
                people.asked,
                reached,
                assigned,
                note=month(of_month.to_on),
            ).opening(met),
        ]
    )


def contract(filters: Filters, state: str, label: str) -> Number:
    """The customers whose contracts stand so, and what the contracts are worth."""
    answer = load.ask("funnel/contracts", filters)
    frame = answer.frame[answer.frame["state"] == state]
    many, worth = int(frame["customers"].sum()), float(frame["amount"].sum())
    note = _("worth {amount}", amount=money(worth))
    one = Number(state, label, "count", many, answer.asked, note=note if many else "")
    return one.opening(load.Asked("funnel/contract_customers", filters, None, (("state", state),)))
