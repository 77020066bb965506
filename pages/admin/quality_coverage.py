"""The data page's shares: how many customers have each kind of data."""

from pages.ui import bars, charts, guard, load
from pages.ui.choice import get_filters
from pages.ui.format import format_count, format_ratio
from pages.ui.headings import label_value
from pages.ui.palette import ACCENT
from pages.ui.panel import show_chart
from pages.ui.words import _


def render_coverage() -> None:
    """The share of customers with each kind of data, the fullest first."""
    answer = load.load_answer("data_quality/coverage", get_filters())
    if guard.warn_if_part_empty(answer, "customers"):
        return
    frame = answer.frame.sort_values("customers", ascending=False, kind="stable").reset_index(drop=True)
    labels = [label_value("kind_of_data", found) for found in frame["kind_of_data"]]
    notes = [
        _("{ratio} · {customers}", ratio=format_ratio(row["customers_ratio"]), customers=format_count(row["customers"]))
        for row in frame.to_dict("records")
    ]
    fig = charts.create_figure(height=40 + 26 * len(labels))
    bars.add_horizontal_bars(
        fig,
        labels,
        charts.list_values(frame, "customers_ratio"),
        name=_("Share of customers"),
        unit="ratio",
        colours=ACCENT,
        notes=notes,
    )
    absent = sum(1 for found in frame["customers"] if not found)
    finding = _("Every kind of data is on record for some customers.")
    if absent:
        finding = _("**{absent}** of {kinds} kinds of data are on record for nobody.", absent=absent, kinds=len(frame))
    show_chart(_("What is known of the customers"), finding, fig, answer.asked, key="coverage")
