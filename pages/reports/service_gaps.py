"""The service page's main chart: what customers expect, what they perceive, and the gap, by dimension and item."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.ui import charts, lists, load, voices
from pages.ui.asked import cell, dimension_label, item_label, several_scales, told_apart, wordings, wrapped
from pages.ui.chance import counted, hidden_note, interval, too_few
from pages.ui.charts import records
from pages.ui.format import score
from pages.ui.pairs import pairs, signed
from pages.ui.panel import chart
from pages.ui.words import _, paragraph
from queries import Filters


def gaps(filters: Filters) -> None:
    """Each dimension, and folded away the items behind each."""
    dimensions = load.rows(load.Asked("satisfaction/servqual", filters, None, (("level", "dimension"),)))
    if dimensions.empty:
        voices.missing_part(_("pairs of questions on what is expected and what is perceived (SERVQUAL)"))
        return
    title = _("Expected and perceived service, mean score")
    apart = several_scales(dimensions.frame)
    names = [dimension_label(row, apart) for row in records(dimensions.frame)]
    draw(title, finding(dimensions.frame, names), dimensions, names, "servqual", filters)
    with st.expander(_("The items behind each dimension"), icon=":material/unfold_more:"):
        items = load.rows(load.Asked("satisfaction/servqual", filters, None, (("level", "item"),)))
        words = wordings(load.ask("satisfaction/items", filters).frame, "servqual_perception")
        names = [wrapped(item_label(row["item"], words)) for row in records(items.frame)]
        draw(_("Expected and perceived, item by item"), finding(items.frame, names), items, names, "items", filters)


def draw(title: str, said: str, answer: load.Answer, names: list[str], key: str, filters: Filters) -> None:
    """Two bars and a gap for each row that may be shown."""
    frame = answer.frame.sort_values("gap", kind="stable")  # the widest gap first; clicks tell the answer's rows
    names = [names[place] for place in frame.index]
    told = [
        f"<b>{name}</b><br>{_('Expected')} {score(row['expectation'], 2)} · {_('Perceived')} "
        f"{score(row['perception'], 2)}<br>{_('Gap')} {signed(row['gap'])} ({interval(row, 'score', places=2)})"
        f"<br>{counted(row['n'])}"
        for name, row in zip(names, records(frame), strict=True)
    ]
    fig = pairs(
        told_apart(names),
        *(charts.column(frame, one) for one in ("expectation", "perception", "gap")),
        told=told,
        names=(_("Expected"), _("Perceived"), _("Gap")),
        most=float(frame["scale_max"].max()),
        numbered=frame.index.tolist(),
    )

    def opened(row: dict[str, Any], _series: str) -> None:
        where = tuple((name, cell(row[name])) for name in ("level", "dimension", "item", "scale_min", "scale_max"))
        lists.open_list(_("Respondents with both answers"), "satisfaction/servqual_respondents", filters, where)

    chart(title, said, fig, answer.asked, key=f"gaps_{key}", on_pick=opened)


def finding(frame: Any, names: list[str]) -> str:
    """Where perception falls furthest short of what is expected, whether that is chance, and what is not shown."""
    known = frame.dropna(subset=["gap"])
    hidden = [name for name, size in zip(names, frame["n"], strict=True) if too_few(size)]
    if known.empty:
        return hidden_note(hidden)
    place = int(known["gap"].astype(float).argmin())
    row, name = known.iloc[place], names[known.index[place]].replace("<br>", " ")
    parts = {
        "name": name,
        "gap": signed(float(row["gap"])),
        "reach": interval(row, "score", places=2),
        "n": counted(row["n"]),
    }
    said = _("**{name}** falls furthest short of what is expected: {gap} ({reach}; {n}).", **parts)
    if row["low"] <= 0 <= row["high"]:
        said = _("Perception meets expectation within chance everywhere; widest is **{name}**: {gap} ({n}).", **parts)
    elif row["gap"] > 0:
        said = _("Perception exceeds expectation everywhere, least in **{name}**: {gap} ({reach}; {n}).", **parts)
    scales = [_("Scales differ: each stands apart and none is averaged.")] if several_scales(frame) else []
    return paragraph([said, *scales, hidden_note(hidden)])
