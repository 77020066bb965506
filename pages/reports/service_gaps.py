"""The service page's main chart: what customers expect, what they perceive, and the gap, by dimension and item."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui import charts, lists, load, voices
from pages.ui.asked import (
    collect_item_wordings,
    has_several_scales,
    label_dimension_and_scale,
    label_item,
    number_duplicates,
    to_cell_value,
    wrap_text,
)
from pages.ui.chance import describe_hidden_groups, format_interval, format_sample_size, is_too_few
from pages.ui.charts import list_records
from pages.ui.format import format_score
from pages.ui.pairs import draw_gap_bars, format_signed
from pages.ui.panel import show_chart
from pages.ui.words import _, join_sentences
from queries import Filters


def render_gaps(filters: Filters) -> None:
    """Each dimension, and folded away the items behind each."""
    dimensions = load.load_rows(load.QueryRequest("satisfaction/servqual", filters, None, (("level", "dimension"),)))
    if dimensions.empty:
        voices.show_missing_questions(_("pairs of questions on what is expected and what is perceived (SERVQUAL)"))
        return
    title = _("Expected and perceived service, mean score")
    apart = has_several_scales(dimensions.frame)
    names = [label_dimension_and_scale(row, apart) for row in list_records(dimensions.frame)]
    _draw_gap_chart(title, _describe_gaps(dimensions.frame, names), dimensions, names, "servqual", filters)
    with st.expander(_("The items behind each dimension"), icon=":material/unfold_more:"):
        items = load.load_rows(load.QueryRequest("satisfaction/servqual", filters, None, (("level", "item"),)))
        words = collect_item_wordings(load.load_answer("satisfaction/items", filters).frame, "servqual_perception")
        names = [wrap_text(label_item(row["item"], words)) for row in list_records(items.frame)]
        _draw_gap_chart(
            _("Expected and perceived, item by item"),
            _describe_gaps(items.frame, names),
            items,
            names,
            "items",
            filters,
        )


def _draw_gap_chart(title: str, said: str, answer: load.Answer, names: list[str], key: str, filters: Filters) -> None:
    """Two bars and a gap for each row that may be shown."""
    frame = answer.frame.sort_values("gap", kind="stable")  # the widest gap first; clicks tell the answer's rows
    names = [names[place] for place in frame.index]
    told = [
        f"<b>{name}</b><br>{_('Expected')} {format_score(row['expectation'], 2)} · {_('Perceived')} "
        f"{format_score(row['perception'], 2)}<br>{_('Gap')} {format_signed(row['gap'])} ({format_interval(row, 'score', places=2)})"
        f"<br>{format_sample_size(row['n'])}"
        for name, row in zip(names, list_records(frame), strict=True)
    ]
    fig = draw_gap_bars(
        number_duplicates(names),
        *(charts.list_values(frame, one) for one in ("expectation", "perception", "gap")),
        told=told,
        names=(_("Expected"), _("Perceived"), _("Gap")),
        most=float(frame["scale_max"].max()),
        numbered=frame.index.tolist(),
    )

    def opened(row: dict[str, Any], _series: str) -> None:
        where = tuple(
            (name, to_cell_value(row[name])) for name in ("level", "dimension", "item", "scale_min", "scale_max")
        )
        lists.open_list(_("Respondents with both answers"), "satisfaction/servqual_respondents", filters, where)

    show_chart(title, said, fig, answer.asked, key=f"gaps_{key}", on_pick=opened)


def _describe_gaps(frame: Any, names: list[str]) -> str:
    """Where perception falls furthest short of what is expected, whether that is chance, and what is not shown."""
    known = frame.dropna(subset=["gap"])
    hidden = [name for name, size in zip(names, frame["n"], strict=True) if is_too_few(size)]
    if known.empty:
        return describe_hidden_groups(hidden)
    place = int(known["gap"].astype(float).argmin())
    row, name = known.iloc[place], names[known.index[place]].replace("<br>", " ")
    parts = {
        "name": name,
        "gap": format_signed(float(row["gap"])),
        "reach": format_interval(row, "score", places=2),
        "n": format_sample_size(row["n"]),
    }
    said = _("**{name}** falls furthest short of what is expected: {gap} ({reach}; {n}).", **parts)
    if row["low"] <= 0 <= row["high"]:
        said = _("Perception meets expectation within chance everywhere; widest is **{name}**: {gap} ({n}).", **parts)
    elif row["gap"] > 0:
        said = _("Perception exceeds expectation everywhere, least in **{name}**: {gap} ({reach}; {n}).", **parts)
    scales = [_("Scales differ: each stands apart and none is averaged.")] if has_several_scales(frame) else []
    return join_sentences([said, *scales, describe_hidden_groups(hidden)])
