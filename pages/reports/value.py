"""Value tiers: key figures, tiers, concentration, ABC classes, recency and frequency, movement between tiers."""

from typing import Any

import pandas as pd
import streamlit as st

from pages.ui import empty_states
from pages.ui.charts import axes, bars, base_chart
from pages.ui.charts.palette import ACCENT, PALE, QUIET_LINE
from pages.ui.i18n.formatting import format_count, format_money, format_ratio, format_score, is_missing
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart
from pages.ui.report.class_bars import ListBehind, show_class_bars
from pages.ui.report.matrix import show_matrix, show_movement
from pages.ui.report.metric_tiles import build_metrics, show_metrics
from pages.ui.report.ranked_table import show_ranked_table
from pages.ui.session import answers, view_state
from queries import Filters

KEY_FIGURES = ("average_order_value", "repeat_ratio", "top20_ratio")
RANKED_METRICS = ("revenue", "customers", "orders", "average_order_value", "repeat_ratio", "contribution")
QUESTIONS = (
    "overview/headline",
    "value/headline",
    "value/summary",
    "value/concentration",
    "value/tiers",
    "value/pareto",
    "value/abc",
    "value/rfm_grid",
    "value/tier_movement",
)


def render_abc_classes(filters: Filters) -> None:
    """Customers of each ABC class, which splits them by their cumulated share of the revenue."""
    show_class_bars(
        answers.QueryRequest("value/abc", filters),
        title=_("ABC classes"),
        field="class",
        column="customers",
        unit="count",
        series_name=_("Customers"),
        key="abc",
        needed_table="order_lines",
        describe=_describe_abc_classes,
        behind=ListBehind(
            "value/customers", lambda row: _("Customers of class {name}", name=label_value("class", row["class"]))
        ),
        format_note=lambda row: _(
            "{customers} customers, {revenue}",
            customers=format_count(row["customers"]),
            revenue=format_money(row["revenue"]),
        ),
        height=210,
    )


def _describe_abc_classes(frame: pd.DataFrame) -> str:
    """How many customers the first class has, and their revenue."""
    first = frame.iloc[0]
    return _(
        "**{customers}** customers of class {name} carry the business: they bring {revenue}.",
        customers=format_count(first["customers"]),
        name=label_value("class", first["class"]),
        revenue=format_money(first["revenue"]),
    )


