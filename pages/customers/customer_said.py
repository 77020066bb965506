"""The card's answers: what the customer said in surveys."""

from __future__ import annotations

from pages.customers.customer_head import CustomerCard
from pages.customers.customer_part import _render_short_list
from pages.ui.words import _

ANSWER_COLUMNS = ("answered_on", "score", "wording", "scale_max", "text", "role", "survey")


def render_answers(shown: CustomerCard) -> None:
    """The latest answers, scores and words; personal data in them is masked."""
    _render_short_list(
        _("Last answers"),
        shown.ask("answers"),
        key="card_answers",
        only=ANSWER_COLUMNS,
        none=_("This customer has not answered a survey under this number."),
    )
