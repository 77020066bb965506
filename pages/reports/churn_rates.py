"""The churn page's rates: churned and won back, as shares, month by month."""

from typing import Any

from pages.ui import axes, charts, load
from pages.ui.format import format_count, format_month, format_ratio
from pages.ui.palette import CATEGORIES
from pages.ui.panel import show_chart
from pages.ui.periods import find_highest_row, select_finished_months
from pages.ui.words import _
from queries import Filters


def render_rates(filters: Filters, target: Any) -> None:
    """Churn rate and win-back rate of each month, beside the target of the churn rate where there is one."""
    months = load.load_answer("churn/by_month", filters)
    if months.empty:
        return
    frame = months.frame
    fig = charts.create_figure(height=230)
    names, over = axes.set_month_axis(fig, frame["month"]), frame["is_unfinished"].tolist()
    last = select_finished_months(frame).iloc[-1]
    above = "churn_ratio" if (last["churn_ratio"] or 0) > (last["win_back_ratio"] or 0) else "win_back_ratio"
    for column, label, colour in (("churn_ratio", _("Churn rate"), 5), ("win_back_ratio", _("Win-back rate"), 2)):
        side = "above" if column == above else "below"
        values = charts.list_values(frame, column)
        charts.add_line(
            fig, names, values, name=label, unit="ratio", colour=CATEGORIES[colour], unfinished=over, label=side
        )
    charts.add_target_line(fig, target, "ratio")
    fig.update_yaxes(**axes.build_value_axis([*frame["churn_ratio"], *frame["win_back_ratio"], target], "ratio"))
    worst = find_highest_row(select_finished_months(frame), "churn_ratio")
    finding = _("No month has a churn rate yet: nobody was active at its start.")
    if worst:
        finding = _(
            "The churn rate was highest in {month}: **{ratio}**, {churned} of {opening} customers.",
            month=format_month(worst["month"]),
            ratio=format_ratio(worst["churn_ratio"]),
            churned=format_count(worst["churned"]),
            opening=format_count(worst["opening"]),
        )
    show_chart(_("Churn and win-back rate by month"), finding, fig, months.asked, key="rates")
