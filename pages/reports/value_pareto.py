"""The value page's concentration: how much of the revenue rests on how few customers."""

from pages.ui import axes, charts, guard, load
from pages.ui.format import count, missing, ratio, score
from pages.ui.palette import ACCENT, QUIET
from pages.ui.panel import chart
from pages.ui.words import _
from queries import Filters


def pareto(filters: Filters, spread: load.Answer) -> None:
    """The share of revenue that the best customers bring."""
    answer = load.ask("value/pareto", filters)
    if guard.thin(answer, "order_lines"):
        return
    frame = answer.frame
    percents = charts.column(frame, "percentile")
    fig = charts.figure(height=280)
    fig.add_scatter(
        x=percents,
        y=charts.numbers(charts.column(frame, "revenue_ratio")),
        mode="lines",
        line={"color": ACCENT, "width": 2},
        name=_("Share of revenue"),
        hoverinfo="text",
        hovertext=[
            _(
                "The best {percent} % of customers ({customers}) bring {ratio} of the revenue",
                percent=row["percentile"],
                customers=count(row["customers"]),
                ratio=ratio(row["revenue_ratio"]),
            )
            for row in frame.to_dict("records")
        ],
    )
    fig.add_vline(x=20, line={"color": QUIET, "width": 1, "dash": "dot"}, annotation_text=_("best 20 %"))
    fig.update_xaxes(range=[0, 101], ticksuffix=" %", showgrid=False)
    fig.update_yaxes(**axes.ticks([0.0, 1.0], "ratio"))
    chart(_("Concentration of revenue"), finding(spread), fig, answer.asked, key="pareto")


def finding(spread: load.Answer) -> str:
    """Concentration in words."""
    row = spread.row()
    if spread.empty or missing(row["top20_ratio"]):
        return _("There is no revenue above zero in this period, so nothing can be concentrated.")
    return _(
        "The best 20 % of customers bring **{top}** of the revenue; **{few}** of {all} customers bring 80 %. "
        "Gini coefficient {gini}.",
        top=ratio(row["top20_ratio"]),
        few=count(row["customers_for_80"]),
        all=count(row["customers"]),
        gini=score(None if missing(row["gini"]) else row["gini"], 3),
    )
