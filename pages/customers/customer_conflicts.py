"""What contradicts itself about a customer, in words, and the way to the rows."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui import load
from pages.ui.charts import records
from pages.ui.format import count, day, days, missing, money, score
from pages.ui.headings import value
from pages.ui.panel import tools
from pages.ui.say import bare, literal
from pages.ui.words import N_, _

SAID = {
    "top_detractor": N_("{tier} tier, but a detractor: {score} of 10 on {on_day}{silence}."),
    "top_silent": N_("{tier} tier, but silent for {silent} where {usual} are usual."),
    "call_without_consent": N_("On the call list, but there is no consent to contact."),
    "reply_overdue": N_("A reply to case {about} was promised for {on_day}; it is {days} late."),
    "overdue_dealing": N_("{amount} overdue for {days}, while a deal stands at stage {stage}."),
    "archived_buying": N_("Archived, but bought on {on_day}."),
    "expired_buying": N_("The contract ended on {on_day}, but the customer still buys."),
    "contact_missed": N_("The next contact was promised for {on_day} and has not been made for {days}."),
}


def conflicts(asked: load.Asked) -> None:
    """One line for each conflict; nothing where there is none."""
    rows = records(load.rows(asked).frame)
    if not rows:
        return
    with st.container(key="card_conflicts", gap="xsmall"):
        st.warning("\n\n".join(literal(sentence(row)) for row in rows), icon=":material/rule:")
        tools(asked, key="conflicts")


def sentence(row: dict[str, Any]) -> str:
    """A conflict with its figures."""
    silence = ""
    if not missing(row["silent_days"]) and not missing(row["usual_days"]):
        spells = {"silent": count(row["silent_days"]), "usual": days(row["usual_days"])}
        silence = _(", silent {silent} of usual {usual}", **spells)
    parts = {
        "tier": value("tier", row["tier"]),
        "score": score(row["score"], 0),
        "on_day": day(row["on_day"]),
        "silence": silence,
        "silent": days(row["silent_days"]),
        "usual": days(row["usual_days"]),
        "days": days(row["days"]),
        "amount": money(row["amount"]),
        "about": row["about"],
        "stage": count(row["stage"]),
    }
    return bare(_(SAID[str(row["conflict"])], **parts))
