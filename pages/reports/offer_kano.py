"""The offer page's main chart: Kano's map of features, and how many respondents put each into which category."""

from __future__ import annotations

from typing import Any

from pages.reports.offer_features import categories, hover, name
from pages.ui import charts, lists, load, voices
from pages.ui.chance import hidden_note, is_small, too_few
from pages.ui.charts import records
from pages.ui.format import missing
from pages.ui.headings import value
from pages.ui.panel import chart
from pages.ui.quadrants import quadrants
from pages.ui.words import _, listing, paragraph
from queries import Filters

FULL = ((-0.05, 1.05), (-0.05, 1.1))


def features(filters: Filters) -> None:
    """How far each feature's presence satisfies and its absence dissatisfies."""
    answer = load.ask("satisfaction/kano", filters)
    frame = answer.frame
    if frame.empty:
        voices.missing_part(_("pairs of questions on a feature being there and not being there (Kano)"))
        return
    rows = records(frame)
    names = [name(row) for row in rows]
    worse = [None if missing(row["worse"]) else abs(float(row["worse"])) for row in rows]
    fig = quadrants(
        names,
        worse,
        charts.column(frame, "better"),
        cuts=(0.5, 0.5),
        ranges=FULL,
        told=[hover(row) for row in rows],
        titles=(_("Its absence dissatisfies, share"), _("Its presence satisfies, share")),
        fields=(value("category", "A"), value("category", "O"), value("category", "I"), value("category", "M")),
        pale=[is_small(row["n"]) for row in rows],
    )
    fig.update_layout(xaxis={"tickformat": ".0%", "dtick": 0.25}, yaxis={"tickformat": ".0%", "dtick": 0.25})

    def opened(row: dict[str, Any], _series: str) -> None:
        lists.open_list(name(row), "satisfaction/kano_respondents", filters, (("feature", row["feature"]),))

    small = [name(row) for row in rows if too_few(row["n"])]
    said = paragraph([finding(rows), hidden_note(small)])
    chart(
        _("Features that delight and features that are demanded"), said, fig, answer.asked, key="kano", on_pick=opened
    )
    categories([row for row in rows if not too_few(row["n"])])


def finding(rows: list[dict[str, Any]]) -> str:
    """Which features must be there and which delight."""
    by_letter = {
        letter: listing([f"**{name(row)}**" for row in rows if row["category"] == letter]) for letter in ("M", "O", "A")
    }
    words = {
        "M": _("Must be there: {features}.", features=by_letter["M"]),
        "O": _("The more the better: {features}.", features=by_letter["O"]),
        "A": _("Delights: {features}.", features=by_letter["A"]),
    }
    said = [words[letter] for letter, features in by_letter.items() if features]
    return paragraph(said) or _("No feature is demanded or delights; most leave customers cold.")
