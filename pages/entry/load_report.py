"""What a file would do to its table: new, changed, the same, rejected, and each of them to be looked at."""

from collections.abc import Callable

import streamlit as st

from data.intake import LoadReport
from pages.entry import load_alike, load_taken
from pages.ui import intake
from pages.ui.columns import ColumnMapping
from pages.ui.format import format_number, format_timestamp
from pages.ui.say import show_sentence
from pages.ui.table_names import label_table
from pages.ui.words import _


def _render_report(page: str, report: LoadReport, meant: ColumnMapping, again: Callable[[], None]) -> bool:
    """Says it; whether there is something to store. `again` checks the file anew."""
    if report.stored_before is not None:
        st.info(describe_stored_before(report), icon=":material/done_all:")
        return False
    if report.is_unreadable:
        st.error(
            _("The file cannot be read as rows of {table}.", table=label_table(meant.table)), icon=":material/error:"
        )
        intake.show_problems(report.problems, len(report.problems), key=f"{page}_problems")
        return False
    if not report.rows_in:
        st.info(_("There are no rows below the headings, so there is nothing to store."), icon=":material/inbox:")
        return False
    show_sentence(describe_counts(report))
    if report.changes:
        intake.show_changes(report.changes, report.changed_cells, key=f"{page}_changes", of=_("Row"))
    load_taken._render_interpretation(page, report, again)
    # Above the rejected rows, so that the choice stays in its place when there are more of them.
    load_alike._render_duplicate_choice(page, report, again)
    render_rejects(page, report)
    if not report.new + report.changed:
        st.info(_("No row is new or changed, so there is nothing to store."), icon=":material/done_all:")
    return report.new + report.changed > 0


def describe_counts(report: LoadReport) -> str:
    """`400 rows: 381 new, 5 changed, 12 the same, 2 rejected.`"""
    return _(
        "**{rows}** rows: **{new}** new, **{changed}** changed, **{same}** the same as stored, "
        "**{rejected}** rejected.",
        rows=format_number(report.rows_in),
        new=format_number(report.new),
        changed=format_number(report.changed),
        same=format_number(report.same),
        rejected=format_number(report.rejected),
    )


def render_rejects(page: str, report: LoadReport) -> None:
    """The rejected rows, if any, as a table and as a file."""
    if report.problems:
        st.caption(_("Rejected rows are not stored. What is wrong with them:"))
        intake.show_problems(report.problems, len(report.problems), key=f"{page}_problems")
        intake.show_rejects_download(report.rejects_file, key=f"{page}_rejects")


def describe_stored_before(report: LoadReport) -> str:
    """That the file is stored already, when and by whom."""
    when = format_timestamp(report.stored_before)
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
