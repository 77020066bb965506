"""Who left, who came back, what that was worth, and whom to call."""

from pages.reports import churn_cohorts, churn_movement, churn_rates, churn_reasons, churn_windows
from pages.ui import choice, guard, lists, load
from pages.ui.headings import value
from pages.ui.numbers import from_headline, numbers
from pages.ui.ranked import ranked
from pages.ui.words import _

FIGURES = ("churn_ratio", "win_back_ratio", "active_customers", "recovered_revenue")
BEHIND = {
    "churn_ratio": "churn/lost_customers",
    "win_back_ratio": "churn/won_back_customers",
    "active_customers": "churn/active_customers",
    "recovered_revenue": "churn/won_back_customers",
}

filters = choice.current()
if not guard.nothing_to_show(filters):
    headline = load.ask("overview/headline", filters)
    numbers(
        [
            figure.opening(load.Asked(BEHIND[figure.key], filters))
            for figure in from_headline(headline, FIGURES, lambda name: value("metric", name))
        ]
    )
    churn_movement.movement(filters)
    churn_rates.rates(filters)
    churn_cohorts.cohorts(filters)
    churn_windows.side_by_side(filters)
    churn_reasons.reasons(filters)
    ranked("churn/summary", filters, key="churn_ranked", title=_("Churn by segment"))
    lists.offered(
        _("Lists to act on"),
        {
            _("Early warning"): load.Asked("churn/early_warning", filters),
            _("Lost"): load.Asked("churn/lost_customers", filters),
            _("Won back"): load.Asked("churn/won_back_customers", filters),
        },
    )
