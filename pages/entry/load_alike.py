"""The load page's choice about new customers who look like others: store them all the same, or leave them out."""

from collections.abc import Callable

import streamlit as st

from data.intake import LoadReport
from data.intake.on_record import REJECT, TELL
from pages.ui import intake, kept
from pages.ui.words import N_, _

DUPLICATE_CHOICES = {
    TELL: N_("Store them all the same"),
    REJECT: N_("Leave them out: they go into the file of rejected rows, with who they look like"),
}


def _get_duplicate_choice(page: str) -> str:
    """What the person said, or that they are only told."""
    return str(st.session_state.get(f"{page}_duplicates", TELL))


def _render_duplicate_choice(page: str, report: LoadReport, again: Callable[[], None]) -> None:
    """Who looks like whom, if any do, and what becomes of them; the file is checked `again` when that changes."""
    if not report.lookalikes:
        return
    intake.warn_of_duplicates(report.lookalikes)
    kept.show_radio(
        _("What is to become of them?"),
        [TELL, REJECT],
        key=f"{page}_duplicates",
        default=TELL,
        name=lambda one: _(DUPLICATE_CHOICES[one]),
        then=again,
    )
    # Left out, they stand among the rejected rows.
    if _get_duplicate_choice(page) == TELL:
        intake.show_duplicates(report.lookalikes, key=f"{page}_lookalikes")
