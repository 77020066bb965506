"""Whom to keep and whom to win: the good-customer scorecard against revenue, and the target-selection score."""

from pages.customers import scorecard_branches, scorecard_criteria, scorecard_lists, scorecard_quadrants
from pages.ui import choice, load
from pages.ui.nobody import nobody_on_record, nobody_selected

filters = choice.current()
if not nobody_on_record() and not nobody_selected(filters):
    load.together(*scorecard_quadrants.asked(filters))
    scorecard_quadrants.figures(filters)
    scorecard_quadrants.shares(filters)
    scorecard_branches.by_branch(filters)
    scorecard_lists.good(filters)
    scorecard_criteria.good_customer()
    scorecard_lists.targets(filters)
    scorecard_criteria.target()
