"""The explorer: customers who match a condition, their table, actions on them, and saved segments."""

import streamlit as st

from pages.customers.explorer import action_forms, bulk_actions, result_table, saved_segments
from pages.ui.criteria import builder
from pages.ui.criteria.condition_form import add_condition
from pages.ui.empty_states import warn_if_no_customers, warn_if_nobody_selected
from pages.ui.i18n.formatting import format_count
from pages.ui.i18n.translation import _, n_
from pages.ui.report.chart_panel import show_heading
from pages.ui.report.metric_tiles import Metric, show_metrics
from pages.ui.session import answers, view_state, warehouse_facts
from queries import Filters

LIST_COLUMNS = ("customer_id", "name", "tier", "owner", "revenue", "silent_days", "open_amount", "overdue_amount")


def build_summary_requests(filters: Filters) -> tuple[answers.QueryRequest, ...]:
    """The requests behind the key figures."""
    return (answers.QueryRequest("explorer/summary", filters),)


def render_key_figures(filters: Filters) -> int:
    """The matching customers, their revenue, open deals and overdue amounts; returns how many customers match."""
    (summary,) = build_summary_requests(filters)
    row = answers.load_rows(summary).row()
    selected_count, population = warehouse_facts.count_population(filters)
    buyer_count, deal_count, debtor_count = (
        int(row[name] or 0) for name in ("buyers", "deal_customers", "overdue_customers")
    )
    notes = {
        "revenue": n_("{count} of them bought", "{count} of them bought", buyer_count, count=format_count(buyer_count)),
        "open_amount": n_(
            "{count} of them has one", "{count} of them have one", deal_count, count=format_count(deal_count)
        ),
        "overdue_amount": n_(
            "{count} of them owes it", "{count} of them owe it", debtor_count, count=format_count(debtor_count)
        ),
    }
    labels = {
        "revenue": (_("Revenue, 12 months"), "orders > 0", buyer_count),
        "open_amount": (_("Open deals"), "open_deals > 0", deal_count),
        "overdue_amount": (_("Overdue"), "overdue_amount > 0", debtor_count),
    }
    figures = [
        Metric(
            "customers",
            _("Customers"),
            "count",
            selected_count,
            summary,
            note=_("of {all}", all=format_count(population)),
        )
    ]
    for name, (label, condition, rows) in labels.items():
        # The worth of deals without an amount on record is unknown and not zero.
        amount = None if name == "open_amount" and rows and not row[name] else row[name]
        figure = Metric(name, label, "money", amount, summary, note=notes[name])
        figures.append(figure.with_rows(_build_list_request(filters, condition), rows))
    show_metrics(figures)
    return selected_count


def _build_list_request(filters: Filters, condition: str) -> answers.QueryRequest:
    """The matching customers who meet one more condition."""
    return answers.QueryRequest("explorer/customers", add_condition(filters, condition), columns=LIST_COLUMNS)


filters = view_state.get_effective_filters()
if not warn_if_no_customers():
    hint = "" if filters.criteria else _("Everybody fits until you choose an attribute.")
    with st.container(key="screen_condition"):
        show_heading(_("Condition"), hint)
        builder.show_builder()
    if not warn_if_nobody_selected(filters):
        answers.load_concurrently(*build_summary_requests(filters))
        matching_count = render_key_figures(filters)
        result_table.render_result_table(filters, matching_count)
        action_forms.render_actions(filters, matching_count)
    bulk_actions.render_outcome()
    saved_segments.render_saved_segments()
