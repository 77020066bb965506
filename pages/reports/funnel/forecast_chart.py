"""The funnel page's forecast: the amount forecast for each month at its start, beside the amount won in it."""

from typing import Any

from pages.ui import empty_states
from pages.ui.charts import axes, bars, base_chart
from pages.ui.charts.palette import ACCENT, PALE
from pages.ui.i18n.formatting import format_money, format_month, format_ratio, is_missing
from pages.ui.i18n.translation import _, join_sentences
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart
from pages.ui.session import answers
from queries import Filters


def render_forecast(filters: Filters) -> None:
    """Forecast and won amount by month, coming months included."""
    answer = answers.load_answer("funnel/forecast", filters)
    if empty_states.warn_if_part_empty(answer, "opportunities", _("Forecast and won by month")):
        return
    frame = answer.frame
    fig = base_chart.create_figure(height=290)
    fig.update_layout(barmode="group", bargap=0.25)
    names, unfinished = axes.set_month_axis(fig, frame["month"]), frame["is_unfinished"].tolist()
    for series, name, colour in (("forecast", _("Forecast"), PALE), ("actual", _("Won"), ACCENT)):
        bars.add_bars(
            fig,
            names,
            base_chart.list_values(frame, series),
            name=name,
            unit="money",
            colour=colour,
            unfinished=unfinished,
            series=series,
        )
    fig.update_yaxes(**axes.build_value_axis([*frame["forecast"], *frame["actual"]], "money"))
    bars.add_series_names(fig, {_("Forecast"): PALE, _("Won"): ACCENT})

    def open_rows(row: dict[str, Any], _series: str) -> None:
        title = _("Expected to sign in {month}", month=format_month(row["month"]))
        list_dialog.open_list(title, "funnel/forecast_deals", filters, (("month", row["month"]),))

    show_chart(
        _("Forecast and won by month"),
        _describe_forecast(base_chart.list_records(frame)),
        fig,
        answer.request,
        key="forecast",
        on_pick=open_rows,
    )


def _describe_forecast(rows: list[dict[str, Any]]) -> str:
    """The accuracy of the last finished month's forecast, and the forecast of the next month."""
    measured = [row for row in rows if not is_missing(row["accuracy"])]
    upcoming = [row for row in rows if row["is_ahead"] and not is_missing(row["forecast"])]
    finding = _(
        "No finished month has a forecast to measure: none of its stage entries told intention, amount and day."
    )
    if measured:
        last = measured[-1]
        finding = _(
            "For {month}, **{forecast}** was forecast at its start and **{actual}** won: accuracy {ratio}.",
            month=format_month(last["month"]),
            forecast=format_money(last["forecast"]),
            actual=format_money(last["actual"]),
            ratio=format_ratio(last["accuracy"]),
        )
    if not upcoming:
        return finding
    following = _(
        "For {month}, {amount} is forecast.",
        month=format_month(upcoming[0]["month"]),
        amount=format_money(upcoming[0]["forecast"]),
    )
    return join_sentences([finding, following])
