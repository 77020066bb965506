"""The service page's first row: expected, perceived, the gap, and the share of answers that reach the desired."""

from __future__ import annotations

from typing import Any

from pages.ui import load
from pages.ui.asked import cell, scale
from pages.ui.chance import counted, interval
from pages.ui.charts import records
from pages.ui.format import missing
from pages.ui.numbers import Number, numbers
from pages.ui.words import _
from queries import Filters


def first_row(filters: Filters) -> None:
    """Figures of the whole; of several scales the one with most respondents, and named."""
    overall = load.rows(load.Asked("satisfaction/servqual", filters, None, (("level", "overall"),)))
    figures = []
    if not overall.empty:
        row = records(overall.frame.sort_values("n", ascending=False, kind="stable"))[0]
        note = _("{counted} · scale {scale}", counted=counted(row["n"]), scale=scale(row))
        reach = _("95 %: {reach}", reach=interval(row, "score", places=2))
        where = tuple((name, cell(row[name])) for name in ("level", "scale_min", "scale_max"))
        behind = load.Asked("satisfaction/servqual_respondents", filters, None, where)
        for key, label, said in (
            ("expectation", _("Expected service"), note),
            ("perception", _("Perceived service"), note),
            ("gap", _("Gap of service quality"), reach),
        ):
            one = Number(key, label, "score", row[key], overall.asked, note=said)
            figures.append(one if missing(row[key]) else one.opening(behind, row["n"]))
    figures += reached(filters)
    if figures:
        numbers(figures)


def reached(filters: Filters) -> list[Number]:
    """The share of all answers that perceive at least what they desire."""
    answer = load.rows(load.Asked("satisfaction/tolerance", filters, None, (("level", "dimension"),)))
    shown: Any = answer.frame.dropna(subset=["satisfied"])
    everybody = int(shown["n"].sum())
    if not everybody:
        return []
    some = int(shown["satisfied"].sum())
    return [Number("desired", _("Desired level reached"), "ratio", some / everybody, answer.asked, some, everybody)]
