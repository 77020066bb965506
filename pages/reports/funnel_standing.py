"""The funnel page's open deals by stage and age, 0 and 7 beside the progress; beside them by intention."""

from typing import Any

import streamlit as st

from pages.reports import funnel_intentions
from pages.ui import bars, charts, lists, load
from pages.ui.format import format_count, format_days, is_missing
from pages.ui.funnel_words import label_level
from pages.ui.palette import ACCENT, PALE
from pages.ui.panel import show_chart
from pages.ui.words import _, join_sentences
from queries import Filters

OUTSIDE_STAGES = (0, 7)
STAGE_COLUMNS = ("stage", "in_stage", "median_age_days", "amount")


def render_open_deals(filters: Filters) -> None:
    """The two parts beside each other."""
    left, right = st.columns(2, gap="medium")
    with left:
        _render_open_by_stage(filters)
    with right:
        funnel_intentions._render_open_by_intention(filters)


def _render_open_by_stage(filters: Filters) -> None:
    """Where the open deals stand, and for how long."""
    answer = load.load_answer("funnel/stages", filters)
    rows = charts.list_records(answer.frame)
    labels = [_("Unknown") if is_missing(row["stage"]) else label_level("stage", row["stage"]) for row in rows]
    notes = [
        format_count(row["in_stage"])
        if is_missing(row["median_age_days"])
        else _("{count}, median {days}", count=format_count(row["in_stage"]), days=format_days(row["median_age_days"]))
        for row in rows
    ]
    colours = [PALE if is_missing(row["stage"]) or row["stage"] in OUTSIDE_STAGES else ACCENT for row in rows]
    fig = charts.create_figure(height=310)
    bars.add_horizontal_bars(
        fig,
        labels,
        charts.list_values(answer.frame, "in_stage"),
        name=_("Open deals"),
        unit="count",
        colours=colours,
        notes=notes,
    )
    # On a phone the note beside the longest bar needs more than its letters say.
    fig.update_xaxes(range=[0, fig.layout.xaxis.range[1] * 1.15])
    aged = [row for row in rows if not is_missing(row["median_age_days"])]
    finding = _("No deal is open.")
    if any(row["in_stage"] for row in rows):
        finding = _("**{count}** deals are open.", count=format_count(sum(row["in_stage"] for row in rows)))
    if aged:
        oldest = max(aged, key=lambda row: float(row["median_age_days"]))
        waiting = _(
            "They wait longest at **{stage}**: half of them for more than {days}.",
            stage=labels[rows.index(oldest)],
            days=format_days(oldest["median_age_days"]),
        )
        finding = join_sentences([finding, waiting])

    def picked(row: dict[str, Any], _series: str) -> None:
        stage = None if is_missing(row["stage"]) else int(row["stage"])
        title = _("Open at {stage}", stage=_("Unknown") if stage is None else label_level("stage", stage))
        lists.open_list(title, "funnel/ageing", filters, (("stage", stage),))

    show_chart(_("Open deals by stage"), finding, fig, answer.asked, key="standing", on_pick=picked, only=STAGE_COLUMNS)
