"""The offer page's main chart: Kano's map of features, and how many respondents put each into which category."""

from __future__ import annotations

from typing import Any

from pages.reports.offer_features import _build_feature_hover, _format_feature_name, _render_category_table
from pages.ui import charts, lists, load, voices
from pages.ui.chance import describe_hidden_groups, is_small, is_too_few
from pages.ui.charts import list_records
from pages.ui.format import is_missing
from pages.ui.headings import label_value
from pages.ui.panel import show_chart
from pages.ui.quadrants import draw_quadrants
from pages.ui.words import _, format_list, join_sentences
from queries import Filters

MAP_RANGES = ((-0.05, 1.05), (-0.05, 1.1))


def render_feature_map(filters: Filters) -> None:
    """How far each feature's presence satisfies and its absence dissatisfies."""
    answer = load.load_answer("satisfaction/kano", filters)
    frame = answer.frame
    if frame.empty:
        voices.show_missing_questions(_("pairs of questions on a feature being there and not being there (Kano)"))
        return
    rows = list_records(frame)
    names = [_format_feature_name(row) for row in rows]
    worse = [None if is_missing(row["worse"]) else abs(float(row["worse"])) for row in rows]
    fig = draw_quadrants(
        names,
        worse,
        charts.list_values(frame, "better"),
        cuts=(0.5, 0.5),
        ranges=MAP_RANGES,
        told=[_build_feature_hover(row) for row in rows],
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
        lists.open_list(
            _format_feature_name(row), "satisfaction/kano_respondents", filters, (("feature", row["feature"]),)
        )

    small = [_format_feature_name(row) for row in rows if is_too_few(row["n"])]
    said = join_sentences([_describe_features(rows), describe_hidden_groups(small)])
    show_chart(
        _("Features that delight and features that are demanded"), said, fig, answer.asked, key="kano", on_pick=opened
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
