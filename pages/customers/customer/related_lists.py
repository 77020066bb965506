"""The card's lists: deals, contracts, receivables, cases, contacts, persons, recommendations and answers."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.customers.customer.customer_card import CustomerCard
from pages.ui.i18n.formatting import format_count, format_day, format_money, format_number, is_missing
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _, join_sentences, n_
from pages.ui.report import list_dialog, result_table
from pages.ui.session import answers

SHORT_LIST_LENGTH = 5
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
CONTACT_COLUMNS = ("at", "result", "note", "next_on", "purpose", "means", "employee", "direction")
MAX_OLDER = 5
ANSWER_COLUMNS = ("answered_on", "score", "wording", "scale_max", "text", "role", "survey")


def _render_short_list(
    title: str, request: answers.QueryRequest, *, key: str, columns: Sequence[str], empty_text: str, finding: str = ""
) -> None:
    """The first rows of `request` under their title, with `columns` only; `empty_text` where there are none."""
    st.header(title, anchor=False)
    answer = answers.load_rows(request, limit=SHORT_LIST_LENGTH)
    if answer.empty:
        st.caption(empty_text)
        return
    if finding:
        st.caption(finding)
    result_table.show_table(answer, key=key, columns=columns)
    _render_open_all_button(title, request, answers.count_rows(request), key=key)


def _render_open_all_button(title: str, request: answers.QueryRequest, total: int, *, key: str) -> None:
    """The button that opens the list of all `total` rows."""
    with st.container(horizontal=True, key=f"tools_{key}"):
        st.button(
            _("Open all {count}", count=format_number(total)),
            key=f"{key}_all",
            icon=":material/list:",
            type="tertiary",
            on_click=list_dialog.open_request,
            args=(title, request),
        )


def render_business(customer: CustomerCard) -> None:
    """Short lists of deals, contracts, receivables and service cases."""
    row = customer.row
    overdue = 0.0 if is_missing(row["overdue_amount"]) else float(row["overdue_amount"])
    overdue_note = (
        _("{amount} of it is overdue.", amount=format_money(overdue)) if overdue else _("Nothing of it is overdue.")
    )
    _render_short_list(
        _("Deals"),
        customer.ask("deals"),
        key="card_deals",
        columns=DEAL_COLUMNS,
        empty_text=_("No deal is on record for this customer."),
    )
    left, right = st.columns(2)
    with left:
        _render_short_list(
            _("Contracts"),
            customer.ask("contracts"),
            key="card_contracts",
            columns=CONTRACT_COLUMNS,
            empty_text=_("No contract is on record for this customer."),
        )
    with right:
        _render_short_list(
            _("Receivables"),
            customer.ask("receivables"),
            key="card_owed",
            columns=INVOICE_COLUMNS,
            empty_text=_("Nothing is owed: no open invoice is on record."),
            finding=overdue_note,
        )
    _render_short_list(
        _("Service cases"),
        customer.ask("cases"),
        key="card_cases",
        columns=CASE_COLUMNS,
        empty_text=_("No question, wish or complaint is on record."),
    )


def render_contacts(customer: CustomerCard) -> None:
    """The contacts of the last two days, the latest earlier ones, and the day of the next contact."""
    st.header(_("Contacts"), anchor=False)
    request = customer.ask("interactions")
    total = answers.count_rows(request)
    if not total:
        st.caption(_("No contact is on record. The first one can be logged above."))
        return
    recent = answers.QueryRequest(request.name, request.filters, None, (("is_recent", True),))
    recent_count = answers.count_rows(recent)
    next_on = customer.row["next_on"]
    next_sentence = "" if is_missing(next_on) else _("The next one is due on **{day}**.", day=format_day(next_on))
    total_sentence = n_(
        "**{count}** contact is on record.", "**{count}** contacts are on record.", total, count=format_count(total)
    )
    recent_sentence = n_(
        "**{count}** is of the last two days.",
        "**{count}** are of the last two days.",
        recent_count,
        count=format_count(recent_count),
    )
    show_sentence(
        join_sentences(
            [
                total_sentence,
                recent_sentence if recent_count else _("No contact is of the last two days."),
                next_sentence,
            ]
        )
    )
    if recent_count:
        result_table.show_table(answers.load_rows(recent), key="card_recent", columns=CONTACT_COLUMNS, height=320)
    older = answers.QueryRequest(request.name, request.filters, None, (("is_recent", False),))
    if total > recent_count:
        if recent_count:
            st.caption(_("Before that"))
        result_table.show_table(answers.load_rows(older, limit=MAX_OLDER), key="card_older", columns=CONTACT_COLUMNS)
    _render_open_all_button(_("Contacts"), request, total, key="card_contacts")


def render_people(customer: CustomerCard) -> None:
    """Short lists of the persons at the customer and of its recommendations."""
    left, right = st.columns(2)
    with left:
        _render_short_list(
            _("People at the customer"),
            customer.ask("persons"),
            key="card_persons",
            columns=("person", "person_role"),
            empty_text=_("Nobody is on record. People can be added by editing."),
        )
    with right:
        _render_short_list(
            _("Recommendations"),
            customer.ask("referrals"),
            key="card_referrals",
            columns=("referral", "other_name", "other_since", "other_id"),
            empty_text=_("No recommendation is on record, neither by whom nor to whom."),
        )


def render_answers(customer: CustomerCard) -> None:
    """The latest survey answers; personal data in them is masked."""
    _render_short_list(
        _("Last answers"),
        customer.ask("answers"),
        key="card_answers",
        columns=ANSWER_COLUMNS,
        empty_text=_("This customer has not answered a survey under this number."),
    )
