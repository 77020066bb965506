"""Revenue against the good-customer score: four quadrants, each with its customers, its revenue and its list."""

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


def build_requests(filters: Filters) -> tuple[answers.QueryRequest, answers.QueryRequest]:
    """What the figures and charts need."""
    return answers.QueryRequest(QUESTION, filters), answers.QueryRequest(QUESTION, filters, "branch")


def render_quadrant_figures(filters: Filters) -> None:
    """The four quadrants, each with its list."""
    whole, _split = build_requests(filters)
    rows = {row["quadrant"]: row for row in base_chart.list_records(answers.load_rows(whole).frame)}
    show_metrics(
        [
            Metric(
                f"quadrant_{name}",
                label_value("quadrant", name),
                "count",
                rows[name]["customers"],
                whole,
                note=_format_revenue_share(rows[name]["revenue_ratio"]),
            ).with_rows(build_quadrant_list_request(filters, name))
            for name in NAMED_QUADRANTS
        ]
    )


def _format_revenue_share(revenue_ratio: Any) -> str:
    return "" if is_missing(revenue_ratio) else _("{ratio} of the revenue", ratio=format_ratio(revenue_ratio))


def render_quadrant_shares(filters: Filters) -> None:
    """Share of the customers beside share of the revenue."""
    whole, _split = build_requests(filters)
    answer = answers.load_rows(whole)
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
        list_dialog.open_request(
            label_value("quadrant", row["quadrant"]), build_quadrant_list_request(filters, row["quadrant"])
        )

    show_chart(_("Revenue against the good-customer score"), finding, fig, whole, key="quadrants", on_pick=picked)


QUADRANT_COLOURS = dict(zip(NAMED_QUADRANTS, (ACCENT, CATEGORIES[4], CATEGORIES[5], PALE), strict=True))
MAX_BRANCHES = 10


def render_quadrants_by_branch(filters: Filters) -> None:
    """The quadrants of each branch, by revenue."""
    _whole, split = build_requests(filters)
    frame = answers.load_rows(split).frame
    largest = (
        frame.groupby("branch")["revenue"].sum().sort_values(ascending=False, kind="stable").head(MAX_BRANCHES).index
    )
    if len(largest) < 2:
        return
    wide = {str(key): found.set_index("branch")["revenue"] for key, found in frame.groupby("quadrant")}
    parts = {
        name: (label_value("quadrant", name), [wide[name].get(one) for one in largest]) for name in NAMED_QUADRANTS
    }
    places = [int(frame.index[frame["branch"] == one][0]) for one in largest]
    fig = stacked_bars.draw_stacked_bars(
        [label_value("branch", one) for one in largest], parts, QUADRANT_COLOURS, places
    )
    risky = {one: _compute_risky_share(wide, one) for one in largest}
    worst = max(risky, key=risky.__getitem__)
    finding = _(
        "**{branch}** has the largest share of its revenue with big but risky customers, {ratio}.",
        branch=label_value("branch", worst),
        ratio=format_ratio(risky[worst]),
    )

    def picked(row: dict[str, Any], series: str) -> None:
        title = f"{label_value('quadrant', series)} · {row['branch']}"
        list_dialog.open_request(
            title, build_quadrant_list_request(filters.with_changes(branch=(str(row["branch"]),)), series)
        )

    show_chart(_("Revenue by quadrant and branch"), finding, fig, split, key="quadrant_branches", on_pick=picked)


def _compute_risky_share(revenue_by_quadrant: dict[str, Any], branch: str) -> float:
    """The share of a branch's revenue that big but risky customers bring."""
    whole = sum(float(found.get(branch) or 0) for found in revenue_by_quadrant.values())
    return float(revenue_by_quadrant["big_risky"].get(branch) or 0) / whole if whole else 0.0
