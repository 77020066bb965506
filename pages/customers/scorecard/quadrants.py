"""The scorecard's quadrants of revenue and good-customer score: customers, revenue, and lists."""

from typing import Any

from pages.customers.scorecard.score_lists import build_quadrant_list_request, describe_good_customers
from pages.ui.charts import bars, base_chart, stacked_bars
from pages.ui.charts.palette import ACCENT, CATEGORIES, PALE
from pages.ui.i18n.formatting import format_count, format_ratio, is_missing
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart
from pages.ui.report.metric_tiles import Metric, show_metrics
from pages.ui.session import answers
from queries import Filters

QUESTION = "explorer/scorecard_quadrants"
NAMED_QUADRANTS = ("big_good", "small_good", "big_risky", "small_weak")
QUADRANT_COLOURS = dict(zip(NAMED_QUADRANTS, (ACCENT, CATEGORIES[4], CATEGORIES[5], PALE), strict=True))
MAX_BRANCHES = 10


def build_requests(filters: Filters) -> tuple[answers.QueryRequest, answers.QueryRequest]:
    """The requests behind the figures and charts: in total, and by branch."""
    return answers.QueryRequest(QUESTION, filters), answers.QueryRequest(QUESTION, filters, "branch")


def render_quadrant_figures(filters: Filters) -> None:
    """The number of customers in each quadrant, with its list."""
    request, _split = build_requests(filters)
    rows = {row["quadrant"]: row for row in base_chart.list_records(answers.load_rows(request).frame)}
    show_metrics(
        [
            Metric(
                f"quadrant_{name}",
                label_value("quadrant", name),
                "count",
                rows[name]["customers"],
                request,
                note=_format_revenue_share(rows[name]["revenue_ratio"]),
            ).with_rows(build_quadrant_list_request(filters, name))
            for name in NAMED_QUADRANTS
        ]
    )


def _format_revenue_share(revenue_ratio: Any) -> str:
    return "" if is_missing(revenue_ratio) else _("{ratio} of the revenue", ratio=format_ratio(revenue_ratio))


def render_quadrant_shares(filters: Filters) -> None:
    """The share of the customers and of the revenue in each quadrant."""
    request, _split = build_requests(filters)
    answer = answers.load_rows(request)
    frame = answer.frame
    labels = [
        _(
            "{tier} ({customers})",
            tier=label_value("quadrant", row["quadrant"]),
            customers=format_count(row["customers"]),
        )
        for row in base_chart.list_records(frame)
    ]
    fig = base_chart.create_figure(height=300)
    fig.update_layout(barmode="group", bargap=0.3)
    for name, column, colour in (
        (_("Share of customers"), "customer_ratio", PALE),
        (_("Share of revenue"), "revenue_ratio", ACCENT),
    ):
        bars.add_horizontal_bars(
            fig, labels, base_chart.list_values(frame, column), name=name, unit="ratio", colours=colour
        )
    bars.add_series_names(fig, {_("Share of customers"): PALE, _("Share of revenue"): ACCENT})
    fig.update_annotations(x=1, xanchor="right")
    rows = {row["quadrant"]: row for row in base_chart.list_records(frame)}
    big_risky, small_good = rows["big_risky"], rows["small_good"]
    finding = _(
        "**{risky}** big customers are risky, with {ratio} of the revenue; **{small}** small ones are good.",
        risky=format_count(big_risky["customers"]),
        ratio=format_ratio(big_risky["revenue_ratio"]),
        small=format_count(small_good["customers"]),
    )
    if not sum(int(rows[name]["customers"]) for name in NAMED_QUADRANTS):
        finding = describe_good_customers(filters)

    def open_rows(row: dict[str, Any], _series: str) -> None:
        list_dialog.open_request(
            label_value("quadrant", row["quadrant"]), build_quadrant_list_request(filters, row["quadrant"])
        )

    show_chart(_("Revenue against the good-customer score"), finding, fig, request, key="quadrants", on_pick=open_rows)


def render_quadrants_by_branch(filters: Filters) -> None:
    """The revenue of each quadrant for the branches with most revenue."""
    _whole, request = build_requests(filters)
    frame = answers.load_rows(request).frame
    largest = (
        frame.groupby("branch")["revenue"].sum().sort_values(ascending=False, kind="stable").head(MAX_BRANCHES).index
    )
    if len(largest) < 2:
        return
    revenue_by_quadrant = {str(key): rows.set_index("branch")["revenue"] for key, rows in frame.groupby("quadrant")}
    parts = {
        name: (label_value("quadrant", name), [revenue_by_quadrant[name].get(branch) for branch in largest])
        for name in NAMED_QUADRANTS
    }
    row_numbers = [int(frame.index[frame["branch"] == branch][0]) for branch in largest]
    fig = stacked_bars.draw_stacked_bars(
        [label_value("branch", branch) for branch in largest], parts, QUADRANT_COLOURS, row_numbers
    )
    risky_shares = {branch: _compute_risky_share(revenue_by_quadrant, branch) for branch in largest}
    worst = max(risky_shares, key=risky_shares.__getitem__)
    finding = _(
        "**{branch}** has the largest share of its revenue with big but risky customers, {ratio}.",
        branch=label_value("branch", worst),
        ratio=format_ratio(risky_shares[worst]),
    )

    def open_rows(row: dict[str, Any], series: str) -> None:
        title = f"{label_value('quadrant', series)} · {row['branch']}"
        list_dialog.open_request(
            title, build_quadrant_list_request(filters.with_changes(branch=(str(row["branch"]),)), series)
        )

    show_chart(_("Revenue by quadrant and branch"), finding, fig, request, key="quadrant_branches", on_pick=open_rows)


def _compute_risky_share(revenue_by_quadrant: dict[str, Any], branch: str) -> float:
    """The share of a branch's revenue from big but risky customers, 0..1."""
    total = sum(float(revenue_by_branch.get(branch) or 0) for revenue_by_branch in revenue_by_quadrant.values())
    return float(revenue_by_quadrant["big_risky"].get(branch) or 0) / total if total else 0.0
