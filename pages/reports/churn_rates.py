"""The churn page's rates: churned and won back, as shares, month by month."""

from typing import Any

from pages.ui import axes, charts, load
from pages.ui.format import count, month, ratio
from pages.ui.palette import CATEGORIES
from pages.ui.panel import chart
from pages.ui.periods import best, finished
from pages.ui.words import _
from queries import Filters


def rates(filters: Filters, target: Any) -> None:
    """Churn rate and win-back rate of each month, beside the target of the churn rate where there is one."""
    months = load.ask("churn/by_month", filters)
    if months.empty:
        return
    frame = months.frame
    fig = charts.figure(height=230)
    names, over = axes.month_axis(fig, frame["month"]), frame["is_unfinished"].tolist()
    last = finished(frame).iloc[-1]
    above = "churn_ratio" if (last["churn_ratio"] or 0) > (last["win_back_ratio"] or 0) else "win_back_ratio"
    for column, label, colour in (("churn_ratio", _("Churn rate"), 5), ("win_back_ratio", _("Win-back rate"), 2)):
        side = "above" if column == above else "below"
        values = charts.column(frame, column)
        charts.line(
            fig, names, values, name=label, unit="ratio", colour=CATEGORIES[colour], unfinished=over, label=side
        )
    charts.target_line(fig, target, "ratio")
    fig.update_yaxes(**axes.ticks([*frame["churn_ratio"], *frame["win_back_ratio"], target], "ratio"))
    worst = best(finished(frame), "churn_ratio")
    finding = _("No month has a churn rate yet: nobody was active at its start.")
    if worst:
        finding = _(
            "The churn rate was highest in {month}: **{ratio}**, {churned} of {opening} customers.",
            month=month(worst["month"]),
            ratio=ratio(worst["churn_ratio"]),
            churned=count(worst["churned"]),
            opening=count(worst["opening"]),
        )
    chart(_("Churn and win-back rate by month"), finding, fig, months.asked, key="rates")
