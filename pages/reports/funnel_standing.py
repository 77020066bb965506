"""The funnel page's open deals by stage and age, 0 and 7 beside the progress; beside them by intention."""

from typing import Any

import streamlit as st

from pages.reports import funnel_intentions
from pages.ui import bars, charts, lists, load
from pages.ui.format import count, days, missing
from pages.ui.funnel_words import place
from pages.ui.palette import ACCENT, PALE
from pages.ui.panel import chart
from pages.ui.words import _, paragraph
from queries import Filters

BESIDE = (0, 7)
COLUMNS = ("stage", "in_stage", "median_age_days", "amount")


def side_by_side(filters: Filters) -> None:
    """The two parts beside each other."""
    left, right = st.columns(2, gap="medium")
    with left:
        stages(filters)
    with right:
        funnel_intentions.intentions(filters)


def stages(filters: Filters) -> None:
    """Where the open deals stand, and for how long."""
    answer = load.ask("funnel/stages", filters)
    rows = charts.records(answer.frame)
    labels = [_("Unknown") if missing(row["stage"]) else place("stage", row["stage"]) for row in rows]
    notes = [
        count(row["in_stage"])
        if missing(row["median_age_days"])
        else _("{count}, median {days}", count=count(row["in_stage"]), days=days(row["median_age_days"]))
        for row in rows
    ]
    colours = [PALE if missing(row["stage"]) or row["stage"] in BESIDE else ACCENT for row in rows]
    fig = charts.figure(height=310)
    bars.lying(
        fig,
        labels,
        charts.column(answer.frame, "in_stage"),
        name=_("Open deals"),
        unit="count",
        colours=colours,
        notes=notes,
    )
    # On a phone the note beside the longest bar needs more than its letters say.
    fig.update_xaxes(range=[0, fig.layout.xaxis.range[1] * 1.15])
    aged = [row for row in rows if not missing(row["median_age_days"])]
    finding = _("No deal is open.")
    if any(row["in_stage"] for row in rows):
        finding = _("**{count}** deals are open.", count=count(sum(row["in_stage"] for row in rows)))
    if aged:
        oldest = max(aged, key=lambda row: float(row["median_age_days"]))
        waiting = _(
            "They wait longest at **{stage}**: half of them for more than {days}.",
            stage=labels[rows.index(oldest)],
            days=days(oldest["median_age_days"]),
        )
        finding = paragraph([finding, waiting])

    def picked(row: dict[str, Any], _series: str) -> None:
        stage = None if missing(row["stage"]) else int(row["stage"])
        title = _("Open at {stage}", stage=_("Unknown") if stage is None else place("stage", stage))
        lists.open_list(title, "funnel/ageing", filters, (("stage", stage),))

    chart(_("Open deals by stage"), finding, fig, answer.asked, key="standing", on_pick=picked, only=COLUMNS)
