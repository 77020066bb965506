"""The card's search: a word finds customers, the address says which of them is shown."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.customers import customer_seen
from pages.ui import card, choice, load, tables
from pages.ui.charts import records
from pages.ui.format import decimal
from pages.ui.say import literal, say
from pages.ui.words import _, n_
from queries import Filters

AT_ONCE = 10
EVERYBODY = ("external", "internal", "partner")
COLUMNS = ("customer_id", "name", "kind", "city", "owner", "status", "found_by")


def search() -> dict[str, Any] | None:
    """The search box, and the customer whom the address names; None while there is none."""
    shown = next(iter(choice.own(card.PATH)), "")
    text = st.text_input(
        _("Find a customer"),
        key=card.SEARCH,
        icon=":material/search:",
        placeholder=_("Name or part of it, number, telephone, e-mail"),
    ).strip()
    if text:
        _results(text)
    customer_seen.looked_at(shown)
    found = known(shown) if shown else None
    if shown and not found:
        st.warning(_("There is no customer {customer}.", customer=literal(shown)), icon=":material/person_search:")
    if not found and not text:
        _nobody()
    return found


def known(customer_id: str) -> dict[str, Any] | None:
    """The card's row; ranks are among customers of the same side, so it is asked side by side. None where nobody is."""
    chosen = choice.chosen()
    for side in EVERYBODY:
        sides = () if side == EVERYBODY[0] else (side,)
        filters = Filters(as_of=chosen.as_of, rules=chosen.rules, customer=(customer_id,), side=sides)
        found = records(load.ask("customers/card", filters).frame)
        if found:
            return found[0]
    return None


def _results(text: str) -> None:
    asked = load.Asked("customers/search", Filters(search=text, side=EVERYBODY))
    total = load.count(asked)
    if not total:
        st.info(_("Nobody is found by “{text}”. A telephone number must be whole.", text=literal(text)))
        st.page_link(
            card.FORM, label=_("Enter a new customer"), icon=":material/person_add:", query_params=choice.along()
        )
        return
    say(
        n_(
            "**{count}** customer found.",
            "**{count}** customers found, the best matches first.",
            total,
            count=decimal(total),
        )
    )
    pages = -(-total // AT_ONCE)
    number = st.pagination(pages, key=f"card_found_{text}") if pages > 1 else 1
    tables.table(load.rows(asked, AT_ONCE, (number - 1) * AT_ONCE), key=f"card_found_{text}_{number}", only=COLUMNS)


def _nobody() -> None:
    """What the page would show, and the way to a first customer."""
    st.header(_("One customer on one page"), anchor=False)
    st.info(
        _("Type whom you look for. Everything on record about the customer then stands here on one page."),
        icon=":material/person_search:",
    )
    if not load.count(load.Asked("customers/search", Filters(side=EVERYBODY))):
        st.markdown(_("There are no customers on record yet. Enter the first one, or load a file:"))
        st.code("python -m data load customers customers.csv", language="bash")
