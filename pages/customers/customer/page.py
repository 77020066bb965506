"""The customer card: one customer's header, actions, key figures, charts and lists."""

from __future__ import annotations

from pages.customers.customer import actions, card_charts, duplicates, header, related_lists, search
from pages.customers.customer.customer_card import CustomerCard, open_card
from pages.ui.i18n.formatting import format_count, format_day, format_days, format_money, format_score, is_missing
from pages.ui.i18n.translation import _, n_
from pages.ui.report import customer_links
from pages.ui.report.metric_tiles import Metric, show_metrics
from pages.ui.session import answers

# The questions of which the card shows all rows.
PRELOADED_QUESTIONS = ("conflicts", "tags", "profile", "completeness")


def render_key_figures(customer: CustomerCard) -> None:
    """Revenue, days without a purchase, latest opinion and open deals, as of the day of the card."""
    show_metrics(
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
    request = customer.ask("card")
    return Metric("card_silence", _("Days without a purchase"), "count", row["silent_days"], request, note=note)


def _build_opinion_figure(customer: CustomerCard) -> Metric:
    row, request = customer.row, customer.ask("card")
    if is_missing(row["nps"]):
        note = _("no answer on record")
        if not is_missing(row["satisfaction"]):
            note = _("of 100, on {day}", day=format_day(row["answered_on"]))
        return Metric("card_opinion", _("Latest satisfaction"), "score", row["satisfaction"], request, note=note)
    note = _("of 10, on {day}", day=format_day(row["answered_on"]))
    if not is_missing(row["satisfaction"]):
        note = _(
            "of 10; satisfaction {index} of 100; the later answer is of {day}",
            day=format_day(row["answered_on"]),
            index=format_score(row["satisfaction"], 0),
        )
    return Metric("card_opinion", _("Would recommend us"), "score", row["nps"], request, note=note)


def _build_deals_figure(customer: CustomerCard) -> Metric:
    row = customer.row
    deals = int(0 if is_missing(row["open_deals"]) else row["open_deals"])
    note = n_("{count} open deal", "{count} open deals", deals, count=format_count(deals))
    request = customer.ask("deals")
    figure = Metric("card_deals", _("Open deals"), "money", row["open_amount"], customer.ask("card"), note=note)
    open_deals = answers.QueryRequest(request.name, request.filters, None, (("outcome", "open"),))
    return figure.with_rows(open_deals, deals) if deals else figure


customer_links.open_requested_page()
card_row = search.find_customer()
if card_row:
    customer = open_card(card_row)
    answers.load_concurrently(*(customer.ask(question) for question in PRELOADED_QUESTIONS))
    header.render_header(customer)
    duplicates.render_duplicate_hint(customer)
    actions.render_actions(customer)
    render_key_figures(customer)
    card_charts.render_value_chart(customer)
    related_lists.render_contacts(customer)
    related_lists.render_business(customer)
    related_lists.render_answers(customer)
    card_charts.render_state_chart(customer)
    card_charts.render_archive(customer)
    related_lists.render_people(customer)
