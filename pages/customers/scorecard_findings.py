"""What the two scores find: how many are good of those who could be judged, and how many are worth winning."""

from pages.customers.scorecard_criteria import plain
from pages.ui import load
from pages.ui.format import decimal
from pages.ui.words import _, n_
from queries import Filters

GOOD = ("big_good", "small_good")


def judged(filters: Filters) -> str:
    """How many of those with a score are good, and what good means."""
    frame = load.ask("explorer/scorecard_quadrants", filters).frame.set_index("quadrant")["customers"].astype(int)
    many, good = int(frame.drop("not_judged").sum()), int(frame[list(GOOD)].sum())
    if not many:
        return _("Nobody has a good-customer score yet: too little is on record to judge by.")
    return n_(
        "**{good}** of {count} judged customer is good: {score} points and more of 10.",
        "**{good}** of {count} judged customers are good: {score} points and more of 10.",
        many,
        good=decimal(good),
        count=decimal(many),
        score=plain("good_score"),
    )


def worth(many: int, score: int) -> str:
    """How many reach the score from which a target is offered to be acted on."""
    return n_(
        "**{count}** customer has {score} points and more of 10 as a target.",
        "**{count}** customers have {score} points and more of 10 as targets.",
        many,
        count=decimal(many),
        score=score,
    )
