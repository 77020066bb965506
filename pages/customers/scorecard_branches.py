"""The quadrants of each branch: where the revenue with big but risky customers is."""

from typing import Any

from pages.customers.scorecard_lists import opened
from pages.customers.scorecard_quadrants import NAMED, asked
from pages.ui import lists, load, stacks
from pages.ui.format import ratio
from pages.ui.headings import value
from pages.ui.palette import ACCENT, CATEGORIES, PALE
from pages.ui.panel import chart
from pages.ui.words import _
from queries import Filters

COLOURS = dict(zip(NAMED, (ACCENT, CATEGORIES[4], CATEGORIES[5], PALE), strict=True))
MOST = 10


def by_branch(filters: Filters) -> None:
    """The quadrants of each branch, by revenue."""
    _whole, split = asked(filters)
    frame = load.rows(split).frame
    largest = frame.groupby("branch")["revenue"].sum().sort_values(ascending=False, kind="stable").head(MOST).index
    if len(largest) < 2:
        return
    wide = {str(key): found.set_index("branch")["revenue"] for key, found in frame.groupby("quadrant")}
    parts = {name: (value("quadrant", name), [wide[name].get(one) for one in largest]) for name in NAMED}
    places = [int(frame.index[frame["branch"] == one][0]) for one in largest]
    fig = stacks.stacked([value("branch", one) for one in largest], parts, COLOURS, places)
    risky = {one: _share(wide, one) for one in largest}
    worst = max(risky, key=risky.__getitem__)
    finding = _(
        "**{branch}** has the largest share of its revenue with big but risky customers, {ratio}.",
        branch=value("branch", worst),
        ratio=ratio(risky[worst]),
    )

    def picked(row: dict[str, Any], series: str) -> None:
        title = f"{value('quadrant', series)} · {row['branch']}"
        lists.open_asked(title, opened(filters.but(branch=(str(row["branch"]),)), series))

    chart(_("Revenue by quadrant and branch"), finding, fig, split, key="quadrant_branches", on_pick=picked)


def _share(wide: dict[str, Any], branch: str) -> float:
    """The share of a branch's revenue that big but risky customers bring."""
    whole = sum(float(found.get(branch) or 0) for found in wide.values())
    return float(wide["big_risky"].get(branch) or 0) / whole if whole else 0.0
