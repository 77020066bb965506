"""The card's lifecycle: the state at the end of each month."""

from __future__ import annotations

import pandas as pd

from data.rules import load_rules
from pages.customers.customer_head import CustomerCard
from pages.ui import axes, charts, load
from pages.ui.choice import subtract_months
from pages.ui.format import format_month
from pages.ui.headings import label_value
from pages.ui.palette import ACCENT
from pages.ui.panel import show_chart, show_heading, show_tools
from pages.ui.words import _, format_list

STATE_MONTHS = 24
LISTED_SPELLS = 4


def render_state_chart(shown: CustomerCard) -> None:
    """From state to state over two years."""
    whole = shown.ask("states").filters
    if whole.as_of is None:
        return
    asked = load.QueryRequest("customers/states", whole.but(from_on=subtract_months(whole.as_of, STATE_MONTHS - 1)))
    frame = load.load_rows(asked).frame
    if frame.empty:
        return
    if frame["state"].nunique() == 1:
        show_heading(_("Lifecycle"), _describe_states(frame))
        show_tools(asked, key="card_states", only=("month", "state"))
        return
    order = [str(row["state"]) for row in load_rules().relations["lifecycle"]]
    fig = charts.create_figure(height=250)
    names = axes.set_month_axis(fig, frame["month"])
    states = [label_value("state", state) for state in frame["state"]]
    fig.add_scatter(
        x=names,
        y=states,
        mode="lines+markers",
        line={"shape": "hv", "color": ACCENT, "width": 2},
        marker={"size": 6},
        hovertext=[f"<b>{state}</b><br>{name}" for name, state in zip(names, states, strict=True)],
        hoverinfo="text",
    )
    every = [label_value("state", state) for state in order]
    fig.update_yaxes(type="category", categoryorder="array", categoryarray=every, range=[-0.5, len(every) - 0.5])
    show_chart(_("Lifecycle"), _describe_states(frame), fig, asked, key="card_states", only=("month", "state"))


def _describe_states(frame: pd.DataFrame) -> str:
    """The spells in words, the latest first."""
    spells: list[tuple[str, object]] = []
    for state, first in zip(frame["state"], frame["month"], strict=True):
        if not spells or spells[-1][0] != state:
            spells.append((str(state), first))
    told = [
        _("{state} since {month}", state=label_value("state", state), month=format_month(first))
        for state, first in reversed(spells)
    ]
    return (
        _("**{now}**; before: {before}.", now=told[0], before=format_list(told[1:LISTED_SPELLS]))
        if len(told) > 1
        else _(
            "**{state}** in all of these {months} months.", state=label_value("state", spells[0][0]), months=len(frame)
        )
    )
