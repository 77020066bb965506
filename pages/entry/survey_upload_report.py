"""What a survey file would do: complete, partial, new, changed, the same, rejected, unmatched."""

import streamlit as st

from data.intake.survey.outcome import CHECKING, READING, Outcome, Step
from pages.ui import intake
from pages.ui.format import decimal, moment
from pages.ui.say import say
from pages.ui.words import _


def progress(step: Step) -> str:
    """How far it is, in words."""
    if step.name == READING:
        return _("Reading the file …")
    if step.name == CHECKING:
        return _("Checking the answers …")
    return _("Storing the answers, question {done} of {total} …", done=decimal(step.done), total=decimal(step.total))


def found(page: str, outcome: Outcome) -> bool:
    """Says it; whether there is something to store."""
    if outcome.stored_before is not None:
        st.info(before(outcome), icon=":material/done_all:")
        return False
    counts(outcome)
    if outcome.changes:
        intake.changes(outcome.changes, outcome.changed_cells, key=f"{page}_changes", of=_("Response"))
    rejected(page, outcome)
    if outcome.refused:
        st.error(_("No response of the file can be stored."), icon=":material/error:")
        return False
    if not outcome.new + outcome.changed:
        st.info(_("No response is new or changed, so there is nothing to store."), icon=":material/done_all:")
    return outcome.new + outcome.changed > 0


def counts(outcome: Outcome) -> None:
    """`381 complete, 19 partial, 12 already here, 5 changed, 3 rejected`, and how many people were found."""
    names = ("rows_in", "complete", "partial", "new", "changed", "same", "rejected", "answers")
    number = {name: decimal(getattr(outcome, name)) for name in names}
    say(
        _(
            "**{rows_in}** responses: **{complete}** complete, **{partial}** partial, **{rejected}** rejected.",
            **number,
        )
    )
    say(
        _("**{new}** are new, **{changed}** changed, **{same}** already here; **{answers}** answers in them.", **number)
    )
    if outcome.left_out:
        say(_("Previews and tests, which are left out: **{count}**.", count=decimal(outcome.left_out)))
    number |= {"matched": decimal(outcome.accepted - outcome.unmatched), "unmatched": decimal(outcome.unmatched)}
    say(_("**{matched}** are matched to customers, **{unmatched}** stay anonymous.", **number))
    if outcome.ambiguous:
        say(_("**{count}** of these fit several customers.", count=decimal(outcome.ambiguous)))


def rejected(page: str, outcome: Outcome) -> None:
    """The rejected responses, if any, as a table and as a file."""
    if outcome.problems:
        st.caption(_("One wrong cell rejects its whole response. What is wrong:"))
        intake.problems(outcome.problems, outcome.problem_count, key=f"{page}_problems")
        intake.rejects(outcome.rejects_file, key=f"{page}_rejects")


def before(outcome: Outcome) -> str:
    """That the file is stored already, when and by whom."""
    earlier = outcome.stored_before
    if earlier is None:
        return ""
    return _(
        "This file is already stored, on {when} by {who}, as batch {batch}. There is nothing to do.",
        when=moment(earlier.at),
        who=earlier.by or _("nobody named"),
        batch=earlier.batch_id,
    )
