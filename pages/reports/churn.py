"""Who left, who came back, what that was worth, and whom to call."""

from pages.reports import churn_cohorts, churn_movement, churn_rates, churn_reasons, churn_windows
from pages.ui import choice, guard, lists, load
from pages.ui.headline import build_metrics
from pages.ui.numbers import show_metrics
from pages.ui.ranked import show_ranked_table
from pages.ui.words import _

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

filters = choice.get_effective_filters()
if not guard.warn_if_no_purchases(filters):
    load.load_concurrently(
        *(load.QueryRequest(name, filters) for name in QUESTIONS), load.QueryRequest("churn/summary", filters, "branch")
    )
    summary = load.load_answer("churn/summary", filters).row()
    lost, back = (
        load.QueryRequest("churn/lost_customers", filters),
        load.QueryRequest("churn/won_back_customers", filters),
    )
    rows = {
        "churn_ratio": summary["churned"],
        "win_back_ratio": summary["won_back"],
        "active_customers": summary["closing"],
    }
    figures = build_metrics(
        load.load_answer("overview/headline", filters), KEY_FIGURES, bool(summary["is_mean_monthly"])
    )
    show_metrics(
        [
            figure.opening(
                load.QueryRequest(LIST_QUESTIONS[figure.key], filters), rows.get(figure.key, summary["won_back"])
            )
            for figure in figures
        ]
    )
    churn_movement.render_movement(filters)
    churn_rates.render_rates(filters, figures[0].target)
    churn_cohorts.render_cohorts(filters)
    churn_windows.render_windows_and_recovery(filters)
    churn_reasons.render_reasons(filters)
    show_ranked_table("churn/summary", filters, key="churn_ranked", title=_("Churn by segment"), only=RANKED_METRICS)
    warned = load.load_answer("churn/early_warning", filters)
    lists.show_list_offers(
        _("Lists to act on"),
        {
            _("Early warning"): (warned.asked, len(warned.frame)),
            _("Lost"): (lost, int(summary["churned"])),
            _("Won back"): (back, int(summary["won_back"])),
        },
    )
