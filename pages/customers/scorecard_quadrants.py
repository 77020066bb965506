"""Revenue against the good-customer score: four quadrants, each with its customers, its revenue and its list."""

from typing import Any

from pages.customers.scorecard_findings import judged
from pages.customers.scorecard_lists import opened
from pages.ui import bars, charts, lists, load
from pages.ui.format import count, missing, ratio
from pages.ui.headings import value
from pages.ui.numbers import Number, numbers
from pages.ui.palette import ACCENT, PALE
from pages.ui.panel import chart
from pages.ui.words import _
from queries import Filters

NAME = "explorer/scorecard_quadrants"
NAMED = ("big_good", "small_good", "big_risky", "small_weak")


def asked(filters: Filters) -> tuple[load.Asked, load.Asked]:
    """What the figures and charts need."""
    return load.Asked(NAME, filters), load.Asked(NAME, filters, "branch")


def figures(filters: Filters) -> None:
    """The four quadrants, each with its list."""
    whole, _split = asked(filters)
    rows = {row["quadrant"]: row for row in charts.records(load.rows(whole).frame)}
    numbers(
        [
            Number(
                f"quadrant_{name}",
                value("quadrant", name),
                "count",
                rows[name]["customers"],
                whole,
                note=_share(rows[name]["revenue_ratio"]),
            ).opening(opened(filters, name))
            for name in NAMED
        ]
    )


def _share(found: Any) -> str:
    return "" if missing(found) else _("{ratio} of the revenue", ratio=ratio(found))


def shares(filters: Filters) -> None:
    """Share of the customers beside share of the revenue."""
    whole, _split = asked(filters)
    answer = load.rows(whole)
    frame = answer.frame
    labels = [
        _("{tier} ({customers})", tier=value("quadrant", row["quadrant"]), customers=count(row["customers"]))
        for row in charts.records(frame)
    ]
    fig = charts.figure(height=300)
    fig.update_layout(barmode="group", bargap=0.3)
    for name, column, colour in (
        (_("Share of customers"), "customer_ratio", PALE),
        (_("Share of revenue"), "revenue_ratio", ACCENT),
    ):
        bars.lying(fig, labels, charts.column(frame, column), name=name, unit="ratio", colours=colour)
    bars.above(fig, {_("Share of customers"): PALE, _("Share of revenue"): ACCENT})
    fig.update_annotations(x=1, xanchor="right")
    rows = {row["quadrant"]: row for row in charts.records(frame)}
    risky, small = rows["big_risky"], rows["small_good"]
    finding = _(
        "**{risky}** big customers are risky, with {ratio} of the revenue; **{small}** small ones are good.",
        risky=count(risky["customers"]),
        ratio=ratio(risky["revenue_ratio"]),
        small=count(small["customers"]),
    )
    if not sum(int(rows[name]["customers"]) for name in NAMED):
        finding = judged(filters)

    def picked(row: dict[str, Any], _series: str) -> None:
        lists.open_asked(value("quadrant", row["quadrant"]), opened(filters, row["quadrant"]))

    chart(_("Revenue against the good-customer score"), finding, fig, whole, key="quadrants", on_pick=picked)
