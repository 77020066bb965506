"""The customers behind the scores, best first: by quadrant, and as targets to win."""

import streamlit as st

from pages.customers.scorecard_findings import judged, worth
from pages.ui import choice, load
from pages.ui.criteria import also
from pages.ui.format import decimal
from pages.ui.headings import value
from pages.ui.paged import paged
from pages.ui.panel import head
from pages.ui.words import _, language, n_
from queries import Filters

CARD, TARGET = "explorer/scorecard", "explorer/selection_score"
# Targets from this score on, of 10, are offered to be acted on.
BEST = 8
QUADRANTS = ("all", "big_good", "small_good", "big_risky", "small_weak", "not_judged")
OF_CARD = (
    "card_score",
    "quadrant",
    "revenue",
    "card_buying",
    "card_profit",
    "card_effort",
    "card_payment",
    "card_bond",
)
OF_TARGET = (
    "target_score",
    "revenue",
    "target_fit",
    "target_good",
    "target_potential",
    "target_match",
    "target_likeness",
)


def opened(filters: Filters, quadrant: str) -> load.Asked:
    """The customers of one quadrant."""
    return load.Asked(CARD, filters, where=(("quadrant", quadrant),))


def good(filters: Filters) -> None:
    """The scorecard, of one quadrant or of all."""
    head(_("Good customers"), judged(filters))
    chosen = _kept("quadrant", QUADRANTS)
    asked = load.Asked(CARD, filters) if chosen == "all" else opened(filters, chosen)
    total = load.count(asked)
    if chosen != "all":
        _act(
            f"quadrant = '{chosen}'",
            n_("Act on the {count} in the explorer", "Act on the {count} in the explorer", total, count=decimal(total)),
            key="quadrant_act",
        )
    paged(asked, total, key="scorecard", only=OF_CARD, alt=_("The customers with their points, the best score first"))


def targets(filters: Filters) -> None:
    """The target score, of everybody or of those who have not bought yet."""
    best = f"target_score >= {BEST}"
    head(_("Whom to win"), worth(load.count(load.Asked(TARGET, also(filters, best))), BEST))
    chosen = _kept("whom", ("all", "not_yet", "buying"))
    condition = {"not_yet": "all_orders = 0", "buying": "all_orders > 0"}.get(chosen, "")
    asked = load.Asked(TARGET, also(filters, condition) if condition else filters)
    total = load.count(asked)
    many = load.count(load.Asked(TARGET, also(filters, best := " and ".join(filter(None, (best, condition))))))
    if many:
        label = n_(
            "Act on the {count} with {score} points and more in the explorer",
            "Act on the {count} with {score} points and more in the explorer",
            many,
            count=decimal(many),
            score=BEST,
        )
        _act(best, label, key="target_act")
    paged(asked, total, key="targets", only=OF_TARGET, alt=_("The customers with their points, the best target first"))


def _kept(name: str, options: tuple[str, ...]) -> str:
    """One of the options, kept in the page's address."""
    held = next((one for one in choice.own(name) if one in options), options[0])
    words = {"all": _("All"), "not_yet": _("Who never bought"), "buying": _("Who bought")}
    widget = f"{name}@{language()}"
    st.session_state[widget] = held
    st.segmented_control(
        _("Which of them"),
        options,
        key=widget,
        format_func=lambda one: words.get(one) or value(name, one),
        label_visibility="collapsed",
        required=True,
        on_change=lambda: choice.keep(**{name: st.session_state[widget].removeprefix("all")}),
    )
    return held


def _act(condition: str, label: str, key: str) -> None:
    """The way to the explorer with these customers chosen, where they are tagged, handed over and called."""
    if st.button(label, icon=":material/tune:", key=key):
        choice.choose(also(choice.chosen(), condition))
        st.switch_page("customers/explorer.py")
