"""The channels page's main chart: what each way of finding customers brings."""

from __future__ import annotations

from typing import Any

from pages.ui import bars, charts, choice, guard, lists, load
from pages.ui.format import format_count, format_ratio
from pages.ui.headings import label_value
from pages.ui.palette import ACCENT, PALE
from pages.ui.panel import show_chart, show_heading, show_tools
from pages.ui.periods import find_highest_row
from pages.ui.words import _
from queries import Filters


def render_acquisition_channels(filters: Filters) -> None:
    """Leads of each way, and how many of them became customers; ways that brought nobody stay in the picture."""
    answer = load.load_answer("funnel/channels", filters)
    if guard.warn_if_part_empty(answer, "customers", _("Ways of finding customers")):
        return
    frame, title = answer.frame, _("Ways of finding customers")
    if not frame["leads"].sum():
        show_heading(title, _describe_channels(frame))
        show_tools(answer.asked, key="ways")
        return
    labels = [label_value("channel", found) for found in frame["channel"]]
    notes = [
        _("{leads} · {ratio}", leads=format_count(row["leads"]), ratio=format_ratio(row["conversion_ratio"]))
        if row["leads"]
        else format_count(0)
        for row in frame.to_dict("records")
    ]
    fig = charts.create_figure(height=60 + 26 * len(labels))
    fig.update_layout(barmode="overlay")
    leads, won = charts.list_values(frame, "leads"), charts.list_values(frame, "converted")
    bars.add_horizontal_bars(
        fig, labels, leads, name=_("Leads"), unit="count", colours=PALE, series="leads", notes=notes
    )
    blank = [" "] * len(labels)
    bars.add_horizontal_bars(
        fig, labels, won, name=_("Became customers"), unit="count", colours=ACCENT, series="won", notes=blank
    )
    bars.add_series_names(fig, {_("Leads"): PALE, _("Became customers"): ACCENT})

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Found by: {channel}", channel=label_value("channel", row["channel"]))
        lists.open_list(title, "funnel/channel_customers", filters, (("channel", row["channel"]),))

    show_chart(title, _describe_channels(frame), fig, answer.asked, key="ways", on_pick=picked)


def _describe_channels(frame: Any) -> str:
    """The way that brings most, and the one whose leads become customers most often among those with enough leads."""
    total = int(frame["leads"].sum())
    if not total:
        return _("Nobody was found in this period: no customer's first day on record lies in it.")
    first = frame.loc[frame["leads"].idxmax()]
    said = _(
        "**{channel}** brings most: {leads} of {total} leads.",
        channel=label_value("channel", first["channel"]),
        leads=format_count(first["leads"]),
        total=format_count(total),
    )
    top = find_highest_row(frame[frame["leads"] >= int(choice.get_rule("marked_below"))], "conversion_ratio")
    if not top:
        return said
    return _(
        "{said} Leads found by **{channel}** become customers most often, {ratio} of them.",
        said=said,
        channel=label_value("channel", top["channel"]),
        ratio=format_ratio(top["conversion_ratio"]),
    )
