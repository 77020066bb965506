"""The card's search: a text finds customers, and the address names the one on the card."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.customers.customer import customer_card
from pages.ui.charts.base_chart import list_records
from pages.ui.i18n.formatting import format_number
from pages.ui.i18n.safe_text import escape_markdown, show_sentence
from pages.ui.i18n.translation import _, n_
from pages.ui.report import customer_links, result_table
from pages.ui.session import answers, view_state
from pages.ui.session.session_state import WidgetKey
from queries import Filters

RESULTS_PER_PAGE = 10
ALL_SIDES = ("external", "internal", "partner")
RESULT_COLUMNS = ("customer_id", "name", "kind", "city", "owner", "status", "found_by")


def find_customer() -> dict[str, Any] | None:
    """Show the search, its results and the recent customers.

    Returns:
        The row of `customers/card` for the customer in the address; None where the address names none on record.
    """
    customer_id = next(iter(view_state.get_page_parameter(customer_links.CARD_PATH)), "")
    text = st.text_input(
        _("Find a customer"),
        key=WidgetKey.CARD_SEARCH,
        icon=":material/search:",
        placeholder=_("Name or part of it, number, telephone, e-mail"),
    ).strip()
    if text:
        _render_results(text)
    customer_card.render_recent_customers(customer_id)
    row = load_card_row(customer_id) if customer_id else None
    if customer_id and not row:
        st.warning(
            _("There is no customer {customer}.", customer=escape_markdown(customer_id)),
            icon=":material/person_search:",
        )
    if not row and not text:
        _render_empty_search()
    return row


def load_card_row(customer_id: str) -> dict[str, Any] | None:
    """The row of `customers/card`; None where there is no such customer.

    Ranks are among customers of one side, so the sides are asked one after the other.
    """
    page_filters = view_state.get_filters()
    for side in ALL_SIDES:
        sides = () if side == ALL_SIDES[0] else (side,)
        filters = Filters(as_of=page_filters.as_of, rules=page_filters.rules, customer=(customer_id,), side=sides)
        rows = list_records(answers.load_answer("customers/card", filters).frame)
        if rows:
            return rows[0]
    return None


def _render_results(text: str) -> None:
    request = answers.QueryRequest("customers/search", Filters(search=text, side=ALL_SIDES))
    total = answers.count_rows(request)
    if not total:
        st.info(_("Nobody is found by “{text}”. A telephone number must be whole.", text=escape_markdown(text)))
        st.page_link(
            customer_links.FORM_PAGE,
            label=_("Enter a new customer"),
            icon=":material/person_add:",
            query_params=view_state.build_link_address(),
        )
        return
    show_sentence(
        n_(
            "**{count}** customer found.",
            "**{count}** customers found, the best matches first.",
            total,
            count=format_number(total),
        )
    )
    pages = -(-total // RESULTS_PER_PAGE)
    number = st.pagination(pages, key=f"card_found_{text}") if pages > 1 else 1
    result_table.show_table(
        answers.load_rows(request, RESULTS_PER_PAGE, (number - 1) * RESULTS_PER_PAGE),
        key=f"card_found_{text}_{number}",
        columns=RESULT_COLUMNS,
    )


def _render_empty_search() -> None:
    """What the page shows once a customer is found; without customers, the ways to enter the first one."""
    st.header(_("One customer on one page"), anchor=False)
    st.info(
        _("Type whom you look for. Everything on record about the customer then stands here on one page."),
        icon=":material/person_search:",
    )
    if not answers.count_rows(answers.QueryRequest("customers/search", Filters(side=ALL_SIDES))):
        st.markdown(_("There are no customers on record yet. Enter the first one, or load a file:"))
        st.code("python -m data load customers customers.csv", language="bash")
