"""The call list's words: why a customer is to be called, all reasons that hold, the first of them first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from pages.ui.i18n.formatting import format_day, format_days, format_money, is_missing
from pages.ui.i18n.translation import N_, _, get_language
from pages.ui.labels.value_labels import label_value

CLOSING_STAGES = {
    4: N_("deal of {amount} at stage 4, intends to choose us"),
    5: N_("deal of {amount} at stage 5, contract sent"),
}
LIKELY_INTENTIONS = {4: N_("good intention"), 5: N_("very likely to sign")}


def describe_reasons(row: dict[str, Any], day_on: date) -> str:
    """`Deal of 48,400 at stage 5, contract sent; contract expired on 4 Nov 2026`."""
    said = [
        one
        for one in (
            _describe_manual_entry(row),
            _describe_deal(row),
            _describe_intention(row),
            _describe_contract(row),
            _describe_agreed_call(row, day_on),
        )
        if one
    ]
    first, *rest = said or [_describe_silence(row)]
    return ("；" if get_language() == "zh" else "; ").join([first[:1].upper() + first[1:], *rest])


def _describe_manual_entry(row: dict[str, Any]) -> str:
    if row["reason"] != "by_hand":
        return ""
    return _("put here by hand: {because}", because=row["because"]) if row["because"] else _("put here by hand")


def _describe_deal(row: dict[str, Any]) -> str:
    found = None if is_missing(row["stage"]) else CLOSING_STAGES.get(int(row["stage"]))
    return _(found, amount=format_money(row["amount"])) if found else ""


def _describe_intention(row: dict[str, Any]) -> str:
    found = None if is_missing(row["intention"]) else LIKELY_INTENTIONS.get(int(row["intention"]))
    if not found:
        return ""
    # Where no stage was told, the amount was not either.
    return (
        _(found)
        if _describe_deal(row)
        else _("{likely}, deal of {amount}", likely=_(found), amount=format_money(row["amount"]))
    )


def _describe_contract(row: dict[str, Any]) -> str:
    if not bool(row["is_due"]):
        return ""
    ended = row["contract_state"] == "expired"
    said = N_("contract expired on {day}") if ended else N_("contract ends on {day}")
    return _(said, day=format_day(row["contract_ends_on"]))


def _describe_agreed_call(row: dict[str, Any], day_on: date) -> str:
    if is_missing(row["next_on"]) or pd.Timestamp(row["next_on"]).date() > day_on:
        return ""
    return _("a call was agreed for {day}", day=format_day(row["next_on"]))


def _describe_silence(row: dict[str, Any]) -> str:
    if row["reason"] == "never":
        return label_value("reason", "never")
    if is_missing(row["last_contact_on"]):
        return _("never reached so far")
    return _("not contacted for {days}", days=format_days(row["contact_days"]))


def describe_last_contact(row: dict[str, Any]) -> str:
    """When the customer was spoken to last, and tried since."""
    pieces = (
        [] if is_missing(row["last_contact_on"]) else [_("last contact {day}", day=format_day(row["last_contact_on"]))]
    )
    if not is_missing(row["last_tried_on"]) and row["last_tried_on"] != row["last_contact_on"]:
        pieces.append(_("tried on {day}", day=format_day(row["last_tried_on"])))
    return " · ".join(pieces)
