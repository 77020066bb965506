"""What the columns and values of a customer's card are called on screen."""

from __future__ import annotations

from data.entry.fields import fields
from pages.ui.archive_words import GROUPS
from pages.ui.archive_words import VALUES as ARCHIVE
from pages.ui.words import N_

COLUMNS = {
    "about": N_("About"), "archive_field": N_("Field"), "archive_reason": N_("Why archived"),
    "archive_value": N_("On record"), "case_id": N_("Case"), "case_state": N_("State"), "conflict": N_("Conflict"),
    "contract_id": N_("Contract"), "contract_state": N_("Contract state"), "days": N_("Days"),
    "days_left": N_("Days left"),
    "days_overdue": N_("Days overdue"), "direction": N_("From whom"), "due_on": N_("Due on"),
    "employee": N_("Who"), "ends_on": N_("Ends on"), "expected_on": N_("Expected on"), "fields": N_("Fields"),
    "filled": N_("Filled"), "filled_ratio": N_("Filled, share"), "first_response_at": N_("First answered"),
    "found_by": N_("Found by"), "intention": N_("Intention"), "interaction_id": N_("Contact"),
    "invoice_id": N_("Invoice"), "is_recent": N_("In the last two days"), "issued_on": N_("Issued on"),
    "kind_of_case": N_("Kind of case"), "means": N_("By which means"), "note": N_("What was said"), "on_day": N_("On"),
    "opened_at": N_("Opened"), "other_id": N_("Number"), "other_name": N_("Name"),
    "other_since": N_("On record since"), "outcome": N_("Outcome"), "part": N_("Group"), "person": N_("Name"),
    "person_id": N_("Number"), "person_role": N_("Role"), "position": N_("Place"),
    "product": N_("Product"), "promised_at": N_("Promised until"), "purpose": N_("Purpose"),
    "referral": N_("Recommended"), "renews": N_("Renews"), "resolved_at": N_("Solved"), "result": N_("Result"),
    "severity": N_("Severity"), "starts_on": N_("Starts on"), "unpaid_amount": N_("Not paid"),
    "verified_on": N_("Confirmed on"),
}  # fmt: skip

PURPOSES = {
    "identification": N_("Identification"), "first_contact": N_("First contact"),
    "need_discovery": N_("Finding out needs"), "follow_up": N_("Follow-up"), "care": N_("Care"),
    "complaint": N_("Complaint"), "survey": N_("Survey"), "collection": N_("Collection of money"),
    "greeting": N_("Greeting"), "win_back": N_("Win-back"),
}  # fmt: skip
OWN = {
    "purpose": PURPOSES,
    "result": {"reached": N_("Reached"), "not_reached": N_("Not reached"), "refused": N_("Refused")},
    "direction": {"out": N_("From us"), "in": N_("From the customer")},
    "means": {
        "telephone": N_("Telephone"), "visit": N_("Visit"), "wechat": N_("WeChat"), "email": N_("E-mail"),
        "text_message": N_("Text message"), "letter": N_("Letter"), "meeting": N_("Meeting"),
    },
    "outcome": {"open": N_("Open"), "won": N_("Won"), "lost": N_("Not won")},
    "case_state": {
        "open": N_("Open"), "late": N_("Reply overdue"), "resolved": N_("Solved"), "closed": N_("Closed"),
    },
    "kind_of_case": {"complaint": N_("Complaint"), "enquiry": N_("Enquiry"), "request": N_("Wish")},
    "severity": {"minor": N_("Minor"), "normal": N_("Normal"), "serious": N_("Serious")},
    "contract_state": {"in_contract": N_("In contract"), "expired": N_("Expired")},
    "person_role": ARCHIVE["person_role"],
    "referral": {"from": N_("us to the customer"), "to": N_("us to others")},
    "part": GROUPS,
    "archive_field": {one.name: one.says for one in fields().values()},
    "found_by": {
        "number": N_("Number"), "phone": N_("Telephone"), "email": N_("E-mail"), "name": N_("Name"),
        "beginning": N_("Beginning of the name or number"), "part": N_("Part of the name"),
    },
    "conflict": {
        "top_detractor": N_("Highest tier, detractor"), "top_silent": N_("Highest tier, silent"),
        "reply_overdue": N_("Reply overdue"), "overdue_dealing": N_("Overdue, but a deal"),
        "call_without_consent": N_("To be called without consent"), "archived_buying": N_("Archived, but buying"),
        "expired_buying": N_("Contract expired, but buying"), "contact_missed": N_("Contact missed"),
    },
}  # fmt: skip
