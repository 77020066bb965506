"""The funnel page's open deals by stage and age, 0 and 7 beside the progress; beside them by intention."""

from typing import Any

import streamlit as st

from pages.ui.charts import bars, base_chart
from pages.ui.charts.palette import ACCENT, PALE
from pages.ui.i18n.formatting import format_count, format_days, format_money, is_missing
from pages.ui.i18n.translation import _, join_sentences
from pages.ui.labels.funnel_labels import label_level
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart
from pages.ui.session import answers
from queries import Filters


def _render_open_by_intention(filters: Filters) -> None:
    """The open amount by how likely the customer is to sign."""
    answer = answers.load_answer("funnel/intentions", filters)
    rows = base_chart.list_records(answer.frame)
    labels = [
        _("Unknown") if is_missing(row["intention"]) else label_level("intention", row["intention"]) for row in rows
    ]
    notes = [
        _("{count}, {amount}", count=format_count(row["deals"]), amount=format_money(row["amount"]))
        if row["amount"]
        else format_count(row["deals"])
        for row in rows
    ]
    fig = base_chart.create_figure(height=310)
    values = base_chart.list_values(answer.frame, "deals")
    bars.add_horizontal_bars(fig, labels, values, name=_("Open deals"), unit="count", colours=ACCENT, notes=notes)
    hoped = sum(float(row["forecast"]) for row in rows if not is_missing(row["forecast"]))
    finding = _("No open deal has an intention and an amount on record, so nothing can be forecast.")
    if hoped:
        finding = _("Weighed by their probability, the open deals are worth **{amount}**.", amount=format_money(hoped))

    def picked(row: dict[str, Any], _series: str) -> None:
        level = None if is_missing(row["intention"]) else int(row["intention"])
        title = _("Open, intention {level}", level=_("Unknown") if level is None else label_level("intention", level))
        list_dialog.open_list(title, "funnel/ageing", filters, (("intention", level),))

    show_chart(_("Open deals by intention"), finding, fig, answer.request, key="intentions", on_pick=picked)


OUTSIDE_STAGES = (0, 7)
STAGE_COLUMNS = ("stage", "in_stage", "median_age_days", "amount")


def render_open_deals(filters: Filters) -> None:
    """The two parts beside each other."""
    left, right = st.columns(2, gap="medium")
    with left:
        _render_open_by_stage(filters)
    with right:
        _render_open_by_intention(filters)


def _render_open_by_stage(filters: Filters) -> None:
    """Where the open deals stand, and for how long."""
    answer = answers.load_answer("funnel/stages", filters)
    rows = base_chart.list_records(answer.frame)
    labels = [_("Unknown") if is_missing(row["stage"]) else label_level("stage", row["stage"]) for row in rows]
    notes = [
        format_count(row["in_stage"])
        if is_missing(row["median_age_days"])
        else _("{count}, median {days}", count=format_count(row["in_stage"]), days=format_days(row["median_age_days"]))
        for row in rows
    ]
    colours = [PALE if is_missing(row["stage"]) or row["stage"] in OUTSIDE_STAGES else ACCENT for row in rows]
    fig = base_chart.create_figure(height=310)
    bars.add_horizontal_bars(
        fig,
        labels,
        base_chart.list_values(answer.frame, "in_stage"),
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
        list_dialog.open_list(title, "funnel/ageing", filters, (("stage", stage),))

    show_chart(
        _("Open deals by stage"), finding, fig, answer.request, key="standing", on_pick=picked, columns=STAGE_COLUMNS
    )
