"""Who fits any condition: cut by every attribute, counted at once, kept as a segment, and acted on together."""

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
    """What the row needs."""
    return (answers.QueryRequest("explorer/summary", filters),)


def render_key_figures(filters: Filters) -> int:
    """The row; gives how many customers are chosen."""
    (summary,) = build_summary_requests(filters)
    row = answers.load_rows(summary).row()
    chosen, everyone = warehouse_facts.count_population(filters)
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
        shown.append(figure.with_rows(_build_list_request(filters, condition), rows))
    show_metrics(shown)
    return chosen


def _build_list_request(filters: Filters, condition: str) -> answers.QueryRequest:
    """Those of the customers who fit one more condition, with the columns that matter here."""
    return answers.QueryRequest("explorer/customers", add_condition(filters, condition), columns=LIST_COLUMNS)


filters = view_state.get_effective_filters()
if not warn_if_no_customers():
    told = "" if filters.criteria else _("Everybody fits until you choose an attribute.")
    with st.container(key="screen_condition"):
        show_heading(_("Condition"), told)
        builder.show_builder()
    if not warn_if_nobody_selected(filters):
        answers.load_concurrently(*build_summary_requests(filters))
        found = render_key_figures(filters)
        result_table.render_result_table(filters, found)
        action_forms.render_actions(filters, found)
    bulk_actions.render_outcome()
    saved_segments.render_saved_segments()
