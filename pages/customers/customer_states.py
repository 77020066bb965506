"""The card's lifecycle: the state at the end of each month."""

from __future__ import annotations

import pandas as pd

from data.rules import rules
from pages.customers.customer_head import Shown
from pages.ui import axes, charts, load
from pages.ui.choice import months_back
from pages.ui.format import month
from pages.ui.headings import value
from pages.ui.palette import ACCENT
from pages.ui.panel import chart, head, tools
from pages.ui.words import _, listing

MONTHS = 24
TOLD = 4


def history(shown: Shown) -> None:
    """From state to state over two years."""
    whole = shown.ask("states").filters
    if whole.as_of is None:
        return
    asked = load.Asked("customers/states", whole.but(from_on=months_back(whole.as_of, MONTHS - 1)))
    frame = load.rows(asked).frame
    if frame.empty:
        return
    if frame["state"].nunique() == 1:
        head(_("Lifecycle"), finding(frame))
        tools(asked, key="card_states", only=("month", "state"))
        return
    order = [str(row["state"]) for row in rules().relations["lifecycle"]]
    fig = charts.figure(height=250)
    names = axes.month_axis(fig, frame["month"])
    states = [value("state", state) for state in frame["state"]]
    fig.add_scatter(
        x=names,
        y=states,
        mode="lines+markers",
        line={"shape": "hv", "color": ACCENT, "width": 2},
        marker={"size": 6},
        hovertext=[f"<b>{state}</b><br>{name}" for name, state in zip(names, states, strict=True)],
        hoverinfo="text",
    )
    every = [value("state", state) for state in order]
    fig.update_yaxes(type="category", categoryorder="array", categoryarray=every, range=[-0.5, len(every) - 0.5])
    chart(_("Lifecycle"), finding(frame), fig, asked, key="card_states", only=("month", "state"))


def finding(frame: pd.DataFrame) -> str:
    """The spells in words, the latest first."""
    spells: list[tuple[str, object]] = []
    for state, first in zip(frame["state"], frame["month"], strict=True):
        if not spells or spells[-1][0] != state:
            spells.append((str(state), first))
    told = [
        _("{state} since {month}", state=value("state", state), month=month(first)) for state, first in reversed(spells)
    ]
    return (
        _("**{now}**; before: {before}.", now=told[0], before=listing(told[1:TOLD]))
        if len(told) > 1
        else _("**{state}** in all of these {months} months.", state=value("state", spells[0][0]), months=len(frame))
    )
