"""What is done with customers on record, one or a million at once: contacts, owners, tags, calls."""

from data.entry.assigning import assign
from data.entry.calling import call, uncall
from data.entry.chosen import Acted
from data.entry.contacting import log_contact
from data.entry.tagging import tag, untag

__all__ = ["Acted", "assign", "call", "log_contact", "tag", "uncall", "untag"]
