"""What a file would do to its table: new, changed, the same, rejected, and each of them to be looked at."""

from collections.abc import Callable

import streamlit as st

from data.intake import Report
from pages.entry import load_alike, load_taken
from pages.ui import intake
from pages.ui.columns import Meant
from pages.ui.format import decimal, moment
from pages.ui.say import say
from pages.ui.table_names import table_name
from pages.ui.words import _


def found(page: str, report: Report, meant: Meant, again: Callable[[], None]) -> bool:
    """Says it; whether there is something to store. `again` checks the file anew."""
    if report.stored_before is not None:
        st.info(before(report), icon=":material/done_all:")
        return False
    if report.is_unreadable:
        st.error(
            _("The file cannot be read as rows of {table}.", table=table_name(meant.table)), icon=":material/error:"
        )
        intake.problems(report.problems, len(report.problems), key=f"{page}_problems")
        return False
    if not report.rows_in:
        st.info(_("There are no rows below the headings, so there is nothing to store."), icon=":material/inbox:")
        return False
    say(counts(report))
    if report.changes:
        intake.changes(report.changes, report.changed_cells, key=f"{page}_changes", of=_("Row"))
    load_taken.told(page, report, again)
    # Above the rejected rows, so that the choice stays in its place when there are more of them.
    load_alike.offered(page, report, again)
    rejected(page, report)
    if not report.new + report.changed:
        st.info(_("No row is new or changed, so there is nothing to store."), icon=":material/done_all:")
    return report.new + report.changed > 0


def counts(report: Report) -> str:
    """`400 rows: 381 new, 5 changed, 12 the same, 2 rejected.`"""
    return _(
        "**{rows}** rows: **{new}** new, **{changed}** changed, **{same}** the same as stored, "
        "**{rejected}** rejected.",
        rows=decimal(report.rows_in),
        new=decimal(report.new),
        changed=decimal(report.changed),
        same=decimal(report.same),
        rejected=decimal(report.rejected),
    )


def rejected(page: str, report: Report) -> None:
    """The rejected rows, if any, as a table and as a file."""
    if report.problems:
        st.caption(_("Rejected rows are not stored. What is wrong with them:"))
        intake.problems(report.problems, len(report.problems), key=f"{page}_problems")
        intake.rejects(report.rejects_file, key=f"{page}_rejects")


def before(report: Report) -> str:
    """That the file is stored already, when and by whom."""
    when = moment(report.stored_before)
    if report.stored_by:
        return _(
            "This file is already stored, on {when} by {who}, as batch {batch}. There is nothing to do.",
            when=when,
            who=report.stored_by,
            batch=report.batch_id,
        )
    return _(
        "This file is already stored, on {when}, as batch {batch}. There is nothing to do.",
        when=when,
        batch=report.batch_id,
    )
