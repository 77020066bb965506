"""What the satisfaction page says of segments: the finding, beside a point, and when pointed at."""

from __future__ import annotations

from typing import Any

from pages.ui.chance import format_interval, format_sample_size
from pages.ui.format import format_exact, format_value, is_missing
from pages.ui.headings import label_value
from pages.ui.words import _


def _describe_segments(field: str, rows: list[dict[str, Any]]) -> str:
    """The best and the worst segment, and whether their intervals are apart."""
    if len(rows) < 2:
        return _("Fewer than two segments have enough answers to be compared.")
    best, worst = rows[0], rows[-1]
    parts = {
        "best": label_value(field, best[field]),
        "worst": label_value(field, worst[field]),
        "high": format_value(best["satisfied_ratio"], "ratio"),
        "low": format_value(worst["satisfied_ratio"], "ratio"),
    }
    if best["satisfied_low"] > worst["satisfied_high"]:
        return _(
            "**{best}** is the most satisfied ({high}), **{worst}** the least ({low}): larger than chance.", **parts
        )
    return _(
        "From **{best}** ({high}) to **{worst}** ({low}); the intervals overlap, so chance may explain it.", **parts
    )


def _build_segment_note(row: dict[str, Any]) -> str:
    """What stands beside a segment: its rate and its answers."""
    return _(
        "{rate}, {counted}",
        rate=format_value(row["satisfied_ratio"], "ratio"),
        counted=format_sample_size(row["satisfied_n"]),
    )


def _build_segment_hover(name: str, row: dict[str, Any]) -> str:
    """All there is to say of a segment."""
    reach = format_interval(row, "ratio", "satisfied_low", "satisfied_high")
    told = f"<b>{name}</b><br>{format_exact(row['satisfied_ratio'], 'ratio')} ({reach})<br>{format_sample_size(row['satisfied_n'])}"
    return (
        told
        if is_missing(row["nps"])
        else f"{told}<br>{label_value('metric', 'nps')} {format_value(row['nps'], 'score')}"
    )
