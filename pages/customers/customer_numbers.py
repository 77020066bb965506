"""The card's four numbers: revenue, silence, the latest answer, open deals."""

from __future__ import annotations

from pages.customers.customer_head import Shown
from pages.ui.format import count, day, days, missing, money, score
from pages.ui.numbers import Number
from pages.ui.numbers import numbers as row_of
from pages.ui.words import _, n_


def numbers(shown: Shown) -> None:
    """Four figures of the day that is looked from."""
    row_of([_revenue(shown), _silence(shown), _opinion(shown), _deals(shown)])


def _revenue(shown: Shown) -> Number:
    row = shown.row
    note = n_(
        "{orders} order, contribution {money}",
        "{orders} orders, contribution {money}",
        int(row["orders"] or 0),
        orders=count(row["orders"]),
        money=money(row["contribution"]),
    )
    return Number("card_revenue", _("Revenue, 12 months"), "money", row["revenue"], shown.ask("card"), note=note)


def _silence(shown: Shown) -> Number:
    row = shown.row
    if missing(row["silent_days"]):
        note = _("no purchase on record")
    elif missing(row["usual_days"]):
        note = _("too few purchases to tell what is usual")
    else:
        note = _("usually {days}", days=days(row["usual_days"]))
    asked = shown.ask("card")
    return Number("card_silence", _("Days without a purchase"), "count", row["silent_days"], asked, note=note)


def _opinion(shown: Shown) -> Number:
    row, asked = shown.row, shown.ask("card")
    if missing(row["nps"]):
        note = _("no answer on record")
        if not missing(row["satisfaction"]):
            note = _("of 100, on {day}", day=day(row["answered_on"]))
        return Number("card_opinion", _("Latest satisfaction"), "score", row["satisfaction"], asked, note=note)
    note = _("of 10, on {day}", day=day(row["answered_on"]))
    if not missing(row["satisfaction"]):
        note = _(
            "of 10; satisfaction {index} of 100; the later answer is of {day}",
            day=day(row["answered_on"]),
            index=score(row["satisfaction"], 0),
        )
    return Number("card_opinion", _("Would recommend us"), "score", row["nps"], asked, note=note)


def _deals(shown: Shown) -> Number:
    row = shown.row
    deals = int(0 if missing(row["open_deals"]) else row["open_deals"])
    note = n_("{count} open deal", "{count} open deals", deals, count=count(deals))
    asked = shown.ask("deals")
    figure = Number("card_deals", _("Open deals"), "money", row["open_amount"], shown.ask("card"), note=note)
    behind = type(asked)(asked.name, asked.filters, None, (("outcome", "open"),))
    return figure.opening(behind, deals) if deals else figure
