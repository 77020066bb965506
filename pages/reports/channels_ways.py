"""The channels page's main chart: what each way of finding customers brings."""

from __future__ import annotations

from typing import Any

from pages.ui import bars, charts, choice, guard, lists, load
from pages.ui.format import count, ratio
from pages.ui.headings import value
from pages.ui.palette import ACCENT, PALE
from pages.ui.panel import chart, head, tools
from pages.ui.periods import best
from pages.ui.words import _
from queries import Filters


def ways(filters: Filters) -> None:
    """Leads of each way, and how many of them became customers; ways that brought nobody stay in the picture."""
    answer = load.ask("funnel/channels", filters)
    if guard.thin(answer, "customers", _("Ways of finding customers")):
        return
    frame, title = answer.frame, _("Ways of finding customers")
    if not frame["leads"].sum():
        head(title, finding(frame))
        tools(answer.asked, key="ways")
        return
    labels = [value("channel", found) for found in frame["channel"]]
    notes = [
        _("{leads} · {ratio}", leads=count(row["leads"]), ratio=ratio(row["conversion_ratio"]))
        if row["leads"]
        else count(0)
        for row in frame.to_dict("records")
    ]
    fig = charts.figure(height=60 + 26 * len(labels))
    fig.update_layout(barmode="overlay")
    leads, won = charts.column(frame, "leads"), charts.column(frame, "converted")
    bars.lying(fig, labels, leads, name=_("Leads"), unit="count", colours=PALE, series="leads", notes=notes)
    blank = [" "] * len(labels)
    bars.lying(fig, labels, won, name=_("Became customers"), unit="count", colours=ACCENT, series="won", notes=blank)
    bars.above(fig, {_("Leads"): PALE, _("Became customers"): ACCENT})

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Found by: {channel}", channel=value("channel", row["channel"]))
        lists.open_list(title, "funnel/channel_customers", filters, (("channel", row["channel"]),))

    chart(title, finding(frame), fig, answer.asked, key="ways", on_pick=picked)


def finding(frame: Any) -> str:
    """The way that brings most, and the one whose leads become customers most often among those with enough leads."""
    total = int(frame["leads"].sum())
    if not total:
        return _("Nobody was found in this period: no customer's first day on record lies in it.")
    first = frame.loc[frame["leads"].idxmax()]
    said = _(
        "**{channel}** brings most: {leads} of {total} leads.",
        channel=value("channel", first["channel"]),
        leads=count(first["leads"]),
        total=count(total),
    )
    top = best(frame[frame["leads"] >= int(choice.rule("marked_below"))], "conversion_ratio")
    if not top:
        return said
    return _(
        "{said} Leads found by **{channel}** become customers most often, {ratio} of them.",
        said=said,
        channel=value("channel", top["channel"]),
        ratio=ratio(top["conversion_ratio"]),
    )
