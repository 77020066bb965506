"""The offer page's supporting parts: the index of three questions, and the drivers of customer equity."""

from __future__ import annotations

import streamlit as st

from pages.reports.offer_dots import _draw_dot_chart
from pages.ui import bars, charts, load, voices
from pages.ui.chance import format_interval, format_sample_size
from pages.ui.format import format_score, is_missing
from pages.ui.headings import label_column, label_value
from pages.ui.palette import ACCENT
from pages.ui.panel import show_chart
from pages.ui.periods import find_highest_row
from pages.ui.words import _
from queries import Filters

ACSI_PARTS = ("overall", "expectation", "ideal")


def render_index_and_drivers(filters: Filters) -> None:
    """The index and the drivers beside each other."""
    left, right = st.columns(2, gap="medium")
    with left:
        _render_acsi_index(filters)
    with right:
        _render_equity_drivers(filters)


def _render_acsi_index(filters: Filters) -> None:
    """The three questions of the index; it is in the style of the ACSI and never called that."""
    answer = load.load_answer("satisfaction/acsi_style", filters)
    row = answer.row()
    if answer.empty or is_missing(row["index"]):
        voices.show_missing_questions(_("three questions of 1 to 10: overall, against expectations, against the ideal"))
        return
    fig = charts.create_figure(height=172)
    names = [_("{part} ({n})", part=label_column(part), n=format_sample_size(row[f"{part}_n"])) for part in ACSI_PARTS]
    bars.add_horizontal_bars(
        fig, names, [row[part] for part in ACSI_PARTS], name=_("Mean, 1 to 10"), unit="score", colours=ACCENT
    )
    said = _(
        "The index is **{index}** of 100 ({reach}); its three parts are means of 1 to 10.",
        index=format_score(row["index"]),
        reach=format_interval(row, "score"),
    )
    show_chart(_("ACSI-style index and its three parts"), said, fig, answer.asked, key="acsi_style")


def _render_equity_drivers(filters: Filters) -> None:
    """Value, brand and relationship, each on 0 to 100."""
    answer = load.load_answer("satisfaction/equity_drivers", filters)
    if answer.empty:
        voices.show_missing_questions(_("ratings of value, brand and relationship"))
        return
    names = [label_value("driver", one) for one in answer.frame["driver"]]
    top = find_highest_row(answer.frame, "index")
    said = (
        ""
        if not top
        else _(
            "**{driver}** stands highest: {index} of 100 ({reach}).",
            driver=label_value("driver", top["driver"]),
            index=format_score(top["index"]),
            reach=format_interval(top, "score"),
        )
    )
    _draw_dot_chart(
        _("Drivers of customer equity, 0 to 100"), said, answer, answer.frame, names, "index", "equity_drivers"
    )
