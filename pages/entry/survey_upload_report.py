"""What a survey file would do: complete, partial, new, changed, the same, rejected, unmatched."""

import streamlit as st

from data.intake.survey.outcome import CHECKING, READING, ImportOutcome, ImportStep
from pages.ui import intake
from pages.ui.format import format_number, format_timestamp
from pages.ui.say import show_sentence
from pages.ui.words import _


def _describe_progress(step: ImportStep) -> str:
    """How far it is, in words."""
    if step.name == READING:
        return _("Reading the file …")
    if step.name == CHECKING:
        return _("Checking the answers …")
    return _(
        "Storing the answers, question {done} of {total} …",
        done=format_number(step.done),
        total=format_number(step.total),
    )


def _render_report(page: str, outcome: ImportOutcome) -> bool:
    """Says it; whether there is something to store."""
    if outcome.stored_before is not None:
        st.info(describe_stored_before(outcome), icon=":material/done_all:")
        return False
    render_counts(outcome)
    if outcome.changes:
        intake.show_changes(outcome.changes, outcome.changed_cells, key=f"{page}_changes", of=_("Response"))
    render_rejects(page, outcome)
    if outcome.refused:
        st.error(_("No response of the file can be stored."), icon=":material/error:")
        return False
    if not outcome.new + outcome.changed:
        st.info(_("No response is new or changed, so there is nothing to store."), icon=":material/done_all:")
    return outcome.new + outcome.changed > 0


def render_counts(outcome: ImportOutcome) -> None:
    """`381 complete, 19 partial, 12 already here, 5 changed, 3 rejected`, and how many people were found."""
    names = ("rows_in", "complete", "partial", "new", "changed", "same", "rejected", "answers")
    number = {name: format_number(getattr(outcome, name)) for name in names}
    show_sentence(
        _(
            "**{rows_in}** responses: **{complete}** complete, **{partial}** partial, **{rejected}** rejected.",
            **number,
        )
    )
    show_sentence(
        _("**{new}** are new, **{changed}** changed, **{same}** already here; **{answers}** answers in them.", **number)
    )
    if outcome.left_out:
        show_sentence(_("Previews and tests, which are left out: **{count}**.", count=format_number(outcome.left_out)))
    number |= {
        "matched": format_number(outcome.accepted - outcome.unmatched),
        "unmatched": format_number(outcome.unmatched),
    }
    show_sentence(_("**{matched}** are matched to customers, **{unmatched}** stay anonymous.", **number))
    if outcome.ambiguous:
        show_sentence(_("**{count}** of these fit several customers.", count=format_number(outcome.ambiguous)))


def render_rejects(page: str, outcome: ImportOutcome) -> None:
    """The rejected responses, if any, as a table and as a file."""
    if outcome.problems:
        st.caption(_("One wrong cell rejects its whole response. What is wrong:"))
        intake.show_problems(outcome.problems, outcome.problem_count, key=f"{page}_problems")
        intake.show_rejects_download(outcome.rejects_file, key=f"{page}_rejects")


def describe_stored_before(outcome: ImportOutcome) -> str:
    """That the file is stored already, when and by whom."""
    earlier = outcome.stored_before
    if earlier is None:
        return ""
    return _(
        "This file is already stored, on {when} by {who}, as batch {batch}. There is nothing to do.",
        when=format_timestamp(earlier.at),
        who=earlier.by or _("nobody named"),
        batch=earlier.batch_id,
    )
