"""The card's business: deals, contracts, what is owed, and cases."""

from __future__ import annotations

import streamlit as st

from pages.customers.customer_head import CustomerCard
from pages.customers.customer_part import _render_short_list
from pages.ui.format import format_money, is_missing
from pages.ui.words import _

DEAL_COLUMNS = (
    "outcome",
    "stage",
    "amount",
    "intention",
    "expected_on",
    "closed_on",
    "product",
    "reason",
    "opportunity_id",
)
CONTRACT_COLUMNS = ("contract_state", "ends_on", "amount", "days_left", "starts_on", "renews", "contract_id")
INVOICE_COLUMNS = ("due_on", "unpaid_amount", "days_overdue", "amount", "issued_on", "invoice_id")
CASE_COLUMNS = (
    "opened_at",
    "kind_of_case",
    "case_state",
    "category",
    "severity",
    "promised_at",
    "resolved_at",
    "case_id",
)


def render_business(shown: CustomerCard) -> None:
    """Four short lists."""
    row = shown.row
    overdue = 0.0 if is_missing(row["overdue_amount"]) else float(row["overdue_amount"])
    late = _("{amount} of it is overdue.", amount=format_money(overdue)) if overdue else _("Nothing of it is overdue.")
    _render_short_list(
        _("Deals"),
        shown.ask("deals"),
        key="card_deals",
        only=DEAL_COLUMNS,
        none=_("No deal is on record for this customer."),
    )
    left, right = st.columns(2)
    with left:
        _render_short_list(
            _("Contracts"),
            shown.ask("contracts"),
            key="card_contracts",
            only=CONTRACT_COLUMNS,
            none=_("No contract is on record for this customer."),
        )
    with right:
        _render_short_list(
            _("Receivables"),
            shown.ask("receivables"),
            key="card_owed",
            only=INVOICE_COLUMNS,
            none=_("Nothing is owed: no open invoice is on record."),
            finding=late,
        )
    _render_short_list(
        _("Service cases"),
        shown.ask("cases"),
        key="card_cases",
        only=CASE_COLUMNS,
        none=_("No question, wish or complaint is on record."),
    )
