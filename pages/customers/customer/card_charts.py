"""The card's charts: value by month, lifecycle state by month, and completeness of the archive."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from data.rules import load_rules
from pages.customers.customer.customer_card import CustomerCard
from pages.ui.charts import axes, bars, base_chart
from pages.ui.charts.base_chart import list_records
from pages.ui.charts.palette import ACCENT
from pages.ui.i18n.formatting import format_count, format_money, format_month
from pages.ui.i18n.translation import _, format_list, join_sentences
from pages.ui.labels import directory
from pages.ui.labels.archive_labels import label_archive_field, label_archive_group
from pages.ui.labels.value_labels import label_value
from pages.ui.report import customer_links, result_table
from pages.ui.report.chart_panel import show_chart, show_heading, show_tools
from pages.ui.session import answers
from pages.ui.session.view_state import subtract_months

COMPLETENESS_COLUMNS = ("part", "filled", "fields")
STATE_MONTHS = 24
LISTED_SPELLS = 4
VALUE_MONTHS = 24
VALUE_COLUMNS = ("month", "orders", "revenue", "contribution", "is_unfinished")


def render_archive(customer: CustomerCard) -> None:
    """The share of filled fields by group, with the way to the form; all filled fields in an expander."""
    request = customer.ask("completeness")
    rows = list_records(answers.load_rows(request).frame)
    if rows:
        _render_completeness(customer, request, rows)
    profile_rows = list_records(answers.load_rows(customer.ask("profile")).frame)
    if profile_rows:
        with st.expander(
            _("What the archive says ({count} fields)", count=format_count(len(profile_rows))), key="card_profile"
        ):
            result_table.show_records(
                [_build_archive_row(row) for row in profile_rows],
                key="card_profile_rows",
                alt=_("The archive, field by field"),
            )


def _render_completeness(customer: CustomerCard, request: answers.QueryRequest, rows: list[dict[str, Any]]) -> None:
    filled, fields = sum(int(row["filled"]) for row in rows), sum(int(row["fields"]) for row in rows)
    empty_groups = [label_archive_group(str(row["part"])) for row in rows if not row["filled"]]
    finding = _("**{filled}** of {fields} fields are filled.", filled=format_count(filled), fields=format_count(fields))
    finding = join_sentences(
        [finding, _("Nothing yet in {groups}.", groups=format_list(empty_groups)) if empty_groups else ""]
    )
    notes = [_("{some} of {all}", some=format_count(row["filled"]), all=format_count(row["fields"])) for row in rows]
    fig = base_chart.create_figure(height=60 + 26 * len(rows))
    bars.add_horizontal_bars(
        fig,
        [label_archive_group(str(row["part"])) for row in rows],
        [row["filled_ratio"] for row in rows],
        name=_("Filled"),
        unit="ratio",
        colours=ACCENT,
        notes=notes,
    )
    # The axis is fixed, so that only a full group has a full bar.
    fig.update_xaxes(range=[0, 1.4])

    def open_form(_row: dict[str, Any], _series: str) -> None:
        customer_links.request_form(customer.customer_id)

    show_chart(
        _("Customer archive"),
        finding,
        fig,
        request,
        key="card_archive",
        on_pick=open_form,
        columns=COMPLETENESS_COLUMNS,
    )
    if filled < fields:
        st.button(
            _("Fill in the missing"),
            key="card_fill",
            icon=":material/edit:",
            on_click=customer_links.request_form,
            args=(customer.customer_id,),
        )


def _build_archive_row(row: dict[str, Any]) -> dict[str, str]:
    field = str(row["archive_field"])
    return {
        _("Group"): label_archive_group(str(row["part"])),
        _("Field"): label_archive_field(field),
        _("Value"): directory.label_stored_value(field, str(row["archive_value"])),
    }


def render_state_chart(customer: CustomerCard) -> None:
    """The lifecycle state of each month of the last two years."""
    filters = customer.ask("states").filters
    if filters.as_of is None:
        return
    request = answers.QueryRequest(
        "customers/states", filters.with_changes(from_on=subtract_months(filters.as_of, STATE_MONTHS - 1))
    )
    frame = answers.load_rows(request).frame
    if frame.empty:
        return
    if frame["state"].nunique() == 1:
        show_heading(_("Lifecycle"), _describe_states(frame))
        show_tools(request, key="card_states", columns=("month", "state"))
        return
    order = [str(row["state"]) for row in load_rules().relations["lifecycle"]]
    fig = base_chart.create_figure(height=250)
    names = axes.set_month_axis(fig, frame["month"])
    states = [label_value("state", state) for state in frame["state"]]
    fig.add_scatter(
        x=names,
        y=states,
        mode="lines+markers",
        line={"shape": "hv", "color": ACCENT, "width": 2},
        marker={"size": 6},
        hovertext=[f"<b>{state}</b><br>{name}" for name, state in zip(names, states, strict=True)],
        hoverinfo="text",
    )
    state_labels = [label_value("state", state) for state in order]
    fig.update_yaxes(
        type="category", categoryorder="array", categoryarray=state_labels, range=[-0.5, len(state_labels) - 0.5]
    )
    show_chart(_("Lifecycle"), _describe_states(frame), fig, request, key="card_states", columns=("month", "state"))


def _describe_states(frame: pd.DataFrame) -> str:
    """The spells of equal state, the latest first."""
    spells: list[tuple[str, object]] = []
    for state, first in zip(frame["state"], frame["month"], strict=True):
        if not spells or spells[-1][0] != state:
            spells.append((str(state), first))
    sentences = [
        _("{state} since {month}", state=label_value("state", state), month=format_month(first))
        for state, first in reversed(spells)
    ]
    return (
        _("**{now}**; before: {before}.", now=sentences[0], before=format_list(sentences[1:LISTED_SPELLS]))
        if len(sentences) > 1
        else _(
            "**{state}** in all of these {months} months.", state=label_value("state", spells[0][0]), months=len(frame)
        )
    )


def render_value_chart(customer: CustomerCard) -> None:
    """Revenue by month over the last two years."""
    filters = customer.ask("value_by_month").filters
    if filters.as_of is None:
        return
    request = answers.QueryRequest(
        "customers/value_by_month", filters.with_changes(from_on=subtract_months(filters.as_of, VALUE_MONTHS - 1))
    )
    frame = answers.load_rows(request).frame
    if frame.empty or not (frame["revenue"].astype(float).any() or frame["orders"].astype(int).any()):
        return
    fig = base_chart.create_figure(height=240)
    names = axes.set_month_axis(fig, frame["month"])
    bars.add_bars(
        fig,
        names,
        base_chart.list_values(frame, "revenue"),
        name=_("Revenue"),
        unit="money",
        colour=ACCENT,
        unfinished=base_chart.list_values(frame, "is_unfinished"),
    )
    fig.update_yaxes(**axes.build_value_axis(base_chart.list_values(frame, "revenue"), "money"))
    best = max(base_chart.list_records(frame), key=lambda row: float(row["revenue"]))
    finding = _(
        "**{orders}** orders in {months} months; the best month was {month} with **{revenue}**.",
        orders=format_count(int(frame["orders"].sum())),
        months=len(frame),
        month=format_month(best["month"]),
        revenue=format_money(best["revenue"]),
    )
    show_chart(_("Value by month"), finding, fig, request, key="card_value", columns=VALUE_COLUMNS)
