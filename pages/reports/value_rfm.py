"""The value page's grid of recency and frequency."""

from typing import Any

from pages.ui import guard, lists, load
from pages.ui.format import format_count
from pages.ui.matrix import show_matrix
from pages.ui.words import _
from queries import Filters


def render_rfm_grid(filters: Filters) -> None:
    """Customers by how lately and how often they bought, the best in the upper right."""
    answer = load.load_answer("value/rfm_grid", filters)
    if guard.warn_if_part_empty(answer, "order_lines"):
        return
    frame = answer.frame
    best = frame[(frame["r"] == 5) & (frame["f"] >= 4)]["customers"].sum()
    finding = _(
        "**{best}** of {all} customers bought lately and often (R 5, F 4 or 5).",
        best=format_count(best),
        all=format_count(frame["customers"].sum()),
    )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _("Customers with R {r} and F {f}", r=int(row["r"]), f=int(row["f"]))
        lists.open_list(title, "value/rfm", filters, (("r", int(row["r"])), ("f", int(row["f"]))))

    show_matrix(
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
