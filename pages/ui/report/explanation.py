"""How is this computed? Sentence, columns, window, exclusions, age of the data, the SQL, the command to repeat it."""

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

# The rules that are tables of figures, each with its definition.
FIGURE_RELATIONS = ("headline", "value_headline", "satisfaction_figures", "funnel_headline")


def show_explanation(request: answers.QueryRequest, figure: str = "", parts: Sequence[str] = ()) -> None:
    """Everything that a doubtful reader wants to know; of one `figure` its own definition first."""
    question = request.question
    if own := get_figure_definition(figure):
        show_sentence(f"**{_(own)}**")
        st.markdown("\n".join(f"- {line}" for line in parts))
        st.caption(_("It is one row of the following result."))
    show_sentence(f"**{_(question.sentence)}**")
    st.markdown("\n".join(f"- **{name}**: {meaning}" for name, meaning in list_definitions(request)))
    for sentence in [*describe_row_range(request), *describe_circumstances(request.filters, request.question.subject)]:
        st.caption(sentence)
    text, binds = queries.statement(answers.get_warehouse(), request.name, request.filters, request.by)
    used = {name: value for name, value in binds.items() if f":{name}" in text and name in load_rules().single}
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
    st.code(text, language="sql", height=260)


def get_figure_definition(figure: str) -> str:
    """The definition of one of the figures in the rules file; '' where it has none of its own."""
    rows = (row for name in FIGURE_RELATIONS for row in load_rules().relations[name])
    return next((str(row["says"]) for row in rows if row["metric"] == figure), "")


def list_definitions(request: answers.QueryRequest) -> list[tuple[str, str]]:
    """Heading and meaning of each column, the grain first."""
    question = request.question
    wanted = [column for column in question.columns if column.name != "slice"]
    columns = [
        (label_column(column.name, request.name), _(column.meaning))
        for column in wanted
        if column.name in (request.columns or [column.name])
    ]
    return [(_("One row is"), _(question.grain)), *columns]


def describe_row_range(request: answers.QueryRequest) -> list[str]:
    """Which of the rows these are, where they are not all."""
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
    """Whom it counts, over which days, and how old the data is; `about` names the facts that are counted."""
    found = warehouse_facts.load_days(filters, about)
    side = _("External customers only; the filter Side widens it.") if not filters.side else ""
    narrowed = (
        _("Only {choice}.", choice="; ".join(describe_conditions(filters))) if describe_conditions(filters) else ""
    )
    seen = _(
        "Period: {period}. Looked at from {day}; nothing after that day is seen.",
        period=describe_period(filters),
        day=format_day(filters.as_of),
    )
    age = (
        n_("The data is {days} old.", "The data is {days} old.", found.age or 0, days=format_days(found.age))
        if found.last
        else ""
    )
    return [sentence for sentence in (seen, side, narrowed, age) if sentence]


def build_command(request: answers.QueryRequest) -> str:
    """The command line that gives the same rows."""
    filters = request.filters
    words = ["python", "-m", "queries", "run", request.name]
    for option, on in (("--as-of", filters.as_of), ("--from", filters.from_on), ("--to", filters.to_on)):
        words += [option, on.isoformat()] if on else []
    for field, values in filters.customer_fields.items():
        for value in values:
            words += ["--where", f"{field}={value}"]
    for segment in filters.segment:
        words += ["--where", f"segment={segment}"]
    for customer in filters.customer:
        words += ["--where", f"customer={customer}"]
    words += ["--criteria", filters.criteria] if filters.criteria else []
    words += ["--search", filters.search] if filters.search else []
    for column, is_descending in request.sort:
        words += ["--sort", f"{column}:desc" if is_descending else column]
    words += ["--columns", ",".join(request.columns)] if request.columns else []
    for name, found in request.where:
        words += ["--only", f"{name}={found}"]
    words += ["--by", request.by] if request.by else []
    for name, setting in filters.rules:
        words += ["--rule", f"{name}={setting}"]
    return shlex.join(words)


def show_print_footnotes(filters: Filters) -> None:
    """As-of and definitions at the end of a printed page."""
    question = answers.QueryRequest("overview/headline", filters).question
    lines = [*describe_circumstances(filters), _(question.sentence)]
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    st.html(f'<div class="paper"><p><b>{escape(_("Definitions"))}</b></p>{body}</div>')
