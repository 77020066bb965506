"""The funnel page's forecast: what each month promised at its start, beside what was won in it."""

from typing import Any

from pages.ui import axes, bars, charts, guard, lists, load
from pages.ui.format import format_money, format_month, format_ratio, is_missing
from pages.ui.palette import ACCENT, PALE
from pages.ui.panel import show_chart
from pages.ui.words import _, join_sentences
from queries import Filters


def render_forecast(filters: Filters) -> None:
    """Forecast and actual by month, months ahead included."""
    answer = load.load_answer("funnel/forecast", filters)
    if guard.warn_if_part_empty(answer, "opportunities", _("Forecast and won by month")):
        return
    frame = answer.frame
    fig = charts.create_figure(height=290)
    fig.update_layout(barmode="group", bargap=0.25)
    names, over = axes.set_month_axis(fig, frame["month"]), frame["is_unfinished"].tolist()
    for series, name, colour in (("forecast", _("Forecast"), PALE), ("actual", _("Won"), ACCENT)):
        bars.add_bars(
            fig,
            names,
            charts.list_values(frame, series),
            name=name,
            unit="money",
            colour=colour,
            unfinished=over,
            series=series,
        )
    fig.update_yaxes(**axes.build_value_axis([*frame["forecast"], *frame["actual"]], "money"))
    bars.add_series_names(fig, {_("Forecast"): PALE, _("Won"): ACCENT})

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Expected to sign in {month}", month=format_month(row["month"]))
        lists.open_list(title, "funnel/forecast_deals", filters, (("month", row["month"]),))

    show_chart(
        _("Forecast and won by month"),
        _describe_forecast(charts.list_records(frame)),
        fig,
        answer.asked,
        key="forecast",
        on_pick=picked,
    )


def _describe_forecast(rows: list[dict[str, Any]]) -> str:
    """How near the last finished month's forecast came, and what is promised for the next."""
    measured = [row for row in rows if not is_missing(row["accuracy"])]
    ahead = [row for row in rows if row["is_ahead"] and not is_missing(row["forecast"])]
    said = _("No finished month has a forecast to measure: none of its stage entries told intention, amount and day.")
    if measured:
        last = measured[-1]
        said = _(
            "For {month}, **{forecast}** was forecast at its start and **{actual}** won: accuracy {ratio}.",
            month=format_month(last["month"]),
            forecast=format_money(last["forecast"]),
            actual=format_money(last["actual"]),
            ratio=format_ratio(last["accuracy"]),
        )
    if not ahead:
        return said
    following = _(
        "For {month}, {amount} is forecast.",
        month=format_month(ahead[0]["month"]),
        amount=format_money(ahead[0]["forecast"]),
    )
    return join_sentences([said, following])
