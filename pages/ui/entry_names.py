"""What was entered by hand, as the history calls it."""

from __future__ import annotations

from pages.ui import form_offers
from pages.ui.card_words import PURPOSE_LABELS
from pages.ui.words import N_, _

# By the word that the book has after `entry`; what follows that word is {what}.
_ENTRY_LABELS = {
    "customer": N_("New customer {what}"),
    "edit": N_("Change of customer {what}"),
    "merge": N_("Merge into customer {what}"),
    "archive": N_("Customer {what} archived"),
    "reopen": N_("Customer {what} active again"),
    "contact": N_("Contacts noted: {what}"),
    "join": N_("Customers joined: {what}"),
    "assign": N_("Customers given to {what}"),
    "tag": N_("Tag “{what}” put on"),
    "untag": N_("Tag “{what}” taken off"),
    "call": N_("Put on the call list by hand"),
    "uncall": N_("Taken off the call list"),
    "segment": N_("Segment “{what}” saved"),
    "drop": N_("Segment “{what}” forgotten"),
}
_ABOUT_ONE_CUSTOMER = ("customer", "edit", "merge", "archive", "reopen", "join")
# Between the two customers of a join.
_JOIN_SEPARATOR = " into "


def label_entry(told: str) -> str:
    """`Tag “VIP” put on` for `tag VIP`; what is not known stays as the book has it."""
    action, _blank, what = told.partition(" ")
    if action not in _ENTRY_LABELS:
        return told
    if action == "contact":
        what = _(PURPOSE_LABELS[what]) if what in PURPOSE_LABELS else what
    elif action == "join":
        what = what.replace(_JOIN_SEPARATOR, " → ")
    elif action == "assign":
        what = form_offers.load_employee_names().get(what, what)
    return _(_ENTRY_LABELS[action], what=what or _("nobody"))


def find_entry_customer(told: str) -> str:
    """The customer that an entry is about, where it is about one by name; '' where not."""
    action, _blank, what = told.partition(" ")
    return what.rpartition(_JOIN_SEPARATOR)[2] if action in _ABOUT_ONE_CUSTOMER else ""
