"""What customers expect of the service and what they get: gaps, zones of tolerance, and what to improve first."""

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


def render_key_figures(filters: Filters) -> None:
    """Figures of the whole; of several scales the one with most respondents, and named."""
    overall = answers.load_rows(answers.QueryRequest("satisfaction/servqual", filters, None, (("level", "overall"),)))
    figures = []
    if not overall.empty:
        row = list_records(overall.frame.sort_values("n", ascending=False, kind="stable"))[0]
        note = _("{counted} · scale {scale}", counted=format_sample_size(row["n"]), scale=format_scale(row))
        reach = _("95 %: {reach}", reach=format_interval(row, "score", places=2))
        where = tuple((name, to_cell_value(row[name])) for name in ("level", "scale_min", "scale_max"))
        behind = answers.QueryRequest("satisfaction/servqual_respondents", filters, None, where)
        for key, label, said in (
            ("expectation", _("Expected service"), note),
            ("perception", _("Perceived service"), note),
            ("gap", _("Gap of service quality"), reach),
        ):
            one = Metric(key, label, "score", row[key], overall.request, note=said)
            figures.append(one if is_missing(row[key]) else one.with_rows(behind, row["n"]))
    figures += _build_desired_figure(filters)
    if figures:
        show_metrics(figures)


def _build_desired_figure(filters: Filters) -> list[Metric]:
    """The share of all answers that perceive at least what they desire."""
    answer = answers.load_rows(answers.QueryRequest("satisfaction/tolerance", filters, None, (("level", "dimension"),)))
    shown: Any = answer.frame.dropna(subset=["satisfied"])
    everybody = int(shown["n"].sum())
    if not everybody:
        return []
    some = int(shown["satisfied"].sum())
    return [Metric("desired", _("Desired level reached"), "ratio", some / everybody, answer.request, some, everybody)]


def render_gaps(filters: Filters) -> None:
    """Each dimension, and folded away the items behind each."""
    dimensions = answers.load_rows(
        answers.QueryRequest("satisfaction/servqual", filters, None, (("level", "dimension"),))
    )
    if dimensions.empty:
        empty_states.show_missing_questions(
            _("pairs of questions on what is expected and what is perceived (SERVQUAL)")
        )
        return
    title = _("Expected and perceived service, mean score")
    apart = has_several_scales(dimensions.frame)
    names = [label_dimension_and_scale(row, apart) for row in list_records(dimensions.frame)]
    _draw_gap_chart(title, _describe_gaps(dimensions.frame, names), dimensions, names, "servqual", filters)
    with st.expander(_("The items behind each dimension"), icon=":material/unfold_more:"):
        items = answers.load_rows(answers.QueryRequest("satisfaction/servqual", filters, None, (("level", "item"),)))
        words = collect_item_wordings(answers.load_answer("satisfaction/items", filters).frame, "servqual_perception")
        names = [wrap_text(label_item(row["item"], words)) for row in list_records(items.frame)]
        _draw_gap_chart(
            _("Expected and perceived, item by item"),
            _describe_gaps(items.frame, names),
            items,
            names,
            "items",
            filters,
        )


def _draw_gap_chart(
    title: str, summary: str, answer: answers.Answer, names: list[str], key: str, filters: Filters
) -> None:
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
        *(base_chart.list_values(frame, one) for one in ("expectation", "perception", "gap")),
        hover_texts=told,
        names=(_("Expected"), _("Perceived"), _("Gap")),
        maximum=float(frame["scale_max"].max()),
        row_numbers=frame.index.tolist(),
    )

    def opened(row: dict[str, Any], _series: str) -> None:
        where = tuple(
            (name, to_cell_value(row[name])) for name in ("level", "dimension", "item", "scale_min", "scale_max")
        )
        list_dialog.open_list(_("Respondents with both answers"), "satisfaction/servqual_respondents", filters, where)

    show_chart(title, summary, fig, answer.request, key=f"gaps_{key}", on_pick=opened)


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


