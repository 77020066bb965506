"""Satisfaction: key figures with intervals, trend, segments, churn by verdict, responses, and lists to act on."""

from __future__ import annotations

from typing import Any

from pages.reports.satisfaction import churn_by_verdict, responses, segment_comparison, trend_chart
from pages.reports.satisfaction.responses import build_response_figure
from pages.ui import empty_states
from pages.ui.charts import survey_trend
from pages.ui.charts.base_chart import list_records
from pages.ui.charts.uncertainty import describe_change, format_interval, format_sample_size, is_too_few
from pages.ui.i18n.formatting import format_count, is_missing
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _, join_sentences, n_
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.metric_tiles import Metric, show_metrics
from pages.ui.session import answers, view_state
from queries import Filters

KEY_METRICS = ("satisfied_ratio", "nps", "index")
QUESTIONS = ("headline", "changes", "response", "before_churn", "choices", "items")
URGENT_CONDITIONS = (("is_top_tier", True), ("is_silent", True))


def build_key_figures(filters: Filters) -> list[Metric]:
    """The three metrics and the response rate; a metric with too few answers is hidden and says so."""
    answer = answers.load_answer("satisfaction/headline", filters)
    rows_by_metric = {str(row["metric"]): row for row in list_records(answer.frame)}
    figures = []
    for metric in KEY_METRICS:
        row = rows_by_metric[metric]
        unit = str(row["unit"])
        interval = format_interval(row, unit)
        note = _("{counted} · 95 %: {reach}", counted=format_sample_size(row["n"]), reach=interval)
        if is_too_few(row["n"]):
            note = n_(
                "hidden: only {count} answer",
                "hidden: only {count} answers",
                float(row["n"]),
                count=format_count(row["n"]),
            )
        elif not interval:
            note = _("nobody was asked in these days")
        figure = Metric(
            metric,
            label_value("metric", metric),
            unit,
            row["value"],
            answer.request,
            previous=row["previous"],
            last_year=row["last_year"],
            target=row["target"],
            note=note,
        )
        answer_list = answers.QueryRequest("satisfaction/answers", filters, None, (("metric", metric),))
        figures.append(figure if is_missing(row["value"]) else figure.with_rows(answer_list, row["n"]))
    return [*figures, build_response_figure(filters)]


def render_wave_comparison(filters: Filters) -> None:
    """The change from the wave before to the latest one, and whether it is more than chance."""
    answer = answers.load_answer("satisfaction/changes", filters)
    if answer.empty:
        return
    latest = answer.frame[answer.frame["wave"] == answer.frame["wave"].iloc[-1]]
    rows = list_records(latest)
    wave = survey_trend.format_wave_name(rows[0]["name"])
    earlier_waves = {
        "" if is_missing(row["before_name"]) else survey_trend.format_wave_name(row["before_name"]) for row in rows
    }
    if earlier_waves == {""}:
        show_sentence(
            _("Latest wave, {wave}: no earlier wave asked the same questions, so nothing is compared.", wave=wave)
        )
    elif len(earlier_waves) == 1:
        heading = _("Latest wave, {wave}, against {before}:", wave=wave, before=earlier_waves.pop())
        show_sentence(join_sentences([heading, *(describe_change(row) for row in rows)]))
    else:
        # Each metric is compared with the latest wave that asked the same question, so these may differ.
        show_sentence(join_sentences([_("Latest wave, {wave}:", wave=wave), *(_describe_change(row) for row in rows)]))


def _describe_change(row: dict[str, Any]) -> str:
    """The change of a metric, with the wave that it is compared with."""
    if is_missing(row["before_name"]):
        return describe_change(row)
    return _(
        "Against {before}: {change}",
        before=survey_trend.format_wave_name(row["before_name"]),
        change=describe_change(row),
    )


filters = view_state.get_effective_filters()
if not empty_states.warn_if_no_responses(filters):
    urgent, detractors = (
        answers.QueryRequest("satisfaction/detractors", filters, None, where) for where in (URGENT_CONDITIONS, ())
    )
    questions = [answers.QueryRequest(f"satisfaction/{name}", filters) for name in QUESTIONS]
    answers.load_concurrently(*questions, segment_comparison.build_segment_request(filters), urgent, detractors)
    show_metrics(build_key_figures(filters))
    render_wave_comparison(filters)
    trend_chart.render_trend(filters)
    segment_comparison.render_segments(filters)
    churn_by_verdict.render_churn_by_verdict(filters)
    list_dialog.show_list_offers(
        _("Lists to act on"),
        {
            _("Top tier, detractor, silent"): (urgent, answers.count_rows(urgent)),
            _("All detractors"): (detractors, answers.count_rows(detractors)),
        },
    )
    responses.render_choices(filters)
    responses.render_responses(filters)
    responses.render_scored_questions(filters)
