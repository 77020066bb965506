"""What the entry pages have in common: whether files may be stored, what is wrong with one, what it would change."""

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

# So many wrong cells are listed on the page; the file of rejected rows has all.
MAX_LISTED = 1_000


def is_intake_open() -> bool:
    """Whether files can be stored here; says why not."""
    closed = check_writable(answers.get_warehouse())
    if closed:
        st.info(translate_message(closed), icon=":material/lock:")
    return closed is None


def ask_into_example(page: str) -> bool:
    """Where the warehouse is an example: whether the person wants to store into it all the same."""
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
    """Whether the tick above is still missing."""
    return is_example(answers.get_warehouse()) and not st.session_state.get(f"{page}_example")


def show_problems(found: Sequence[Problem], count: int, *, key: str) -> None:
    """What is wrong, with line, column, value and reason in words."""
    rows = [
        (
            one.line or None,
            one.column,
            None if one.value is None else shorten_value(one.value),
            translate_message(one.reason),
        )
        for one in found[:MAX_LISTED]
    ]
    titles = [_("Line"), _("Column"), _("Value"), _("Reason")]
    _show_table(rows, titles, key=key, alt=_("What is wrong in the file, line by line"))
    if count > MAX_LISTED:
        st.caption(_("The first {shown} of {count}.", shown=format_number(MAX_LISTED), count=format_number(count)))


def show_changes(found: Sequence[CellChange], count: int, *, key: str, of: str) -> None:
    """What would change, cell by cell; `of` says what a row is about."""
    st.caption(n_("{count} cell changes.", "{count} cells change.", count, count=format_number(count)))
    rows = [(one.column, one.old, one.new, one.key) for one in found]
    titles = [_("Column"), _("Old value"), _("New value"), of]
    _show_table(rows, titles, key=key, alt=_("What changes, cell by cell"))
    if count > len(found):
        st.caption(_("The first {shown} of {count}.", shown=format_number(len(found)), count=format_number(count)))


def show_interpretations(found: Sequence[Interpretation], *, key: str) -> None:
    """What the words and names of the file were taken for, with the number of rows."""
    st.caption(_("The file says some things in its own words. They were taken so:"))
    rows = [
        (one.heading, one.value, translate_message(one.reason), format_number(one.rows)) for one in found[:MAX_LISTED]
    ]
    titles = [_("Heading"), _("Value"), _("Meaning"), _("Rows")]
    _show_table(rows, titles, key=key, alt=_("What the words and names of the file were taken for"))
    if len(found) > MAX_LISTED:
        st.caption(_("The first {shown} of {count}.", shown=format_number(MAX_LISTED), count=format_number(len(found))))


def warn_of_duplicates(found: Sequence[DuplicatePair]) -> None:
    """That new customers look like others, and how many do."""
    count = len({one.second for one in found})
    st.warning(
        n_(
            "{count} new customer looks like another. Look at both before you store.",
            "{count} new customers look like others. Look at them before you store.",
            count,
            count=format_number(count),
        ),
        icon=":material/group:",
    )


def show_duplicates(found: Sequence[DuplicatePair], *, key: str) -> None:
    """Which new customers look like whom, and why."""
    rows = [
        (one.second, translate_message(Reason(SAME_AS_CUSTOMER[one.reasons[0]], {"customer": one.first})))
        for one in found[:MAX_LISTED]
    ]
    _show_table(rows, [_("Customer"), _("Reason")], key=key, alt=_("New customers who look like others"))
    if len(found) > MAX_LISTED:
        st.caption(_("The first {shown} of {count}.", shown=format_number(MAX_LISTED), count=format_number(len(found))))


def show_rejects_download(file: Path | None, *, key: str) -> None:
    """The file of rejected rows, to be mended and sent again."""
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


def _show_table(rows: Sequence[tuple[object, ...]], titles: Sequence[str], *, key: str, alt: str) -> None:
    frame = pd.DataFrame(list(rows), columns=list(titles), dtype=object)
    looks: dict[str, Any] = {title: st.column_config.TextColumn(title) for title in titles}
    if titles[0] == _("Line"):
        frame[titles[0]] = frame[titles[0]].astype("Int64")
        looks[titles[0]] = st.column_config.NumberColumn(titles[0], width="small", format="%d")
    st.dataframe(
        frame,
        hide_index=True,
        key=key,
        alt=alt,
        placeholder=NONE,
        height=360 if len(rows) > 10 else "auto",
        column_config=looks,
    )
