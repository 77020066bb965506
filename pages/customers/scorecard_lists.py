"""The customers behind the scores, best first: by quadrant, and as targets to win."""

import streamlit as st

from pages.customers.scorecard_findings import _describe_targets, describe_good_customers
from pages.ui import choice, load
from pages.ui.criteria import add_condition
from pages.ui.format import format_number
from pages.ui.headings import label_value
from pages.ui.paged import show_paged_table
from pages.ui.panel import show_heading
from pages.ui.words import _, get_language, n_
from queries import Filters

CARD_QUESTION, TARGET_QUESTION = "explorer/scorecard", "explorer/selection_score"
# Targets from this score on, of 10, are offered to be acted on.
BEST_SCORE = 8
QUADRANT_OPTIONS = ("all", "big_good", "small_good", "big_risky", "small_weak", "not_judged")
CARD_COLUMNS = (
    "card_score",
    "quadrant",
    "revenue",
    "card_buying",
    "card_profit",
    "card_effort",
    "card_payment",
    "card_bond",
)
TARGET_COLUMNS = (
    "target_score",
    "revenue",
    "target_fit",
    "target_good",
    "target_potential",
    "target_match",
    "target_likeness",
)


def build_quadrant_list_request(filters: Filters, quadrant: str) -> load.QueryRequest:
    """The customers of one quadrant."""
    return load.QueryRequest(CARD_QUESTION, filters, where=(("quadrant", quadrant),))


def render_good_customers(filters: Filters) -> None:
    """The scorecard, of one quadrant or of all."""
    show_heading(_("Good customers"), describe_good_customers(filters))
    chosen = _select_option("quadrant", QUADRANT_OPTIONS)
    asked = (
        load.QueryRequest(CARD_QUESTION, filters) if chosen == "all" else build_quadrant_list_request(filters, chosen)
    )
    total = load.count_rows(asked)
    if chosen != "all":
        _render_explorer_button(
            f"quadrant = '{chosen}'",
            n_(
                "Act on the {count} in the explorer",
                "Act on the {count} in the explorer",
                total,
                count=format_number(total),
            ),
            key="quadrant_act",
        )
    show_paged_table(
        asked, total, key="scorecard", only=CARD_COLUMNS, alt=_("The customers with their points, the best score first")
    )


def render_targets(filters: Filters) -> None:
    """The target score, of everybody or of those who have not bought yet."""
    best = f"target_score >= {BEST_SCORE}"
    show_heading(
        _("Whom to win"),
        _describe_targets(
            load.count_rows(load.QueryRequest(TARGET_QUESTION, add_condition(filters, best))), BEST_SCORE
        ),
    )
    chosen = _select_option("whom", ("all", "not_yet", "buying"))
    condition = {"not_yet": "all_orders = 0", "buying": "all_orders > 0"}.get(chosen, "")
    asked = load.QueryRequest(TARGET_QUESTION, add_condition(filters, condition) if condition else filters)
    total = load.count_rows(asked)
    many = load.count_rows(
        load.QueryRequest(
            TARGET_QUESTION, add_condition(filters, best := " and ".join(filter(None, (best, condition))))
        )
    )
    if many:
        label = n_(
            "Act on the {count} with {score} points and more in the explorer",
            "Act on the {count} with {score} points and more in the explorer",
            many,
            count=format_number(many),
            score=BEST_SCORE,
        )
        _render_explorer_button(best, label, key="target_act")
    show_paged_table(
        asked,
        total,
        key="targets",
        only=TARGET_COLUMNS,
        alt=_("The customers with their points, the best target first"),
    )


def _select_option(name: str, options: tuple[str, ...]) -> str:
    """One of the options, kept in the page's address."""
    held = next((one for one in choice.get_page_parameter(name) if one in options), options[0])
    words = {"all": _("All"), "not_yet": _("Who never bought"), "buying": _("Who bought")}
    widget = f"{name}@{get_language()}"
    st.session_state[widget] = held
    st.segmented_control(
        _("Which of them"),
        options,
        key=widget,
        format_func=lambda one: words.get(one) or label_value(name, one),
        label_visibility="collapsed",
        required=True,
        on_change=lambda: choice.set_page_parameters(**{name: st.session_state[widget].removeprefix("all")}),
    )
    return held


def _render_explorer_button(condition: str, label: str, key: str) -> None:
    """The way to the explorer with these customers chosen, where they are tagged, handed over and called."""
    if st.button(label, icon=":material/tune:", key=key):
        choice.set_filters(add_condition(choice.get_filters(), condition))
        st.switch_page("customers/explorer.py")
