"""The card's header: name, scores, ways to reach the customer, tags, and contradictions on record."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from data.entry.record.stored_customer import fetch_joined_into
from data.schema.customer_archive import load_fields
from pages.customers.customer.customer_card import CustomerCard
from pages.ui.charts.base_chart import list_records, list_values
from pages.ui.i18n.formatting import format_count, format_day, format_days, format_money, format_score, is_missing
from pages.ui.i18n.safe_text import escape_markdown, show_sentence, strip_emphasis
from pages.ui.i18n.translation import N_, _
from pages.ui.labels.archive_labels import label_archive_field
from pages.ui.labels.value_labels import label_value
from pages.ui.report import customer_links
from pages.ui.report.chart_panel import show_tools
from pages.ui.session import answers
from queries import UNKNOWN

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
LINK_PREFIXES = {"mobile": "tel:", "phone": "tel:", "email": "mailto:"}


def _render_archived_notice(row: dict[str, Any]) -> None:
    """Why the customer is archived, or with whom it was joined; nothing for a customer in use."""
    if row["status"] != "archived":
        return
    reason = "" if is_missing(row["archive_reason"]) else str(row["archive_reason"])
    if joined_into := fetch_joined_into(answers.get_warehouse(), row["customer_id"]):
        sentence = _(
            "This customer is the same as {customer}, where everything stands from now on.", customer=joined_into
        )
    elif reason:
        sentence = _("This customer is archived: {reason}.", reason=escape_markdown(reason))
    else:
        sentence = _("This customer is archived; no reason is on record.")
    st.warning(sentence, icon=":material/inventory_2:")
    if joined_into:
        name = _("Open {customer}", customer=escape_markdown(joined_into))
        st.button(
            name, icon=":material/badge:", key="card_other", on_click=customer_links.request_card, args=(joined_into,)
        )


def _render_conflicts(request: answers.QueryRequest) -> None:
    """One line for each contradiction; nothing where there is none."""
    rows = list_records(answers.load_rows(request).frame)
    if not rows:
        return
    with st.container(key="card_conflicts", gap="xsmall"):
        st.warning("\n\n".join(escape_markdown(_describe_conflict(row)) for row in rows), icon=":material/rule:")
        show_tools(request, key="conflicts")


def _describe_conflict(row: dict[str, Any]) -> str:
    """The sentence of a contradiction with its figures."""
    silence = ""
    if not is_missing(row["silent_days"]) and not is_missing(row["usual_days"]):
        lengths = {"silent": format_count(row["silent_days"]), "usual": format_days(row["usual_days"])}
        silence = _(", silent {silent} of usual {usual}", **lengths)
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


def _render_contact_details(profile: answers.Answer) -> None:
    """The telephone numbers, addresses and other contact fields on record, in one line."""
    rows = [row for row in list_records(profile.frame) if _is_contact_field(str(row["archive_field"]))]
    if rows:
        links = [_format_contact_link(str(row["archive_field"]), str(row["archive_value"])) for row in rows]
        st.html('<p class="said reach">' + " · ".join(links) + "</p>")
    else:
        st.caption(_("No telephone, e-mail or address is on record."))


def _format_contact_link(name: str, value: str) -> str:
    """The field's label and value; numbers and e-mail addresses are links."""
    prefix, text = LINK_PREFIXES.get(load_fields()[name].check, ""), escape(value)
    link = f'<a href="{prefix}{escape("".join(value.split()))}">{text}</a>' if prefix else text
    return f"{escape(label_archive_field(name))} {link}"


def _is_contact_field(name: str) -> bool:
    field = load_fields().get(name)
    return field is not None and field.is_contact_channel


def render_header(customer: CustomerCard) -> None:
    """Name, id, kind, scores, owner and branch, contact details, tags, archive notice and contradictions."""
    row = customer.row
    st.header(escape_markdown(customer.name), anchor=False)
    pieces = [customer.customer_id, label_value("kind", row["kind"])]
    pieces += [label_value("side", row["side"])] if row["side"] != "external" else []
    ranked = [("tier", row["tier"]), ("lifecycle", row["lifecycle"]), ("segment", row["rfm_segment"])]
    pieces += [f"**{label_value(field, value)}**" for field, value in ranked if value != UNKNOWN]
    pieces += (
        [_("R {r} · F {f} · M {m}", **{score: int(row[score]) for score in "rfm"})] if not is_missing(row["r"]) else []
    )
    if row["owner"] != UNKNOWN:
        pieces.append(_("looked after by {owner}", owner=row["owner"]))
    pieces += [str(row["branch"])] if row["branch"] != UNKNOWN else []
    show_sentence(" · ".join(pieces))
    _render_contact_details(answers.load_rows(customer.ask("profile")))
    tags = list_values(answers.load_rows(customer.ask("tags")).frame, "tag")
    if tags:
        st.markdown(" ".join(f":gray-badge[{escape_markdown(tag)}]" for tag in tags))
    _render_archived_notice(row)
    _render_conflicts(customer.ask("conflicts"))
