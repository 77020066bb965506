"""The card's business: deals, contracts, what is owed, and cases."""

from __future__ import annotations

import streamlit as st

from pages.customers.customer_head import Shown
from pages.customers.customer_part import part
from pages.ui.format import missing, money
from pages.ui.words import _

DEALS = ("outcome", "stage", "amount", "intention", "expected_on", "closed_on", "product", "reason", "opportunity_id")
CONTRACTS = ("contract_state", "ends_on", "amount", "days_left", "starts_on", "renews", "contract_id")
OWED = ("due_on", "unpaid_amount", "days_overdue", "amount", "issued_on", "invoice_id")
CASES = ("opened_at", "kind_of_case", "case_state", "category", "severity", "promised_at", "resolved_at", "case_id")


def business(shown: Shown) -> None:
    """Four short lists."""
    row = shown.row
    overdue = 0.0 if missing(row["overdue_amount"]) else float(row["overdue_amount"])
    late = _("{amount} of it is overdue.", amount=money(overdue)) if overdue else _("Nothing of it is overdue.")
    part(
        _("Deals"),
        shown.ask("deals"),
        key="card_deals",
        only=DEALS,
        none=_("No deal is on record for this customer."),
    )
    left, right = st.columns(2)
    with left:
        part(
            _("Contracts"),
            shown.ask("contracts"),
            key="card_contracts",
            only=CONTRACTS,
            none=_("No contract is on record for this customer."),
        )
    with right:
        part(
            _("Receivables"),
            shown.ask("receivables"),
            key="card_owed",
            only=OWED,
            none=_("Nothing is owed: no open invoice is on record."),
            finding=late,
        )
    part(
        _("Service cases"),
        shown.ask("cases"),
        key="card_cases",
        only=CASES,
        none=_("No question, wish or complaint is on record."),
    )
