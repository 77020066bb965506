"""One customer on one page: who it is, what contradicts itself, what it is worth, says and owes, what to do."""

from __future__ import annotations

from pages.customers.customer import actions, card_charts, duplicates, header, related_lists, search
from pages.customers.customer.customer_card import CustomerCard, open_card
from pages.ui.i18n.formatting import format_count, format_day, format_days, format_money, format_score, is_missing
from pages.ui.i18n.translation import _, n_
from pages.ui.report import customer_links
from pages.ui.report.metric_tiles import Metric
from pages.ui.report.metric_tiles import show_metrics as row_of
from pages.ui.session import answers


def render_key_figures(customer: CustomerCard) -> None:
    """Four figures of the day that is looked from."""
    row_of(
        [
            _build_revenue_figure(customer),
            _build_silence_figure(customer),
            _build_opinion_figure(customer),
            _build_deals_figure(customer),
        ]
    )


def _build_revenue_figure(customer: CustomerCard) -> Metric:
    row = customer.row
    note = n_(
        "{orders} order, contribution {money}",
        "{orders} orders, contribution {money}",
        int(row["orders"] or 0),
        orders=format_count(row["orders"]),
        money=format_money(row["contribution"]),
    )
    return Metric("card_revenue", _("Revenue, 12 months"), "money", row["revenue"], customer.ask("card"), note=note)


def _build_silence_figure(customer: CustomerCard) -> Metric:
    row = customer.row
    if is_missing(row["silent_days"]):
        note = _("no purchase on record")
    elif is_missing(row["usual_days"]):
        note = _("too few purchases to tell what is usual")
    else:
        note = _("usually {days}", days=format_days(row["usual_days"]))
    asked = customer.ask("card")
    return Metric("card_silence", _("Days without a purchase"), "count", row["silent_days"], asked, note=note)


def _build_opinion_figure(customer: CustomerCard) -> Metric:
    row, asked = customer.row, customer.ask("card")
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


def _build_deals_figure(customer: CustomerCard) -> Metric:
    row = customer.row
    deals = int(0 if is_missing(row["open_deals"]) else row["open_deals"])
    note = n_("{count} open deal", "{count} open deals", deals, count=format_count(deals))
    asked = customer.ask("deals")
    figure = Metric("card_deals", _("Open deals"), "money", row["open_amount"], customer.ask("card"), note=note)
    behind = type(asked)(asked.name, asked.filters, None, (("outcome", "open"),))
    return figure.with_rows(behind, deals) if deals else figure


# Those of which the card shows all rows.
PRELOADED_QUESTIONS = ("conflicts", "tags", "profile", "completeness")

customer_links.open_requested_page()
card_row = search.find_customer()
if card_row:
    shown = open_card(card_row)
    answers.load_concurrently(*(shown.ask(question) for question in PRELOADED_QUESTIONS))
    header.render_header(shown)
    duplicates.render_duplicate_hint(shown)
    actions.render_actions(shown)
    render_key_figures(shown)
    card_charts.render_value_chart(shown)
    related_lists.render_contacts(shown)
    related_lists.render_business(shown)
    related_lists.render_answers(shown)
    card_charts.render_state_chart(shown)
    card_charts.render_archive(shown)
    related_lists.render_people(shown)
