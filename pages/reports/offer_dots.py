"""Points with whiskers on 0 to 100, their value and n beside them, for the parts of the offer page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from pages.ui import axes, charts, load
from pages.ui.chance import counted, interval, is_small
from pages.ui.charts import records
from pages.ui.format import score
from pages.ui.panel import chart
from pages.ui.whiskers import roomy, whiskers
from pages.ui.words import _


def dots(
    title: str, said: str, answer: load.Answer, frame: pd.DataFrame, names: Sequence[str], column: str, key: str
) -> None:
    """Points with whiskers, their value and n beside them."""
    rows: list[dict[str, Any]] = records(frame)
    fig = charts.figure(height=70 + 34 * len(rows))
    notes = [_("{index}, {counted}", index=score(row[column]), counted=counted(row["n"])) for row in rows]
    whiskers(
        fig,
        list(names),
        *([row[end] for row in rows] for end in (column, "low", "high")),
        name=title,
        lying=True,
        told=[f"<b>{names[place]}</b><br>{notes[place]}<br>{interval(row, 'score')}" for place, row in enumerate(rows)],
        pale=[is_small(row["n"]) for row in rows],
        notes=notes,
    )
    ends = [*frame["low"], *frame["high"]]
    fig.update_layout(xaxis={**roomy(axes.ticks(ends, "score", zero=False)), "showgrid": True})
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)
    chart(title, said, fig, answer.asked, key=key)
