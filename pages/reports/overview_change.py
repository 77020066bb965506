"""The overview's second question: which three segments explain most of the change of revenue."""

from typing import Any

import pandas as pd
import streamlit as st

from pages.ui import bars, charts, choice, load
from pages.ui.format import missing, money
from pages.ui.headings import value
from pages.ui.palette import BAD_FILL, GOOD_FILL, QUIET
from pages.ui.panel import chart
from pages.ui.say import say
from pages.ui.words import _
from queries import Filters

FIELDS = ("region", "branch", "owner", "kind", "industry", "tier")
TOP = 3


def asked(filters: Filters) -> load.Asked:
    """The question as the reader splits it."""
    return load.Asked("overview/change", filters, str(st.session_state.get("change_by") or FIELDS[0]))


def change(filters: Filters) -> None:
    """The three segments that moved most and all others; together they are the whole change."""
    title = _("What changed, by {field}", field=value("field", asked(filters).by))
    st.header(title, anchor=False)
    st.segmented_control(
        _("Split by"),
        FIELDS,
        default=FIELDS[0],
        required=True,
        key="change_by",
        label_visibility="collapsed",
        format_func=lambda field: value("field", field),
    )
    answer = load.rows(asked(filters))
    field = str(answer.asked.by)
    known = answer.frame.dropna(subset=["change"])
    if known.empty:
        say(_("The record does not reach back far enough to compare this period with the days before."))
        return
    ordered = known.reindex(known["change"].abs().sort_values(ascending=False).index)
    parts, rest = ordered.iloc[:TOP], ordered.iloc[TOP:]
    labels = [value(field, found) for found in parts[field]]
    steps = [float(found) for found in parts["change"]]
    if len(rest):
        labels, steps = [*labels, _("All others ({count})", count=len(rest))], [*steps, float(rest["change"].sum())]
    labels, steps = [*labels, _("Together")], [*steps, float(known["change"].sum())]
    fig = charts.figure(height=60 + 34 * len(labels))
    fills = [GOOD_FILL if step >= 0 else BAD_FILL for step in steps[:-1]] + [QUIET]
    bars.lying(
        fig, labels, steps, name=_("Change of revenue"), unit="money", colours=fills, notes=[signed(s) for s in steps]
    )

    def picked(row: dict[str, Any], _series: str) -> None:
        choice.narrow(**{field: (str(row[field]),)})

    chart(title, finding(field, parts, sum(steps[:-1])), fig, answer.asked, key="change", titled=False, on_table=picked)


def finding(field: str, parts: pd.DataFrame, whole: float) -> str:
    """What moved most, in one sentence."""
    first = parts.iloc[0]
    name = value(field, first[field])
    if missing(whole) or not whole:
        return _(
            "Revenue did not change in total; **{name}** moved most, by {step}.",
            name=name,
            step=signed(first["change"]),
        )
    return _(
        "Revenue changed by **{whole}** against as many days before; **{name}** moved most, by {step}.",
        whole=signed(whole),
        name=name,
        step=signed(first["change"]),
    )


def signed(step: float) -> str:
    """`▲ 1.2 M` or `▼ 1.2 M`."""
    return ("▲ " if step > 0 else "▼ " if step < 0 else "") + money(abs(step))
