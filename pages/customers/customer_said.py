"""The card's answers: what the customer said in surveys."""

from __future__ import annotations

from pages.customers.customer_head import Shown
from pages.customers.customer_part import part
from pages.ui.words import _

COLUMNS = ("answered_on", "score", "wording", "scale_max", "text", "role", "survey")


def said(shown: Shown) -> None:
    """The latest answers, scores and words; personal data in them is masked."""
    part(
        _("Last answers"),
        shown.ask("answers"),
        key="card_answers",
        only=COLUMNS,
        none=_("This customer has not answered a survey under this number."),
    )
