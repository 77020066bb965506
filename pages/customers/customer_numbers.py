"""The card's four numbers: revenue, silence, the latest answer, open deals."""

from __future__ import annotations

from pages.customers.customer_head import CustomerCard
from pages.ui.format import format_count, format_day, format_days, format_money, format_score, is_missing
from pages.ui.numbers import Metric
from pages.ui.numbers import show_metrics as row_of
from pages.ui.words import _, n_


def render_key_figures(shown: CustomerCard) -> None:
    """Four figures of the day that is looked from."""
    row_of(
        [
            _build_revenue_figure(shown),
            _build_silence_figure(shown),
            _build_opinion_figure(shown),
            _build_deals_figure(shown),
        ]
    )


def _build_revenue_figure(shown: CustomerCard) -> Metric:
    row = shown.row
    note = n_(
        "{orders} order, contribution {money}",
        "{orders} orders, contribution {money}",
        int(row["orders"] or 0),
        orders=format_count(row["orders"]),
        money=format_money(row["contribution"]),
    )
    return Metric("card_revenue", _("Revenue, 12 months"), "money", row["revenue"], shown.ask("card"), note=note)


def _build_silence_figure(shown: CustomerCard) -> Metric:
    row = shown.row
    if is_missing(row["silent_days"]):
        note = _("no purchase on record")
    elif is_missing(row["usual_days"]):
        note = _("too few purchases to tell what is usual")
    else:
        note = _("usually {days}", days=format_days(row["usual_days"]))
    asked = shown.ask("card")
    return Metric("card_silence", _("Days without a purchase"), "count", row["silent_days"], asked, note=note)


def _build_opinion_figure(shown: CustomerCard) -> Metric:
    row, asked = shown.row, shown.ask("card")
    if is_missing(row["nps"]):
        note = _("no answer on record")
        if not is_missing(row["satisfaction"]):
            note = _("of 100, on {day}", day=format_day(row["answered_on"]))
        return Metric("card_opinion", _("Latest satisfaction"), "score", row["satisfaction"], asked, note=note)
    note = _("of 10, on {day}", day=format_day(row["answered_on"]))
    if not is_missing(row["satisfaction"]):
        note = _(
            "of 10; satisfaction {index} of 100; the later answer is of {day}",
            day=format_day(row["answered_on"]),
            index=format_score(row["satisfaction"], 0),
        )
    return Metric("card_opinion", _("Would recommend us"), "score", row["nps"], asked, note=note)


def _build_deals_figure(shown: CustomerCard) -> Metric:
    row = shown.row
    deals = int(0 if is_missing(row["open_deals"]) else row["open_deals"])
    note = n_("{count} open deal", "{count} open deals", deals, count=format_count(deals))
    asked = shown.ask("deals")
    figure = Metric("card_deals", _("Open deals"), "money", row["open_amount"], shown.ask("card"), note=note)
    behind = type(asked)(asked.name, asked.filters, None, (("outcome", "open"),))
    return figure.opening(behind, deals) if deals else figure
