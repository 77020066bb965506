"""What the satisfaction page says of segments: the finding, beside a point, and when pointed at."""

from __future__ import annotations

from typing import Any

from pages.ui.chance import counted, interval
from pages.ui.format import exact, missing, short
from pages.ui.headings import value
from pages.ui.words import _


def finding(field: str, rows: list[dict[str, Any]]) -> str:
    """The best and the worst segment, and whether their intervals are apart."""
    if len(rows) < 2:
        return _("Fewer than two segments have enough answers to be compared.")
    best, worst = rows[0], rows[-1]
    parts = {
        "best": value(field, best[field]),
        "worst": value(field, worst[field]),
        "high": short(best["satisfied_ratio"], "ratio"),
        "low": short(worst["satisfied_ratio"], "ratio"),
    }
    if best["satisfied_low"] > worst["satisfied_high"]:
        return _(
            "**{best}** is the most satisfied ({high}), **{worst}** the least ({low}): larger than chance.", **parts
        )
    return _(
        "From **{best}** ({high}) to **{worst}** ({low}); the intervals overlap, so chance may explain it.", **parts
    )


def note(row: dict[str, Any]) -> str:
    """What stands beside a segment: its rate and its answers."""
    return _("{rate}, {counted}", rate=short(row["satisfied_ratio"], "ratio"), counted=counted(row["satisfied_n"]))


def hover(name: str, row: dict[str, Any]) -> str:
    """All there is to say of a segment."""
    reach = interval(row, "ratio", "satisfied_low", "satisfied_high")
    told = f"<b>{name}</b><br>{exact(row['satisfied_ratio'], 'ratio')} ({reach})<br>{counted(row['satisfied_n'])}"
    return told if missing(row["nps"]) else f"{told}<br>{value('metric', 'nps')} {short(row['nps'], 'score')}"
