"""The explorer's row of numbers: how many fit, what they bring, what they may bring, what they owe."""

from pages.ui import facts, load
from pages.ui.criteria import also
from pages.ui.format import count
from pages.ui.numbers import Number, numbers
from pages.ui.words import _, n_
from queries import Filters

COLUMNS = ("customer_id", "name", "tier", "owner", "revenue", "silent_days", "open_amount", "overdue_amount")


def asked(filters: Filters) -> tuple[load.Asked, ...]:
    """What the row needs."""
    return (load.Asked("explorer/summary", filters),)


def figures(filters: Filters) -> int:
    """The row; gives how many customers are chosen."""
    (summary,) = asked(filters)
    row = load.rows(summary).row()
    chosen, everyone = facts.population(filters)
    buyers, deals, debtors = (int(row[name] or 0) for name in ("buyers", "deal_customers", "overdue_customers"))
    notes = {
        "revenue": n_("{count} of them bought", "{count} of them bought", buyers, count=count(buyers)),
        "open_amount": n_("{count} of them has one", "{count} of them have one", deals, count=count(deals)),
        "overdue_amount": n_("{count} of them owes it", "{count} of them owe it", debtors, count=count(debtors)),
    }
    labels = {
        "revenue": (_("Revenue, 12 months"), "orders > 0", buyers),
        "open_amount": (_("Open deals"), "open_deals > 0", deals),
        "overdue_amount": (_("Overdue"), "overdue_amount > 0", debtors),
    }
    shown = [Number("customers", _("Customers"), "count", chosen, summary, note=_("of {all}", all=count(everyone)))]
    for name, (label, condition, rows) in labels.items():
        # Deals without an amount on record are worth something, only nobody knows what.
        known = None if name == "open_amount" and rows and not row[name] else row[name]
        figure = Number(name, label, "money", known, summary, note=notes[name])
        shown.append(figure.opening(listed(filters, condition), rows))
    numbers(shown)
    return chosen


def listed(filters: Filters, condition: str) -> load.Asked:
    """Those of the customers who fit one more condition, with the columns that matter here."""
    return load.Asked("explorer/customers", also(filters, condition), columns=COLUMNS)
