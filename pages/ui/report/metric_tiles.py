"""The row of numbers: value, change against the days before, target, what it is made of, how computed, the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

from pages.ui.charts.base_chart import list_records
from pages.ui.charts.palette import BAD, GOOD, NEUTRAL
from pages.ui.charts.uncertainty import is_too_few
from pages.ui.i18n.formatting import format_change, format_count, format_exact, format_number, format_value, is_missing
from pages.ui.i18n.translation import _, n_
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.explanation import show_explanation
from pages.ui.session import answers
from pages.ui.session.error_boundary import guard_fragment
from pages.ui.session.session_state import get_session

# Of these figures less is better; of all others more is.
LOWER_IS_BETTER = frozenset({"churn_ratio", "gross_churn_ratio", "left_again_ratio"})
# These are neither good nor bad for moving.
WITHOUT_DIRECTION = frozenset({"top20_ratio"})


@dataclass(frozen=True)
class Metric:
    """One figure: what it is, how it moved and what it is made of; `unit` is one of the closed list's."""

    key: str
    label: str
    unit: str
    value: Any
    request: answers.QueryRequest
    numerator: Any = None
    denominator: Any = None
    previous: Any = None
    last_year: Any = None
    target: Any = None
    behind: answers.QueryRequest | None = None
    rows: int = 0
    note: str = ""

    def with_rows(self, behind: answers.QueryRequest, rows: Any = None) -> Metric:
        """The same figure with the list behind it; `rows` where neither the count nor its numerator says how many."""
        known = rows if rows is not None else self.value if self.unit == "count" else self.numerator
        return replace(self, behind=behind, rows=answers.count_rows(behind) if is_missing(known) else int(known))


def show_metrics(metrics: Sequence[Metric], is_quiet: bool = False) -> None:
    """The figures side by side, on a phone one under the other; `quiet` ones stand back, without a frame."""
    for place, figure in zip(st.columns(len(metrics), border=not is_quiet), metrics, strict=True):
        with place:
            show_metric(figure)


def show_metric(metric: Metric) -> None:
    """One figure."""
    word, colour, arrow = compare_with_previous(metric)
    with st.container(key=f"number_{metric.key}", gap="xsmall"):
        st.metric(
            metric.label,
            format_value(metric.value, metric.unit),
            format_change(metric.value, metric.previous, metric.unit),
            delta_color=colour,  # type: ignore[arg-type]  # one of palette.GOOD, BAD and NEUTRAL
            delta_arrow=arrow,  # type: ignore[arg-type]  # one of up, down and off
            delta_description=word or None,
            help=format_metric_help(metric),
        )
        if lines := list_metric_parts(metric):
            st.caption("  \n".join(lines))
        show_metric_actions(metric)


def compare_with_previous(metric: Metric) -> tuple[str, str, str]:
    """Better, worse or no base, as (word, colour, arrow)."""
    if is_missing(metric.value) or format_change(metric.value, metric.previous, metric.unit) is None:
        return "", NEUTRAL, "off"
    step = float(metric.value) - float(metric.previous)
    if step == 0:
        return _("as before"), NEUTRAL, "off"
    if metric.key in WITHOUT_DIRECTION:
        return "", NEUTRAL, "up" if step > 0 else "down"
    better = (step < 0) if metric.key in LOWER_IS_BETTER else (step > 0)
    return (
        (_("better"), GOOD, "up" if step > 0 else "down") if better else (_("worse"), BAD, "up" if step > 0 else "down")
    )


def format_metric_help(metric: Metric) -> str:
    """The exact value, and the ones that it is compared with."""
    lines = [_("Exactly: {value}", value=format_exact(metric.value, metric.unit))]
    if is_missing(metric.value):
        lines = [_("There is no value: nothing to divide by, or nothing on record for these days.")]
    lines += [
        _("As many days before: {value}", value=format_exact(metric.previous, metric.unit)),
        _("The same days last year: {value}", value=format_exact(metric.last_year, metric.unit)),
        _("Target: {value}", value=format_exact(metric.target, metric.unit)),
    ]
    return "  \n".join(lines)


def list_metric_parts(metric: Metric) -> list[str]:
    """The small lines under a figure."""
    lines = [metric.note] if metric.note else []
    if not is_missing(metric.numerator) and not is_missing(metric.denominator):
        lines.append(
            _(
                "{some} of {all}",
                some=format_value(metric.numerator, "count"),
                all=format_value(metric.denominator, "count"),
            )
        )
    year = format_change(metric.value, metric.last_year, metric.unit)
    # A period of a whole year has the same base twice; it is said once.
    if year is not None and metric.last_year != metric.previous:
        up = float(metric.value) >= float(metric.last_year)
        lines.append(_("▲ {step} on last year", step=year) if up else _("▼ {step} on last year", step=year))
    if not is_missing(metric.target):
        lines.append(_("target {value}", value=format_value(metric.target, metric.unit)))
    return lines


@guard_fragment
def show_metric_actions(metric: Metric) -> None:
    """How it is computed, and the list behind it."""
    if get_session().list_to_open is not None:
        # The list stands over the whole page, not in this part of it.
        st.rerun()
    with st.container(horizontal=True, gap="xsmall", key=f"tools_number_{metric.key}"):
        how = st.popover(
            _("How?"),
            type="tertiary",
            icon=":material/info:",
            key=f"{metric.key}_how",
            on_change="rerun",
            help=_("How is this computed?"),
        )
        if metric.behind and metric.rows:
            st.button(
                _("Open the {count}", count=format_number(metric.rows)),
                type="tertiary",
                icon=":material/list:",
                key=f"{metric.key}_list",
                on_click=partial(list_dialog.open_request, metric.label, metric.behind),
            )
    if how.open:
        with how:
            show_explanation(
                metric.request, metric.key, [*format_metric_help(metric).split("  \n"), *list_metric_parts(metric)[:1]]
            )


SURVEY_METRICS = frozenset({"satisfied_ratio", "nps"})
METRIC_FIELDS = ("value", "numerator", "denominator", "previous", "last_year", "target", "note")


def build_metrics(answer: answers.Answer, names: Sequence[str], is_mean_monthly: bool = False) -> list[Metric]:
    """The named figures; the churn rate is called what it is where the period is longer than the churn window."""
    found = {str(row["metric"]): hide_small_survey(row) for row in list_records(answer.frame)}
    labels = {"churn_ratio": _("Mean monthly churn rate")} if is_mean_monthly else {}
    return [
        Metric(
            name,
            labels.get(name, label_value("metric", name)),
            str(found[name]["unit"]),
            request=answer.request,
            **{part: found[name][part] for part in METRIC_FIELDS if part in found[name]},
        )
        for name in names
        if name in found
    ]


def hide_small_survey(row: dict[str, Any]) -> dict[str, Any]:
    """The figure of a survey without its value where fewer answered than may be shown."""
    if str(row["metric"]) not in SURVEY_METRICS or not is_too_few(row["denominator"]):
        return row
    size = row["denominator"]
    note = n_("hidden: only {count} answer", "hidden: only {count} answers", float(size), count=format_count(size))
    return row | dict.fromkeys(("value", "numerator", "denominator", "previous", "last_year")) | {"note": note}
