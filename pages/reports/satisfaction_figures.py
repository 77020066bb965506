"""The satisfaction page's first row: rate, recommendation, index and response rate, each with its noise."""

from __future__ import annotations

from typing import Any

from pages.reports.satisfaction_response import response
from pages.ui import load, waves
from pages.ui.chance import changed, counted, interval, too_few
from pages.ui.charts import records
from pages.ui.format import count, missing
from pages.ui.headings import value
from pages.ui.numbers import Number
from pages.ui.say import say
from pages.ui.words import _, n_, paragraph
from queries import Filters

METRICS = ("satisfied_ratio", "nps", "index")


def figures(filters: Filters) -> list[Number]:
    """The four figures; those of too few answers are hidden and say so."""
    answer = load.ask("satisfaction/headline", filters)
    found = {str(row["metric"]): row for row in records(answer.frame)}
    made = []
    for metric in METRICS:
        row = found[metric]
        unit = str(row["unit"])
        reach = interval(row, unit)
        note = _("{counted} · 95 %: {reach}", counted=counted(row["n"]), reach=reach)
        if too_few(row["n"]):
            note = n_(
                "hidden: only {count} answer", "hidden: only {count} answers", float(row["n"]), count=count(row["n"])
            )
        elif not reach:
            note = _("nobody was asked in these days")
        one = Number(
            metric,
            value("metric", metric),
            unit,
            row["value"],
            answer.asked,
            previous=row["previous"],
            last_year=row["last_year"],
            target=row["target"],
            note=note,
        )
        behind = load.Asked("satisfaction/answers", filters, None, (("metric", metric),))
        made.append(one if missing(row["value"]) else one.opening(behind, row["n"]))
    return [*made, response(filters)]


def against_the_wave_before(filters: Filters) -> None:
    """The latest wave against the one before it, and whether that is more than chance."""
    answer = load.ask("satisfaction/changes", filters)
    if answer.empty:
        return
    latest = answer.frame[answer.frame["wave"] == answer.frame["wave"].iloc[-1]]
    rows = records(latest)
    wave = waves.named(rows[0]["name"])
    before = {"" if missing(row["before_name"]) else waves.named(row["before_name"]) for row in rows}
    if before == {""}:
        say(_("Latest wave, {wave}: no earlier wave asked the same questions, so nothing is compared.", wave=wave))
    elif len(before) == 1:
        head = _("Latest wave, {wave}, against {before}:", wave=wave, before=before.pop())
        say(paragraph([head, *(changed(row) for row in rows)]))
    else:
        # Each figure has a wave of its own to be compared with: the latest one that asked the same.
        say(paragraph([_("Latest wave, {wave}:", wave=wave), *(against(row) for row in rows)]))


def against(row: dict[str, Any]) -> str:
    """A figure's change and the wave that it is compared with."""
    if missing(row["before_name"]):
        return changed(row)
    return _("Against {before}: {change}", before=waves.named(row["before_name"]), change=changed(row))
