"""The lifecycle page's flow: from the state at the start of the period to the state at its end."""

from typing import Any

from pages.ui import guard, lists, load
from pages.ui.format import format_count
from pages.ui.headings import label_value
from pages.ui.matrix import show_matrix
from pages.ui.words import _
from queries import Filters


def render_state_flow(filters: Filters) -> None:
    """How many customers went from one state to another."""
    answer = load.load_answer("lifecycle/flow", filters)
    if guard.warn_if_part_empty(answer, "customers"):
        return
    frame = answer.frame
    stayed = int(frame[frame["from_state"] == frame["to_state"]]["customers"].sum())
    finding = _(
        "**{moved}** customers changed their state within the period, **{stayed}** kept it.",
        moved=format_count(int(frame["customers"].sum()) - stayed),
        stayed=format_count(stayed),
    )

    def picked(row: dict[str, Any], _series: str) -> None:
        title = _(
            "From {start} to {end}",
            start=label_value("state", row["from_state"]),
            end=label_value("state", row["to_state"]),
        )
        where = (("from_state", row["from_state"]), ("to_state", row["to_state"]))
        lists.open_list(title, "lifecycle/flow_customers", filters, where)

    show_matrix(
        answer,
        _("From the start of the period to its end"),
        finding,
        key="flow",
        down="from_state",
        across="to_state",
        name=label_value,
        corner=_("From ↓ to →"),
        on_pick=picked,
    )
