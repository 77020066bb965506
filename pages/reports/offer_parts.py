"""The offer page's supporting parts: the index of three questions, and the drivers of customer equity."""

from __future__ import annotations

import streamlit as st

from pages.reports.offer_dots import dots
from pages.ui import bars, charts, load, voices
from pages.ui.chance import counted, interval
from pages.ui.format import missing, score
from pages.ui.headings import heading, value
from pages.ui.palette import ACCENT
from pages.ui.panel import chart
from pages.ui.periods import best
from pages.ui.words import _
from queries import Filters

PARTS = ("overall", "expectation", "ideal")


def side_by_side(filters: Filters) -> None:
    """The index and the drivers beside each other."""
    left, right = st.columns(2, gap="medium")
    with left:
        acsi_style(filters)
    with right:
        drivers(filters)


def acsi_style(filters: Filters) -> None:
    """The three questions of the index; it is in the style of the ACSI and never called that."""
    answer = load.ask("satisfaction/acsi_style", filters)
    row = answer.row()
    if answer.empty or missing(row["index"]):
        voices.missing_part(_("three questions of 1 to 10: overall, against expectations, against the ideal"))
        return
    fig = charts.figure(height=172)
    names = [_("{part} ({n})", part=heading(part), n=counted(row[f"{part}_n"])) for part in PARTS]
    bars.lying(fig, names, [row[part] for part in PARTS], name=_("Mean, 1 to 10"), unit="score", colours=ACCENT)
    said = _(
        "The index is **{index}** of 100 ({reach}); its three parts are means of 1 to 10.",
        index=score(row["index"]),
        reach=interval(row, "score"),
    )
    chart(_("ACSI-style index and its three parts"), said, fig, answer.asked, key="acsi_style")


def drivers(filters: Filters) -> None:
    """Value, brand and relationship, each on 0 to 100."""
    answer = load.ask("satisfaction/equity_drivers", filters)
    if answer.empty:
        voices.missing_part(_("ratings of value, brand and relationship"))
        return
    names = [value("driver", one) for one in answer.frame["driver"]]
    top = best(answer.frame, "index")
    said = (
        ""
        if not top
        else _(
            "**{driver}** stands highest: {index} of 100 ({reach}).",
            driver=value("driver", top["driver"]),
            index=score(top["index"]),
            reach=interval(top, "score"),
        )
    )
    dots(_("Drivers of customer equity, 0 to 100"), said, answer, answer.frame, names, "index", "equity_drivers")
