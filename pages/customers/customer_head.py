"""The card's head: name, what the customer is to us, and what contradicts itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from pages.customers import customer_archived, customer_conflicts, customer_reach, customer_seen
from pages.ui import choice, facts, load
from pages.ui.charts import column
from pages.ui.format import missing
from pages.ui.headings import value
from pages.ui.say import literal, say
from pages.ui.words import _
from queries import UNKNOWN, Filters


@dataclass(frozen=True)
class Shown:
    """The customer on the card: the filters that mean only this one, and the row of the card."""

    customer_id: str
    name: str
    filters: Filters
    row: dict[str, Any]

    def ask(self, question: str) -> load.Asked:
        """A question about this customer, looked at from the latest day of the facts that it counts."""
        name = f"customers/{question}"
        as_of = facts.days(self.filters, load.described(name).subject).as_of
        return load.Asked(name, self.filters.but(as_of=as_of, to_on=as_of))


def card_of(row: dict[str, Any]) -> Shown:
    """The card of a customer who was found; it is remembered among those looked at last."""
    customer_id, side = str(row["customer_id"]), str(row["side"])
    chosen = choice.chosen()
    sides = () if side == "external" else (side,)
    filters = Filters(as_of=chosen.as_of, rules=chosen.rules, customer=(customer_id,), side=sides)
    customer_seen.remember(customer_id, str(row["name"]))
    return Shown(customer_id, str(row["name"]), filters, row)


def head(shown: Shown) -> None:
    """Who it is in one line, and the conflicts in words."""
    row = shown.row
    st.header(literal(shown.name), anchor=False)
    pieces = [shown.customer_id, value("kind", row["kind"])]
    pieces += [value("side", row["side"])] if row["side"] != "external" else []
    ranked = [("tier", row["tier"]), ("lifecycle", row["lifecycle"]), ("segment", row["rfm_segment"])]
    pieces += [f"**{value(field, found)}**" for field, found in ranked if found != UNKNOWN]
    pieces += [_("R {r} · F {f} · M {m}", **{one: int(row[one]) for one in "rfm"})] if not missing(row["r"]) else []
    if row["owner"] != UNKNOWN:
        pieces.append(_("looked after by {owner}", owner=row["owner"]))
    pieces += [str(row["branch"])] if row["branch"] != UNKNOWN else []
    say(" · ".join(pieces))
    customer_reach.reach(load.rows(shown.ask("profile")))
    tags = column(load.rows(shown.ask("tags")).frame, "tag")
    if tags:
        st.markdown(" ".join(f":gray-badge[{literal(tag)}]" for tag in tags))
    customer_archived.archived(row)
    customer_conflicts.conflicts(shown.ask("conflicts"))
