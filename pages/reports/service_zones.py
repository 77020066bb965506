"""The service page's tolerance zones: whether what is perceived reaches the desired or at least the adequate."""

from __future__ import annotations

from typing import Any

from pages.ui import lists, load, voices
from pages.ui.asked import cell, dimension_label, several_scales, told_apart
from pages.ui.chance import counted, hidden_note, interval, too_few
from pages.ui.charts import records
from pages.ui.format import ratio
from pages.ui.headings import value
from pages.ui.palette import BAD_FILL, GOOD_FILL, PALE
from pages.ui.panel import chart
from pages.ui.periods import best
from pages.ui.stacks import stacked
from pages.ui.words import _, paragraph
from queries import Filters

COLOURS = {"satisfied": GOOD_FILL, "basically_satisfied": PALE, "dissatisfied": BAD_FILL}


def zones(filters: Filters) -> None:
    """The share of each zone, by dimension."""
    answer = load.rows(load.Asked("satisfaction/tolerance", filters, None, (("level", "dimension"),)))
    if answer.empty:
        voices.missing_part(_("questions on what is desired, what is just acceptable and what is perceived"))
        return
    below = answer.frame["dissatisfied"].astype(float) / answer.frame["n"].astype(float)
    frame = answer.frame.loc[below.sort_values(ascending=False, kind="stable").index]
    rows = records(frame)
    apart = several_scales(frame)
    labels = told_apart([dimension_label(row, apart) for row in rows])
    named = [
        _("{name}, {counted}", name=name, counted=counted(row["n"])) for name, row in zip(labels, rows, strict=True)
    ]
    parts = {zone: (value("zone", zone), frame[zone].tolist()) for zone in COLOURS}
    fig = stacked(named, parts, COLOURS, frame.index.tolist())

    def opened(row: dict[str, Any], zone: str) -> None:
        fields = ("level", "dimension", "item", "scale_min", "scale_max")
        where = tuple((name, cell(row[name])) for name in fields) + ((("zone", zone),) if zone else ())
        title = _("Zone of tolerance: {zone}", zone=value("zone", zone)) if zone else _("Zones of tolerance")
        lists.open_list(title, "satisfaction/tolerance_answers", filters, where)

    hidden = hidden_note([name for name, row in zip(labels, rows, strict=True) if too_few(row["n"])])
    chart(
        _("Zones of tolerance, share of answers"),
        paragraph([finding(frame), hidden]),
        fig,
        answer.asked,
        key="tolerance",
        on_pick=opened,
    )


def finding(frame: Any) -> str:
    """Where most answers fall below what is acceptable."""
    known = frame.dropna(subset=["satisfied_ratio"]).copy()
    known["below"] = known["dissatisfied"].astype(float) / known["n"].astype(float)
    top = best(known, "below")
    if not top:
        return ""
    return _(
        "**{name}** falls below the acceptable most often, in {below} of the answers; {satisfied} reach the desired "
        "({reach}).",
        name=value("dimension", top["dimension"]),
        below=ratio(top["below"]),
        satisfied=ratio(top["satisfied_ratio"]),
        reach=interval(top, "ratio"),
    )
