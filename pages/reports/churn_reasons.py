"""The churn page's reasons: what leaving customers said, beside a published survey."""

from typing import Any

from pages.ui import bars, charts, guard, lists, load
from pages.ui.format import format_count, format_ratio
from pages.ui.headings import label_value
from pages.ui.palette import ACCENT, PALE
from pages.ui.panel import show_chart, show_heading
from pages.ui.periods import find_highest_row
from pages.ui.words import _
from queries import Filters


def render_reasons(filters: Filters) -> None:
    """The reasons on record and the survey's; unknown ones are said apart."""
    answer = load.load_answer("churn/reasons", filters)
    title = _("Why customers left")
    frame = answer.frame
    known = frame[frame["reason"] != "Unknown"].reset_index(drop=True)
    told, all_lost = int(known["churned"].sum()), int(frame["churned"].sum())
    if not told:
        show_heading(
            title,
            _("No reasons are on record for the {lost} customers lost in this period.", lost=format_count(all_lost)),
        )
        guard.warn_if_part_empty(load.Answer(answer.asked, known.iloc[:0]), "churn_notes")
        return
    fig = charts.create_figure(height=300)
    fig.update_layout(barmode="group", bargap=0.3)
    labels = [label_value("reason", found) for found in known["reason"]]
    for column, name, colour in (("ratio", _("Here"), ACCENT), ("published_ratio", _("US survey"), PALE)):
        values = charts.list_values(known, column)
        bars.add_horizontal_bars(fig, labels, values, name=name, unit="ratio", colours=colour, series=column)
    bars.add_series_names(fig, {_("Here"): ACCENT, _("US survey"): PALE})
    top = find_highest_row(known, "ratio")
    finding = ""
    if top:
        finding = _(
            "**{reason}** is named most, by {ratio} of the {told} who gave a reason; {silent} gave none.",
            reason=label_value("reason", top["reason"]),
            ratio=format_ratio(top["ratio"]),
            told=format_count(told),
            silent=format_count(all_lost - told),
        )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Left because: {reason}", reason=label_value("reason", row["reason"]))
        lists.open_list(title, "churn/lost_customers", filters, (("reason", row["reason"]),))

    show_chart(title, finding, fig, answer.asked, key="reasons", on_pick=picked)
