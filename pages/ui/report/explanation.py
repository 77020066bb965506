"""How is this computed? Sentence, columns, period, filters, age of the data, rules, command line and SQL."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from html import escape

import streamlit as st

import queries
from data.rules import load_rules
from pages.ui.filters.filter_description import describe_conditions, describe_period, format_rule_value
from pages.ui.i18n.formatting import format_day, format_days
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _, n_
from pages.ui.labels.column_labels import label_column
from pages.ui.session import answers, warehouse_facts
from queries import Filters

# Tables of the rules file that define figures.
FIGURE_RELATIONS = ("headline", "value_headline", "satisfaction_figures", "funnel_headline")


def show_explanation(request: answers.QueryRequest, figure: str = "", parts: Sequence[str] = ()) -> None:
    """Shows how the rows of a request are computed.

    Args:
        request: the request.
        figure: a figure of the rules file, whose own definition is shown first.
        parts: lines about that figure, such as its numerator and denominator.
    """
    question = request.question
    if definition := get_figure_definition(figure):
        show_sentence(f"**{_(definition)}**")
        st.markdown("\n".join(f"- {line}" for line in parts))
        st.caption(_("It is one row of the following result."))
    show_sentence(f"**{_(question.sentence)}**")
    st.markdown("\n".join(f"- **{name}**: {meaning}" for name, meaning in list_definitions(request)))
    for sentence in [*describe_row_range(request), *describe_circumstances(request.filters, request.question.subject)]:
        st.caption(sentence)
    sql, binds = queries.statement(answers.get_warehouse(), request.name, request.filters, request.by)
    used = {name: value for name, value in binds.items() if f":{name}" in sql and name in load_rules().single}
    if used:
        st.caption(_("Rules in force"))
        st.markdown(
            "\n".join(
                f"- {_(load_rules().get_rule(name).label)}: {format_rule_value(name, value)}"
                for name, value in used.items()
            )
        )
    st.caption(_("The same figures without a browser"))
    st.code(build_command(request), language="bash", wrap_lines=True)
    st.caption(_("The SQL"))
    st.code(sql, language="sql", height=260)


def get_figure_definition(figure: str) -> str:
    """The definition of a figure in the rules file; '' where it has none."""
    rows = (row for name in FIGURE_RELATIONS for row in load_rules().relations[name])
    return next((str(row["says"]) for row in rows if row["metric"] == figure), "")


def list_definitions(request: answers.QueryRequest) -> list[tuple[str, str]]:
    """The label and the meaning of each column of the request, after those of the grain."""
    question = request.question
    columns = [
        (label_column(column.name, request.name), _(column.meaning))
        for column in question.columns
        if column.name != "slice" and column.name in (request.columns or [column.name])
    ]
    return [(_("One row is"), _(question.grain)), *columns]


def describe_row_range(request: answers.QueryRequest) -> list[str]:
    """A sentence on the days of the rows where `within` limits them; none where it does not."""
    if not request.within:
        return []
    column, first, last = request.within
    return [
        _(
            "Of the rows, those with {column} from {first} to {last}.",
            column=label_column(column, request.name),
            first=format_day(first),
            last=format_day(last),
        )
    ]


def describe_circumstances(filters: Filters, about: str = "") -> list[str]:
    """Sentences on the period, the customers who count, and the age of the data.

    Args:
        filters: the filters in force.
        about: the subject whose days are looked at; that of the page where empty.
    """
    days = warehouse_facts.load_days(filters, about)
    side = _("External customers only; the filter Side widens it.") if not filters.side else ""
    narrowed = (
        _("Only {choice}.", choice="; ".join(describe_conditions(filters))) if describe_conditions(filters) else ""
    )
    period = _(
        "Period: {period}. Looked at from {day}; nothing after that day is seen.",
        period=describe_period(filters),
        day=format_day(filters.as_of),
    )
    age = (
        n_("The data is {days} old.", "The data is {days} old.", days.age or 0, days=format_days(days.age))
        if days.last
        else ""
    )
    return [sentence for sentence in (period, side, narrowed, age) if sentence]


def build_command(request: answers.QueryRequest) -> str:
    """The command line that prints the same rows."""
    filters = request.filters
    arguments = ["python", "-m", "queries", "run", request.name]
    for option, day in (("--as-of", filters.as_of), ("--from", filters.from_on), ("--to", filters.to_on)):
        arguments += [option, day.isoformat()] if day else []
    for field, values in filters.customer_fields.items():
        for value in values:
            arguments += ["--where", f"{field}={value}"]
    for segment in filters.segment:
        arguments += ["--where", f"segment={segment}"]
    for customer in filters.customer:
        arguments += ["--where", f"customer={customer}"]
    arguments += ["--criteria", filters.criteria] if filters.criteria else []
    arguments += ["--search", filters.search] if filters.search else []
    for column, is_descending in request.sort:
        arguments += ["--sort", f"{column}:desc" if is_descending else column]
    arguments += ["--columns", ",".join(request.columns)] if request.columns else []
    for column, value in request.where:
        arguments += ["--only", f"{column}={value}"]
    arguments += ["--by", request.by] if request.by else []
    for name, setting in filters.rules:
        arguments += ["--rule", f"{name}={setting}"]
    return shlex.join(arguments)


def show_print_footnotes(filters: Filters) -> None:
    """Shows the as-of day and the definitions at the end of a printed page."""
    question = answers.QueryRequest("overview/headline", filters).question
    lines = [*describe_circumstances(filters), _(question.sentence)]
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    st.html(f'<div class="paper"><p><b>{escape(_("Definitions"))}</b></p>{body}</div>')
