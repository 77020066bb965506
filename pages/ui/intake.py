"""What the entry pages have in common: whether files may be stored, what is wrong with one, what it would change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from data.entry.duplicates import Pair
from data.intake.admission import is_example, why_closed
from data.intake.differing import Change
from data.intake.problems import SAME_AS, Problem, Reason, shortened
from data.intake.understood import Understood
from pages.ui import load
from pages.ui.format import NONE, decimal
from pages.ui.words import _, n_, told

# So many wrong cells are listed on the page; the file of rejected rows has all.
LISTED = 1_000


def is_open() -> bool:
    """Whether files can be stored here; says why not."""
    closed = why_closed(load.warehouse())
    if closed:
        st.info(told(closed), icon=":material/lock:")
    return closed is None


def into_example(page: str) -> bool:
    """Where the warehouse is an example: whether the person wants to store into it all the same."""
    if not is_example(load.warehouse()):
        return False
    st.info(
        _("This warehouse is an example. Your own files belong into a warehouse of your own."),
        icon=":material/science:",
    )
    return st.checkbox(
        _("Store into the example all the same; it can be taken back"), key=f"{page}_example", persist_state="session"
    )


def needs_tick(page: str) -> bool:
    """Whether the tick above is still missing."""
    return is_example(load.warehouse()) and not st.session_state.get(f"{page}_example")


def problems(found: Sequence[Problem], count: int, *, key: str) -> None:
    """What is wrong, with line, column, value and reason in words."""
    rows = [
        (one.line or None, one.column, None if one.value is None else shortened(one.value), told(one.reason))
        for one in found[:LISTED]
    ]
    titles = [_("Line"), _("Column"), _("Value"), _("Reason")]
    _table(rows, titles, key=key, alt=_("What is wrong in the file, line by line"))
    if count > LISTED:
        st.caption(_("The first {shown} of {count}.", shown=decimal(LISTED), count=decimal(count)))


def changes(found: Sequence[Change], count: int, *, key: str, of: str) -> None:
    """What would change, cell by cell; `of` says what a row is about."""
    st.caption(n_("{count} cell changes.", "{count} cells change.", count, count=decimal(count)))
    rows = [(one.column, one.old, one.new, one.key) for one in found]
    titles = [_("Column"), _("Old value"), _("New value"), of]
    _table(rows, titles, key=key, alt=_("What changes, cell by cell"))
    if count > len(found):
        st.caption(_("The first {shown} of {count}.", shown=decimal(len(found)), count=decimal(count)))


def understood(found: Sequence[Understood], *, key: str) -> None:
    """What the words and names of the file were taken for, with the number of rows."""
    st.caption(_("The file says some things in its own words. They were taken so:"))
    rows = [(one.heading, one.value, told(one.reason), decimal(one.rows)) for one in found[:LISTED]]
    titles = [_("Heading"), _("Value"), _("Meaning"), _("Rows")]
    _table(rows, titles, key=key, alt=_("What the words and names of the file were taken for"))
    if len(found) > LISTED:
        st.caption(_("The first {shown} of {count}.", shown=decimal(LISTED), count=decimal(len(found))))


def warned(found: Sequence[Pair]) -> None:
    """That new customers look like others, and how many do."""
    count = len({one.second for one in found})
    st.warning(
        n_(
            "{count} new customer looks like another. Look at both before you store.",
            "{count} new customers look like others. Look at them before you store.",
            count,
            count=decimal(count),
        ),
        icon=":material/group:",
    )


def lookalikes(found: Sequence[Pair], *, key: str) -> None:
    """Which new customers look like whom, and why."""
    rows = [(one.second, told(Reason(SAME_AS[one.because[0]], {"customer": one.first}))) for one in found[:LISTED]]
    _table(rows, [_("Customer"), _("Reason")], key=key, alt=_("New customers who look like others"))
    if len(found) > LISTED:
        st.caption(_("The first {shown} of {count}.", shown=decimal(LISTED), count=decimal(len(found))))


def rejects(file: Path | None, *, key: str) -> None:
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


def _table(rows: Sequence[tuple[object, ...]], titles: Sequence[str], *, key: str, alt: str) -> None:
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
