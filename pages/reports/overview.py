"""Overview: the main figures against target, previous period and last year, and what changed."""

from typing import Any

import pandas as pd
import streamlit as st

from pages.ui import empty_states
from pages.ui.charts import axes, bars, base_chart
from pages.ui.charts.palette import BAD_FILL, CATEGORIES, GOOD_FILL, QUIET_LINE
from pages.ui.i18n.formatting import format_change, format_money, format_month, is_missing
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value
from pages.ui.report import explanation, list_dialog
from pages.ui.report.chart_panel import show_chart
from pages.ui.report.metric_tiles import Metric, build_metrics, show_metrics
from pages.ui.session import answers, view_state
from pages.ui.session.periods import narrow_to_month
from pages.ui.session.session_state import WidgetKey
from queries import Filters

SPLIT_FIELDS = ("region", "branch", "owner", "kind", "industry", "tier")
MAX_SEGMENTS = 3
MAIN_FIGURES = ("revenue", "active_customers", "churn_ratio", "win_back_ratio")
SUPPORTING_FIGURES = ("recovered_revenue", "satisfied_ratio", "nps", "open_amount")
LIST_QUESTIONS = {
    "revenue": "value/customers",
    "active_customers": "churn/active_customers",
    "churn_ratio": "churn/lost_customers",
    "win_back_ratio": "churn/won_back_customers",
    "recovered_revenue": "churn/won_back_customers",
    "satisfied_ratio": "satisfaction/answers",
    "nps": "satisfaction/answers",
    "open_amount": "funnel/open_deals",
}
QUESTIONS = ("overview/headline", "overview/revenue_by_month", "churn/summary", "value/summary")


def build_change_request(filters: Filters) -> answers.QueryRequest:
    """The question behind the change, split by the field that the reader selected."""
    return answers.QueryRequest(
        "overview/change", filters, str(st.session_state.get(WidgetKey.CHANGE_SPLIT) or SPLIT_FIELDS[0])
    )


def render_change(filters: Filters) -> None:
    """The change of revenue by segment: the three that moved most, all others, and the total."""
    title = _("What changed, by {field}", field=label_value("field", build_change_request(filters).by))
    st.header(title, anchor=False)
    st.segmented_control(
        _("Split by"),
        SPLIT_FIELDS,
        default=SPLIT_FIELDS[0],
        required=True,
        key=WidgetKey.CHANGE_SPLIT,
        label_visibility="collapsed",
        format_func=lambda field: label_value("field", field),
    )
    answer = answers.load_rows(build_change_request(filters))
    field = str(answer.request.by)
    compared = answer.frame.dropna(subset=["change"])
    if compared.empty:
        show_sentence(_("The record does not reach back far enough to compare this period with the days before."))
        return
    ordered = compared.reindex(compared["change"].abs().sort_values(ascending=False).index)
    moved_most, rest = ordered.iloc[:MAX_SEGMENTS], ordered.iloc[MAX_SEGMENTS:]
    labels = [label_value(field, value) for value in moved_most[field]]
    changes = [float(value) for value in moved_most["change"]]
    if len(rest):
        labels, changes = [*labels, _("All others ({count})", count=len(rest))], [*changes, float(rest["change"].sum())]
    labels, changes = [*labels, _("Together")], [*changes, float(compared["change"].sum())]
    fig = base_chart.create_figure(height=60 + 34 * len(labels))
    fills = [GOOD_FILL if change >= 0 else BAD_FILL for change in changes[:-1]] + [QUIET_LINE]
    bars.add_horizontal_bars(
        fig,
        labels,
        changes,
        name=_("Change of revenue"),
        unit="money",
        colours=fills,
        notes=[_format_signed_money(change) for change in changes],
    )

    def filter_by_segment(row: dict[str, Any], _series: str) -> None:
        view_state.narrow_filters(**{field: (str(row[field]),)})

    show_chart(
        title,
        _describe_change(field, moved_most, sum(changes[:-1])),
        fig,
        answer.request,
        key="change",
        has_title=False,
        on_table=filter_by_segment,
    )


def _describe_change(field: str, segments: pd.DataFrame, total: float) -> str:
    """The total change, and the segment that moved most."""
    first = segments.iloc[0]
    name = label_value(field, first[field])
    if is_missing(total) or not total:
        return _(
            "Revenue did not change in total; **{name}** moved most, by {step}.",
            name=name,
            step=_format_signed_money(first["change"]),
        )
    return _(
        "Revenue changed by **{whole}** against as many days before; **{name}** moved most, by {step}.",
        whole=_format_signed_money(total),
        name=name,
        step=_format_signed_money(first["change"]),
    )


