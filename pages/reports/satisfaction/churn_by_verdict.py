"""The satisfaction page's churn by verdict: the share of promoters, passives and detractors lost afterwards."""

from __future__ import annotations

from typing import Any

from pages.ui import empty_states
from pages.ui.charts import axes, base_chart
from pages.ui.charts.base_chart import list_records
from pages.ui.charts.error_bars import add_error_bars, widen_axis
from pages.ui.charts.uncertainty import describe_hidden_groups, format_interval, is_small, is_too_few
from pages.ui.i18n.formatting import format_count, format_days, format_exact, format_ratio, is_missing
from pages.ui.i18n.translation import _, join_sentences
from pages.ui.labels.value_labels import label_value
from pages.ui.report import list_dialog
from pages.ui.report.chart_panel import show_chart
from pages.ui.session import answers, view_state
from queries import Filters

NO_CUSTOMERS = {"churn_ratio": None}


def render_churn_by_verdict(filters: Filters) -> None:
    """The share lost within the days of the rule, by verdict, with 95 % intervals."""
    request = answers.QueryRequest("satisfaction/before_churn", filters)
    answer = answers.load_rows(request)
    frame = answer.frame
    title = _("Satisfaction before churn, share lost afterwards")
    if not frame["customers"].sum():
        empty_states.show_missing_questions(_("answers of active customers that lie far enough back to see who left"))
        return
    rows = list_records(frame)
    names = [label_value("verdict", row["verdict"]) for row in rows]
    fig = base_chart.create_figure(height=60 + 34 * len(rows))
    add_error_bars(
        fig,
        names,
        frame["churn_ratio"].tolist(),
        frame["low"].tolist(),
        frame["high"].tolist(),
        is_horizontal=True,
        name=_("Lost afterwards"),
        pale=[is_small(row["customers"]) for row in rows],
        notes=[
            _(
                "{churned} of {customers}",
                churned=format_count(row["churned"]),
                customers=format_count(row["customers"]),
            )
            for row in rows
        ],
        hover_texts=[
            f"<b>{name}</b><br>{format_exact(row['churn_ratio'], 'ratio')} ({format_interval(row, 'ratio')})"
            for name, row in zip(names, rows, strict=True)
        ],
    )
    ends = [*frame["low"], *frame["high"]]
    fig.update_layout(xaxis={**widen_axis(axes.build_value_axis(ends, "ratio")), "showgrid": True})
    fig.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)

    def open_rows(row: dict[str, Any], _series: str) -> None:
        where = (("metric", row["metric"]), ("verdict", row["verdict"]))
        title = _("What {group} did afterwards", group=label_value("verdict", row["verdict"]))
        list_dialog.open_list(title, "satisfaction/before_churn_customers", filters, where)

    hidden = [label_value("verdict", row["verdict"]) for row in rows if is_too_few(row["customers"])]
    finding = join_sentences(
        [_describe_churn_by_verdict({str(row["verdict"]): row for row in rows}), describe_hidden_groups(hidden)]
    )
    show_chart(title, finding, fig, request, key="before_churn", on_pick=open_rows)


def _describe_churn_by_verdict(rows_by_verdict: dict[str, dict[str, Any]]) -> str:
    """Whether displeased customers are lost more often than pleased ones, and whether that is more than chance."""
    for displeased, pleased in (("detractor", "promoter"), ("not_satisfied", "satisfied")):
        if is_missing(rows_by_verdict.get(displeased, NO_CUSTOMERS)["churn_ratio"]) or is_missing(
            rows_by_verdict.get(pleased, NO_CUSTOMERS)["churn_ratio"]
        ):
            continue
        parts = {
            "one": label_value("verdict", displeased),
            "other": label_value("verdict", pleased),
            "first": format_ratio(rows_by_verdict[displeased]["churn_ratio"]),
            "second": format_ratio(rows_by_verdict[pleased]["churn_ratio"]),
            "days": format_days(view_state.get_rule("before_churn_days")),
        }
        if rows_by_verdict[displeased]["low"] > rows_by_verdict[pleased]["high"]:
            return _("**{one}**: {first} lost within {days}, beyond chance more than **{other}**, {second}.", **parts)
        if rows_by_verdict[displeased]["high"] < rows_by_verdict[pleased]["low"]:
            return _("**{one}**: {first} lost within {days}, beyond chance fewer than **{other}**, {second}.", **parts)
        return _(
            "**{one}**: {first} lost within {days}; **{other}**: {second}. The intervals overlap, so it may be chance.",
            **parts,
        )
    return _("Too few answers lie far enough back to compare.")
