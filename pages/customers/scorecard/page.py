"""The scorecard: the good-customer score against revenue, and the target-selection score."""

from pages.customers.scorecard import quadrants, score_criteria, score_lists
from pages.ui.empty_states import warn_if_no_customers, warn_if_nobody_selected
from pages.ui.session import answers, view_state

filters = view_state.get_effective_filters()
if not warn_if_no_customers() and not warn_if_nobody_selected(filters):
    answers.load_concurrently(*quadrants.build_requests(filters))
    quadrants.render_quadrant_figures(filters)
    quadrants.render_quadrant_shares(filters)
    quadrants.render_quadrants_by_branch(filters)
    score_lists.render_good_customers(filters)
    score_criteria.render_good_criteria()
    score_lists.render_targets(filters)
    score_criteria.render_target_criteria()
