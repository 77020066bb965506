"""The Data page: coverage of the customers, tables and what their check found, last loads, own data."""

import streamlit as st

from data.sample.descriptions import EXAMPLE_DESCRIPTIONS
from data.warehouse import Warehouse
from pages.ui import empty_states
from pages.ui.charts import bars, base_chart
from pages.ui.charts.palette import ACCENT
from pages.ui.i18n.formatting import format_count, format_ratio
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value
from pages.ui.report.chart_panel import show_chart
from pages.ui.report.result_table import show_plain_table
from pages.ui.session import answers, warehouse_facts
from pages.ui.session.view_state import get_filters


def render_coverage() -> None:
    """The share of customers with each kind of data, largest first."""
    answer = answers.load_answer("data_quality/coverage", get_filters())
    if empty_states.warn_if_part_empty(answer, "customers"):
        return
    frame = answer.frame.sort_values("customers", ascending=False, kind="stable").reset_index(drop=True)
    labels = [label_value("kind_of_data", kind) for kind in frame["kind_of_data"]]
    notes = [
        _("{ratio} · {customers}", ratio=format_ratio(row["customers_ratio"]), customers=format_count(row["customers"]))
        for row in frame.to_dict("records")
    ]
    fig = base_chart.create_figure(height=40 + 26 * len(labels))
    bars.add_horizontal_bars(
        fig,
        labels,
        base_chart.list_values(frame, "customers_ratio"),
        name=_("Share of customers"),
        unit="ratio",
        colours=ACCENT,
        notes=notes,
    )
    absent_count = sum(1 for count in frame["customers"] if not count)
    finding = _("Every kind of data is on record for some customers.")
    if absent_count:
        finding = _(
            "**{absent}** of {kinds} kinds of data are on record for nobody.", absent=absent_count, kinds=len(frame)
        )
    show_chart(_("What is known of the customers"), finding, fig, answer.request, key="coverage")


def render_data_source(warehouse: Warehouse) -> None:
    """Which example the warehouse holds, with its attribution, or that it holds own data."""
    description = EXAMPLE_DESCRIPTIONS.get(warehouse.example or "empty", EXAMPLE_DESCRIPTIONS["empty"])
    st.header(_("Whose data this is"), anchor=False)
    show_sentence(f"**{_(description.title)}**")
    if description.attribution:
        st.caption(
            _(
                "{attribution} Licence: {licence}.",
                attribution=_(description.attribution),
                licence=_(description.licence),
            )
        )
    if description.is_made_up:
        st.info(_("Every figure on these pages is sample data."), icon=":material/science:")


def render_own_data_help() -> None:
    """The commands that make an empty warehouse and load own files into it."""
    st.header(_("Your own data"), anchor=False)
    st.markdown(_("Make an empty warehouse, load your tables, and start the dashboard on it:"))
    st.code(
        "python -m data init --example empty --url duckdb:///mine.duckdb\n"
        "python -m data load customers customers.csv --url duckdb:///mine.duckdb\n"
        "python -m data load order_lines orders.xlsx --url duckdb:///mine.duckdb\n"
        "WAREHOUSE_URL=duckdb:///mine.duckdb make run",
        language="bash",
    )
    st.caption(
        _(
            "CSV, TSV, XLSX and Parquet are read; rows that do not fit are listed with line, column and reason, "
            "and a load can be taken back with python -m data undo."
        )
    )


def render_tables() -> None:
    """Every table with its rows, its newest day, and the number of problems that the check found."""
    st.header(_("Tables"), anchor=False)
    checks = warehouse_facts.load_table_checks()
    problem_count = int(checks[["orphans", "duplicates", "out_of_list"]].sum().sum()) + int(
        checks["missing"].notna().sum()
    )
    filled_count = int((checks["rows"] > 0).sum())
    show_sentence(
        _(
            "**{filled}** of {tables} tables have rows. The check found **{wrong}** things to mend.",
            filled=format_count(filled_count),
            tables=format_count(len(checks)),
            wrong=format_count(problem_count),
        )
        if problem_count
        else _(
            "**{filled}** of {tables} tables have rows. The check found nothing to mend.",
            filled=format_count(filled_count),
            tables=format_count(len(checks)),
        )
    )
    show_plain_table(checks.sort_values("rows", ascending=False, kind="stable"), key="tables")
    st.caption(_("The same check without a browser: python -m data check"))


def render_last_loads() -> None:
    """The last files that were stored, and those undone."""
    st.header(_("Last loads"), anchor=False)
    batches = warehouse_facts.load_recent_batches()
    if batches.empty:
        st.caption(_("No file has been loaded yet. What stands here was built as an example, or nothing was."))
        return
    show_plain_table(batches, key="loads")


render_data_source(answers.get_warehouse())
render_coverage()
render_tables()
render_last_loads()
render_own_data_help()
