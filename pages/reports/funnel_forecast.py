"""The funnel page's forecast: what each month promised at its start, beside what was won in it."""

from typing import Any

from pages.ui import axes, bars, charts, guard, lists, load
from pages.ui.format import missing, money, month, ratio
from pages.ui.palette import ACCENT, PALE
from pages.ui.panel import chart
from pages.ui.words import _, paragraph
from queries import Filters


def forecast(filters: Filters) -> None:
    """Forecast and actual by month, months ahead included."""
    answer = load.ask("funnel/forecast", filters)
    if guard.thin(answer, "opportunities", _("Forecast and won by month")):
        return
    frame = answer.frame
    fig = charts.figure(height=290)
    fig.update_layout(barmode="group", bargap=0.25)
    names, over = axes.month_axis(fig, frame["month"]), frame["is_unfinished"].tolist()
    for series, name, colour in (("forecast", _("Forecast"), PALE), ("actual", _("Won"), ACCENT)):
        bars.bars(
            fig,
            names,
            charts.column(frame, series),
            name=name,
            unit="money",
            colour=colour,
            unfinished=over,
            series=series,
        )
    fig.update_yaxes(**axes.ticks([*frame["forecast"], *frame["actual"]], "money"))
    bars.above(fig, {_("Forecast"): PALE, _("Won"): ACCENT})

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Expected to sign in {month}", month=month(row["month"]))
        lists.open_list(title, "funnel/forecast_deals", filters, (("month", row["month"]),))

    chart(
        _("Forecast and won by month"),
        finding(charts.records(frame)),
        fig,
        answer.asked,
        key="forecast",
        on_pick=picked,
    )


def finding(rows: list[dict[str, Any]]) -> str:
    """How near the last finished month's forecast came, and what is promised for the next."""
    measured = [row for row in rows if not missing(row["accuracy"])]
    ahead = [row for row in rows if row["is_ahead"] and not missing(row["forecast"])]
    said = _("No finished month has a forecast to measure: none of its stage entries told intention, amount and day.")
    if measured:
        last = measured[-1]
        said = _(
            "For {month}, **{forecast}** was forecast at its start and **{actual}** won: accuracy {ratio}.",
            month=month(last["month"]),
            forecast=money(last["forecast"]),
            actual=money(last["actual"]),
            ratio=ratio(last["accuracy"]),
        )
    if not ahead:
        return said
    following = _(
        "For {month}, {amount} is forecast.", month=month(ahead[0]["month"]), amount=money(ahead[0]["forecast"])
    )
    return paragraph([said, following])
