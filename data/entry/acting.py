"""What is done with customers on record, one or a million at once: contacts, owners, tags, calls."""

from data.entry.assigning import assign_owner
from data.entry.calling import add_to_call_list, remove_from_call_list
from data.entry.chosen import ActionResult
from data.entry.contacting import log_contact
from data.entry.tagging import add_tag, remove_tag

__all__ = [
    "ActionResult",
    "assign_owner",
    "add_to_call_list",
    "log_contact",
    "add_tag",
    "remove_from_call_list",
    "remove_tag",
]
