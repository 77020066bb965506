"""The funnel page's open deals by how likely the customer is to sign, and what follows from it."""

from typing import Any

from pages.ui import bars, charts, lists, load
from pages.ui.format import count, missing, money
from pages.ui.funnel_words import place
from pages.ui.palette import ACCENT
from pages.ui.panel import chart
from pages.ui.words import _
from queries import Filters


def intentions(filters: Filters) -> None:
    """The open amount by how likely the customer is to sign."""
    answer = load.ask("funnel/intentions", filters)
    rows = charts.records(answer.frame)
    labels = [_("Unknown") if missing(row["intention"]) else place("intention", row["intention"]) for row in rows]
    notes = [
        _("{count}, {amount}", count=count(row["deals"]), amount=money(row["amount"]))
        if row["amount"]
        else count(row["deals"])
        for row in rows
    ]
    fig = charts.figure(height=310)
    values = charts.column(answer.frame, "deals")
    bars.lying(fig, labels, values, name=_("Open deals"), unit="count", colours=ACCENT, notes=notes)
    hoped = sum(float(row["forecast"]) for row in rows if not missing(row["forecast"]))
    finding = _("No open deal has an intention and an amount on record, so nothing can be forecast.")
    if hoped:
        finding = _("Weighed by their probability, the open deals are worth **{amount}**.", amount=money(hoped))

    def picked(row: dict[str, Any], _series: str) -> None:
        level = None if missing(row["intention"]) else int(row["intention"])
        title = _("Open, intention {level}", level=_("Unknown") if level is None else place("intention", level))
        lists.open_list(title, "funnel/ageing", filters, (("intention", level),))

    chart(_("Open deals by intention"), finding, fig, answer.asked, key="intentions", on_pick=picked)
