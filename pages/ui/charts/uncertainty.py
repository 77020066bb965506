"""Uncertainty of figures in words: intervals, changes larger than chance, groups too small to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pages.ui.charts.palette import PALE
from pages.ui.i18n.formatting import format_count, format_number, format_score, format_value, is_missing, join_unit
from pages.ui.i18n.translation import _, format_list, n_
from pages.ui.labels.value_labels import label_value
from pages.ui.session.view_state import get_rule


def format_interval(row: Mapping[str, Any], unit: str, low: str = "low", high: str = "high", places: int = 1) -> str:
    """The interval of a row, `84.1 % to 86.0 %`; '' where it has none.

    Args:
        row: the figure with its interval.
        unit: unit of the figure.
        low: column of the lower end.
        high: column of the upper end.
        places: decimals of a score; a short scale needs two.
    """
    if is_missing(row[low]) or is_missing(row[high]):
        return ""
    ends = (format_score(row[end], places) if unit == "score" else format_value(row[end], unit) for end in (low, high))
    return _("{low} to {high}", **dict(zip(("low", "high"), ends, strict=True)))


def format_step(step: Any, unit: str) -> str:
    """A change without its sign: percentage points of a ratio, points of a score."""
    return (
        join_unit(format_number(abs(float(step)) * 100, 1), "pt")
        if unit == "ratio"
        else format_number(abs(float(step)), 1)
    )


def describe_change(row: Mapping[str, Any]) -> str:
    """The change of a figure since the wave before, and whether it is larger than chance.

    Args:
        row: one row of `satisfaction/changes`.
    """
    name = label_value("metric", row["metric"])
    if is_missing(row["change"]):
        if is_too_few(row["n"]) or is_too_few(row["before_n"]):
            return _("{figure}: too few answers to compare with the wave before.", figure=name)
        return _("{figure}: no earlier wave asked the same question, so nothing is compared.", figure=name)
    step = format_step(row["change"], str(row["unit"]))
    is_up, is_larger = float(row["change"]) > 0, bool(row["is_larger"])
    if is_up and is_larger:
        return _("{figure}: **{step} up**, larger than chance.", figure=name, step=step)
    if is_up:
        return _("{figure}: **{step} up**, not larger than chance.", figure=name, step=step)
    if is_larger:
        return _("{figure}: **{step} down**, larger than chance.", figure=name, step=step)
    if not float(row["change"]):
        return _("{figure}: **unchanged**.", figure=name)
    return _("{figure}: **{step} down**, not larger than chance.", figure=name, step=step)


def is_too_few(size: Any) -> bool:
    """Whether a figure of so many answers is hidden; False where the number is zero or missing."""
    return not is_missing(size) and 0 < float(size) < float(get_rule("hidden_below"))


def is_small(size: Any) -> bool:
    """Whether a figure of so many answers is marked as one of few."""
    return not is_missing(size) and float(size) < float(get_rule("marked_below"))


def format_sample_size(size: Any) -> str:
    """`n 312`; `only 24 answers` where they are few."""
    if is_small(size):
        return n_("only {count} answer", "only {count} answers", float(size), count=format_count(size))
    return _("n {count}", count=format_count(size))


def choose_group_colours(sizes: Sequence[Any], colour: str) -> list[str]:
    """The colour of each group by its size: `colour`, and a pale one for small groups."""
    return [PALE if is_small(size) else colour for size in sizes]


def describe_hidden_groups(names: Sequence[str]) -> str:
    """Says which groups are too small to be shown; '' where `names` is empty."""
    if not names:
        return ""
    min_size = format_count(get_rule("hidden_below"))
    return _("Hidden, as fewer than {least} answered: {names}.", least=min_size, names=format_list(list(names)))
