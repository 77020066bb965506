"""Service quality: gaps between expected and perceived service, importance and performance, zones of tolerance."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pages.ui import empty_states
from pages.ui.charts import base_chart
from pages.ui.charts.base_chart import list_records
from pages.ui.charts.gap_bars import draw_gap_bars, format_signed
from pages.ui.charts.item_labels import (
    BEFORE_COLON,
    collect_item_wordings,
    format_scale,
    has_several_scales,
    label_dimension_and_scale,
    label_item,
    number_duplicates,
    shorten_wording,
    to_cell_value,
    wrap_text,
)
from pages.ui.charts.palette import BAD_FILL, GOOD_FILL, PALE
from pages.ui.charts.quadrants import compute_padded_range, draw_quadrants
from pages.ui.charts.stacked_bars import draw_stacked_bars
from pages.ui.charts.uncertainty import (
    describe_hidden_groups,
    format_interval,
    format_sample_size,
    is_small,
    is_too_few,
)
from pages.ui.i18n.formatting import format_ratio, format_score, is_missing
from pages.ui.i18n.translation import _, join_sentences
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart
from pages.ui.report.metric_tiles import Metric, show_metrics
from pages.ui.session import answers, view_state
from pages.ui.session.periods import find_highest_row
from queries import Filters

SCALE_COLUMNS = ("scale_min", "scale_max")
ITEM_COLUMNS = ("level", "dimension", "item", *SCALE_COLUMNS)
ZONE_COLOURS = {"satisfied": GOOD_FILL, "basically_satisfied": PALE, "dissatisfied": BAD_FILL}
QUESTIONS = ("satisfaction/items", "satisfaction/response")
LEVELS = (("servqual", "overall"), ("servqual", "dimension"), ("servqual", "item"), ("tolerance", "dimension"))


def build_level_request(name: str, filters: Filters, level: str) -> answers.QueryRequest:
    """The question `satisfaction/<name>` at one level: overall, dimension or item."""
    return answers.QueryRequest(f"satisfaction/{name}", filters, None, (("level", level),))


def build_condition(row: dict[str, Any], columns: tuple[str, ...]) -> answers.Where:
    """The condition that the columns are as in the row."""
    return tuple((name, to_cell_value(row[name])) for name in columns)


def render_key_figures(filters: Filters) -> None:
    """Expectation, perception and gap of the whole, on the scale with most respondents, and the desired level."""
    overall = answers.load_rows(build_level_request("servqual", filters, "overall"))
    figures = []
    if not overall.empty:
        row = list_records(overall.frame.sort_values("n", ascending=False, kind="stable"))[0]
        sample = _("{counted} · scale {scale}", counted=format_sample_size(row["n"]), scale=format_scale(row))
        interval = _("95 %: {reach}", reach=format_interval(row, "score", places=2))
        where = build_condition(row, ("level", *SCALE_COLUMNS))
        respondents = answers.QueryRequest("satisfaction/servqual_respondents", filters, None, where)
        for key, label, note in (
            ("expectation", _("Expected service"), sample),
            ("perception", _("Perceived service"), sample),
            ("gap", _("Gap of service quality"), interval),
        ):
            figure = Metric(key, label, "score", row[key], overall.request, note=note)
            figures.append(figure if is_missing(row[key]) else figure.with_rows(respondents, row["n"]))
    figures += _build_desired_figure(filters)
    if figures:
        show_metrics(figures)


def _build_desired_figure(filters: Filters) -> list[Metric]:
    """The share of all answers that perceive at least the desired level."""
    answer = answers.load_rows(build_level_request("tolerance", filters, "dimension"))
    rated = answer.frame.dropna(subset=["satisfied"])
    total, satisfied = int(rated["n"].sum()), int(rated["satisfied"].sum())
    if not total:
        return []
    label = _("Desired level reached")
    return [Metric("desired", label, "ratio", satisfied / total, answer.request, satisfied, total)]


def render_gaps(filters: Filters) -> None:
    """Expected and perceived service of each dimension, and folded away of each item."""
    dimensions = answers.load_rows(build_level_request("servqual", filters, "dimension"))
    if dimensions.empty:
        empty_states.show_missing_questions(
            _("pairs of questions on what is expected and what is perceived (SERVQUAL)")
        )
        return
    with_scale = has_several_scales(dimensions.frame)
    names = [label_dimension_and_scale(row, with_scale) for row in list_records(dimensions.frame)]
    _draw_gap_chart(_("Expected and perceived service, mean score"), dimensions, names, "servqual")
    with st.expander(_("The items behind each dimension"), icon=":material/unfold_more:"):
        items = answers.load_rows(build_level_request("servqual", filters, "item"))
        wordings = collect_item_wordings(
            answers.load_answer("satisfaction/items", filters).frame, "servqual_perception"
        )
        names = [wrap_text(label_item(row["item"], wordings)) for row in list_records(items.frame)]
        _draw_gap_chart(_("Expected and perceived, item by item"), items, names, "items")


def _draw_gap_chart(title: str, answer: answers.Answer, names: list[str], key: str) -> None:
    """Two bars and their gap for each row, the widest gap first; `names` are in the order of the answer."""
    # A click tells the row's number in the answer, which the sorted frame keeps as its index.
    frame = answer.frame.sort_values("gap", kind="stable")
    sorted_names = [names[number] for number in frame.index]
    fig = draw_gap_bars(
        number_duplicates(sorted_names),
        *(base_chart.list_values(frame, column) for column in ("expectation", "perception", "gap")),
        hover_texts=[_build_gap_hover(name, row) for name, row in zip(sorted_names, list_records(frame), strict=True)],
        names=(_("Expected"), _("Perceived"), _("Gap")),
        maximum=float(frame["scale_max"].max()),
        row_numbers=frame.index.tolist(),
    )

    def open_rows(row: dict[str, Any], _series: str) -> None:
        list_dialog.open_list(
            _("Respondents with both answers"),
            "satisfaction/servqual_respondents",
            answer.request.filters,
            build_condition(row, ITEM_COLUMNS),
        )

    summary = _describe_gaps(answer.frame, names)
    show_chart(title, summary, fig, answer.request, key=f"gaps_{key}", on_pick=open_rows)


def _build_gap_hover(name: str, row: dict[str, Any]) -> str:
    scores = [f"{_('Expected')} {format_score(row['expectation'], 2)}"]
    scores.append(f"{_('Perceived')} {format_score(row['perception'], 2)}")
    gap = f"{_('Gap')} {format_signed(row['gap'])} ({format_interval(row, 'score', places=2)})"
    return f"<b>{name}</b><br>{' · '.join(scores)}<br>{gap}<br>{format_sample_size(row['n'])}"


def _describe_gaps(frame: pd.DataFrame, names: list[str]) -> str:
    """The widest gap, whether it is more than chance, whether scales differ, and which rows are hidden."""
    with_gap = frame.dropna(subset=["gap"])
    hidden = [name for name, size in zip(names, frame["n"], strict=True) if is_too_few(size)]
    if with_gap.empty:
        return describe_hidden_groups(hidden)
    widest = int(with_gap["gap"].astype(float).argmin())
    row = list_records(with_gap)[widest]
    parts = {
        "name": names[with_gap.index[widest]].replace("<br>", " "),
        "gap": format_signed(float(row["gap"])),
        "reach": format_interval(row, "score", places=2),
        "n": format_sample_size(row["n"]),
    }
    finding = _("**{name}** falls furthest short of what is expected: {gap} ({reach}; {n}).", **parts)
    if row["low"] <= 0 <= row["high"]:
        finding = _(
            "Perception meets expectation within chance everywhere; widest is **{name}**: {gap} ({n}).", **parts
        )
    elif row["gap"] > 0:
        finding = _("Perception exceeds expectation everywhere, least in **{name}**: {gap} ({reach}; {n}).", **parts)
    scales = [_("Scales differ: each stands apart and none is averaged.")] if has_several_scales(frame) else []
    return join_sentences([finding, *scales, describe_hidden_groups(hidden)])


def render_importance_map(filters: Filters) -> None:
    """Items by performance and importance; where nobody stated an importance, it is a correlation."""
    items = answers.load_answer("satisfaction/items", filters).frame
    is_stated = bool((items["importance_from"] == "stated").any())
    where = (("importance_from", "stated" if is_stated else "derived"),)
    answer = answers.load_rows(answers.QueryRequest("satisfaction/items", filters, None, where))
    placed = answer.frame.dropna(subset=["importance", "index"])
    if placed.empty:
        empty_states.show_missing_questions(_("questions on single items beside one on overall satisfaction"))
        return
    # A click tells the number of a row, so rows without a place on the map stay as gaps.
    rows = list_records(answer.frame)
    means = float(placed["importance"].astype(float).mean()), float(placed["index"].astype(float).mean())
    fig = draw_quadrants(
        [shorten_wording(row) for row in rows],
        base_chart.list_values(answer.frame, "index"),
        base_chart.list_values(answer.frame, "importance"),
        cuts=(means[1], means[0]),
        ranges=(compute_padded_range(placed["index"]), compute_padded_range(placed["importance"])),
        hover_texts=[_build_item_hover(row) for row in rows],
        titles=(_("Performance, 0 to 100"), _("Importance as stated") if is_stated else _("Importance as correlation")),
        fields=(_("Improve first"), _("Keep up"), _("Low priority"), _("Possibly too much")),
        pale=[is_small(row["n"]) for row in rows],
    )

    def open_rows(row: dict[str, Any], _series: str) -> None:
        where = tuple((name, row[name]) for name in ("question", "role", "wording"))
        list_dialog.open_list(shorten_wording(row), "satisfaction/item_answers", filters, where)

    finding = _describe_priorities(placed, means, is_stated)
    show_chart(_("Importance and performance"), finding, fig, answer.request, key="importance", on_pick=open_rows)


def _describe_priorities(items: pd.DataFrame, means: tuple[float, float], is_stated: bool) -> str:
    """The item that is most important among those of more importance and less performance than the means."""
    is_important, is_weak = items["importance"].astype(float) > means[0], items["index"].astype(float) < means[1]
    priorities = list_records(items[is_important & is_weak].sort_values("importance", ascending=False))
    finding = _("No item matters more than the average and is done worse.")
    if priorities:
        finding = _(
            "Improve first: **{name}**, which matters more than the average item and is done worse "
            "({index} of 100; {counted}).",
            name=BEFORE_COLON.sub("", str(priorities[0]["wording"])),
            index=format_score(priorities[0]["index"]),
            counted=format_sample_size(priorities[0]["n"]),
        )
    derived = _(
        "Nobody was asked how much an item matters, so its importance is its correlation with overall satisfaction."
    )
    return finding if is_stated else join_sentences([finding, derived])


def _build_item_hover(row: dict[str, Any]) -> str:
    scores = _(
        "importance {importance}, performance {index}",
        importance=format_score(row["importance"], 2),
        index=format_score(row["index"]),
    )
    return f"<b>{row['wording']}</b><br>{scores}<br>{format_sample_size(row['n'])}"


def render_tolerance_zones(filters: Filters) -> None:
    """The share of answers in each zone of tolerance by dimension, the most dissatisfied first."""
    answer = answers.load_rows(build_level_request("tolerance", filters, "dimension"))
    if answer.empty:
        empty_states.show_missing_questions(
            _("questions on what is desired, what is just acceptable and what is perceived")
        )
        return
    dissatisfied_share = answer.frame["dissatisfied"].astype(float) / answer.frame["n"].astype(float)
    frame = answer.frame.loc[dissatisfied_share.sort_values(ascending=False, kind="stable").index]
    rows = list_records(frame)
    with_scale = has_several_scales(frame)
    names = number_duplicates([label_dimension_and_scale(row, with_scale) for row in rows])
    labels = [
        _("{name}, {counted}", name=name, counted=format_sample_size(row["n"]))
        for name, row in zip(names, rows, strict=True)
    ]
    parts = {zone: (label_value("zone", zone), frame[zone].tolist()) for zone in ZONE_COLOURS}
    fig = draw_stacked_bars(labels, parts, ZONE_COLOURS, frame.index.tolist())

    def open_rows(row: dict[str, Any], zone: str) -> None:
        where = build_condition(row, ITEM_COLUMNS) + ((("zone", zone),) if zone else ())
        title = _("Zone of tolerance: {zone}", zone=label_value("zone", zone)) if zone else _("Zones of tolerance")
        list_dialog.open_list(title, "satisfaction/tolerance_answers", filters, where)

    hidden = describe_hidden_groups([name for name, row in zip(names, rows, strict=True) if is_too_few(row["n"])])
    finding = join_sentences([_describe_zones(frame), hidden])
    title = _("Zones of tolerance, share of answers")
    show_chart(title, finding, fig, answer.request, key="tolerance", on_pick=open_rows)


def _describe_zones(frame: pd.DataFrame) -> str:
    """The dimension with the largest share of answers below what is acceptable."""
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


filters = view_state.get_effective_filters()
if not empty_states.warn_if_no_responses(filters):
    answers.load_concurrently(
        *(build_level_request(name, filters, level) for name, level in LEVELS),
        *(answers.QueryRequest(name, filters) for name in QUESTIONS),
    )
    render_key_figures(filters)
    render_gaps(filters)
    render_importance_map(filters)
    render_tolerance_zones(filters)
