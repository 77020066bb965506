"""The row of numbers: value, change against the days before, target, what it is made of, how computed, the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

from pages.ui import lists, load
from pages.ui.boundary import fragment
from pages.ui.explain import explanation
from pages.ui.format import change, decimal, exact, missing, short
from pages.ui.palette import BAD, GOOD, NEUTRAL
from pages.ui.words import _

# Of these figures less is better; of all others more is.
LESS_IS_BETTER = frozenset({"churn_ratio", "gross_churn_ratio", "left_again_ratio"})
# These are neither good nor bad for moving.
NEITHER = frozenset({"top20_ratio"})


@dataclass(frozen=True)
class Number:
    """One figure: what it is, how it moved and what it is made of; `unit` is one of the closed list's."""

    key: str
    label: str
    unit: str
    value: Any
    asked: load.Asked
    numerator: Any = None
    denominator: Any = None
    previous: Any = None
    last_year: Any = None
    target: Any = None
    behind: load.Asked | None = None
    rows: int = 0
    note: str = ""

    def opening(self, behind: load.Asked, rows: Any = None) -> Number:
        """The same figure with the list behind it; `rows` where neither the count nor its numerator says how many."""
        known = rows if rows is not None else self.value if self.unit == "count" else self.numerator
        return replace(self, behind=behind, rows=load.count(behind) if missing(known) else int(known))


def numbers(figures: Sequence[Number], quiet: bool = False) -> None:
    """The figures side by side, on a phone one under the other; `quiet` ones stand back, without a frame."""
    for place, figure in zip(st.columns(len(figures), border=not quiet), figures, strict=True):
        with place:
            number(figure)


def number(figure: Number) -> None:
    """One figure."""
    word, colour, arrow = moved(figure)
    with st.container(key=f"number_{figure.key}", gap="xsmall"):
        st.metric(
            figure.label,
            short(figure.value, figure.unit),
            change(figure.value, figure.previous, figure.unit),
            delta_color=colour,  # type: ignore[arg-type]  # one of palette.GOOD, BAD and NEUTRAL
            delta_arrow=arrow,  # type: ignore[arg-type]  # one of up, down and off
            delta_description=word or None,
            help=hover(figure),
        )
        if lines := made_of(figure):
            st.caption("  \n".join(lines))
        actions(figure)


def moved(figure: Number) -> tuple[str, str, str]:
    """Better, worse or no base, as (word, colour, arrow)."""
    if missing(figure.value) or change(figure.value, figure.previous, figure.unit) is None:
        return "", NEUTRAL, "off"
    step = float(figure.value) - float(figure.previous)
    if step == 0:
        return _("as before"), NEUTRAL, "off"
    if figure.key in NEITHER:
        return "", NEUTRAL, "up" if step > 0 else "down"
    better = (step < 0) if figure.key in LESS_IS_BETTER else (step > 0)
    return (
        (_("better"), GOOD, "up" if step > 0 else "down") if better else (_("worse"), BAD, "up" if step > 0 else "down")
    )


def hover(figure: Number) -> str:
    """The exact value, and the ones that it is compared with."""
    lines = [_("Exactly: {value}", value=exact(figure.value, figure.unit))]
    if missing(figure.value):
        lines = [_("There is no value: nothing to divide by, or nothing on record for these days.")]
    lines += [
        _("As many days before: {value}", value=exact(figure.previous, figure.unit)),
        _("The same days last year: {value}", value=exact(figure.last_year, figure.unit)),
        _("Target: {value}", value=exact(figure.target, figure.unit)),
    ]
    return "  \n".join(lines)


def made_of(figure: Number) -> list[str]:
    """The small lines under a figure."""
    lines = [figure.note] if figure.note else []
    if not missing(figure.numerator) and not missing(figure.denominator):
        lines.append(
            _("{some} of {all}", some=short(figure.numerator, "count"), all=short(figure.denominator, "count"))
        )
    year = change(figure.value, figure.last_year, figure.unit)
    # A period of a whole year has the same base twice; it is said once.
    if year is not None and figure.last_year != figure.previous:
        up = float(figure.value) >= float(figure.last_year)
        lines.append(_("▲ {step} on last year", step=year) if up else _("▼ {step} on last year", step=year))
    if not missing(figure.target):
        lines.append(_("target {value}", value=short(figure.target, figure.unit)))
    return lines


@fragment
def actions(figure: Number) -> None:
    """How it is computed, and the list behind it."""
    if "opened" in st.session_state:
        # The list stands over the whole page, not in this part of it.
        st.rerun()
    with st.container(horizontal=True, gap="xsmall", key=f"tools_number_{figure.key}"):
        how = st.popover(
            _("How?"),
            type="tertiary",
            icon=":material/info:",
            key=f"{figure.key}_how",
            on_change="rerun",
            help=_("How is this computed?"),
        )
        if figure.behind and figure.rows:
            st.button(
                _("Open the {count}", count=decimal(figure.rows)),
                type="tertiary",
                icon=":material/list:",
                key=f"{figure.key}_list",
                on_click=partial(lists.open_asked, figure.label, figure.behind),
            )
    if how.open:
        with how:
            explanation(figure.asked, figure.key, [*hover(figure).split("  \n"), *made_of(figure)[:1]])
