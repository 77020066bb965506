"""What a page says where it has nothing to show: why, and what the reader can do about it.

Each kind of page has a table of empty states. The first state that is met takes the place of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from pages.ui.i18n.formatting import format_day
from pages.ui.i18n.translation import N_, _
from pages.ui.session import answers, view_state, warehouse_facts
from queries import Filters

# Shows one way out, such as a link or a command.
Step = Callable[[], object]


@dataclass(frozen=True)
class EmptyState:
    """One row of a table of empty states.

    Attributes:
        is_met: whether the page is empty for this reason, under the filters.
        sentence: msgid of why the page is empty.
        icon: icon beside the sentence.
        steps: what the reader can do, in the order in which it is shown.
        title: msgid of a heading above the sentence; none where empty.
        fill: what fills the placeholders of the sentence.
    """

    is_met: Callable[[Filters], bool]
    sentence: str
    icon: str
    steps: tuple[Step, ...]
    title: str = ""
    fill: Callable[[Filters], dict[str, str]] = lambda filters: {}


def show_first(states: Sequence[EmptyState], filters: Filters) -> bool:
    """Shows the first state that is met.

    Returns:
        Whether there was one, so that the page ends here.
    """
    state = next((state for state in states if state.is_met(filters)), None)
    if state is None:
        return False
    if state.title:
        st.header(_(state.title), anchor=False)
    st.info(_(state.sentence, **state.fill(filters)), icon=state.icon)
    for show_step in state.steps:
        show_step()
    return True


def _show_text(message: str) -> None:
    st.markdown(_(message))


def _show_command(*lines: str) -> None:
    st.code("\n".join(lines), language="bash")


def _show_page_link(page: str, label: str, icon: str) -> None:
    st.page_link(page, label=_(label), icon=icon)


def _show_reset_button(key: str) -> None:
    st.button(_("Reset the filters"), on_click=view_state.reset_filters, key=key)


def _has_nobody_selected(filters: Filters) -> bool:
    return not warehouse_facts.count_population(filters)[0]


def _has_nobody_on_side(filters: Filters) -> bool:
    return not warehouse_facts.count_population(filters)[1]


NOBODY_SELECTED = EmptyState(
    _has_nobody_selected,
    N_("Nobody matches these filters."),
    ":material/person_off:",
    (partial(_show_reset_button, "reset_nobody"),),
)


def warn_if_nobody_selected(filters: Filters) -> bool:
    """Offers to reset the filters where no customer fits them; see `show_first`."""
    return show_first((NOBODY_SELECTED,), filters)


CUSTOMERS = (
    EmptyState(
        lambda filters: not (warehouse_facts.load_filter_options()["field"] == "side").any(),
        N_("There are no customers on record yet. Here the page would stand once the table customers has rows."),
        ":material/inbox:",
        (
            partial(_show_page_link, "entry/new_customer/page.py", N_("Enter a new customer"), ":material/person_add:"),
            partial(_show_command, "python -m data load customers customers.csv"),
        ),
    ),
)


def warn_if_no_customers() -> bool:
    """Shows how the first customers come in, where there are none; see `show_first`."""
    return show_first(CUSTOMERS, Filters())


def _has_only_other_facts(filters: Filters) -> bool:
    """Whether days are on record, such as those of a first survey, but no customer, whatever the filters."""
    has_days = warehouse_facts.load_days(filters).last is not None
    return has_days and not filters.customer_fields and _has_nobody_on_side(filters)


def _ends_before_first_purchase(filters: Filters) -> bool:
    first = warehouse_facts.load_days(filters).first
    return bool(first and filters.to_on and filters.to_on < first)


NO_PURCHASES = N_(
    "There are no purchases on record yet. Here the page would stand once the table order_lines has rows."
)
LOAD_PURCHASES: tuple[Step, ...] = (
    partial(_show_text, N_("Load your own file, or look at the Data page for what each table needs:")),
    partial(
        _show_command,
        "python -m data load customers customers.csv",
        "python -m data load order_lines order_lines.csv",
    ),
    partial(_show_text, N_("To look around first, build an example with real data:")),
    partial(_show_command, "make run EXAMPLE=online_retail"),
)
OPEN_SATISFACTION = partial(
    _show_page_link,
    "reports/satisfaction/page.py",
    N_("What customers say is on record: Satisfaction"),
    ":material/arrow_forward:",
)
PURCHASES = (
    EmptyState(
        lambda filters: warehouse_facts.load_days(filters).last is None,
        NO_PURCHASES,
        ":material/inbox:",
        LOAD_PURCHASES,
    ),
    EmptyState(_has_only_other_facts, NO_PURCHASES, ":material/inbox:", (*LOAD_PURCHASES, OPEN_SATISFACTION)),
    EmptyState(
        _ends_before_first_purchase,
        N_("The period ends before the first purchase on record, {day}. Choose a later one."),
        ":material/event_busy:",
        (partial(_show_reset_button, "reset_period"),),
        fill=lambda filters: {"day": format_day(warehouse_facts.load_days(filters).first)},
    ),
    replace(NOBODY_SELECTED, is_met=_has_nobody_on_side, sentence=N_("No customers of this side are on record.")),
    NOBODY_SELECTED,
)


def warn_if_no_purchases(filters: Filters) -> bool:
    """Shows why the page has no purchase to count, if it has none; see `show_first`."""
    return show_first(PURCHASES, filters)


ALL_SIDES = Filters(side=("external", "internal", "partner", "Unknown"))
DEAL_COUNTS = ("won", "lost", "open", "opened", "undated")


def _has_no_deals(filters: Filters) -> bool:
    row = answers.load_answer("funnel/outcomes", filters).row()
    return not any(row[name] for name in DEAL_COUNTS)


DEALS = (
    EmptyState(
        lambda filters: _has_no_deals(filters) and not _has_no_deals(ALL_SIDES),
        N_("No deal matches these filters in this period."),
        ":material/person_off:",
        (partial(_show_reset_button, "reset_funnel"),),
    ),
    EmptyState(
        _has_no_deals,
        N_("There are no deals on record yet. Here the page would stand once the table opportunities has rows."),
        ":material/inbox:",
        (
            partial(
                _show_text, N_("Load your own file; only its key is needed, every other column makes the page richer:")
            ),
            partial(
                _show_command,
                "python -m data load opportunities opportunities.csv",
                "python -m data load stage_events stage_events.csv",
            ),
        ),
        title=N_("No deals yet"),
    ),
)


def warn_if_no_deals(filters: Filters) -> bool:
    """Shows why the page has no deal to count, if it has none; see `show_first`."""
    return show_first(DEALS, filters)


def _find_response_days() -> tuple[date, date] | None:
    """The first and the last day on which somebody responded; None where nobody ever did."""
    # Anonymous responses leave with the first filter, so those of internal customers are asked for apart.
    everybody = (Filters(), Filters(side=("internal",)))
    frames = [answers.load_answer("satisfaction/response", filters).frame for filters in everybody]
    if all(frame.empty for frame in frames):
        return None
    days = pd.concat([frame for frame in frames if not frame.empty])
    return days["first_on"].min(), days["last_on"].max()


def _has_no_responses(filters: Filters) -> bool:
    return answers.load_answer("satisfaction/response", filters).empty


def _has_nobody_to_respond(filters: Filters) -> bool:
    is_narrowed = bool(set(filters.customer_fields) - {"side"})
    return is_narrowed and _has_no_responses(filters) and _has_nobody_selected(filters)


def _format_response_days(_filters: Filters) -> dict[str, str]:
    first, last = _find_response_days() or (None, None)
    return {"first": format_day(first), "last": format_day(last)}


def _show_response_buttons() -> None:
    with st.container(horizontal=True):
        st.button(_("Everything on record"), on_click=_select_whole_record, key="whole_record", type="primary")
        _show_reset_button("reset_said")


def _select_whole_record() -> None:
    days = warehouse_facts.load_days(Filters())
    view_state.set_filters(view_state.get_filters().with_changes(as_of=None, from_on=days.first, to_on=days.last))


def _show_upload_link() -> None:
    st.header(_("Upload a survey"), anchor=False)
    _show_page_link("entry/survey_upload/page.py", N_("Survey upload"), ":material/upload_file:")
    _show_text(N_("or without a browser:"))
    _show_command('python -m data survey answers.csv --survey "Spring survey"')


RESPONSES = (
    EmptyState(
        lambda filters: _find_response_days() is None,
        N_("There are no survey responses on record yet. Here the page would stand once a survey is uploaded."),
        ":material/inbox:",
        (_show_upload_link,),
    ),
    replace(NOBODY_SELECTED, is_met=_has_nobody_to_respond, steps=(_show_response_buttons,)),
    EmptyState(
        _has_no_responses,
        N_("Nobody whom you chose answered in this period. The responses on record are from {first} to {last}."),
        ":material/event_busy:",
        (_show_response_buttons,),
        fill=_format_response_days,
    ),
)


def warn_if_no_responses(filters: Filters) -> bool:
    """Shows why the page has no survey response to count, if it has none; see `show_first`."""
    return show_first(RESPONSES, filters)


def warn_if_part_empty(answer: answers.Answer, table: str, title: str = "") -> bool:
    """Says which table a part of a page needs, under the part's title, where the answer has no rows.

    Returns:
        Whether the part is empty.
    """
    if not answer.empty:
        return False
    if title:
        st.header(title, anchor=False)
    st.caption(_("Nothing on record for this part. It needs rows in {table}.", table=table))
    _show_command(f"python -m data load {table} {table}.csv")
    return True


def show_missing_questions(needed: str) -> None:
    """Says which survey questions a part of a page needs that nobody asked."""
    st.caption(_("Nothing on record for this part in these days. It needs {questions}.", questions=needed))
