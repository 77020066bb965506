"""The funnel page's main chart: how many of the deals opened ever reached each stage, with the lost ones kept in."""

from typing import Any

from pages.ui import bars, charts, lists, load
from pages.ui.charts import column, numbers
from pages.ui.format import count, ratio
from pages.ui.funnel_words import place
from pages.ui.headings import value
from pages.ui.palette import ACCENT, BAD_FILL, GOOD_FILL, PALE
from pages.ui.panel import chart, head
from pages.ui.words import _, n_, paragraph
from queries import Filters

COLOURS = {"went_on": ACCENT, "won": GOOD_FILL, "open": PALE, "lost": BAD_FILL}


def reached(filters: Filters) -> None:
    """Each stage's deals: those that went on, and what became of those that came no further."""
    answer = load.ask("funnel/conversion", filters)
    title = _("Stages that deals ever reached")
    frame = answer.frame
    if not frame["opened"].sum():
        head(title, _("No deal was opened in this period, so none could reach a stage."))
        return
    labels = [place("stage", found) for found in frame["stage"]]
    stuck = {"won": column(frame, "won_here"), "open": column(frame, "open_here"), "lost": column(frame, "lost_here")}
    on = [*numbers(frame["reached"].tolist())[1:], 0]
    fig = charts.figure(height=330)
    fig.update_layout(barmode="stack")
    whole = [
        _("{count} ({ratio})", count=count(row["reached"]), ratio=ratio(row["cumulative_ratio"]))
        for row in charts.records(frame)
    ]
    for series, values in {"went_on": on, **stuck}.items():
        last = series == "lost"
        bars.lying(
            fig,
            labels,
            values,
            name=value("fate", series),
            unit="count",
            colours=COLOURS[series],
            series=series,
            notes=whole if last else [" "] * len(labels),
        )
    fig.update_xaxes(range=[0, float(frame["opened"].max()) * 1.52])
    bars.above(fig, {value("fate", series): colour for series, colour in COLOURS.items()})
    fig.update_annotations(x=1, xanchor="right")

    def picked(row: dict[str, Any], series: str) -> None:
        where = (("stage", int(row["stage"])), ("is_undated", False), *((("fate", series),) if series else ()))
        name = value("fate", series) if series else _("Reached")
        lists.open_list(f"{place('stage', row['stage'])}: {name}", "funnel/reached_deals", filters, where)

    chart(title, finding(frame), fig, answer.asked, key="reached", on_pick=picked)


def finding(frame: Any) -> str:
    """How many came to a contract, and where most were lost."""
    first, last = frame.iloc[0], frame.iloc[-1]
    worst = frame.iloc[int(frame["lost_here"].astype(int).argmax())]
    said = _(
        "Of **{opened}** deals opened in this period, **{signed}** reached {stage}, {ratio}.",
        opened=count(first["opened"]),
        signed=count(last["reached"]),
        stage=place("stage", last["stage"]),
        ratio=ratio(last["cumulative_ratio"]),
    )
    most = _(
        "Most were lost at **{stage}**: {lost} came no further.",
        stage=place("stage", worst["stage"]),
        lost=count(worst["lost_here"]),
    )
    beside = int(first["opened"] - first["reached"])
    nowhere = n_(
        "{count} has none of these stages on record.",
        "{count} have none of these stages on record.",
        beside,
        count=count(beside),
    )
    return paragraph([said, most if worst["lost_here"] else "", nowhere if beside else ""])
