"""The criteria of the two scores: what each gives points for, with the limits in force."""

from typing import Any

import streamlit as st

from pages.ui.i18n.formatting import format_number, format_ratio
from pages.ui.i18n.translation import _, join_sentences
from pages.ui.labels.column_labels import label_column
from pages.ui.session import view_state


def render_good_criteria() -> None:
    """The five criteria of a good customer."""
    criteria = {
        "card_buying": _("2 points with R and F of 4 and more, 1 with one of them"),
        "card_profit": _(
            "2 points from a margin of {high} on, 1 from {low} on",
            **_format_limits("good_margin", "fair_margin", share=True),
        ),
        "card_effort": _(
            "2 points up to {high} per order of contacts and service cases, 1 up to {low}",
            **_format_limits("low_effort", "high_effort"),
        ),
        "card_payment": _(
            "2 points with up to {high} of the invoices paid late, 1 with up to {low}",
            **_format_limits("low_late", "high_late", share=True),
        ),
        "card_bond": _("2 points for a promoter, 1 for a passive; satisfaction counts where only that was asked"),
    }
    good_note = _("A good customer has {good} points and more.", good=format_rule("good_score"))
    _render_criteria(
        _("The five criteria of a good customer, 0 to 2 points each"),
        "explorer/scorecard",
        criteria,
        [_describe_score("card_known"), good_note],
    )


def render_target_criteria() -> None:
    """The five criteria of a target."""
    growth, stage = format_ratio(view_state.get_rule("growth_ratio")), view_state.get_rule("target_stage")
    criteria = {
        "target_fit": _("2 points with need and purchasing power on record, 1 with one of them"),
        "target_good": _(
            "2 points from a good-customer score of {high} on, 1 from {low} on",
            **_format_limits("good_score", "fair_score"),
        ),
        "target_potential": _(
            "2 points where revenue grew by {growth} or a deal is past stage {stage}, "
            "1 for steady revenue or any open deal",
            growth=growth,
            stage=stage,
        ),
        "target_match": _(
            "2 points where the order value lies in the middle {high} of all, 1 in the middle {low}",
            **_format_limits("match_ratio", "near_ratio", share=True),
        ),
        "target_likeness": _(
            "2 points where customers of the same kind, trade, demand and channel are loyal {times} times as often "
            "as all, 1 where as often",
            times=format_rule("like_ratio"),
        ),
    }
    _render_criteria(
        _("The five criteria of a target, 0 to 2 points each"),
        "explorer/selection_score",
        criteria,
        [_describe_score("target_known")],
    )


def _describe_score(minimum_rule: str) -> str:
    return _(
        "Score: points ÷ possible points × 10, of the criteria on record, at least {known} of five.",
        known=view_state.get_rule(minimum_rule),
    )


def _render_criteria(title: str, question: str, criteria: dict[str, str], notes: list[str]) -> None:
    """The criteria, which are columns of the question, each with what it gives points for."""
    with st.expander(title, icon=":material/rule:"):
        st.markdown("\n".join(f"- **{label_column(name, question)}**: {says}" for name, says in criteria.items()))
        st.caption(join_sentences(notes))


def _format_limits(high: str, low: str, share: bool = False) -> dict[str, str]:
    """The two rules `high` and `low`, formatted."""
    format_limit: Any = format_ratio if share else format_rule
    return {
        "high": format_limit(view_state.get_rule(high) if share else high),
        "low": format_limit(view_state.get_rule(low) if share else low),
    }


def format_rule(rule: str) -> str:
    """A numeric rule, with a decimal only where it has one."""
    value = float(view_state.get_rule(rule))
    return format_number(value, 0 if value.is_integer() else 1)
