"""The satisfaction page's response rate: complete responses of those asked; and what a filter leaves out."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from pages.ui import facts, load
from pages.ui.format import format_count
from pages.ui.numbers import Metric
from pages.ui.words import _, n_
from queries import Filters


def build_response_figure(filters: Filters) -> Metric:
    """How many of those asked answered to the end; where the number asked is unknown, how many answered."""
    answer = load.load_answer("satisfaction/response", filters)
    frame = answer.frame
    complete, partial = int(frame["complete"].sum()), format_count(frame["partial"].sum())
    behind = load.QueryRequest("satisfaction/responses", filters, None, (("is_complete", True),))
    ratio, some, everybody = _compute_response_rate(frame)
    if ratio is None:
        note = _("{partial} partial ones are left out; how many were asked is not known here", partial=partial)
        one = Metric("responses", _("Complete responses"), "count", complete, answer.asked, note=note)
        return one.opening(behind, complete)
    note = _(
        "{some} of {all} asked · {partial} partial",
        some=format_count(some),
        all=format_count(everybody),
        partial=partial,
    )
    earlier = _find_previous_period(filters)
    before = _compute_response_rate(load.load_answer("satisfaction/response", earlier).frame)[0] if earlier else None
    one = Metric("response_ratio", _("Response rate"), "ratio", ratio, answer.asked, previous=before, note=note)
    return one.opening(behind, complete) if some == complete else one


def _compute_response_rate(frame: pd.DataFrame) -> tuple[float | None, int, int]:
    """Complete responses ÷ asked, over the surveys that know how many were asked."""
    asked = frame.dropna(subset=["invited"])
    some, everybody = int(asked["complete"].sum()), int(asked["invited"].sum())
    return (some / everybody if everybody else None), some, everybody


def _find_previous_period(filters: Filters) -> Filters | None:
    """As many days just before the period; None where the record begins later."""
    first = facts.load_days(filters).first
    if not (filters.from_on and filters.to_on and first):
        return None
    start = filters.from_on - (filters.to_on - filters.from_on) - timedelta(days=1)
    return filters.but(from_on=start, to_on=filters.from_on - timedelta(days=1)) if start >= first else None


def _describe_excluded_anonymous(filters: Filters) -> str:
    """How many anonymous responses a filter by customers left out; '' where there is no such filter."""
    if not filters.customers:
        return ""
    everybody = Filters(filters.as_of, filters.from_on, filters.to_on, rules=filters.rules)
    frame = load.load_answer("satisfaction/response", everybody).frame
    counted = load.load_answer("satisfaction/response", filters).frame
    left = int(frame["unmatched"].sum()) - int(counted["unmatched"].sum()) if len(frame) else 0
    return (
        n_(
            "{count} anonymous response of these days is left out, as customers are filtered.",
            "{count} anonymous responses of these days are left out, as customers are filtered.",
            left,
            count=format_count(left),
        )
        if left
        else ""
    )
