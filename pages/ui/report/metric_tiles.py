"""Tiles of metrics: value, change, target, numerator and denominator, explanation, and the list behind."""

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

# Of these metrics a lower value is better; of all others a higher one.
LOWER_IS_BETTER = frozenset({"churn_ratio", "gross_churn_ratio", "left_again_ratio"})
# A change of these is neither better nor worse.
WITHOUT_DIRECTION = frozenset({"top20_ratio"})


@dataclass(frozen=True)
class Metric:
    """One metric of a page.

    Attributes:
        key: name of the metric; part of the widgets' keys.
        label: its label.
        unit: its unit, a key of `formatting.FORMATTERS`.
        value: its value; None where there is none.
        request: the request that computes it.
        numerator: numerator of a ratio, a count.
        denominator: denominator of a ratio, a count.
        previous: the value of as many days before the period.
        last_year: the value of the same days a year before.
        target: its target.
        behind: the request for the list behind it.
        rows: the number of rows of that list.
        note: a line under the value.
    """

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
        """The metric with the list behind it.

        Args:
            behind: the request for the list.
            rows: the number of its rows. By default the value of a count or the numerator of a ratio; the rows are
                counted where that is missing.
        """
        row_count = rows if rows is not None else self.value if self.unit == "count" else self.numerator
        return replace(
            self, behind=behind, rows=answers.count_rows(behind) if is_missing(row_count) else int(row_count)
        )


def show_metrics(metrics: Sequence[Metric], is_quiet: bool = False) -> None:
    """Shows metrics side by side, on a phone one below the other; without borders where `is_quiet`."""
    for column, metric in zip(st.columns(len(metrics), border=not is_quiet), metrics, strict=True):
        with column:
            show_metric(metric)


def show_metric(metric: Metric) -> None:
    """Shows one metric."""
    verdict, colour, arrow = compare_with_previous(metric)
    with st.container(key=f"number_{metric.key}", gap="xsmall"):
        st.metric(
            metric.label,
            format_value(metric.value, metric.unit),
            format_change(metric.value, metric.previous, metric.unit),
            delta_color=colour,  # type: ignore[arg-type]  # one of palette.GOOD, BAD and NEUTRAL
            delta_arrow=arrow,  # type: ignore[arg-type]  # one of up, down and off
            delta_description=verdict or None,
            help=format_metric_help(metric),
        )
        if lines := list_metric_parts(metric):
            st.caption("  \n".join(lines))
        show_metric_actions(metric)


def compare_with_previous(metric: Metric) -> tuple[str, str, str]:
    """Compares a metric with the days before.

    Returns:
        (verdict, colour, arrow): a word such as "better", empty where there is no verdict; a colour of the palette;
        `up`, `down` or `off`.
    """
    if is_missing(metric.value) or format_change(metric.value, metric.previous, metric.unit) is None:
        return "", NEUTRAL, "off"
    difference = float(metric.value) - float(metric.previous)
    if difference == 0:
        return _("as before"), NEUTRAL, "off"
    arrow = "up" if difference > 0 else "down"
    if metric.key in WITHOUT_DIRECTION:
        return "", NEUTRAL, arrow
    is_better = (difference < 0) if metric.key in LOWER_IS_BETTER else (difference > 0)
    return (_("better"), GOOD, arrow) if is_better else (_("worse"), BAD, arrow)


def format_metric_help(metric: Metric) -> str:
    """Markdown lines with the exact value and the values that it is compared with."""
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
    """The lines under a value: note, numerator and denominator, change on last year, target."""
    lines = [metric.note] if metric.note else []
    if not is_missing(metric.numerator) and not is_missing(metric.denominator):
        lines.append(
            _(
                "{some} of {all}",
                some=format_value(metric.numerator, "count"),
                all=format_value(metric.denominator, "count"),
            )
        )
    change = format_change(metric.value, metric.last_year, metric.unit)
    # In a period of a whole year the days before and last year's days are the same.
    if change is not None and metric.last_year != metric.previous:
        is_up = float(metric.value) >= float(metric.last_year)
        lines.append(_("▲ {step} on last year", step=change) if is_up else _("▼ {step} on last year", step=change))
    if not is_missing(metric.target):
        lines.append(_("target {value}", value=format_value(metric.target, metric.unit)))
    return lines


@guard_fragment
def show_metric_actions(metric: Metric) -> None:
    """Shows the buttons under a metric: how it is computed, and the list behind it."""
    if get_session().list_to_open is not None:
        # The dialog belongs to the whole page, not to this fragment.
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
    """Builds metrics of an answer.

    Args:
        answer: one row per metric, with `metric`, `unit`, `value` and the other columns in `METRIC_FIELDS`.
        names: the metrics wanted; those without a row are left out.
        is_mean_monthly: whether the churn rate is a monthly mean, as in periods longer than the churn window.
    """
    rows = {str(row["metric"]): hide_small_survey(row) for row in list_records(answer.frame)}
    labels = {"churn_ratio": _("Mean monthly churn rate")} if is_mean_monthly else {}
    return [
        Metric(
            name,
            labels.get(name, label_value("metric", name)),
            str(rows[name]["unit"]),
            request=answer.request,
            **{field: rows[name][field] for field in METRIC_FIELDS if field in rows[name]},
        )
        for name in names
        if name in rows
    ]


def hide_small_survey(row: dict[str, Any]) -> dict[str, Any]:
    """The row of a survey metric, without its values where too few answered; other rows unchanged."""
    if str(row["metric"]) not in SURVEY_METRICS or not is_too_few(row["denominator"]):
        return row
    size = row["denominator"]
    note = n_("hidden: only {count} answer", "hidden: only {count} answers", float(size), count=format_count(size))
    return row | dict.fromkeys(("value", "numerator", "denominator", "previous", "last_year")) | {"note": note}
