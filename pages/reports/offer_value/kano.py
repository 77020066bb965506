"""The offer page's main chart: Kano's map of features, and how many respondents put each into which category."""

from __future__ import annotations

from typing import Any

from pages.ui import empty_states
from pages.ui.charts import base_chart
from pages.ui.charts.base_chart import list_records
from pages.ui.charts.heat_map import show_heat_map
from pages.ui.charts.quadrants import draw_quadrants
from pages.ui.charts.uncertainty import describe_hidden_groups, format_sample_size, is_small, is_too_few
from pages.ui.i18n.formatting import format_count, format_ratio, is_missing
from pages.ui.i18n.translation import _, format_list, join_sentences
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart
from pages.ui.session import answers
from queries import Filters

CATEGORY_LETTERS = ("M", "O", "A", "I", "R", "Q")


def _render_category_table(rows: list[dict[str, Any]]) -> None:
    """The category table: respondents by feature and category, the most frequent category in words."""

    def cell(row: int, column: int) -> tuple[float | None, str, str]:
        if column == len(CATEGORY_LETTERS):
            return None, label_value("category", rows[row]["category"]), ""
        found, everybody = float(rows[row][CATEGORY_LETTERS[column]]), float(rows[row]["n"])
        told = _("{some} of {all}", some=format_count(found), all=format_count(everybody))
        return (found / everybody if found else None), format_count(found), told

    columns = [*(label_value("category", letter) for letter in CATEGORY_LETTERS), _("Category")]
    show_heat_map(
        [_format_feature_name(row) for row in rows],
        columns,
        cell,
        corner=_("Feature"),
        caption=_("Respondents by category"),
    )


def _format_feature_name(row: Any) -> str:
    """A feature by its key, readable."""
    return str(row["feature"]).replace("_", " ")


def _build_feature_hover(row: dict[str, Any]) -> str:
    """All there is to say of a feature."""
    told = _(
        "present satisfies {better}, absent dissatisfies {worse}",
        better=format_ratio(row["better"]),
        worse=format_ratio(row["worse"]),
    )
    return f"<b>{_format_feature_name(row)}</b><br>{label_value('category', row['category'])}<br>{told}<br>{format_sample_size(row['n'])}"


MAP_RANGES = ((-0.05, 1.05), (-0.05, 1.1))


def render_feature_map(filters: Filters) -> None:
    """How far each feature's presence satisfies and its absence dissatisfies."""
    answer = answers.load_answer("satisfaction/kano", filters)
    frame = answer.frame
    if frame.empty:
        empty_states.show_missing_questions(_("pairs of questions on a feature being there and not being there (Kano)"))
        return
    rows = list_records(frame)
    names = [_format_feature_name(row) for row in rows]
    worse = [None if is_missing(row["worse"]) else abs(float(row["worse"])) for row in rows]
    fig = draw_quadrants(
        names,
        worse,
        base_chart.list_values(frame, "better"),
        cuts=(0.5, 0.5),
        ranges=MAP_RANGES,
        hover_texts=[_build_feature_hover(row) for row in rows],
        titles=(_("Its absence dissatisfies, share"), _("Its presence satisfies, share")),
        fields=(
            label_value("category", "A"),
            label_value("category", "O"),
            label_value("category", "I"),
            label_value("category", "M"),
        ),
        pale=[is_small(row["n"]) for row in rows],
    )
    fig.update_layout(xaxis={"tickformat": ".0%", "dtick": 0.25}, yaxis={"tickformat": ".0%", "dtick": 0.25})

    def opened(row: dict[str, Any], _series: str) -> None:
        list_dialog.open_list(
            _format_feature_name(row), "satisfaction/kano_respondents", filters, (("feature", row["feature"]),)
        )

    small = [_format_feature_name(row) for row in rows if is_too_few(row["n"])]
    said = join_sentences([_describe_features(rows), describe_hidden_groups(small)])
    show_chart(
        _("Features that delight and features that are demanded"), said, fig, answer.request, key="kano", on_pick=opened
    )
    _render_category_table([row for row in rows if not is_too_few(row["n"])])


def _describe_features(rows: list[dict[str, Any]]) -> str:
    """Which features must be there and which delight."""
    by_letter = {
        letter: format_list([f"**{_format_feature_name(row)}**" for row in rows if row["category"] == letter])
        for letter in ("M", "O", "A")
    }
    words = {
        "M": _("Must be there: {features}.", features=by_letter["M"]),
        "O": _("The more the better: {features}.", features=by_letter["O"]),
        "A": _("Delights: {features}.", features=by_letter["A"]),
    }
    said = [words[letter] for letter, features in by_letter.items() if features]
    return join_sentences(said) or _("No feature is demanded or delights; most leave customers cold.")
