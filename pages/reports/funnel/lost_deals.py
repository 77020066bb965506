"""The funnel page's lost deals: the reasons, and the lists of deals to act on."""

from typing import Any

import streamlit as st

from pages.ui.i18n.formatting import format_count, format_ratio
from pages.ui.i18n.translation import _, n_
from pages.ui.labels.funnel_labels import label_level
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_heading
from pages.ui.report.result_table import show_table
from pages.ui.session import answers
from pages.ui.session.periods import find_highest_row
from queries import Filters


def render_deal_lists(filters: Filters) -> None:
    """Offer the lists of open deals by age, lost deals by stage, and deals without an opening day."""
    outcomes = answers.load_answer("funnel/outcomes", filters).row()
    stages = answers.load_answer("funnel/conversion", filters).frame
    offers = {}
    if open_count := _count_open_deals(filters):
        offers[_("Open, longest in their stage first")] = (answers.QueryRequest("funnel/ageing", filters), open_count)
    for row in stages[stages["lost_here"] > 0].to_dict("records"):
        where = (("stage", int(row["stage"])),)
        name = _("Lost at {stage}", stage=label_level("stage", row["stage"]))
        offers[name] = (answers.QueryRequest("funnel/dropped", filters, None, where), int(row["lost_here"]))
    unstaged = answers.QueryRequest("funnel/dropped", filters, None, (("stage", 0),))
    if unstaged_count := answers.count_rows(unstaged):
        offers[_("Lost, stage unknown")] = (unstaged, unstaged_count)
    if outcomes["undated"]:
        undated = answers.QueryRequest("funnel/opened_deals", filters, None, (("is_undated", True),))
        offers[_("Without an opening day")] = (undated, int(outcomes["undated"]))
    list_dialog.show_list_offers(_("Lists to act on"), offers)


def _count_open_deals(filters: Filters) -> int:
    """How many deals are open at `as_of`."""
    return int(answers.load_answer("funnel/stages", filters).frame["in_stage"].sum())


def render_loss_reasons(filters: Filters) -> None:
    """The reasons for which deals of the period were lost, each with the deals behind it."""
    answer = answers.load_answer("funnel/reasons", filters)
    if answer.empty:
        return
    top = find_highest_row(answer.frame, "ratio")
    finding = _("No reason is on record for any of the deals lost.")
    if top:
        finding = n_(
            "The reason named most for losing a deal is **{reason}**: {count} deal, {ratio} of those with a reason.",
            "The reason named most for losing a deal is **{reason}**: {count} deals, {ratio} of those with a reason.",
            top["lost"],
            reason=top["loss_reason"],
            count=format_count(top["lost"]),
            ratio=format_ratio(top["ratio"]),
        )
    show_heading(_("Why deals were lost"), finding)

    def open_rows(row: dict[str, Any], _series: str) -> None:
        where = (("loss_reason", row["loss_reason"]),)
        list_dialog.open_list(label_value("loss_reason", row["loss_reason"]), "funnel/dropped", filters, where)

    st.caption(_("Choose a row to open what is behind it."))
    show_table(answer, key="funnel_reasons", height=260, on_pick=open_rows)
