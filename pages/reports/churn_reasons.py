"""The churn page's reasons: what leaving customers said, beside a published survey."""

from typing import Any

from pages.ui import bars, charts, guard, lists, load
from pages.ui.format import count, ratio
from pages.ui.headings import value
from pages.ui.palette import ACCENT, PALE
from pages.ui.panel import chart, head
from pages.ui.periods import best
from pages.ui.words import _
from queries import Filters


def reasons(filters: Filters) -> None:
    """The reasons on record and the survey's; unknown ones are said apart."""
    answer = load.ask("churn/reasons", filters)
    title = _("Why customers left")
    frame = answer.frame
    known = frame[frame["reason"] != "Unknown"].reset_index(drop=True)
    told, all_lost = int(known["churned"].sum()), int(frame["churned"].sum())
    if not told:
        head(title, _("No reasons are on record for the {lost} customers lost in this period.", lost=count(all_lost)))
        guard.thin(load.Answer(answer.asked, known.iloc[:0]), "churn_notes")
        return
    fig = charts.figure(height=300)
    fig.update_layout(barmode="group", bargap=0.3)
    labels = [value("reason", found) for found in known["reason"]]
    for column, name, colour in (("ratio", _("Here"), ACCENT), ("published_ratio", _("US survey"), PALE)):
        values = charts.column(known, column)
        bars.lying(fig, labels, values, name=name, unit="ratio", colours=colour, series=column)
    bars.above(fig, {_("Here"): ACCENT, _("US survey"): PALE})
    top = best(known, "ratio")
    finding = ""
    if top:
        finding = _(
            "**{reason}** is named most, by {ratio} of the {told} who gave a reason; {silent} gave none.",
            reason=value("reason", top["reason"]),
            ratio=ratio(top["ratio"]),
            told=count(told),
            silent=count(all_lost - told),
        )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Left because: {reason}", reason=value("reason", row["reason"]))
        lists.open_list(title, "churn/lost_customers", filters, (("reason", row["reason"]),))

    chart(title, finding, fig, answer.asked, key="reasons", on_pick=picked)
