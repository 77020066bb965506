"""Empty cases of the pages on what customers say: what would stand there, and where a survey is uploaded."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.ui.i18n.formatting import format_day
from pages.ui.i18n.translation import _
from pages.ui.session import answers, view_state, warehouse_facts
from queries import Filters

ALL_SIDES = Filters(side=("external", "internal", "partner", "Unknown"))
DEAL_COUNTS = ("won", "lost", "open", "opened", "undated")


def warn_if_no_deals(filters: Filters) -> bool:
    """Whether the page has no deal to count; says why and leads on."""
    if count_deals(filters):
        return False
    if count_deals(ALL_SIDES):
        st.info(_("No deal matches these filters in this period."), icon=":material/person_off:")
        st.button(_("Reset the filters"), on_click=view_state.reset_filters, key="reset_funnel")
        return True
    st.header(_("No deals yet"), anchor=False)
    st.info(
        _("There are no deals on record yet. Here the page would stand once the table opportunities has rows."),
        icon=":material/inbox:",
    )
    st.markdown(_("Load your own file; only its key is needed, every other column makes the page richer:"))
    st.code(
        "python -m data load opportunities opportunities.csv\npython -m data load stage_events stage_events.csv",
        language="bash",
    )
    return True


def count_deals(filters: Filters) -> int:
    """How many deals were open, closed or opened."""
    row = answers.load_answer("funnel/outcomes", filters).row()
    return sum(int(row[part] or 0) for part in DEAL_COUNTS)


def warn_if_no_purchases(filters: Filters) -> bool:
    """Whether the page has nothing to count; says why and leads on."""
    found = warehouse_facts.load_days(filters)
    selected, everybody = warehouse_facts.count_population(filters) if found.last else (0, 0)
    # Without purchases the days on record are those of other facts, such as a first survey's.
    if found.last is None or (not everybody and not filters.customer_fields):
        st.info(
            _("There are no purchases on record yet. Here the page would stand once the table order_lines has rows."),
            icon=":material/inbox:",
        )
        st.markdown(_("Load your own file, or look at the Data page for what each table needs:"))
        st.code(
            "python -m data load customers customers.csv\npython -m data load order_lines order_lines.csv",
            language="bash",
        )
        st.markdown(_("To look around first, build an example with real data:"))
        st.code("make run EXAMPLE=online_retail", language="bash")
        if found.last:
            st.page_link(
                "reports/satisfaction/page.py",
                label=_("What customers say is on record: Satisfaction"),
                icon=":material/arrow_forward:",
            )
        return True
    if found.first and filters.to_on and filters.to_on < found.first:
        st.info(
            _(
                "The period ends before the first purchase on record, {day}. Choose a later one.",
                day=format_day(found.first),
            ),
            icon=":material/event_busy:",
        )
        st.button(_("Reset the filters"), on_click=view_state.reset_filters, key="reset_period")
        return True
    if not selected:
        st.info(
            _("Nobody matches these filters.") if everybody else _("No customers of this side are on record."),
            icon=":material/person_off:",
        )
        st.button(_("Reset the filters"), on_click=view_state.reset_filters, key="reset_nobody")
        return True
    return False


def warn_if_part_empty(answer: answers.Answer, table: str, title: str = "") -> bool:
    """Whether a part of the page has no rows; says, under its title, which table it needs."""
    if not answer.empty:
        return False
    if title:
        st.header(title, anchor=False)
    st.caption(_("Nothing on record for this part. It needs rows in {table}.", table=table))
    st.code(f"python -m data load {table} {table}.csv", language="bash")
    return True


def warn_if_no_customers() -> bool:
    """Whether there is no customer at all; says how the first ones come in."""
    if (warehouse_facts.load_filter_options()["field"] == "side").any():
        return False
    st.info(
        _("There are no customers on record yet. Here the page would stand once the table customers has rows."),
        icon=":material/inbox:",
    )
    st.page_link("entry/new_customer/page.py", label=_("Enter a new customer"), icon=":material/person_add:")
    st.code("python -m data load customers customers.csv", language="bash")
    return True


def warn_if_nobody_selected(filters: Filters) -> bool:
    """Whether nobody fits the choice; offers the way back."""
    if warehouse_facts.count_population(filters)[0]:
        return False
    st.info(_("Nobody matches these filters."), icon=":material/person_off:")
    st.button(_("Reset the filters"), on_click=view_state.reset_filters, key="reset_nobody")
    return True


UPLOAD_PAGE = "entry/survey_upload/page.py"
UPLOAD_COMMAND = 'python -m data survey answers.csv --survey "Spring survey"'


def warn_if_no_responses(filters: Filters) -> bool:
    """Whether no response is there to count; says why and leads on."""
    # Anonymous responses leave with the first filter, so those of internal customers are asked for apart.
    asked = (
        answers.load_answer("satisfaction/response", one).frame for one in (Filters(), Filters(side=("internal",)))
    )
    record = pd.concat([frame for frame in asked if not frame.empty] or [pd.DataFrame()])
    if record.empty:
        st.info(
            _("There are no survey responses on record yet. Here the page would stand once a survey is uploaded."),
            icon=":material/inbox:",
        )
        show_upload_link()
        return True
    if not answers.load_answer("satisfaction/response", filters).empty:
        return False
    first, last = record["first_on"].min(), record["last_on"].max()
    if set(filters.customer_fields) - {"side"} and not warehouse_facts.count_population(filters)[0]:
        st.info(_("Nobody matches these filters."), icon=":material/person_off:")
    else:
        st.info(
            _(
                "Nobody whom you chose answered in this period. The responses on record are from {first} to {last}.",
                first=format_day(first),
                last=format_day(last),
            ),
            icon=":material/event_busy:",
        )
    with st.container(horizontal=True):
        st.button(_("Everything on record"), on_click=select_whole_record, key="whole_record", type="primary")
        st.button(_("Reset the filters"), on_click=view_state.reset_filters, key="reset_said")
    return True


def select_whole_record() -> None:
    """All days on record, by the same filters."""
    found = warehouse_facts.load_days(Filters())
    view_state.set_filters(view_state.get_filters().with_changes(as_of=None, from_on=found.first, to_on=found.last))


def show_upload_link() -> None:
    """The way to the first survey: the page that takes the file, and the command that does the same."""
    st.header(_("Upload a survey"), anchor=False)
    st.page_link(UPLOAD_PAGE, label=_("Survey upload"), icon=":material/upload_file:")
    st.markdown(_("or without a browser:"))
    st.code(UPLOAD_COMMAND, language="bash")


def show_missing_questions(needed: str) -> None:
    """A part whose questions nobody asked: says which ones it needs."""
    st.caption(_("Nothing on record for this part in these days. It needs {questions}.", questions=needed))
