"""The data page's shares: how many customers have each kind of data."""

from pages.ui import bars, charts, guard, load
from pages.ui.choice import chosen
from pages.ui.format import count, ratio
from pages.ui.headings import value
from pages.ui.palette import ACCENT
from pages.ui.panel import chart
from pages.ui.words import _


def coverage() -> None:
    """The share of customers with each kind of data, the fullest first."""
    answer = load.ask("data_quality/coverage", chosen())
    if guard.thin(answer, "customers"):
        return
    frame = answer.frame.sort_values("customers", ascending=False, kind="stable").reset_index(drop=True)
    labels = [value("kind_of_data", found) for found in frame["kind_of_data"]]
    notes = [
        _("{ratio} · {customers}", ratio=ratio(row["customers_ratio"]), customers=count(row["customers"]))
        for row in frame.to_dict("records")
    ]
    fig = charts.figure(height=40 + 26 * len(labels))
    bars.lying(
        fig,
        labels,
        charts.column(frame, "customers_ratio"),
        name=_("Share of customers"),
        unit="ratio",
        colours=ACCENT,
        notes=notes,
    )
    absent = sum(1 for found in frame["customers"] if not found)
    finding = _("Every kind of data is on record for some customers.")
    if absent:
        finding = _("**{absent}** of {kinds} kinds of data are on record for nobody.", absent=absent, kinds=len(frame))
    chart(_("What is known of the customers"), finding, fig, answer.asked, key="coverage")
