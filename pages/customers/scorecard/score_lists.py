"""The customers behind the scores, best first: by quadrant, and as targets to win."""

import streamlit as st

from pages.customers.scorecard.score_criteria import format_rule
from pages.ui.criteria.condition_form import add_condition
from pages.ui.i18n.formatting import format_number
from pages.ui.i18n.translation import _, get_language, n_
from pages.ui.labels.value_labels import label_value
from pages.ui.report.chart_panel import show_heading
from pages.ui.report.paged_table import show_paged_table
from pages.ui.session import answers, view_state
from queries import Filters

GOOD_QUADRANTS = ("big_good", "small_good")


def describe_good_customers(filters: Filters) -> str:
    """How many of those with a score are good, and what good means."""
    frame = (
        answers.load_answer("explorer/scorecard_quadrants", filters)
        .frame.set_index("quadrant")["customers"]
        .astype(int)
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


def _describe_targets(target_count: int, score: int) -> str:
    """How many reach the score from which a target is offered to be acted on."""
    return n_(
        "**{count}** customer has {score} points and more of 10 as a target.",
        "**{count}** customers have {score} points and more of 10 as targets.",
        target_count,
        count=format_number(target_count),
        score=score,
    )


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


def build_quadrant_list_request(filters: Filters, quadrant: str) -> answers.QueryRequest:
    """The customers of one quadrant."""
    return answers.QueryRequest(CARD_QUESTION, filters, where=(("quadrant", quadrant),))


def render_good_customers(filters: Filters) -> None:
    """The scorecard, of one quadrant or of all."""
    show_heading(_("Good customers"), describe_good_customers(filters))
    chosen = _select_option("quadrant", QUADRANT_OPTIONS)
    asked = (
        answers.QueryRequest(CARD_QUESTION, filters)
        if chosen == "all"
        else build_quadrant_list_request(filters, chosen)
    )
    total = answers.count_rows(asked)
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
        asked,
        total,
        key="scorecard",
        columns=CARD_COLUMNS,
        alt=_("The customers with their points, the best score first"),
    )


def render_targets(filters: Filters) -> None:
    """The target score, of everybody or of those who have not bought yet."""
    best = f"target_score >= {BEST_SCORE}"
    show_heading(
        _("Whom to win"),
        _describe_targets(
            answers.count_rows(answers.QueryRequest(TARGET_QUESTION, add_condition(filters, best))), BEST_SCORE
        ),
    )
    chosen = _select_option("whom", ("all", "not_yet", "buying"))
    condition = {"not_yet": "all_orders = 0", "buying": "all_orders > 0"}.get(chosen, "")
    asked = answers.QueryRequest(TARGET_QUESTION, add_condition(filters, condition) if condition else filters)
    total = answers.count_rows(asked)
    many = answers.count_rows(
        answers.QueryRequest(
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
        columns=TARGET_COLUMNS,
        alt=_("The customers with their points, the best target first"),
    )


def _select_option(name: str, options: tuple[str, ...]) -> str:
    """One of the options, kept in the page's address."""
    held = next((one for one in view_state.get_page_parameter(name) if one in options), options[0])
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
        on_change=lambda: view_state.set_page_parameters(**{name: st.session_state[widget].removeprefix("all")}),
    )
    return held


def _render_explorer_button(condition: str, label: str, key: str) -> None:
    """The way to the explorer with these customers chosen, where they are tagged, handed over and called."""
    if st.button(label, icon=":material/tune:", key=key):
        view_state.set_filters(add_condition(view_state.get_filters(), condition))
        st.switch_page("customers/explorer/page.py")