def render_concentration(filters: Filters, concentration: answers.Answer) -> None:
    """The share of the revenue that the best customers bring, as a Lorenz curve from the best down."""
    answer = answers.load_answer("value/pareto", filters)
    if empty_states.warn_if_part_empty(answer, "order_lines"):
        return
    frame = answer.frame
    percents = base_chart.list_values(frame, "percentile")
    fig = base_chart.create_figure(height=280)
    fig.add_scatter(
        x=percents,
        y=base_chart.to_floats(base_chart.list_values(frame, "revenue_ratio")),
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
    show_chart(_("Concentration of revenue"), _describe_concentration(concentration), fig, answer.request, key="pareto")


def _describe_concentration(concentration: answers.Answer) -> str:
    """How much the best 20 % bring, how many customers bring 80 %, and the Gini coefficient."""
    row = concentration.row()
    if concentration.empty or is_missing(row["top20_ratio"]):
        return _("There is no revenue above zero in this period, so nothing can be concentrated.")
    return _(
        "The best 20 % of customers bring **{top}** of the revenue; **{few}** of {all} customers bring 80 %. "
        "Gini coefficient {gini}.",
        top=format_ratio(row["top20_ratio"]),
        few=format_count(row["customers_for_80"]),
        all=format_count(row["customers"]),
        gini=format_score(None if is_missing(row["gini"]) else row["gini"], 3),
    )


def render_rfm_grid(filters: Filters) -> None:
    """Customers by recency and frequency scores, the best in the upper right."""
    answer = answers.load_answer("value/rfm_grid", filters)
    if empty_states.warn_if_part_empty(answer, "order_lines"):
        return
    frame = answer.frame
    best = frame[(frame["r"] == 5) & (frame["f"] >= 4)]["customers"].sum()
    finding = _(
        "**{best}** of {all} customers bought lately and often (R 5, F 4 or 5).",
        best=format_count(best),
        all=format_count(frame["customers"].sum()),
    )

    def open_rows(row: dict[str, Any], _series: str) -> None:
        title = _("Customers with R {r} and F {f}", r=int(row["r"]), f=int(row["f"]))
        list_dialog.open_list(title, "value/rfm", filters, (("r", int(row["r"])), ("f", int(row["f"]))))

    show_matrix(
        answer,
        _("Recency and frequency"),
        finding,
        key="rfm_grid",
        down="r",
        across="f",
        reverse=True,
        name=lambda column, score: f"{column.upper()} {str(score).split('.')[0]}",
        corner=_("R ↓ F →"),
        on_pick=open_rows,
    )


def render_tiers(filters: Filters) -> None:
    """Each tier's share of the customers beside its share of the revenue."""
    answer = answers.load_answer("value/tiers", filters)
    if empty_states.warn_if_part_empty(answer, "order_lines"):
        return
    frame = answer.frame
    labels = [
        _("{tier} ({customers})", tier=label_value("tier", row["tier"]), customers=format_count(row["customers"]))
        for row in frame.to_dict("records")
    ]
    fig = base_chart.create_figure(height=260)
    fig.update_layout(barmode="group", bargap=0.3)
    shares = base_chart.compute_shares(base_chart.list_values(frame, "customers"))
    for name, values, colour in (
        (_("Share of customers"), shares, PALE),
        (_("Share of revenue"), base_chart.list_values(frame, "revenue_ratio"), ACCENT),
    ):
        bars.add_horizontal_bars(fig, labels, values, name=name, unit="ratio", colours=colour)
    bars.add_series_names(fig, {_("Share of customers"): PALE, _("Share of revenue"): ACCENT})
    first = frame.iloc[0]
    finding = _(
        "The {customers} customers of the tier **{tier}** bring **{ratio}** of the revenue.",
        customers=format_count(first["customers"]),
        tier=label_value("tier", first["tier"]),
        ratio=format_ratio(first["revenue_ratio"]),
    )

    def open_rows(row: dict[str, Any], _series: str) -> None:
        title = _("Customers of the tier {tier}", tier=label_value("tier", row["tier"]))
        list_dialog.open_list(title, "value/tier_customers", filters, (("tier", row["tier"]),))

    show_chart(_("Value tiers"), finding, fig, answer.request, key="tiers", on_pick=open_rows)


def render_tier_movement(filters: Filters) -> None:
    """Customers by the tier at the start and the tier at the end of the period."""
    show_movement(
        answers.load_answer("value/tier_movement", filters),
        _("Movement between tiers"),
        lambda stayed, moved: _(
            "**{stayed}** customers kept their tier; **{moved}** moved, came or left.",
            stayed=format_count(stayed),
            moved=format_count(moved),
        ),
        key="tier_movement",
        field="tier",
        needed_table="order_lines",
        list_question="value/tier_movement_customers",
    )


filters = view_state.get_effective_filters()
if not empty_states.warn_if_no_purchases(filters):
    answers.load_concurrently(
        *(answers.QueryRequest(name, filters) for name in QUESTIONS),
        answers.QueryRequest("value/summary", filters, "branch"),
    )
    buyers = answers.QueryRequest("value/customers", filters)
    summary = answers.load_answer("value/summary", filters)
    buyer_count = summary.row()["customers"]
    figures = [
        *build_metrics(answers.load_answer("overview/headline", filters), ("revenue",)),
        *build_metrics(answers.load_answer("value/headline", filters), KEY_FIGURES),
    ]
    show_metrics([figure.with_rows(buyers, buyer_count) for figure in figures])
    render_tiers(filters)
    render_concentration(filters, answers.load_answer("value/concentration", filters))
    render_abc_classes(filters)
    left, right = st.columns(2, gap="medium")
    with left:
        render_rfm_grid(filters)
    with right:
        render_tier_movement(filters)
    show_ranked_table("value/summary", filters, key="value_ranked", title=_("Value by segment"), columns=RANKED_METRICS)
