"""Actions on customers on record, one or a million at once: contacts, owners, tags, call lists."""

from data.entry.contacts.assignments import assign_owner
from data.entry.contacts.call_list import add_to_call_list, remove_from_call_list
from data.entry.contacts.contact_log import log_contact
from data.entry.contacts.tags import add_tag, remove_tag
from data.entry.contacts.target_customers import ActionResult

__all__ = [
    "ActionResult",
    "assign_owner",
    "add_to_call_list",
    "log_contact",
    "add_tag",
    "remove_from_call_list",
    "remove_tag",
]
