"""Features as the offer page names them, and Kano's category table."""

from __future__ import annotations

from typing import Any

from pages.ui.chance import format_sample_size
from pages.ui.format import format_count, format_ratio
from pages.ui.headings import label_value
from pages.ui.heat import show_heat_map
from pages.ui.words import _

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
