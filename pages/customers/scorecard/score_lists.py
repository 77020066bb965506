"""The scorecard's lists, best score first: good customers by quadrant, and targets."""

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
CARD_QUESTION, TARGET_QUESTION = "explorer/scorecard", "explorer/selection_score"
# The page offers to act on targets from this score on, of 10.
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


def describe_good_customers(filters: Filters) -> str:
    """How many of the customers with a score are good, and from which score on."""
    counts = (
        answers.load_answer("explorer/scorecard_quadrants", filters)
        .frame.set_index("quadrant")["customers"]
        .astype(int)
    )
    judged_count, good_count = int(counts.drop("not_judged").sum()), int(counts[list(GOOD_QUADRANTS)].sum())
    if not judged_count:
        return _("Nobody has a good-customer score yet: too little is on record to judge by.")
    return n_(
        "**{good}** of {count} judged customer is good: {score} points and more of 10.",
        "**{good}** of {count} judged customers are good: {score} points and more of 10.",
        judged_count,
        good=format_number(good_count),
        count=format_number(judged_count),
        score=format_rule("good_score"),
    )


def _describe_targets(target_count: int, score: int) -> str:
    """How many customers reach the score from which the page offers to act on them."""
    return n_(
        "**{count}** customer has {score} points and more of 10 as a target.",
        "**{count}** customers have {score} points and more of 10 as targets.",
        target_count,
        count=format_number(target_count),
        score=score,
    )


def build_quadrant_list_request(filters: Filters, quadrant: str) -> answers.QueryRequest:
    """The customers of one quadrant."""
    return answers.QueryRequest(CARD_QUESTION, filters, where=(("quadrant", quadrant),))


def render_good_customers(filters: Filters) -> None:
    """The good-customer scores, of one quadrant or of all customers."""
    show_heading(_("Good customers"), describe_good_customers(filters))
    quadrant = _select_option("quadrant", QUADRANT_OPTIONS)
    request = (
        answers.QueryRequest(CARD_QUESTION, filters)
        if quadrant == "all"
        else build_quadrant_list_request(filters, quadrant)
    )
    total = answers.count_rows(request)
    if quadrant != "all":
        _render_explorer_button(
            f"quadrant = '{quadrant}'",
            n_(
                "Act on the {count} in the explorer",
                "Act on the {count} in the explorer",
                total,
                count=format_number(total),
            ),
            key="quadrant_act",
        )
    show_paged_table(
        request,
        total,
        key="scorecard",
        columns=CARD_COLUMNS,
        alt=_("The customers with their points, the best score first"),
    )


def render_targets(filters: Filters) -> None:
    """The target scores, of all customers, of those who never bought, or of those who bought."""
    best = f"target_score >= {BEST_SCORE}"
    show_heading(
        _("Whom to win"),
        _describe_targets(
            answers.count_rows(answers.QueryRequest(TARGET_QUESTION, add_condition(filters, best))), BEST_SCORE
        ),
    )
    group = _select_option("whom", ("all", "not_yet", "buying"))
    condition = {"not_yet": "all_orders = 0", "buying": "all_orders > 0"}.get(group, "")
    request = answers.QueryRequest(TARGET_QUESTION, add_condition(filters, condition) if condition else filters)
    total = answers.count_rows(request)
    best = " and ".join(filter(None, (best, condition)))
    best_count = answers.count_rows(answers.QueryRequest(TARGET_QUESTION, add_condition(filters, best)))
    if best_count:
        label = n_(
            "Act on the {count} with {score} points and more in the explorer",
            "Act on the {count} with {score} points and more in the explorer",
            best_count,
            count=format_number(best_count),
            score=BEST_SCORE,
        )
        _render_explorer_button(best, label, key="target_act")
    show_paged_table(
        request,
        total,
        key="targets",
        columns=TARGET_COLUMNS,
        alt=_("The customers with their points, the best target first"),
    )


def _select_option(name: str, options: tuple[str, ...]) -> str:
    """The selected option, which is a parameter of the page's address."""
    selected = next((option for option in view_state.get_page_parameter(name) if option in options), options[0])
    labels = {"all": _("All"), "not_yet": _("Who never bought"), "buying": _("Who bought")}
    widget = f"{name}@{get_language()}"
    st.session_state[widget] = selected
    st.segmented_control(
        _("Which of them"),
        options,
        key=widget,
        format_func=lambda option: labels.get(option) or label_value(name, option),
        label_visibility="collapsed",
        required=True,
        on_change=lambda: view_state.set_page_parameters(**{name: st.session_state[widget].removeprefix("all")}),
    )
    return selected


def _render_explorer_button(condition: str, label: str, key: str) -> None:
    """The button that opens the explorer with the condition added to the filters."""
    if st.button(label, icon=":material/tune:", key=key):
        view_state.set_filters(add_condition(view_state.get_filters(), condition))
        st.switch_page("customers/explorer/page.py")
