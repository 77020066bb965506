"""What contradicts itself about a customer, in words, and the way to the rows."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui import load
from pages.ui.charts import list_records
from pages.ui.format import format_count, format_day, format_days, format_money, format_score, is_missing
from pages.ui.headings import label_value
from pages.ui.panel import show_tools
from pages.ui.say import escape_markdown, strip_emphasis
from pages.ui.words import N_, _

CONFLICT_SENTENCES = {
    "top_detractor": N_("{tier} tier, but a detractor: {score} of 10 on {on_day}{silence}."),
    "top_silent": N_("{tier} tier, but silent for {silent} where {usual} are usual."),
    "call_without_consent": N_("On the call list, but there is no consent to contact."),
    "reply_overdue": N_("A reply to case {about} was promised for {on_day}; it is {days} late."),
    "overdue_dealing": N_("{amount} overdue for {days}, while a deal stands at stage {stage}."),
    "archived_buying": N_("Archived, but bought on {on_day}."),
    "expired_buying": N_("The contract ended on {on_day}, but the customer still buys."),
    "contact_missed": N_("The next contact was promised for {on_day} and has not been made for {days}."),
}


def _render_conflicts(asked: load.QueryRequest) -> None:
    """One line for each conflict; nothing where there is none."""
    rows = list_records(load.load_rows(asked).frame)
    if not rows:
        return
    with st.container(key="card_conflicts", gap="xsmall"):
        st.warning("\n\n".join(escape_markdown(_describe_conflict(row)) for row in rows), icon=":material/rule:")
        show_tools(asked, key="conflicts")


def _describe_conflict(row: dict[str, Any]) -> str:
    """A conflict with its figures."""
    silence = ""
    if not is_missing(row["silent_days"]) and not is_missing(row["usual_days"]):
        spells = {"silent": format_count(row["silent_days"]), "usual": format_days(row["usual_days"])}
        silence = _(", silent {silent} of usual {usual}", **spells)
    parts = {
        "tier": label_value("tier", row["tier"]),
        "score": format_score(row["score"], 0),
        "on_day": format_day(row["on_day"]),
        "silence": silence,
        "silent": format_days(row["silent_days"]),
        "usual": format_days(row["usual_days"]),
        "days": format_days(row["days"]),
        "amount": format_money(row["amount"]),
        "about": row["about"],
        "stage": format_count(row["stage"]),
    }
    return strip_emphasis(_(CONFLICT_SENTENCES[str(row["conflict"])], **parts))
