"""Labels of batches: files, surveys and examples that were loaded, and entries by hand."""

from __future__ import annotations

from data.ledger.batches import LOAD, SURVEY
from data.ledger.history import Batch
from pages.ui.i18n.translation import N_, _
from pages.ui.labels import directory
from pages.ui.labels.table_labels import label_table
from pages.ui.labels.value_labels import label_value

# By `batches.action`; {what} is what the entry is about.
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


def label_entry(batch: Batch) -> str:
    """The label of an entry by hand: `Tag “VIP” put on`; action and object as stored where the action is unknown."""
    action, what = batch.action, batch.object_name
    if action not in _ENTRY_LABELS:
        return f"{action} {what}".strip()
    if action == "contact":
        what = label_value("purpose", what)
    elif action == "join":
        what = f"{batch.joined_id} → {what}"
    elif action == "assign":
        what = directory.load_employee_names().get(what, what)
    return _(_ENTRY_LABELS[action], what=what or _("nobody"))


def find_entry_customer(batch: Batch) -> str:
    """The key of the one customer that an entry is about; '' where it is about several or none."""
    return batch.object_name if batch.action in _ABOUT_ONE_CUSTOMER else ""


def label_batch(batch: Batch) -> str:
    """The label of a batch: the table of a file, the name of a survey, an entry by hand, or an example."""
    if batch.origin == LOAD:
        return label_table(batch.object_name)
    if batch.origin == SURVEY:
        return _("Survey {name}", name=batch.object_name)
    if batch.is_entry:
        return label_entry(batch)
    return _("Example") if batch.origin == "example" else batch.kind
