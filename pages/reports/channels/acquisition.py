"""The channels page's charts of acquisition channels: leads, conversion, and cost per new customer."""

from __future__ import annotations

from typing import Any

from pages.ui import empty_states
from pages.ui.charts import bars, base_chart
from pages.ui.charts.palette import ACCENT, PALE
from pages.ui.i18n.formatting import format_count, format_money, format_ratio
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart, show_heading, show_tools
from pages.ui.session import answers, view_state
from pages.ui.session.periods import find_highest_row
from queries import Filters


def render_acquisition_cost(filters: Filters) -> None:
    """Cost per new customer of each channel, or why there is none."""
    answer = answers.load_answer("funnel/channels", filters)
    title = _("Cost per new customer")
    known = answer.frame.dropna(subset=["cost_per_new_customer"])
    if answer.empty:
        return
    if known.empty:
        show_heading(
            title,
            _(
                "What a new customer costs is not on record: no campaign with a cost reached these leads before "
                "they became customers."
            ),
        )
        return
    labels = [label_value("channel", channel) for channel in answer.frame["channel"]]
    values = base_chart.list_values(answer.frame, "cost_per_new_customer")
    fig = base_chart.create_figure(height=60 + 26 * len(labels))
    bars.add_horizontal_bars(fig, labels, values, name=title, unit="money", colours=ACCENT)
    top = known.sort_values("cost_per_new_customer").iloc[0]
    finding = _(
        "**{channel}** brings new customers at the lowest cost on record, {cost} each.",
        channel=label_value("channel", top["channel"]),
        cost=format_money(top["cost_per_new_customer"]),
    )
    show_chart(title, finding, fig, answer.request, key="way_cost")


def render_acquisition_channels(filters: Filters) -> None:
    """Leads of each channel, and how many of them became customers; channels without leads are drawn, too."""
    answer = answers.load_answer("funnel/channels", filters)
    if empty_states.warn_if_part_empty(answer, "customers", _("Ways of finding customers")):
        return
    frame, title = answer.frame, _("Ways of finding customers")
    if not frame["leads"].sum():
        show_heading(title, _describe_channels(frame))
        show_tools(answer.request, key="ways")
        return
    labels = [label_value("channel", channel) for channel in frame["channel"]]
    notes = [
        _("{leads} · {ratio}", leads=format_count(row["leads"]), ratio=format_ratio(row["conversion_ratio"]))
        if row["leads"]
        else format_count(0)
        for row in frame.to_dict("records")
    ]
    fig = base_chart.create_figure(height=60 + 26 * len(labels))
    fig.update_layout(barmode="overlay")
    leads, converted = base_chart.list_values(frame, "leads"), base_chart.list_values(frame, "converted")
    bars.add_horizontal_bars(
        fig, labels, leads, name=_("Leads"), unit="count", colours=PALE, series="leads", notes=notes
    )
    no_notes = [" "] * len(labels)
    bars.add_horizontal_bars(
        fig, labels, converted, name=_("Became customers"), unit="count", colours=ACCENT, series="won", notes=no_notes
    )
    bars.add_series_names(fig, {_("Leads"): PALE, _("Became customers"): ACCENT})

    def open_rows(row: dict[str, Any], _series: str) -> None:
        title = _("Found by: {channel}", channel=label_value("channel", row["channel"]))
        list_dialog.open_list(title, "funnel/channel_customers", filters, (("channel", row["channel"]),))

    show_chart(title, _describe_channels(frame), fig, answer.request, key="ways", on_pick=open_rows)


def _describe_channels(frame: Any) -> str:
    """The channel with most leads, and the one with the highest conversion among those with enough leads."""
    total = int(frame["leads"].sum())
    if not total:
        return _("Nobody was found in this period: no customer's first day on record lies in it.")
    first = frame.loc[frame["leads"].idxmax()]
    finding = _(
        "**{channel}** brings most: {leads} of {total} leads.",
        channel=label_value("channel", first["channel"]),
        leads=format_count(first["leads"]),
        total=format_count(total),
    )
    top = find_highest_row(frame[frame["leads"] >= int(view_state.get_rule("marked_below"))], "conversion_ratio")
    if not top:
        return finding
    return _(
        "{said} Leads found by **{channel}** become customers most often, {ratio} of them.",
        said=finding,
        channel=label_value("channel", top["channel"]),
        ratio=format_ratio(top["conversion_ratio"]),
    )
