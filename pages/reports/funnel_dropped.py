"""The funnel page's drop-off: why deals were lost, and the lists to act on, by stage, by age, without a day."""

from typing import Any

import streamlit as st

from pages.ui import lists, load
from pages.ui.format import count, ratio
from pages.ui.funnel_words import place
from pages.ui.headings import value
from pages.ui.panel import head
from pages.ui.periods import best
from pages.ui.tables import table
from pages.ui.words import _, n_
from queries import Filters


def lost(filters: Filters) -> None:
    """The drop-off list by stage, and the open deals by their age."""
    told = load.ask("funnel/outcomes", filters).row()
    stages = load.ask("funnel/conversion", filters).frame
    offers = {}
    if still := waiting(filters):
        offers[_("Open, longest in their stage first")] = (load.Asked("funnel/ageing", filters), still)
    for row in stages[stages["lost_here"] > 0].to_dict("records"):
        where = (("stage", int(row["stage"])),)
        name = _("Lost at {stage}", stage=place("stage", row["stage"]))
        offers[name] = (load.Asked("funnel/dropped", filters, None, where), int(row["lost_here"]))
    nowhere = load.Asked("funnel/dropped", filters, None, (("stage", 0),))
    if found := load.count(nowhere):
        offers[_("Lost, stage unknown")] = (nowhere, found)
    if told["undated"]:
        undated = load.Asked("funnel/opened_deals", filters, None, (("is_undated", True),))
        offers[_("Without an opening day")] = (undated, int(told["undated"]))
    lists.offered(_("Lists to act on"), offers)


def waiting(filters: Filters) -> int:
    """How many deals are open at as_of."""
    return int(load.ask("funnel/stages", filters).frame["in_stage"].sum())


def reasons(filters: Filters) -> None:
    """Why deals of the period were lost, each reason with the deals behind it."""
    answer = load.ask("funnel/reasons", filters)
    if answer.empty:
        return
    top = best(answer.frame, "ratio")
    finding = _("No reason is on record for any of the deals lost.")
    if top:
        finding = n_(
            "The reason named most for losing a deal is **{reason}**: {count} deal, {ratio} of those with a reason.",
            "The reason named most for losing a deal is **{reason}**: {count} deals, {ratio} of those with a reason.",
            top["lost"],
            reason=top["loss_reason"],
            count=count(top["lost"]),
            ratio=ratio(top["ratio"]),
        )
    head(_("Why deals were lost"), finding)

    def picked(row: dict[str, Any], _series: str) -> None:
        where = (("loss_reason", row["loss_reason"]),)
        lists.open_list(value("loss_reason", row["loss_reason"]), "funnel/dropped", filters, where)

    st.caption(_("Choose a row to open what is behind it."))
    table(answer, key="funnel_reasons", height=260, on_pick=picked)
