"""The funnel page's cohorts: of the deals opened in each month, how many ever reached each stage."""

from typing import Any

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
    """Share of each month's deals that reached each stage; those still open may yet."""
    answer = answers.load_answer("funnel/cohorts", filters)
    if answer.empty:
        return
    frame = answer.frame
    cells = {(row["cohort"], int(row["stage"])): row for row in frame.to_dict("records")}
    firsts = sorted({cohort for cohort, _stage in cells})[-MAX_COHORTS:]
    columns = [_("Deals opened"), *(label_level("stage", stage) for stage in LATER_STAGES), _("Deals open")]

    def cell(row: int, column: int) -> tuple[float | None, str, str]:
        found = cells[firsts[row], LATER_STAGES[max(0, min(column - 1, len(LATER_STAGES) - 1))]]
        if column in (0, len(LATER_STAGES) + 1):
            own = found["open" if column else "opened"]
            return None, format_count(own), ""
        told = _(
            "{reached} of {opened} deals reached {stage}",
            reached=format_count(found["reached"]),
            opened=format_count(found["opened"]),
            stage=label_level("stage", found["stage"]),
        )
        return float(found["reached_ratio"]), format_score(float(found["reached_ratio"]) * 100, 0), told

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _(
            "Opened in {month}, reached {stage}",
            month=format_month(row["cohort"]),
            stage=label_level("stage", row["stage"]),
        )
        where = (("cohort", row["cohort"]), ("stage", int(row["stage"])))
        list_dialog.open_list(title, "funnel/reached_deals", filters, where)

    title = _("By month of opening: % that reached each stage")
    show_heading(title, _describe_cohorts(frame))
    show_heat_map([format_month(one) for one in firsts], columns, cell, corner=_("Opened in"), caption=title)
    show_tools(answer.request, key="funnel_cohorts", on_pick=picked)


def _describe_cohorts(frame: Any) -> str:
    """The month of which most came to a contract, and how many of it may yet."""
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
