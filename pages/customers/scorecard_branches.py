"""The quadrants of each branch: where the revenue with big but risky customers is."""

from typing import Any

from pages.customers.scorecard_lists import build_quadrant_list_request
from pages.customers.scorecard_quadrants import NAMED_QUADRANTS, build_requests
from pages.ui import lists, load, stacks
from pages.ui.format import format_ratio
from pages.ui.headings import label_value
from pages.ui.palette import ACCENT, CATEGORIES, PALE
from pages.ui.panel import show_chart
from pages.ui.words import _
from queries import Filters

QUADRANT_COLOURS = dict(zip(NAMED_QUADRANTS, (ACCENT, CATEGORIES[4], CATEGORIES[5], PALE), strict=True))
MAX_BRANCHES = 10


def render_quadrants_by_branch(filters: Filters) -> None:
    """The quadrants of each branch, by revenue."""
    _whole, split = build_requests(filters)
    frame = load.load_rows(split).frame
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
    fig = stacks.draw_stacked_bars([label_value("branch", one) for one in largest], parts, QUADRANT_COLOURS, places)
    risky = {one: _compute_risky_share(wide, one) for one in largest}
    worst = max(risky, key=risky.__getitem__)
    finding = _(
        "**{branch}** has the largest share of its revenue with big but risky customers, {ratio}.",
        branch=label_value("branch", worst),
        ratio=format_ratio(risky[worst]),
    )

    def picked(row: dict[str, Any], series: str) -> None:
        title = f"{label_value('quadrant', series)} · {row['branch']}"
        lists.open_request(title, build_quadrant_list_request(filters.but(branch=(str(row["branch"]),)), series))

    show_chart(_("Revenue by quadrant and branch"), finding, fig, split, key="quadrant_branches", on_pick=picked)


def _compute_risky_share(wide: dict[str, Any], branch: str) -> float:
    """The share of a branch's revenue that big but risky customers bring."""
    whole = sum(float(found.get(branch) or 0) for found in wide.values())
    return float(wide["big_risky"].get(branch) or 0) / whole if whole else 0.0
