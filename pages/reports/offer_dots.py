"""Points with whiskers on 0 to 100, their value and n beside them, for the parts of the offer page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from pages.ui import axes, charts, load
from pages.ui.chance import format_interval, format_sample_size, is_small
from pages.ui.charts import list_records
from pages.ui.format import format_score
from pages.ui.panel import show_chart
from pages.ui.whiskers import add_error_bars, widen_axis
from pages.ui.words import _


def _draw_dot_chart(
    title: str, said: str, answer: load.Answer, frame: pd.DataFrame, names: Sequence[str], column: str, key: str
) -> None:
    """Points with whiskers, their value and n beside them."""
    rows: list[dict[str, Any]] = list_records(frame)
    fig = charts.create_figure(height=70 + 34 * len(rows))
    notes = [
        _("{index}, {counted}", index=format_score(row[column]), counted=format_sample_size(row["n"])) for row in rows
    ]
    add_error_bars(
        fig,
        list(names),
        *([row[end] for row in rows] for end in (column, "low", "high")),
        name=title,
        lying=True,
        told=[
            f"<b>{names[place]}</b><br>{notes[place]}<br>{format_interval(row, 'score')}"
            for place, row in enumerate(rows)
        ],
        pale=[is_small(row["n"]) for row in rows],
        notes=notes,
    )
    ends = [*frame["low"], *frame["high"]]
    fig.update_layout(xaxis={**widen_axis(axes.build_value_axis(ends, "score", zero=False)), "showgrid": True})
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)
    show_chart(title, said, fig, answer.asked, key=key)
