"""The call list's texts: the reasons to call a customer, and the last contact."""

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
    reasons = [
        reason
        for reason in (
            _describe_manual_entry(row),
            _describe_deal(row),
            _describe_intention(row),
            _describe_contract(row),
            _describe_agreed_call(row, day_on),
        )
        if reason
    ]
    first, *further = reasons or [_describe_silence(row)]
    return ("；" if get_language() == "zh" else "; ").join([first[:1].upper() + first[1:], *further])


def _describe_manual_entry(row: dict[str, Any]) -> str:
    if row["reason"] != "by_hand":
        return ""
    return _("put here by hand: {because}", because=row["because"]) if row["because"] else _("put here by hand")


def _describe_deal(row: dict[str, Any]) -> str:
    sentence = None if is_missing(row["stage"]) else CLOSING_STAGES.get(int(row["stage"]))
    return _(sentence, amount=format_money(row["amount"])) if sentence else ""


def _describe_intention(row: dict[str, Any]) -> str:
    sentence = None if is_missing(row["intention"]) else LIKELY_INTENTIONS.get(int(row["intention"]))
    if not sentence:
        return ""
    # Where no sentence names the deal, this one names its amount.
    return (
        _(sentence)
        if _describe_deal(row)
        else _("{likely}, deal of {amount}", likely=_(sentence), amount=format_money(row["amount"]))
    )


def _describe_contract(row: dict[str, Any]) -> str:
    if not bool(row["is_due"]):
        return ""
    has_expired = row["contract_state"] == "expired"
    sentence = N_("contract expired on {day}") if has_expired else N_("contract ends on {day}")
    return _(sentence, day=format_day(row["contract_ends_on"]))


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
    """The day of the last contact, and of a later attempt."""
    pieces = (
        [] if is_missing(row["last_contact_on"]) else [_("last contact {day}", day=format_day(row["last_contact_on"]))]
    )
    if not is_missing(row["last_tried_on"]) and row["last_tried_on"] != row["last_contact_on"]:
        pieces.append(_("tried on {day}", day=format_day(row["last_tried_on"])))
    return " · ".join(pieces)
