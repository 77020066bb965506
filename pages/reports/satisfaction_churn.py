"""The satisfaction page's proof: how many of the promoters, passives and detractors were lost afterwards."""

from __future__ import annotations

from typing import Any

from pages.ui import axes, charts, choice, lists, load, voices
from pages.ui.chance import hidden_note, interval, is_small, too_few
from pages.ui.charts import records
from pages.ui.format import count, days, exact, missing, ratio
from pages.ui.headings import value
from pages.ui.panel import chart
from pages.ui.whiskers import roomy, whiskers
from pages.ui.words import _, paragraph
from queries import Filters

NOBODY = {"churn_ratio": None}


def before_churn(filters: Filters) -> None:
    """The share lost within the days of the rule, by what they said; whiskers are 95 % intervals."""
    asked = load.Asked("satisfaction/before_churn", filters)
    answer = load.rows(asked)
    frame = answer.frame
    title = _("Satisfaction before churn, share lost afterwards")
    if not frame["customers"].sum():
        voices.missing_part(_("answers of active customers that lie far enough back to see who left"))
        return
    rows = records(frame)
    names = [value("verdict", row["verdict"]) for row in rows]
    fig = charts.figure(height=60 + 34 * len(rows))
    whiskers(
        fig,
        names,
        frame["churn_ratio"].tolist(),
        frame["low"].tolist(),
        frame["high"].tolist(),
        lying=True,
        name=_("Lost afterwards"),
        pale=[is_small(row["customers"]) for row in rows],
        notes=[
            _("{churned} of {customers}", churned=count(row["churned"]), customers=count(row["customers"]))
            for row in rows
        ],
        told=[
            f"<b>{name}</b><br>{exact(row['churn_ratio'], 'ratio')} ({interval(row, 'ratio')})"
            for name, row in zip(names, rows, strict=True)
        ],
    )
    ends = [*frame["low"], *frame["high"]]
    fig.update_layout(xaxis={**roomy(axes.ticks(ends, "ratio")), "showgrid": True})
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)

    def opened(row: dict[str, Any], _series: str) -> None:
        where = (("metric", row["metric"]), ("verdict", row["verdict"]))
        title = _("What {group} did afterwards", group=value("verdict", row["verdict"]))
        lists.open_list(title, "satisfaction/before_churn_customers", filters, where)

    small = [value("verdict", row["verdict"]) for row in rows if too_few(row["customers"])]
    said = paragraph([finding({str(row["verdict"]): row for row in rows}), hidden_note(small)])
    chart(title, said, fig, asked, key="before_churn", on_pick=opened)


def finding(found: dict[str, dict[str, Any]]) -> str:
    """Whether those who are displeased go more often, beyond chance."""
    for one, other in (("detractor", "promoter"), ("not_satisfied", "satisfied")):
        if missing(found.get(one, NOBODY)["churn_ratio"]) or missing(found.get(other, NOBODY)["churn_ratio"]):
            continue
        parts = {
            "one": value("verdict", one),
            "other": value("verdict", other),
            "first": ratio(found[one]["churn_ratio"]),
            "second": ratio(found[other]["churn_ratio"]),
            "days": days(choice.rule("before_churn_days")),
        }
        if found[one]["low"] > found[other]["high"]:
            return _("**{one}**: {first} lost within {days}, beyond chance more than **{other}**, {second}.", **parts)
        if found[one]["high"] < found[other]["low"]:
            return _("**{one}**: {first} lost within {days}, beyond chance fewer than **{other}**, {second}.", **parts)
        return _(
            "**{one}**: {first} lost within {days}; **{other}**: {second}. The intervals overlap, so it may be chance.",
            **parts,
        )
    return _("Too few answers lie far enough back to compare.")
