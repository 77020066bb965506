"""Who left, who came back, what that was worth, and whom to call."""

from pages.reports import churn_cohorts, churn_movement, churn_rates, churn_reasons, churn_windows
from pages.ui import choice, guard, lists, load
from pages.ui.headline import from_headline
from pages.ui.numbers import numbers
from pages.ui.ranked import ranked
from pages.ui.words import _

FIGURES = ("churn_ratio", "win_back_ratio", "active_customers", "recovered_revenue")
BEHIND = {
    "churn_ratio": "churn/lost_customers",
    "win_back_ratio": "churn/won_back_customers",
    "active_customers": "churn/active_customers",
    "recovered_revenue": "churn/won_back_customers",
}

RANKED = ("churned", "churn_ratio", "opening", "new", "won_back", "closing", "win_back_ratio", "recovered_revenue")
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

filters = choice.current()
if not guard.nothing_to_show(filters):
    load.together(*(load.Asked(name, filters) for name in QUESTIONS), load.Asked("churn/summary", filters, "branch"))
    summary = load.ask("churn/summary", filters).row()
    lost, back = load.Asked("churn/lost_customers", filters), load.Asked("churn/won_back_customers", filters)
    rows = {
        "churn_ratio": summary["churned"],
        "win_back_ratio": summary["won_back"],
        "active_customers": summary["closing"],
    }
    figures = from_headline(load.ask("overview/headline", filters), FIGURES, bool(summary["is_mean_monthly"]))
    numbers(
        [
            figure.opening(load.Asked(BEHIND[figure.key], filters), rows.get(figure.key, summary["won_back"]))
            for figure in figures
        ]
    )
    churn_movement.movement(filters)
    churn_rates.rates(filters, figures[0].target)
    churn_cohorts.cohorts(filters)
    churn_windows.side_by_side(filters)
    churn_reasons.reasons(filters)
    ranked("churn/summary", filters, key="churn_ranked", title=_("Churn by segment"), only=RANKED)
    warned = load.ask("churn/early_warning", filters)
    lists.offered(
        _("Lists to act on"),
        {
            _("Early warning"): (warned.asked, len(warned.frame)),
            _("Lost"): (lost, int(summary["churned"])),
            _("Won back"): (back, int(summary["won_back"])),
        },
    )
