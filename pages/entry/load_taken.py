"""What the words and names of a file were taken for, and what becomes of names of whom is not on record."""

from collections.abc import Callable

import streamlit as st

from data.intake import Report
from data.intake.load import KEEP
from data.intake.on_record import REJECT
from data.intake.problems import KEPT_AS_WRITTEN, ORPHAN
from data.intake.words import words_of
from pages.ui import intake, kept
from pages.ui.words import N_, _

SAID = {
    REJECT: N_("Reject their rows, which go into the file of rejected rows"),
    KEEP: N_("Store the names as they are written; the page Data counts them until they are on record"),
}


def chosen(page: str) -> str:
    """What the person said of such names, or that their rows are rejected."""
    return str(st.session_state.get(f"{page}_unknown", REJECT))


def told(page: str, report: Report, again: Callable[[], None]) -> None:
    """What was taken for what, if anything; the file is checked `again` when the choice about names changes."""
    if report.understood:
        intake.understood(report.understood, key=f"{page}_understood")
    reasons = [*(one.reason for one in report.problems), *(one.reason for one in report.understood)]
    if words_of(report.table).names and any(one.template in (ORPHAN, KEPT_AS_WRITTEN) for one in reasons):
        kept.radio(
            _("Some rows name an employee, a customer or a product who is not on record. What is to become of them?"),
            [REJECT, KEEP],
            key=f"{page}_unknown",
            default=REJECT,
            name=lambda one: _(SAID[one]),
            then=again,
        )