def _format_signed_money(change: float) -> str:
    """`▲ 1.2 M` or `▼ 1.2 M`."""
    return ("▲ " if change > 0 else "▼ " if change < 0 else "") + format_money(abs(change))


def render_revenue_trend(filters: Filters, headline: answers.Answer) -> None:
    """Revenue by month with its list of customers; an unfinished month is hatched."""
    answer = answers.load_answer("overview/revenue_by_month", filters)
    if empty_states.warn_if_part_empty(answer, "order_lines"):
        return
    frame = answer.frame
    fig = base_chart.create_figure(height=280)
    months = axes.set_month_axis(fig, frame["month"])
    bars.add_bars(
        fig,
        months,
        base_chart.list_values(frame, "revenue"),
        name=_("Revenue"),
        unit="money",
        colour=CATEGORIES[0],
        unfinished=frame["is_unfinished"].tolist(),
    )
    fig.update_yaxes(**axes.build_value_axis(base_chart.list_values(frame, "revenue"), "money"))

    # Tiers are ranked within a period, so with a filter by tier the list of one month would hold other customers.
    def open_rows(row: dict[str, Any], _series: str) -> None:
        title = _("Customers who bought in {month}", month=format_month(row["month"]))
        list_dialog.open_list(title, "value/customers", narrow_to_month(filters, row["month"]))

    show_chart(
        _("Revenue by month"),
        _describe_revenue(headline),
        fig,
        answer.request,
        key="revenue_trend",
        on_pick=None if filters.tier else open_rows,
    )


def _describe_revenue(headline: answers.Answer) -> str:
    """Revenue against the previous period of the same length."""
    rows = headline.frame[headline.frame["metric"] == "revenue"]
    if rows.empty or is_missing(rows.iloc[0]["value"]):
        return _("No revenue is on record in this period.")
    row = rows.iloc[0]
    revenue, change = format_money(row["value"]), format_change(row["value"], row["previous"], "money")
    if change is None:
        return _("Revenue is **{now}**; the record does not reach back far enough to compare it.", now=revenue)
    if row["value"] >= row["previous"]:
        return _("Revenue is **{now}**, {step} more than in as many days before.", now=revenue, step=change)
    return _("Revenue is **{now}**, {step} less than in as many days before.", now=revenue, step=change)


def build_list_request(metric: str, filters: Filters) -> answers.QueryRequest:
    """The list behind a metric; survey metrics list the answers to their own question."""
    where = (("metric", metric),) if LIST_QUESTIONS[metric] == "satisfaction/answers" else ()
    return answers.QueryRequest(LIST_QUESTIONS[metric], filters, None, where)


def attach_list(figure: Metric) -> Metric:
    """The figure with its list; a figure that is hidden for its small sample has none."""
    if is_missing(figure.value) and figure.note:
        return figure
    return figure.with_rows(build_list_request(figure.key, filters), row_counts.get(figure.key, figure.denominator))


filters = view_state.get_effective_filters()
if not empty_states.warn_if_no_purchases(filters):
    answers.load_concurrently(
        *(answers.QueryRequest(name, filters) for name in QUESTIONS), build_change_request(filters)
    )
    headline = answers.load_answer("overview/headline", filters)
    activity, sales = (
        answers.load_answer("churn/summary", filters).row(),
        answers.load_answer("value/summary", filters).row(),
    )
    row_counts = {
        "revenue": sales["customers"],
        "active_customers": activity["closing"],
        "churn_ratio": activity["churned"],
        "win_back_ratio": activity["won_back"],
        "recovered_revenue": activity["won_back"],
    }
    for names in (MAIN_FIGURES, SUPPORTING_FIGURES):
        figures = [attach_list(figure) for figure in build_metrics(headline, names, bool(activity["is_mean_monthly"]))]
        show_metrics(figures, is_quiet=names is SUPPORTING_FIGURES)
    st.page_link(
        "reports/satisfaction/page.py",
        label=_("Satisfaction with its noise, and whom to call"),
        icon=":material/arrow_forward:",
    )
    render_revenue_trend(filters, headline)
    render_change(filters)
    explanation.show_print_footnotes(filters)
