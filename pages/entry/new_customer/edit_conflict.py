"""Somebody else changed the customer in the meantime: what they changed, and whose word counts."""

from dataclasses import replace

import streamlit as st

from data.entry.errors import EditConflictError
from data.entry.record.draft_diff import FieldConflict
from pages.ui.forms import open_forms, submission
from pages.ui.forms.comparison_table import show_comparison_table
from pages.ui.forms.customer_form import CustomerForm
from pages.ui.i18n.safe_text import escape_markdown
from pages.ui.i18n.translation import _
from pages.ui.labels.archive_labels import label_archive_field
from pages.ui.labels.directory import label_stored_value


def render_edit_conflict(form: CustomerForm) -> None:
    """Field by field, with a choice where both changed the same one."""
    error = form.outcome.get("changed")
    if not isinstance(error, EditConflictError):
        return
    with st.container(border=True, key="form_changed"):
        st.warning(
            _("Somebody else changed this customer while you were typing. Nothing of yours is lost or stored yet."),
            icon=":material/group:",
        )
        rows = [
            (
                label_archive_field(one.field),
                label_stored_value(one.field, one.base),
                label_stored_value(one.field, one.current),
                label_stored_value(one.field, one.own) if _is_contested(one) else _("as it is now"),
            )
            for one in error.conflicts
        ]
        titles = [_("As you found it"), _("As it is now"), _("As you want it")]
        show_comparison_table(titles, rows, alt=_("What somebody else changed, beside what you typed"))
        theirs = {one.field for one in error.conflicts if _is_contested(one) and _is_their_value_chosen(form, one)}
        st.button(
            _("Store with these choices"),
            type="primary",
            icon=":material/save:",
            key="form_store_changed",
            on_click=_store_resolved,
            args=(form, error, theirs),
        )


def _is_contested(difference: FieldConflict) -> bool:
    """Whether both changed the field, and not to the same."""
    return difference.own not in (difference.base, difference.current)


def _is_their_value_chosen(form: CustomerForm, difference: FieldConflict) -> bool:
    words = {
        "mine": _(
            "{value} (mine)", value=escape_markdown(label_stored_value(difference.field, difference.own)) or _("empty")
        ),
        "theirs": _(
            "{value} (theirs)",
            value=escape_markdown(label_stored_value(difference.field, difference.current)) or _("empty"),
        ),
    }
    chosen = st.radio(
        label_archive_field(difference.field),
        list(words),
        format_func=words.__getitem__,
        key=f"whose_{form.number}_{difference.field}",
        horizontal=True,
        persist_state="session",
    )
    return bool(chosen == "theirs")


def _store_resolved(form: CustomerForm, error: EditConflictError, their_fields: set[str]) -> None:
    """Takes over what is there now where it is not one's own, and stores upon it."""
    upon = error.rebased
    now = {name: error.current.draft.values.get(name, "") for name in their_fields}
    upon = replace(
        upon.with_values(**now), persons=error.current.draft.persons if "persons" in their_fields else upon.persons
    )
    form.replace_content(upon, error.current.draft, error.current.fingerprint)
    submission.submit_form(form)
    if "saved" in form.outcome:
        open_forms.discard_form_draft(form)
