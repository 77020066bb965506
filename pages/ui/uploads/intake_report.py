"""Reports on a file that is checked or stored: whether it may be stored, its problems, changes and duplicates."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from data.entry.duplicates.search import DuplicatePair
from data.intake.checks.diff import CellChange
from data.intake.mapping.interpretation import Interpretation
from data.intake.problems import SAME_AS_CUSTOMER, Problem, shorten_value
from data.ledger.write_access import check_writable, is_example
from data.reason import Reason
from pages.ui.i18n.formatting import NONE, format_number
from pages.ui.i18n.translation import _, n_, translate_message
from pages.ui.session import answers

# Rows that a table on the page has at most; the file of rejected rows has all.
MAX_LISTED = 1_000


def is_intake_open() -> bool:
    """Whether files can be stored in this warehouse; shows the reason where they cannot."""
    reason = check_writable(answers.get_warehouse())
    if reason:
        st.info(translate_message(reason), icon=":material/lock:")
    return reason is None


def ask_into_example(page: str) -> bool:
    """Asks for a confirmation where the warehouse is an example; gives whether it is ticked."""
    if not is_example(answers.get_warehouse()):
        return False
    st.info(
        _("This warehouse is an example. Your own files belong into a warehouse of your own."),
        icon=":material/science:",
    )
    return st.checkbox(
        _("Store into the example all the same; it can be taken back"), key=f"{page}_example", persist_state="session"
    )


def is_confirmation_missing(page: str) -> bool:
    """Whether the warehouse is an example and storing into it is not confirmed."""
    return is_example(answers.get_warehouse()) and not st.session_state.get(f"{page}_example")


def show_problems(problems: Sequence[Problem], count: int, *, key: str) -> None:
    """Shows problems by line, column, value and reason; `count` is the number of all of them."""
    rows = [
        (
            problem.line or None,
            problem.column,
            None if problem.value is None else shorten_value(problem.value),
            translate_message(problem.reason),
        )
        for problem in problems[:MAX_LISTED]
    ]
    titles = [_("Line"), _("Column"), _("Value"), _("Reason")]
    _show_table(rows, titles, key=key, alt=_("What is wrong in the file, line by line"))
    _show_limit(count)


def show_changes(changes: Sequence[CellChange], count: int, *, key: str, of: str) -> None:
    """Shows the cells that would change.

    Args:
        changes: the changes, or the first of them.
        count: the number of all changes.
        key: key of the table.
        of: heading of the column that says which row a cell is of.
    """
    st.caption(n_("{count} cell changes.", "{count} cells change.", count, count=format_number(count)))
    rows = [(change.column, change.old, change.new, change.key) for change in changes]
    titles = [_("Column"), _("Old value"), _("New value"), of]
    _show_table(rows, titles, key=key, alt=_("What changes, cell by cell"))
    if count > len(changes):
        st.caption(_("The first {shown} of {count}.", shown=format_number(len(changes)), count=format_number(count)))


def show_interpretations(interpretations: Sequence[Interpretation], *, key: str) -> None:
    """Shows how values of the file were interpreted, with the number of rows that have each."""
    st.caption(_("The file says some things in its own words. They were taken so:"))
    rows = [
        (item.heading, item.value, translate_message(item.reason), format_number(item.rows))
        for item in interpretations[:MAX_LISTED]
    ]
    titles = [_("Heading"), _("Value"), _("Meaning"), _("Rows")]
    _show_table(rows, titles, key=key, alt=_("What the words and names of the file were taken for"))
    _show_limit(len(interpretations))


def warn_of_duplicates(duplicates: Sequence[DuplicatePair]) -> None:
    """Warns that new customers look like others, with their number."""
    count = len({pair.second for pair in duplicates})
    st.warning(
        n_(
            "{count} new customer looks like another. Look at both before you store.",
            "{count} new customers look like others. Look at them before you store.",
            count,
            count=format_number(count),
        ),
        icon=":material/group:",
    )


def show_duplicates(duplicates: Sequence[DuplicatePair], *, key: str) -> None:
    """Shows which new customers look like whom, and why."""
    rows = [
        (pair.second, translate_message(Reason(SAME_AS_CUSTOMER[pair.reasons[0]], {"customer": pair.first})))
        for pair in duplicates[:MAX_LISTED]
    ]
    _show_table(rows, [_("Customer"), _("Reason")], key=key, alt=_("New customers who look like others"))
    _show_limit(len(duplicates))


def show_rejects_download(file: Path | None, *, key: str) -> None:
    """Shows a button that downloads the rejected rows; nothing where the file does not exist."""
    if file is None or not file.exists():
        return
    st.download_button(
        _("Download the rejected rows"),
        file.read_bytes,
        file.name,
        "text/csv",
        key=key,
        on_click="ignore",
        icon=":material/download:",
    )
    st.caption(
        _("They stand in it as you sent them, with line, column, value and reason. Mend them and send the file.")
    )


def _show_limit(count: int) -> None:
    if count > MAX_LISTED:
        st.caption(_("The first {shown} of {count}.", shown=format_number(MAX_LISTED), count=format_number(count)))


def _show_table(rows: Sequence[tuple[object, ...]], titles: Sequence[str], *, key: str, alt: str) -> None:
    frame = pd.DataFrame(list(rows), columns=list(titles), dtype=object)
    column_config: dict[str, Any] = {title: st.column_config.TextColumn(title) for title in titles}
    if titles[0] == _("Line"):
        frame[titles[0]] = frame[titles[0]].astype("Int64")
        column_config[titles[0]] = st.column_config.NumberColumn(titles[0], width="small", format="%d")
    st.dataframe(
        frame,
        hide_index=True,
        key=key,
        alt=alt,
        placeholder=NONE,
        height=360 if len(rows) > 10 else "auto",
        column_config=column_config,
    )
