"""The funnel page's cohorts: of the deals opened in each month, how many ever reached each stage."""

from typing import Any

from pages.ui import lists, load
from pages.ui.format import count, month, ratio, score
from pages.ui.funnel_words import place
from pages.ui.heat import heat_map
from pages.ui.panel import head, tools
from pages.ui.periods import best
from pages.ui.words import _, n_
from queries import Filters

MOST = 24
FURTHER = (2, 3, 4, 5, 6)


def cohorts(filters: Filters) -> None:
    """Share of each month's deals that reached each stage; those still open may yet."""
    answer = load.ask("funnel/cohorts", filters)
    if answer.empty:
        return
    frame = answer.frame
    cells = {(row["cohort"], int(row["stage"])): row for row in frame.to_dict("records")}
    firsts = sorted({cohort for cohort, _stage in cells})[-MOST:]
    columns = [_("Deals opened"), *(place("stage", stage) for stage in FURTHER), _("Deals open")]

    def cell(row: int, column: int) -> tuple[float | None, str, str]:
        found = cells[firsts[row], FURTHER[max(0, min(column - 1, len(FURTHER) - 1))]]
        if column in (0, len(FURTHER) + 1):
            own = found["open" if column else "opened"]
            return None, count(own), ""
        told = _(
            "{reached} of {opened} deals reached {stage}",
            reached=count(found["reached"]),
            opened=count(found["opened"]),
            stage=place("stage", found["stage"]),
        )
        return float(found["reached_ratio"]), score(float(found["reached_ratio"]) * 100, 0), told

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Opened in {month}, reached {stage}", month=month(row["cohort"]), stage=place("stage", row["stage"]))
        where = (("cohort", row["cohort"]), ("stage", int(row["stage"])))
        lists.open_list(title, "funnel/reached_deals", filters, where)

    title = _("By month of opening: % that reached each stage")
    head(title, finding(frame))
    heat_map([month(one) for one in firsts], columns, cell, corner=_("Opened in"), caption=title)
    tools(answer.asked, key="funnel_cohorts", on_pick=picked)


def finding(frame: Any) -> str:
    """The month of which most came to a contract, and how many of it may yet."""
    top = best(frame[frame["stage"] == FURTHER[-1]], "reached_ratio")
    if not top or not top["reached"]:
        return _("None of these months' deals has come to a contract yet.")
    return n_(
        "**{month}** did best so far: {reached} of its {opened} deals reached {stage}, {ratio}; {open} is still open.",
        "**{month}** did best so far: {reached} of its {opened} deals reached {stage}, {ratio}; {open} are still open.",
        top["open"],
        month=month(top["cohort"]),
        reached=count(top["reached"]),
        opened=count(top["opened"]),
        stage=place("stage", top["stage"]),
        ratio=ratio(top["reached_ratio"]),
        open=count(top["open"]),
    )
