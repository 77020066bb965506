"""The offer page's Kano map of features, and the number of respondents by feature and category."""

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
MAP_RANGES = ((-0.05, 1.05), (-0.05, 1.1))


def _render_category_table(rows: list[dict[str, Any]]) -> None:
    """Respondents by feature and category, and the most frequent category of each feature."""

    def build_cell(row: int, column: int) -> tuple[float | None, str, str]:
        if column == len(CATEGORY_LETTERS):
            return None, label_value("category", rows[row]["category"]), ""
        count, total = float(rows[row][CATEGORY_LETTERS[column]]), float(rows[row]["n"])
        hover = _("{some} of {all}", some=format_count(count), all=format_count(total))
        return (count / total if count else None), format_count(count), hover

    columns = [*(label_value("category", letter) for letter in CATEGORY_LETTERS), _("Category")]
    show_heat_map(
        [_format_feature_name(row) for row in rows],
        columns,
        build_cell,
        corner=_("Feature"),
        caption=_("Respondents by category"),
    )


def _format_feature_name(row: Any) -> str:
    """The feature's key with spaces for underscores."""
    return str(row["feature"]).replace("_", " ")


def _build_feature_hover(row: dict[str, Any]) -> str:
    """The feature with its category, both shares and the sample size."""
    shares = _(
        "present satisfies {better}, absent dissatisfies {worse}",
        better=format_ratio(row["better"]),
        worse=format_ratio(row["worse"]),
    )
    category = label_value("category", row["category"])
    return f"<b>{_format_feature_name(row)}</b><br>{category}<br>{shares}<br>{format_sample_size(row['n'])}"


def render_feature_map(filters: Filters) -> None:
    """Each feature by the shares of respondents whom its presence satisfies and its absence dissatisfies."""
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

    def open_rows(row: dict[str, Any], _series: str) -> None:
        list_dialog.open_list(
            _format_feature_name(row), "satisfaction/kano_respondents", filters, (("feature", row["feature"]),)
        )

    hidden = [_format_feature_name(row) for row in rows if is_too_few(row["n"])]
    finding = join_sentences([_describe_features(rows), describe_hidden_groups(hidden)])
    show_chart(
        _("Features that delight and features that are demanded"),
        finding,
        fig,
        answer.request,
        key="kano",
        on_pick=open_rows,
    )
    _render_category_table([row for row in rows if not is_too_few(row["n"])])


def _describe_features(rows: list[dict[str, Any]]) -> str:
    """The features of the categories must-be, one-dimensional and attractive."""
    by_letter = {
        letter: format_list([f"**{_format_feature_name(row)}**" for row in rows if row["category"] == letter])
        for letter in ("M", "O", "A")
    }
    sentences = {
        "M": _("Must be there: {features}.", features=by_letter["M"]),
        "O": _("The more the better: {features}.", features=by_letter["O"]),
        "A": _("Delights: {features}.", features=by_letter["A"]),
    }
    return join_sentences([sentences[letter] for letter, features in by_letter.items() if features]) or _(
        "No feature is demanded or delights; most leave customers cold."
    )
