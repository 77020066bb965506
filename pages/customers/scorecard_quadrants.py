"""Revenue against the good-customer score: four quadrants, each with its customers, its revenue and its list."""

from typing import Any

from pages.customers.scorecard_findings import describe_good_customers
from pages.customers.scorecard_lists import build_quadrant_list_request
from pages.ui import bars, charts, lists, load
from pages.ui.format import format_count, format_ratio, is_missing
from pages.ui.headings import label_value
from pages.ui.numbers import Metric, show_metrics
from pages.ui.palette import ACCENT, PALE
from pages.ui.panel import show_chart
from pages.ui.words import _
from queries import Filters

QUESTION = "explorer/scorecard_quadrants"
NAMED_QUADRANTS = ("big_good", "small_good", "big_risky", "small_weak")


def build_requests(filters: Filters) -> tuple[load.QueryRequest, load.QueryRequest]:
    """What the figures and charts need."""
    return load.QueryRequest(QUESTION, filters), load.QueryRequest(QUESTION, filters, "branch")


def render_quadrant_figures(filters: Filters) -> None:
    """The four quadrants, each with its list."""
    whole, _split = build_requests(filters)
    rows = {row["quadrant"]: row for row in charts.list_records(load.load_rows(whole).frame)}
    show_metrics(
        [
            Metric(
                f"quadrant_{name}",
                label_value("quadrant", name),
                "count",
                rows[name]["customers"],
                whole,
                note=_format_revenue_share(rows[name]["revenue_ratio"]),
            ).opening(build_quadrant_list_request(filters, name))
            for name in NAMED_QUADRANTS
        ]
    )


def _format_revenue_share(found: Any) -> str:
    return "" if is_missing(found) else _("{ratio} of the revenue", ratio=format_ratio(found))


def render_quadrant_shares(filters: Filters) -> None:
    """Share of the customers beside share of the revenue."""
    whole, _split = build_requests(filters)
    answer = load.load_rows(whole)
    frame = answer.frame
    labels = [
        _(
            "{tier} ({customers})",
            tier=label_value("quadrant", row["quadrant"]),
            customers=format_count(row["customers"]),
        )
        for row in charts.list_records(frame)
    ]
    fig = charts.create_figure(height=300)
    fig.update_layout(barmode="group", bargap=0.3)
    for name, column, colour in (
        (_("Share of customers"), "customer_ratio", PALE),
        (_("Share of revenue"), "revenue_ratio", ACCENT),
    ):
        bars.add_horizontal_bars(
            fig, labels, charts.list_values(frame, column), name=name, unit="ratio", colours=colour
        )
    bars.add_series_names(fig, {_("Share of customers"): PALE, _("Share of revenue"): ACCENT})
    fig.update_annotations(x=1, xanchor="right")
    rows = {row["quadrant"]: row for row in charts.list_records(frame)}
    risky, small = rows["big_risky"], rows["small_good"]
    finding = _(
        "**{risky}** big customers are risky, with {ratio} of the revenue; **{small}** small ones are good.",
        risky=format_count(risky["customers"]),
        ratio=format_ratio(risky["revenue_ratio"]),
        small=format_count(small["customers"]),
    )
    if not sum(int(rows[name]["customers"]) for name in NAMED_QUADRANTS):
        finding = describe_good_customers(filters)

    def picked(row: dict[str, Any], _series: str) -> None:
        lists.open_request(
            label_value("quadrant", row["quadrant"]), build_quadrant_list_request(filters, row["quadrant"])
        )

    show_chart(_("Revenue against the good-customer score"), finding, fig, whole, key="quadrants", on_pick=picked)
