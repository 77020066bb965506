"""The funnel page's open deals: by stage with their age, and beside them by intention."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from pages.ui.charts import base_chart
from pages.ui.charts.palette import ACCENT, PALE
from pages.ui.i18n.formatting import format_count, format_days, format_money, is_missing
from pages.ui.i18n.translation import _, join_sentences
from pages.ui.labels.funnel_labels import label_level
from pages.ui.report.class_bars import ListBehind, Row, show_class_bars
from pages.ui.session import answers
from queries import Filters

# The stages before the first and after the last step of the funnel.
OUTSIDE_STAGES = (0, 7)
STAGE_COLUMNS = ("stage", "in_stage", "median_age_days", "amount")


def render_open_deals(filters: Filters) -> None:
    """The open deals by stage and by intention, side by side."""
    left, right = st.columns(2, gap="medium")
    with left:
        _render_open_by_stage(filters)
    with right:
        _render_open_by_intention(filters)


def _render_open_by_stage(filters: Filters) -> None:
    show_class_bars(
        answers.QueryRequest("funnel/stages", filters),
        title=_("Open deals by stage"),
        field="stage",
        column="in_stage",
        unit="count",
        series_name=_("Open deals"),
        key="standing",
        needed_table="opportunities",
        describe=_describe_stages,
        behind=ListBehind(
            "funnel/ageing", lambda row: _("Open at {stage}", stage=_label_level(row, "stage")), _filter_by("stage")
        ),
        format_label=lambda row: _label_level(row, "stage"),
        format_note=_format_stage_note,
        choose_colour=lambda row: PALE if is_missing(row["stage"]) or row["stage"] in OUTSIDE_STAGES else ACCENT,
        height=310,
        # On a phone the note beside the longest bar needs more room than its letters say.
        widening=1.15,
        table_columns=STAGE_COLUMNS,
    )


def _format_stage_note(row: Row) -> str:
    """How many deals the stage has, and the median of their days in it."""
    count = format_count(row["in_stage"])
    if is_missing(row["median_age_days"]):
        return count
    return _("{count}, median {days}", count=count, days=format_days(row["median_age_days"]))


def _describe_stages(frame: pd.DataFrame) -> str:
    """How many deals are open, and the stage in which the median deal is oldest."""
    rows = base_chart.list_records(frame)
    open_count = sum(row["in_stage"] for row in rows)
    if not open_count:
        finding = _("No deal is open.")
    else:
        finding = _("**{count}** deals are open.", count=format_count(open_count))
    with_age = [row for row in rows if not is_missing(row["median_age_days"])]
    if not with_age:
        return finding
    oldest = max(with_age, key=lambda row: float(row["median_age_days"]))
    waiting = _(
        "They wait longest at **{stage}**: half of them for more than {days}.",
        stage=_label_level(oldest, "stage"),
        days=format_days(oldest["median_age_days"]),
    )
    return join_sentences([finding, waiting])


def _render_open_by_intention(filters: Filters) -> None:
    show_class_bars(
        answers.QueryRequest("funnel/intentions", filters),
        title=_("Open deals by intention"),
        field="intention",
        column="deals",
        unit="count",
        series_name=_("Open deals"),
        key="intentions",
        needed_table="opportunities",
        describe=_describe_forecast,
        behind=ListBehind(
            "funnel/ageing",
            lambda row: _("Open, intention {level}", level=_label_level(row, "intention")),
            _filter_by("intention"),
        ),
        format_label=lambda row: _label_level(row, "intention"),
        format_note=_format_intention_note,
        height=310,
    )


def _format_intention_note(row: Row) -> str:
    """How many deals have the intention, and their amount where there is one."""
    count = format_count(row["deals"])
    return _("{count}, {amount}", count=count, amount=format_money(row["amount"])) if row["amount"] else count


def _describe_forecast(frame: pd.DataFrame) -> str:
    """The amount of the open deals, each weighted by the probability of its intention."""
    amounts = base_chart.to_floats(base_chart.list_values(frame, "forecast"))
    forecast = sum(amount for amount in amounts if amount is not None)
    if not forecast:
        return _("No open deal has an intention and an amount on record, so nothing can be forecast.")
    return _("Weighed by their probability, the open deals are worth **{amount}**.", amount=format_money(forecast))


def _label_level(row: Row, column: str) -> str:
    """The name of the row's stage or intention."""
    return _("Unknown") if is_missing(row[column]) else label_level(column, row[column])


def _filter_by(column: str) -> Callable[[Row], answers.Where]:
    """Gives, for a row, the condition on its stage or intention, which is null where it is unknown."""
    return lambda row: ((column, None if is_missing(row[column]) else int(row[column])),)
