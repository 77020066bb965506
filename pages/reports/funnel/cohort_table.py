"""The funnel page's cohort table: the share of the deals opened in each month that ever reached each stage."""

from typing import Any

import pandas as pd

from pages.ui.charts.heat_map import show_heat_map
from pages.ui.i18n.formatting import format_count, format_month, format_ratio, format_score
from pages.ui.i18n.translation import _, n_
from pages.ui.labels.funnel_labels import label_level
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_heading, show_tools
from pages.ui.session import answers
from pages.ui.session.periods import find_highest_row
from queries import Filters

MAX_COHORTS = 24
LATER_STAGES = (2, 3, 4, 5, 6)


def render_cohorts(filters: Filters) -> None:
    """The cohorts of the last 24 months as a heat map; deals that are open may reach further stages."""
    answer = answers.load_answer("funnel/cohorts", filters)
    if answer.empty:
        return
    frame = answer.frame
    cells = {(row["cohort"], int(row["stage"])): row for row in frame.to_dict("records")}
    cohorts = sorted({cohort for cohort, _stage in cells})[-MAX_COHORTS:]
    columns = [_("Deals opened"), *(label_level("stage", stage) for stage in LATER_STAGES), _("Deals open")]

    def build_cell(row: int, column: int) -> tuple[float | None, str, str]:
        cell = cells[cohorts[row], LATER_STAGES[max(0, min(column - 1, len(LATER_STAGES) - 1))]]
        if column in (0, len(LATER_STAGES) + 1):
            count = cell["open" if column else "opened"]
            return None, format_count(count), ""
        hover = _(
            "{reached} of {opened} deals reached {stage}",
            reached=format_count(cell["reached"]),
            opened=format_count(cell["opened"]),
            stage=label_level("stage", cell["stage"]),
        )
        return float(cell["reached_ratio"]), format_score(float(cell["reached_ratio"]) * 100, 0), hover

    def open_rows(row: dict[str, Any], _series: str) -> None:
        title = _(
            "Opened in {month}, reached {stage}",
            month=format_month(row["cohort"]),
            stage=label_level("stage", row["stage"]),
        )
        where = (("cohort", row["cohort"]), ("stage", int(row["stage"])))
        list_dialog.open_list(title, "funnel/reached_deals", filters, where)

    title = _("By month of opening: % that reached each stage")
    show_heading(title, _describe_cohorts(frame))
    show_heat_map(
        [format_month(cohort) for cohort in cohorts], columns, build_cell, corner=_("Opened in"), caption=title
    )
    show_tools(answer.request, key="funnel_cohorts", on_pick=open_rows)


def _describe_cohorts(frame: pd.DataFrame) -> str:
    """The month with the largest share of signed contracts, and how many of its deals are still open."""
    top = find_highest_row(frame[frame["stage"] == LATER_STAGES[-1]], "reached_ratio")
    if not top or not top["reached"]:
        return _("None of these months' deals has come to a contract yet.")
    return n_(
        "**{month}** did best so far: {reached} of its {opened} deals reached {stage}, {ratio}; {open} is still open.",
        "**{month}** did best so far: {reached} of its {opened} deals reached {stage}, {ratio}; {open} are still open.",
        top["open"],
        month=format_month(top["cohort"]),
        reached=format_count(top["reached"]),
        opened=format_count(top["opened"]),
        stage=label_level("stage", top["stage"]),
        ratio=format_ratio(top["reached_ratio"]),
        open=format_count(top["open"]),
    )
