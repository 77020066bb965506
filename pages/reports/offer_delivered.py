"""The offer page's balance: the benefits that customers see against what they cost them."""

from __future__ import annotations

from typing import Any

from pages.reports.offer_dots import dots
from pages.ui import load, voices
from pages.ui.chance import interval
from pages.ui.charts import records
from pages.ui.format import missing, score
from pages.ui.headings import value
from pages.ui.words import _
from queries import Filters


def delivered_value(filters: Filters) -> None:
    """Benefits and costs as customers see them, each with its weight."""
    answer = load.ask("satisfaction/delivered_value", filters)
    parts = answer.frame[answer.frame["side"] != "total"]
    if parts.empty:
        voices.missing_part(_("ratings of product, service, people, reputation and of money, time and effort spent"))
        return
    names = [part_of(row) for row in records(parts)]
    said = balance(records(answer.frame[answer.frame["side"] == "total"])[0])
    dots(_("Customer delivered value, 0 to 100"), said, answer, parts, names, "mean", "delivered_value")


def part_of(row: dict[str, Any]) -> str:
    """`Benefit: Product, weight 40`."""
    parts = {"side": value("side", row["side"]), "part": value("dimension", row["dimension"])}
    return _("{side}: {part}, weight {weight}", **parts, weight=score(float(row["weight"]) * 100, 0))


def balance(total: dict[str, Any]) -> str:
    """Whether benefits outweigh costs, beyond chance."""
    parts = {"total": score(total["mean"]), "reach": interval(total, "score")}
    if missing(total["mean"]):
        return _("Only one side was rated, or by too few, so benefits and costs are not compared.")
    if total["low"] <= 0 <= total["high"]:
        return _("Benefits and costs weigh the same within chance: **{total}** points ({reach}).", **parts)
    if total["mean"] < 0:
        return _("Costs outweigh benefits: **{total}** points ({reach}).", **parts)
    return _("Benefits outweigh costs by **{total}** points ({reach}).", **parts)
