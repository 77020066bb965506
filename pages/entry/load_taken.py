"""What the words and names of a file were taken for, and what becomes of names of whom is not on record."""

from collections.abc import Callable

import streamlit as st

from data.intake import LoadReport
from data.intake.load import KEEP_UNKNOWN
from data.intake.on_record import REJECT
from data.intake.problems import KEPT_AS_WRITTEN, ORPHAN
from data.intake.words import load_vocabulary
from pages.ui import intake, kept
from pages.ui.words import N_, _

UNKNOWN_NAME_CHOICES = {
    REJECT: N_("Reject their rows, which go into the file of rejected rows"),
    KEEP_UNKNOWN: N_("Store the names as they are written; the page Data counts them until they are on record"),
}


def _get_unknown_name_choice(page: str) -> str:
    """What the person said of such names, or that their rows are rejected."""
    return str(st.session_state.get(f"{page}_unknown", REJECT))


def _render_interpretation(page: str, report: LoadReport, again: Callable[[], None]) -> None:
    """What was taken for what, if anything; the file is checked `again` when the choice about names changes."""
    if report.understood:
        intake.show_interpretations(report.understood, key=f"{page}_understood")
    reasons = [*(one.reason for one in report.problems), *(one.reason for one in report.understood)]
    if load_vocabulary(report.table).names and any(one.template in (ORPHAN, KEPT_AS_WRITTEN) for one in reasons):
        kept.show_radio(
            _("Some rows name an employee, a customer or a product who is not on record. What is to become of them?"),
            [REJECT, KEEP_UNKNOWN],
            key=f"{page}_unknown",
            default=REJECT,
            name=lambda one: _(UNKNOWN_NAME_CHOICES[one]),
            then=again,
        )
