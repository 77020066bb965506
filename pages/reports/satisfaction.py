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
from pages.ui.numbers import show_metrics
from pages.ui.words import _

QUESTIONS = ("headline", "changes", "response", "before_churn", "choices", "items")
URGENT_CONDITIONS = (("is_top_tier", True), ("is_silent", True))

filters = choice.get_effective_filters()
if not voices.warn_if_no_responses(filters):
    urgent, detractors = (
        load.QueryRequest("satisfaction/detractors", filters, None, where) for where in (URGENT_CONDITIONS, ())
    )
    questions = [load.QueryRequest(f"satisfaction/{name}", filters) for name in QUESTIONS]
    load.load_concurrently(*questions, satisfaction_segments.build_segment_request(filters), urgent, detractors)
    show_metrics(satisfaction_figures.build_key_figures(filters))
    satisfaction_figures.render_wave_comparison(filters)
    satisfaction_trend.render_trend(filters)
    satisfaction_segments.render_segments(filters)
    satisfaction_churn.render_churn_by_verdict(filters)
    lists.show_list_offers(
        _("Lists to act on"),
        {
            _("Top tier, detractor, silent"): (urgent, load.count_rows(urgent)),
            _("All detractors"): (detractors, load.count_rows(detractors)),
        },
    )
    satisfaction_choices.render_choices(filters)
    satisfaction_asked.render_responses(filters)
    satisfaction_asked.render_scored_questions(filters)
