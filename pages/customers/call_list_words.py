"""The call list's words: why a customer is to be called, all reasons that hold, the first of them first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from pages.ui.format import day, days, missing, money
from pages.ui.headings import value
from pages.ui.words import N_, _, language

CLOSE = {
    4: N_("deal of {amount} at stage 4, intends to choose us"),
    5: N_("deal of {amount} at stage 5, contract sent"),
}
LIKELY = {4: N_("good intention"), 5: N_("very likely to sign")}


def why(row: dict[str, Any], on: date) -> str:
    """`Deal of 48,400 at stage 5, contract sent; contract expired on 4 Nov 2026`."""
    said = [one for one in (by_hand(row), deal(row), likely(row), contract(row), agreed(row, on)) if one]
    first, *rest = said or [silent(row)]
    return ("；" if language() == "zh" else "; ").join([first[:1].upper() + first[1:], *rest])


def by_hand(row: dict[str, Any]) -> str:
    if row["reason"] != "by_hand":
        return ""
    return _("put here by hand: {because}", because=row["because"]) if row["because"] else _("put here by hand")


def deal(row: dict[str, Any]) -> str:
    found = None if missing(row["stage"]) else CLOSE.get(int(row["stage"]))
    return _(found, amount=money(row["amount"])) if found else ""


def likely(row: dict[str, Any]) -> str:
    found = None if missing(row["intention"]) else LIKELY.get(int(row["intention"]))
    if not found:
        return ""
    # Where no stage was told, the amount was not either.
    return _(found) if deal(row) else _("{likely}, deal of {amount}", likely=_(found), amount=money(row["amount"]))


def contract(row: dict[str, Any]) -> str:
    if not bool(row["is_due"]):
        return ""
    ended = row["contract_state"] == "expired"
    said = N_("contract expired on {day}") if ended else N_("contract ends on {day}")
    return _(said, day=day(row["contract_ends_on"]))


def agreed(row: dict[str, Any], on: date) -> str:
    if missing(row["next_on"]) or pd.Timestamp(row["next_on"]).date() > on:
        return ""
    return _("a call was agreed for {day}", day=day(row["next_on"]))


def silent(row: dict[str, Any]) -> str:
    if row["reason"] == "never":
        return value("reason", "never")
    if missing(row["last_contact_on"]):
        return _("never reached so far")
    return _("not contacted for {days}", days=days(row["contact_days"]))


def last(row: dict[str, Any]) -> str:
    """When the customer was spoken to last, and tried since."""
    pieces = [] if missing(row["last_contact_on"]) else [_("last contact {day}", day=day(row["last_contact_on"]))]
    if not missing(row["last_tried_on"]) and row["last_tried_on"] != row["last_contact_on"]:
        pieces.append(_("tried on {day}", day=day(row["last_tried_on"])))
    return " · ".join(pieces)
