"""The value page's concentration: how much of the revenue rests on how few customers."""

from pages.ui import axes, charts, guard, load
from pages.ui.format import format_count, format_ratio, format_score, is_missing
from pages.ui.palette import ACCENT, QUIET_LINE
from pages.ui.panel import show_chart
from pages.ui.words import _
from queries import Filters


def render_concentration(filters: Filters, spread: load.Answer) -> None:
    """The share of revenue that the best customers bring."""
    answer = load.load_answer("value/pareto", filters)
    if guard.warn_if_part_empty(answer, "order_lines"):
        return
    frame = answer.frame
    percents = charts.list_values(frame, "percentile")
    fig = charts.create_figure(height=280)
    fig.add_scatter(
        x=percents,
        y=charts.to_floats(charts.list_values(frame, "revenue_ratio")),
        mode="lines",
        line={"color": ACCENT, "width": 2},
        name=_("Share of revenue"),
        hoverinfo="text",
        hovertext=[
            _(
                "The best {percent} % of customers ({customers}) bring {ratio} of the revenue",
                percent=row["percentile"],
                customers=format_count(row["customers"]),
                ratio=format_ratio(row["revenue_ratio"]),
            )
            for row in frame.to_dict("records")
        ],
    )
    fig.add_vline(x=20, line={"color": QUIET_LINE, "width": 1, "dash": "dot"}, annotation_text=_("best 20 %"))
    fig.update_xaxes(range=[0, 101], ticksuffix=" %", showgrid=False)
    fig.update_yaxes(**axes.build_value_axis([0.0, 1.0], "ratio"))
    show_chart(_("Concentration of revenue"), _describe_concentration(spread), fig, answer.asked, key="pareto")


def _describe_concentration(spread: load.Answer) -> str:
    """Concentration in words."""
    row = spread.row()
    if spread.empty or is_missing(row["top20_ratio"]):
        return _("There is no revenue above zero in this period, so nothing can be concentrated.")
    return _(
        "The best 20 % of customers bring **{top}** of the revenue; **{few}** of {all} customers bring 80 %. "
        "Gini coefficient {gini}.",
        top=format_ratio(row["top20_ratio"]),
        few=format_count(row["customers_for_80"]),
        all=format_count(row["customers"]),
        gini=format_score(None if is_missing(row["gini"]) else row["gini"], 3),
    )
