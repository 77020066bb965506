"""The funnel page's main chart: how many of the deals opened ever reached each stage, with the lost ones kept in."""

from typing import Any

from pages.ui import bars, charts, lists, load
from pages.ui.charts import list_values, to_floats
from pages.ui.format import format_count, format_ratio
from pages.ui.funnel_words import label_level
from pages.ui.headings import label_value
from pages.ui.palette import ACCENT, BAD_FILL, GOOD_FILL, PALE
from pages.ui.panel import show_chart, show_heading
from pages.ui.words import _, join_sentences, n_
from queries import Filters

OUTCOME_COLOURS = {"went_on": ACCENT, "won": GOOD_FILL, "open": PALE, "lost": BAD_FILL}


def render_reached_stages(filters: Filters) -> None:
    """Each stage's deals: those that went on, and what became of those that came no further."""
    answer = load.load_answer("funnel/conversion", filters)
    title = _("Stages that deals ever reached")
    frame = answer.frame
    if not frame["opened"].sum():
        show_heading(title, _("No deal was opened in this period, so none could reach a stage."))
        return
    labels = [label_level("stage", found) for found in frame["stage"]]
    stuck = {
        "won": list_values(frame, "won_here"),
        "open": list_values(frame, "open_here"),
        "lost": list_values(frame, "lost_here"),
    }
    on = [*to_floats(frame["reached"].tolist())[1:], 0]
    fig = charts.create_figure(height=330)
    fig.update_layout(barmode="stack")
    whole = [
        _("{count} ({ratio})", count=format_count(row["reached"]), ratio=format_ratio(row["cumulative_ratio"]))
        for row in charts.list_records(frame)
    ]
    for series, values in {"went_on": on, **stuck}.items():
        last = series == "lost"
        bars.add_horizontal_bars(
            fig,
            labels,
            values,
            name=label_value("fate", series),
            unit="count",
            colours=OUTCOME_COLOURS[series],
            series=series,
            notes=whole if last else [" "] * len(labels),
        )
    fig.update_xaxes(range=[0, float(frame["opened"].max()) * 1.52])
    bars.add_series_names(fig, {label_value("fate", series): colour for series, colour in OUTCOME_COLOURS.items()})
    fig.update_annotations(x=1, xanchor="right")

    def picked(row: dict[str, Any], series: str) -> None:
        where = (("stage", int(row["stage"])), ("is_undated", False), *((("fate", series),) if series else ()))
        name = label_value("fate", series) if series else _("Reached")
        lists.open_list(f"{label_level('stage', row['stage'])}: {name}", "funnel/reached_deals", filters, where)

    show_chart(title, _describe_conversion(frame), fig, answer.asked, key="reached", on_pick=picked)


def _describe_conversion(frame: Any) -> str:
    """How many came to a contract, and where most were lost."""
    first, last = frame.iloc[0], frame.iloc[-1]
    worst = frame.iloc[int(frame["lost_here"].astype(int).argmax())]
    said = _(
        "Of **{opened}** deals opened in this period, **{signed}** reached {stage}, {ratio}.",
        opened=format_count(first["opened"]),
        signed=format_count(last["reached"]),
        stage=label_level("stage", last["stage"]),
        ratio=format_ratio(last["cumulative_ratio"]),
    )
    most = _(
        "Most were lost at **{stage}**: {lost} came no further.",
        stage=label_level("stage", worst["stage"]),
        lost=format_count(worst["lost_here"]),
    )
    beside = int(first["opened"] - first["reached"])
    nowhere = n_(
        "{count} has none of these stages on record.",
        "{count} have none of these stages on record.",
        beside,
        count=format_count(beside),
    )
    return join_sentences([said, most if worst["lost_here"] else "", nowhere if beside else ""])
