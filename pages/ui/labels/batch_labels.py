"""What was entered by hand, as the history calls it."""

from __future__ import annotations

from data.ledger.history import Batch
from pages.ui.i18n.translation import N_, _
from pages.ui.labels import directory
from pages.ui.labels.card_labels import PURPOSE_LABELS
from pages.ui.labels.table_labels import label_table

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


def label_entry(description: str) -> str:
    """`Tag “VIP” put on` for `tag VIP`; what is not known stays as the book has it."""
    action, _blank, what = description.partition(" ")
    if action not in _ENTRY_LABELS:
        return description
    if action == "contact":
        what = _(PURPOSE_LABELS[what]) if what in PURPOSE_LABELS else what
    elif action == "join":
        what = what.replace(_JOIN_SEPARATOR, " → ")
    elif action == "assign":
        what = directory.load_employee_names().get(what, what)
    return _(_ENTRY_LABELS[action], what=what or _("nobody"))


def find_entry_customer(description: str) -> str:
    """The customer that an entry is about, where it is about one by name; '' where not."""
    action, _blank, what = description.partition(" ")
    return what.rpartition(_JOIN_SEPARATOR)[2] if action in _ABOUT_ONE_CUSTOMER else ""


def label_batch(batch: Batch) -> str:
    """What a batch brought: a file into a table, a survey, an entry by hand, an example."""
    how, into = batch.kind_parts
    if how == "load":
        return label_table(into)
    if how == "survey":
        return _("Survey {name}", name=into)
    if how == "entry":
        return label_entry(into)
    return _("Example") if how == "example" else batch.kind
