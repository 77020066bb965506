"""The channels page's contracts: how many customers are under contract, and whose ends when."""

from __future__ import annotations

from typing import Any

from pages.ui import bars, charts, guard, lists, load
from pages.ui.format import format_count, format_money
from pages.ui.headings import label_value
from pages.ui.palette import ACCENT, BAD_FILL, PALE
from pages.ui.panel import show_chart
from pages.ui.words import _
from queries import Filters

ENDING_STATES = ("expiring_90", "expiring_60", "expiring_30")


def render_contracts(filters: Filters) -> None:
    """Each customer stands in one state, by the contract that ends last."""
    answer = load.load_answer("funnel/contracts", filters)
    if guard.warn_if_part_empty(answer, "customers", _("Contracts")):
        return
    # Most have none; their bar would make all others too short to be compared.
    frame = answer.frame
    shown = frame[frame["state"] != "none"]
    if not shown["customers"].sum():
        guard.warn_if_part_empty(load.Answer(answer.asked, frame.iloc[:0]), "contracts", _("Contracts"))
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
    fig = charts.create_figure(height=250)
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
        lists.open_list(title, "funnel/contract_customers", filters, (("state", row["state"]),))

    show_chart(_("Contracts"), finding, fig, answer.asked, key="contract_states", on_pick=picked)
