"""The card's head: name, what the customer is to us, and what contradicts itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from pages.customers import customer_archived, customer_conflicts, customer_reach, customer_seen
from pages.ui import choice, facts, load
from pages.ui.charts import list_values
from pages.ui.format import is_missing
from pages.ui.headings import label_value
from pages.ui.say import escape_markdown, show_sentence
from pages.ui.words import _
from queries import UNKNOWN, Filters


@dataclass(frozen=True)
class CustomerCard:
    """The customer on the card: the filters that mean only this one, and the row of the card."""

    customer_id: str
    name: str
    filters: Filters
    row: dict[str, Any]

    def ask(self, question: str) -> load.QueryRequest:
        """A question about this customer, looked at from the latest day of the facts that it counts."""
        name = f"customers/{question}"
        as_of = facts.load_days(self.filters, load.describe_question(name).subject).as_of
        return load.QueryRequest(name, self.filters.but(as_of=as_of, to_on=as_of))


def open_card(row: dict[str, Any]) -> CustomerCard:
    """The card of a customer who was found; it is remembered among those looked at last."""
    customer_id, side = str(row["customer_id"]), str(row["side"])
    chosen = choice.get_filters()
    sides = () if side == "external" else (side,)
    filters = Filters(as_of=chosen.as_of, rules=chosen.rules, customer=(customer_id,), side=sides)
    customer_seen.remember_customer(customer_id, str(row["name"]))
    return CustomerCard(customer_id, str(row["name"]), filters, row)


def render_header(shown: CustomerCard) -> None:
    """Who it is in one line, and the conflicts in words."""
    row = shown.row
    st.header(escape_markdown(shown.name), anchor=False)
    pieces = [shown.customer_id, label_value("kind", row["kind"])]
    pieces += [label_value("side", row["side"])] if row["side"] != "external" else []
    ranked = [("tier", row["tier"]), ("lifecycle", row["lifecycle"]), ("segment", row["rfm_segment"])]
    pieces += [f"**{label_value(field, found)}**" for field, found in ranked if found != UNKNOWN]
    pieces += [_("R {r} · F {f} · M {m}", **{one: int(row[one]) for one in "rfm"})] if not is_missing(row["r"]) else []
    if row["owner"] != UNKNOWN:
        pieces.append(_("looked after by {owner}", owner=row["owner"]))
    pieces += [str(row["branch"])] if row["branch"] != UNKNOWN else []
    show_sentence(" · ".join(pieces))
    customer_reach._render_contact_details(load.load_rows(shown.ask("profile")))
    tags = list_values(load.load_rows(shown.ask("tags")).frame, "tag")
    if tags:
        st.markdown(" ".join(f":gray-badge[{escape_markdown(tag)}]" for tag in tags))
    customer_archived._render_archived_notice(row)
    customer_conflicts._render_conflicts(shown.ask("conflicts"))
