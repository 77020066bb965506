"""The explorer's row of numbers: how many fit, what they bring, what they may bring, what they owe."""

from pages.ui import facts, load
from pages.ui.criteria import add_condition
from pages.ui.format import format_count
from pages.ui.numbers import Metric, show_metrics
from pages.ui.words import _, n_
from queries import Filters

LIST_COLUMNS = ("customer_id", "name", "tier", "owner", "revenue", "silent_days", "open_amount", "overdue_amount")


def build_summary_requests(filters: Filters) -> tuple[load.QueryRequest, ...]:
    """What the row needs."""
    return (load.QueryRequest("explorer/summary", filters),)


def render_key_figures(filters: Filters) -> int:
    """The row; gives how many customers are chosen."""
    (summary,) = build_summary_requests(filters)
    row = load.load_rows(summary).row()
    chosen, everyone = facts.count_population(filters)
    buyers, deals, debtors = (int(row[name] or 0) for name in ("buyers", "deal_customers", "overdue_customers"))
    notes = {
        "revenue": n_("{count} of them bought", "{count} of them bought", buyers, count=format_count(buyers)),
        "open_amount": n_("{count} of them has one", "{count} of them have one", deals, count=format_count(deals)),
        "overdue_amount": n_("{count} of them owes it", "{count} of them owe it", debtors, count=format_count(debtors)),
    }
    labels = {
        "revenue": (_("Revenue, 12 months"), "orders > 0", buyers),
        "open_amount": (_("Open deals"), "open_deals > 0", deals),
        "overdue_amount": (_("Overdue"), "overdue_amount > 0", debtors),
    }
    shown = [
        Metric("customers", _("Customers"), "count", chosen, summary, note=_("of {all}", all=format_count(everyone)))
    ]
    for name, (label, condition, rows) in labels.items():
        # Deals without an amount on record are worth something, only nobody knows what.
        known = None if name == "open_amount" and rows and not row[name] else row[name]
        figure = Metric(name, label, "money", known, summary, note=notes[name])
        shown.append(figure.opening(_build_list_request(filters, condition), rows))
    show_metrics(shown)
    return chosen


def _build_list_request(filters: Filters, condition: str) -> load.QueryRequest:
    """Those of the customers who fit one more condition, with the columns that matter here."""
    return load.QueryRequest("explorer/customers", add_condition(filters, condition), columns=LIST_COLUMNS)
