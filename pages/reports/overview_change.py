"""The overview's second question: which three segments explain most of the change of revenue."""

from typing import Any

import pandas as pd
import streamlit as st

from pages.ui import bars, charts, choice, load
from pages.ui.format import format_money, is_missing
from pages.ui.headings import label_value
from pages.ui.palette import BAD_FILL, GOOD_FILL, QUIET_LINE
from pages.ui.panel import show_chart
from pages.ui.say import show_sentence
from pages.ui.words import _
from queries import Filters

SPLIT_FIELDS = ("region", "branch", "owner", "kind", "industry", "tier")
MAX_SEGMENTS = 3


def build_change_request(filters: Filters) -> load.QueryRequest:
    """The question as the reader splits it."""
    return load.QueryRequest("overview/change", filters, str(st.session_state.get("change_by") or SPLIT_FIELDS[0]))


def render_change(filters: Filters) -> None:
    """The three segments that moved most and all others; together they are the whole change."""
    title = _("What changed, by {field}", field=label_value("field", build_change_request(filters).by))
    st.header(title, anchor=False)
    st.segmented_control(
        _("Split by"),
        SPLIT_FIELDS,
        default=SPLIT_FIELDS[0],
        required=True,
        key="change_by",
        label_visibility="collapsed",
        format_func=lambda field: label_value("field", field),
    )
    answer = load.load_rows(build_change_request(filters))
    field = str(answer.asked.by)
    known = answer.frame.dropna(subset=["change"])
    if known.empty:
        show_sentence(_("The record does not reach back far enough to compare this period with the days before."))
        return
    ordered = known.reindex(known["change"].abs().sort_values(ascending=False).index)
    parts, rest = ordered.iloc[:MAX_SEGMENTS], ordered.iloc[MAX_SEGMENTS:]
    labels = [label_value(field, found) for found in parts[field]]
    steps = [float(found) for found in parts["change"]]
    if len(rest):
        labels, steps = [*labels, _("All others ({count})", count=len(rest))], [*steps, float(rest["change"].sum())]
    labels, steps = [*labels, _("Together")], [*steps, float(known["change"].sum())]
    fig = charts.create_figure(height=60 + 34 * len(labels))
    fills = [GOOD_FILL if step >= 0 else BAD_FILL for step in steps[:-1]] + [QUIET_LINE]
    bars.add_horizontal_bars(
        fig,
        labels,
        steps,
        name=_("Change of revenue"),
        unit="money",
        colours=fills,
        notes=[_format_signed_money(s) for s in steps],
    )

    def picked(row: dict[str, Any], _series: str) -> None:
        choice.narrow_filters(**{field: (str(row[field]),)})

    show_chart(
        title,
        _describe_change(field, parts, sum(steps[:-1])),
        fig,
        answer.asked,
        key="change",
        titled=False,
        on_table=picked,
    )


def _describe_change(field: str, parts: pd.DataFrame, whole: float) -> str:
    """What moved most, in one sentence."""
    first = parts.iloc[0]
    name = label_value(field, first[field])
    if is_missing(whole) or not whole:
        return _(
            "Revenue did not change in total; **{name}** moved most, by {step}.",
            name=name,
            step=_format_signed_money(first["change"]),
        )
    return _(
        "Revenue changed by **{whole}** against as many days before; **{name}** moved most, by {step}.",
        whole=_format_signed_money(whole),
        name=name,
        step=_format_signed_money(first["change"]),
    )


def _format_signed_money(step: float) -> str:
    """`▲ 1.2 M` or `▼ 1.2 M`."""
    return ("▲ " if step > 0 else "▼ " if step < 0 else "") + format_money(abs(step))
