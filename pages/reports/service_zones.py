"""The service page's tolerance zones: whether what is perceived reaches the desired or at least the adequate."""

from __future__ import annotations

from typing import Any

from pages.ui import lists, load, voices
from pages.ui.asked import has_several_scales, label_dimension_and_scale, number_duplicates, to_cell_value
from pages.ui.chance import describe_hidden_groups, format_interval, format_sample_size, is_too_few
from pages.ui.charts import list_records
from pages.ui.format import format_ratio
from pages.ui.headings import label_value
from pages.ui.palette import BAD_FILL, GOOD_FILL, PALE
from pages.ui.panel import show_chart
from pages.ui.periods import find_highest_row
from pages.ui.stacks import draw_stacked_bars
from pages.ui.words import _, join_sentences
from queries import Filters

ZONE_COLOURS = {"satisfied": GOOD_FILL, "basically_satisfied": PALE, "dissatisfied": BAD_FILL}


def render_tolerance_zones(filters: Filters) -> None:
    """The share of each zone, by dimension."""
    answer = load.load_rows(load.QueryRequest("satisfaction/tolerance", filters, None, (("level", "dimension"),)))
    if answer.empty:
        voices.show_missing_questions(_("questions on what is desired, what is just acceptable and what is perceived"))
        return
    below = answer.frame["dissatisfied"].astype(float) / answer.frame["n"].astype(float)
    frame = answer.frame.loc[below.sort_values(ascending=False, kind="stable").index]
    rows = list_records(frame)
    apart = has_several_scales(frame)
    labels = number_duplicates([label_dimension_and_scale(row, apart) for row in rows])
    named = [
        _("{name}, {counted}", name=name, counted=format_sample_size(row["n"]))
        for name, row in zip(labels, rows, strict=True)
    ]
    parts = {zone: (label_value("zone", zone), frame[zone].tolist()) for zone in ZONE_COLOURS}
    fig = draw_stacked_bars(named, parts, ZONE_COLOURS, frame.index.tolist())

    def opened(row: dict[str, Any], zone: str) -> None:
        fields = ("level", "dimension", "item", "scale_min", "scale_max")
        where = tuple((name, to_cell_value(row[name])) for name in fields) + ((("zone", zone),) if zone else ())
        title = _("Zone of tolerance: {zone}", zone=label_value("zone", zone)) if zone else _("Zones of tolerance")
        lists.open_list(title, "satisfaction/tolerance_answers", filters, where)

    hidden = describe_hidden_groups([name for name, row in zip(labels, rows, strict=True) if is_too_few(row["n"])])
    show_chart(
        _("Zones of tolerance, share of answers"),
        join_sentences([_describe_zones(frame), hidden]),
        fig,
        answer.asked,
        key="tolerance",
        on_pick=opened,
    )


def _describe_zones(frame: Any) -> str:
    """Where most answers fall below what is acceptable."""
    known = frame.dropna(subset=["satisfied_ratio"]).copy()
    known["below"] = known["dissatisfied"].astype(float) / known["n"].astype(float)
    top = find_highest_row(known, "below")
    if not top:
        return ""
    return _(
        "**{name}** falls below the acceptable most often, in {below} of the answers; {satisfied} reach the desired "
        "({reach}).",
        name=label_value("dimension", top["dimension"]),
        below=format_ratio(top["below"]),
        satisfied=format_ratio(top["satisfied_ratio"]),
        reach=format_interval(top, "ratio"),
    )
