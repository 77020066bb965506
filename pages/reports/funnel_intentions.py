"""The funnel page's open deals by how likely the customer is to sign, and what follows from it."""

from typing import Any

from pages.ui import bars, charts, lists, load
from pages.ui.format import format_count, format_money, is_missing
from pages.ui.funnel_words import label_level
from pages.ui.palette import ACCENT
from pages.ui.panel import show_chart
from pages.ui.words import _
from queries import Filters


def _render_open_by_intention(filters: Filters) -> None:
    """The open amount by how likely the customer is to sign."""
    answer = load.load_answer("funnel/intentions", filters)
    rows = charts.list_records(answer.frame)
    labels = [
        _("Unknown") if is_missing(row["intention"]) else label_level("intention", row["intention"]) for row in rows
    ]
    notes = [
        _("{count}, {amount}", count=format_count(row["deals"]), amount=format_money(row["amount"]))
        if row["amount"]
        else format_count(row["deals"])
        for row in rows
    ]
    fig = charts.create_figure(height=310)
    values = charts.list_values(answer.frame, "deals")
    bars.add_horizontal_bars(fig, labels, values, name=_("Open deals"), unit="count", colours=ACCENT, notes=notes)
    hoped = sum(float(row["forecast"]) for row in rows if not is_missing(row["forecast"]))
    finding = _("No open deal has an intention and an amount on record, so nothing can be forecast.")
    if hoped:
        finding = _("Weighed by their probability, the open deals are worth **{amount}**.", amount=format_money(hoped))

    def picked(row: dict[str, Any], _series: str) -> None:
        level = None if is_missing(row["intention"]) else int(row["intention"])
        title = _("Open, intention {level}", level=_("Unknown") if level is None else label_level("intention", level))
        lists.open_list(title, "funnel/ageing", filters, (("intention", level),))

    show_chart(_("Open deals by intention"), finding, fig, answer.asked, key="intentions", on_pick=picked)
