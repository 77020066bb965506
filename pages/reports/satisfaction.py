"""What customers think of us, how sure that is, and whom to call."""

from pages.reports import (
    satisfaction_asked,
    satisfaction_choices,
    satisfaction_churn,
    satisfaction_figures,
    satisfaction_segments,
    satisfaction_trend,
)
from pages.ui import choice, lists, load, voices
from pages.ui.numbers import numbers
from pages.ui.words import _

QUESTIONS = ("headline", "changes", "response", "before_churn", "choices", "items")
URGENT = (("is_top_tier", True), ("is_silent", True))

filters = choice.current()
if not voices.nothing_said(filters):
    urgent, detractors = (load.Asked("satisfaction/detractors", filters, None, where) for where in (URGENT, ()))
    questions = [load.Asked(f"satisfaction/{name}", filters) for name in QUESTIONS]
    load.together(*questions, satisfaction_segments.asked(filters), urgent, detractors)
    numbers(satisfaction_figures.figures(filters))
    satisfaction_figures.against_the_wave_before(filters)
    satisfaction_trend.trend(filters)
    satisfaction_segments.segments(filters)
    satisfaction_churn.before_churn(filters)
    lists.offered(
        _("Lists to act on"),
        {
            _("Top tier, detractor, silent"): (urgent, load.count(urgent)),
            _("All detractors"): (detractors, load.count(detractors)),
        },
    )
    satisfaction_choices.choices(filters)
    satisfaction_asked.responses(filters)
    satisfaction_asked.questions(filters)