def render_importance_map(filters: Filters) -> None:
    """Items with an importance of their own; without any, those whose importance is a correlation."""
    answer = answers.load_answer("satisfaction/items", filters)
    stated = bool((answer.frame["importance_from"] == "stated").any())
    asked = answers.QueryRequest(
        "satisfaction/items", filters, None, (("importance_from", "stated" if stated else "derived"),)
    )
    found = answers.load_rows(asked)
    shown = found.frame.dropna(subset=["importance", "index"])
    if shown.empty:
        empty_states.show_missing_questions(_("questions on single items beside one on overall satisfaction"))
        return
    # A click tells the number of a row, so rows without a place on the map stay in the frame as gaps.
    frame = found.frame
    names = [shorten_wording(row) for row in list_records(frame)]
    middle = float(shown["importance"].astype(float).mean()), float(shown["index"].astype(float).mean())
    fig = draw_quadrants(
        names,
        base_chart.list_values(frame, "index"),
        base_chart.list_values(frame, "importance"),
        cuts=(middle[1], middle[0]),
        ranges=(compute_padded_range(shown["index"]), compute_padded_range(shown["importance"])),
        hover_texts=[_build_item_hover(row) for row in list_records(frame)],
        titles=(_("Performance, 0 to 100"), _("Importance as stated") if stated else _("Importance as correlation")),
        fields=(_("Improve first"), _("Keep up"), _("Low priority"), _("Possibly too much")),
        pale=[is_small(row["n"]) for row in list_records(frame)],
    )

    def opened(row: dict[str, Any], _series: str) -> None:
        where = (("question", row["question"]), ("role", row["role"]), ("wording", row["wording"]))
        list_dialog.open_list(shorten_wording(row), "satisfaction/item_answers", filters, where)

    show_chart(
        _("Importance and performance"),
        _describe_priorities(shown, middle, stated),
        fig,
        asked,
        key="importance",
        on_pick=opened,
    )


def _describe_priorities(items: pd.DataFrame, means: tuple[float, float], stated: bool) -> str:
    """What matters more and is done worse than the average item."""
    above, below = items["importance"].astype(float) > means[0], items["index"].astype(float) < means[1]
    first = items[above & below].sort_values("importance", ascending=False)
    said = _("No item matters more than the average and is done worse.")
    if len(first):
        row = list_records(first)[0]
        wording = BEFORE_COLON.sub("", str(row["wording"]))
        said = _(
            "Improve first: **{name}**, which matters more than the average item and is done worse "
            "({index} of 100; {counted}).",
            name=wording,
            index=format_score(row["index"]),
            counted=format_sample_size(row["n"]),
        )
    derived = _(
        "Nobody was asked how much an item matters, so its importance is its correlation with overall satisfaction."
    )
    return said if stated else join_sentences([said, derived])


def _build_item_hover(row: dict[str, Any]) -> str:
    """All there is to say of an item."""
    told = _(
        "importance {importance}, performance {index}",
        importance=format_score(row["importance"], 2),
        index=format_score(row["index"]),
    )
    return f"<b>{row['wording']}</b><br>{told}<br>{format_sample_size(row['n'])}"


ZONE_COLOURS = {"satisfied": GOOD_FILL, "basically_satisfied": PALE, "dissatisfied": BAD_FILL}


def render_tolerance_zones(filters: Filters) -> None:
    """The share of each zone, by dimension."""
    answer = answers.load_rows(answers.QueryRequest("satisfaction/tolerance", filters, None, (("level", "dimension"),)))
    if answer.empty:
        empty_states.show_missing_questions(
            _("questions on what is desired, what is just acceptable and what is perceived")
        )
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
        list_dialog.open_list(title, "satisfaction/tolerance_answers", filters, where)

    hidden = describe_hidden_groups([name for name, row in zip(labels, rows, strict=True) if is_too_few(row["n"])])
    show_chart(
        _("Zones of tolerance, share of answers"),
        join_sentences([_describe_zones(frame), hidden]),
        fig,
        answer.request,
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


QUESTIONS = ("satisfaction/items", "satisfaction/response")
LEVELS = {"satisfaction/servqual": ("overall", "dimension", "item"), "satisfaction/tolerance": ("dimension",)}

filters = view_state.get_effective_filters()
if not empty_states.warn_if_no_responses(filters):
    by_level = [
        answers.QueryRequest(name, filters, None, (("level", one),)) for name, many in LEVELS.items() for one in many
    ]
    answers.load_concurrently(*by_level, *(answers.QueryRequest(name, filters) for name in QUESTIONS))
    render_key_figures(filters)
    render_gaps(filters)
    render_importance_map(filters)
    render_tolerance_zones(filters)
