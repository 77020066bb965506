"""The value page's grid of recency and frequency."""

from typing import Any

from pages.ui import guard, lists, load
from pages.ui.format import count
from pages.ui.matrix import matrix
from pages.ui.words import _
from queries import Filters


def grid(filters: Filters) -> None:
    """Customers by how lately and how often they bought, the best in the upper right."""
    answer = load.ask("value/rfm_grid", filters)
    if guard.thin(answer, "order_lines"):
        return
    frame = answer.frame
    best = frame[(frame["r"] == 5) & (frame["f"] >= 4)]["customers"].sum()
    finding = _(
        "**{best}** of {all} customers bought lately and often (R 5, F 4 or 5).",
        best=count(best),
        all=count(frame["customers"].sum()),
    )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Customers with R {r} and F {f}", r=int(row["r"]), f=int(row["f"]))
        lists.open_list(title, "value/rfm", filters, (("r", int(row["r"])), ("f", int(row["f"]))))

    matrix(
        answer,
        _("Recency and frequency"),
        finding,
        key="rfm_grid",
        down="r",
        across="f",
        reverse=True,
        name=lambda column, found: f"{column.upper()} {str(found).split('.')[0]}",
        corner=_("R ↓ F →"),
        on_pick=picked,
    )
