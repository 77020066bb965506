"""The offer page's balance: the benefits that customers see against what they cost them."""

from __future__ import annotations

from typing import Any

from pages.reports.offer_dots import _draw_dot_chart
from pages.ui import load, voices
from pages.ui.chance import format_interval
from pages.ui.charts import list_records
from pages.ui.format import format_score, is_missing
from pages.ui.headings import label_value
from pages.ui.words import _
from queries import Filters


def render_delivered_value(filters: Filters) -> None:
    """Benefits and costs as customers see them, each with its weight."""
    answer = load.load_answer("satisfaction/delivered_value", filters)
    parts = answer.frame[answer.frame["side"] != "total"]
    if parts.empty:
        voices.show_missing_questions(
            _("ratings of product, service, people, reputation and of money, time and effort spent")
        )
        return
    names = [_format_part(row) for row in list_records(parts)]
    said = _describe_balance(list_records(answer.frame[answer.frame["side"] == "total"])[0])
    _draw_dot_chart(_("Customer delivered value, 0 to 100"), said, answer, parts, names, "mean", "delivered_value")


def _format_part(row: dict[str, Any]) -> str:
    """`Benefit: Product, weight 40`."""
    parts = {"side": label_value("side", row["side"]), "part": label_value("dimension", row["dimension"])}
    return _("{side}: {part}, weight {weight}", **parts, weight=format_score(float(row["weight"]) * 100, 0))


def _describe_balance(total: dict[str, Any]) -> str:
    """Whether benefits outweigh costs, beyond chance."""
    parts = {"total": format_score(total["mean"]), "reach": format_interval(total, "score")}
    if is_missing(total["mean"]):
        return _("Only one side was rated, or by too few, so benefits and costs are not compared.")
    if total["low"] <= 0 <= total["high"]:
        return _("Benefits and costs weigh the same within chance: **{total}** points ({reach}).", **parts)
    if total["mean"] < 0:
        return _("Costs outweigh benefits: **{total}** points ({reach}).", **parts)
    return _("Benefits outweigh costs by **{total}** points ({reach}).", **parts)
