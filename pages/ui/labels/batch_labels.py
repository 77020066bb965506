"""Labels of batches: files, surveys and examples that were loaded, and entries by hand."""

from __future__ import annotations

from data.ledger.history import Batch
from pages.ui.i18n.translation import N_, _
from pages.ui.labels import directory
from pages.ui.labels.table_labels import label_table
from pages.ui.labels.value_labels import label_value

# By the first word of the description of an entry; {what} is the rest of it.
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
    """The label of an entry by hand.

    Args:
        description: its description in the ledger: a word for the action, a blank, and what it was done to.

    Returns:
        `Tag “VIP” put on` for `tag VIP`; the description itself where the action is unknown.
    """
    action, _blank, what = description.partition(" ")
    if action not in _ENTRY_LABELS:
        return description
    if action == "contact":
        what = label_value("purpose", what)
    elif action == "join":
        what = what.replace(_JOIN_SEPARATOR, " → ")
    elif action == "assign":
        what = directory.load_employee_names().get(what, what)
    return _(_ENTRY_LABELS[action], what=what or _("nobody"))


def find_entry_customer(description: str) -> str:
    """The key of the one customer that an entry is about; '' where it is about several or none."""
    action, _blank, what = description.partition(" ")
    return what.rpartition(_JOIN_SEPARATOR)[2] if action in _ABOUT_ONE_CUSTOMER else ""


def label_batch(batch: Batch) -> str:
    """The label of a batch: the table of a file, the name of a survey, an entry by hand, or an example."""
    kind, subject = batch.kind_parts
    if kind == "load":
        return label_table(subject)
    if kind == "survey":
        return _("Survey {name}", name=subject)
    if kind == "entry":
        return label_entry(subject)
    return _("Example") if kind == "example" else batch.kind
