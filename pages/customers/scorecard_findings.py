"""What the two scores find: how many are good of those who could be judged, and how many are worth winning."""

from pages.customers.scorecard_criteria import format_rule
from pages.ui import load
from pages.ui.format import format_number
from pages.ui.words import _, n_
from queries import Filters

GOOD_QUADRANTS = ("big_good", "small_good")


def describe_good_customers(filters: Filters) -> str:
    """How many of those with a score are good, and what good means."""
    frame = (
        load.load_answer("explorer/scorecard_quadrants", filters).frame.set_index("quadrant")["customers"].astype(int)
    )
    many, good = int(frame.drop("not_judged").sum()), int(frame[list(GOOD_QUADRANTS)].sum())
    if not many:
        return _("Nobody has a good-customer score yet: too little is on record to judge by.")
    return n_(
        "**{good}** of {count} judged customer is good: {score} points and more of 10.",
        "**{good}** of {count} judged customers are good: {score} points and more of 10.",
        many,
        good=format_number(good),
        count=format_number(many),
        score=format_rule("good_score"),
    )


def _describe_targets(many: int, score: int) -> str:
    """How many reach the score from which a target is offered to be acted on."""
    return n_(
        "**{count}** customer has {score} points and more of 10 as a target.",
        "**{count}** customers have {score} points and more of 10 as targets.",
        many,
        count=format_number(many),
        score=score,
    )
