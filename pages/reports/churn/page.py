"""Churn and win-back: customers lost and won back by month, cohorts, reasons, and lists to act on."""

from typing import Any

from pages.reports.churn import cohort_table, monthly_charts, windows_and_recovery
from pages.ui import empty_states
from pages.ui.charts import bars, base_chart
from pages.ui.charts.palette import ACCENT, PALE
from pages.ui.i18n.formatting import format_count, format_ratio
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart, show_heading
from pages.ui.report.metric_tiles import build_metrics, show_metrics
from pages.ui.report.ranked_table import show_ranked_table
from pages.ui.session import answers, view_state
from pages.ui.session.periods import find_highest_row
from queries import Filters

KEY_FIGURES = ("churn_ratio", "win_back_ratio", "active_customers", "recovered_revenue")
LIST_QUESTIONS = {
    "churn_ratio": "churn/lost_customers",
    "win_back_ratio": "churn/won_back_customers",
    "active_customers": "churn/active_customers",
    "recovered_revenue": "churn/won_back_customers",
}
RANKED_METRICS = (
    "churned",
    "churn_ratio",
    "opening",
    "new",
    "won_back",
    "closing",
    "win_back_ratio",
    "recovered_revenue",
)
QUESTIONS = (
    "overview/headline",
    "churn/by_month",
    "churn/cohorts",
    "churn/sensitivity",
    "churn/recovery",
    "churn/reasons",
    "churn/summary",
    "churn/early_warning",
)


def render_reasons(filters: Filters) -> None:
    """Why customers left, beside the shares of the published survey; unknown reasons are counted apart."""
    answer = answers.load_answer("churn/reasons", filters)
    title = _("Why customers left")
    frame = answer.frame
    known = frame[frame["reason"] != "Unknown"].reset_index(drop=True)
    named_count, lost_count = int(known["churned"].sum()), int(frame["churned"].sum())
    if not named_count:
        show_heading(
            title,
            _("No reasons are on record for the {lost} customers lost in this period.", lost=format_count(lost_count)),
        )
        empty_states.warn_if_part_empty(answers.Answer(answer.request, known.iloc[:0]), "churn_notes")
        return
    fig = base_chart.create_figure(height=300)
    fig.update_layout(barmode="group", bargap=0.3)
    labels = [label_value("reason", reason) for reason in known["reason"]]
    for column, name, colour in (("ratio", _("Here"), ACCENT), ("published_ratio", _("US survey"), PALE)):
        values = base_chart.list_values(known, column)
        bars.add_horizontal_bars(fig, labels, values, name=name, unit="ratio", colours=colour, series=column)
    bars.add_series_names(fig, {_("Here"): ACCENT, _("US survey"): PALE})
    top = find_highest_row(known, "ratio")
    finding = ""
    if top:
        finding = _(
            "**{reason}** is named most, by {ratio} of the {told} who gave a reason; {silent} gave none.",
            reason=label_value("reason", top["reason"]),
            ratio=format_ratio(top["ratio"]),
            told=format_count(named_count),
            silent=format_count(lost_count - named_count),
        )

    def open_rows(row: dict[str, Any], _series: str) -> None:
        title = _("Left because: {reason}", reason=label_value("reason", row["reason"]))
        list_dialog.open_list(title, "churn/lost_customers", filters, (("reason", row["reason"]),))

    show_chart(title, finding, fig, answer.request, key="reasons", on_pick=open_rows)


filters = view_state.get_effective_filters()
if not empty_states.warn_if_no_purchases(filters):
    answers.load_concurrently(
        *(answers.QueryRequest(name, filters) for name in QUESTIONS),
        answers.QueryRequest("churn/summary", filters, "branch"),
    )
    summary = answers.load_answer("churn/summary", filters).row()
    row_counts = {
        "churn_ratio": summary["churned"],
        "win_back_ratio": summary["won_back"],
        "active_customers": summary["closing"],
    }
    figures = build_metrics(
        answers.load_answer("overview/headline", filters), KEY_FIGURES, bool(summary["is_mean_monthly"])
    )
    show_metrics(
        [
            figure.with_rows(
                answers.QueryRequest(LIST_QUESTIONS[figure.key], filters),
                row_counts.get(figure.key, summary["won_back"]),
            )
            for figure in figures
        ]
    )
    monthly_charts.render_movement(filters)
    monthly_charts.render_rates(filters, figures[0].target)
    cohort_table.render_cohorts(filters)
    windows_and_recovery.render_windows_and_recovery(filters)
    render_reasons(filters)
    show_ranked_table("churn/summary", filters, key="churn_ranked", title=_("Churn by segment"), columns=RANKED_METRICS)
    early_warning = answers.load_answer("churn/early_warning", filters)
    lost, won_back = (
        answers.QueryRequest(f"churn/{name}", filters) for name in ("lost_customers", "won_back_customers")
    )
    list_dialog.show_list_offers(
        _("Lists to act on"),
        {
            _("Early warning"): (early_warning.request, len(early_warning.frame)),
            _("Lost"): (lost, int(summary["churned"])),
            _("Won back"): (won_back, int(summary["won_back"])),
        },
    )
