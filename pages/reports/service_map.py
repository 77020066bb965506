"""The service page's map: how much an item matters against how well it is done."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pages.ui import charts, lists, load, voices
from pages.ui.asked import BEFORE_COLON, shorten_wording
from pages.ui.chance import format_sample_size, is_small
from pages.ui.charts import list_records
from pages.ui.format import format_score
from pages.ui.panel import show_chart
from pages.ui.quadrants import compute_padded_range, draw_quadrants
from pages.ui.words import _, join_sentences
from queries import Filters


def render_importance_map(filters: Filters) -> None:
    """Items with an importance of their own; without any, those whose importance is a correlation."""
    answer = load.load_answer("satisfaction/items", filters)
    stated = bool((answer.frame["importance_from"] == "stated").any())
    asked = load.QueryRequest(
        "satisfaction/items", filters, None, (("importance_from", "stated" if stated else "derived"),)
    )
    found = load.load_rows(asked)
    shown = found.frame.dropna(subset=["importance", "index"])
    if shown.empty:
        voices.show_missing_questions(_("questions on single items beside one on overall satisfaction"))
        return
    # A click tells the number of a row, so rows without a place on the map stay in the frame as gaps.
    frame = found.frame
    names = [shorten_wording(row) for row in list_records(frame)]
    middle = float(shown["importance"].astype(float).mean()), float(shown["index"].astype(float).mean())
    fig = draw_quadrants(
        names,
        charts.list_values(frame, "index"),
        charts.list_values(frame, "importance"),
        cuts=(middle[1], middle[0]),
        ranges=(compute_padded_range(shown["index"]), compute_padded_range(shown["importance"])),
        told=[_build_item_hover(row) for row in list_records(frame)],
        titles=(_("Performance, 0 to 100"), _("Importance as stated") if stated else _("Importance as correlation")),
        fields=(_("Improve first"), _("Keep up"), _("Low priority"), _("Possibly too much")),
        pale=[is_small(row["n"]) for row in list_records(frame)],
    )

    def opened(row: dict[str, Any], _series: str) -> None:
        where = (("question", row["question"]), ("role", row["role"]), ("wording", row["wording"]))
        lists.open_list(shorten_wording(row), "satisfaction/item_answers", filters, where)

    show_chart(
        _("Importance and performance"),
        _describe_priorities(shown, middle, stated),
        fig,
        asked,
        key="importance",
        on_pick=opened,
    )


def _describe_priorities(shown: pd.DataFrame, middle: tuple[float, float], stated: bool) -> str:
    """What matters more and is done worse than the average item."""
    above, below = shown["importance"].astype(float) > middle[0], shown["index"].astype(float) < middle[1]
    first = shown[above & below].sort_values("importance", ascending=False)
    said = _("No item matters more than the average and is done worse.")
    if len(first):
        row = list_records(first)[0]
        wording = BEFORE_COLON.sub("", str(row["wording"]))
        said = _(
            "Improve first: **{name}**, which matters more than the average item and is done worse "
            "({index} of 100; {counted}).",
            name=wording,
            index=format_score(row["index"]),
            counted=format_sample_size(row["n"]),
        )
    derived = _(
        "Nobody was asked how much an item matters, so its importance is its correlation with overall satisfaction."
    )
    return said if stated else join_sentences([said, derived])


def _build_item_hover(row: dict[str, Any]) -> str:
    """All there is to say of an item."""
    told = _(
        "importance {importance}, performance {index}",
        importance=format_score(row["importance"], 2),
        index=format_score(row["index"]),
    )
    return f"<b>{row['wording']}</b><br>{told}<br>{format_sample_size(row['n'])}"
