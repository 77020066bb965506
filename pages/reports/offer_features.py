"""Features as the offer page names them, and Kano's category table."""

from __future__ import annotations

from typing import Any

from pages.ui.chance import counted
from pages.ui.format import count, ratio
from pages.ui.headings import value
from pages.ui.heat import heat_map
from pages.ui.words import _

LETTERS = ("M", "O", "A", "I", "R", "Q")


def categories(rows: list[dict[str, Any]]) -> None:
    """The category table: respondents by feature and category, the most frequent category in words."""

    def cell(row: int, column: int) -> tuple[float | None, str, str]:
        if column == len(LETTERS):
            return None, value("category", rows[row]["category"]), ""
        found, everybody = float(rows[row][LETTERS[column]]), float(rows[row]["n"])
        told = _("{some} of {all}", some=count(found), all=count(everybody))
        return (found / everybody if found else None), count(found), told

    columns = [*(value("category", letter) for letter in LETTERS), _("Category")]
    heat_map([name(row) for row in rows], columns, cell, corner=_("Feature"), caption=_("Respondents by category"))


def name(row: Any) -> str:
    """A feature by its key, readable."""
    return str(row["feature"]).replace("_", " ")


def hover(row: dict[str, Any]) -> str:
    """All there is to say of a feature."""
    told = _(
        "present satisfies {better}, absent dissatisfies {worse}",
        better=ratio(row["better"]),
        worse=ratio(row["worse"]),
    )
    return f"<b>{name(row)}</b><br>{value('category', row['category'])}<br>{told}<br>{counted(row['n'])}"
