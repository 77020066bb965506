"""Whom to keep and whom to win: the good-customer scorecard against revenue, and the target-selection score."""

from pages.customers import scorecard_branches, scorecard_criteria, scorecard_lists, scorecard_quadrants
from pages.ui import choice, load
from pages.ui.nobody import warn_if_no_customers, warn_if_nobody_selected

filters = choice.get_effective_filters()
if not warn_if_no_customers() and not warn_if_nobody_selected(filters):
    load.load_concurrently(*scorecard_quadrants.build_requests(filters))
    scorecard_quadrants.render_quadrant_figures(filters)
    scorecard_quadrants.render_quadrant_shares(filters)
    scorecard_branches.render_quadrants_by_branch(filters)
    scorecard_lists.render_good_customers(filters)
    scorecard_criteria.render_good_criteria()
    scorecard_lists.render_targets(filters)
    scorecard_criteria.render_target_criteria()
