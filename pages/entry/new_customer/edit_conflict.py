"""The form's edit conflict: what somebody else changed in the meantime, and the choice of values."""

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
    """The fields that somebody else changed, with a choice for each that the form changed, too."""
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
                label_archive_field(conflict.field),
                label_stored_value(conflict.field, conflict.base),
                label_stored_value(conflict.field, conflict.current),
                label_stored_value(conflict.field, conflict.own) if _is_contested(conflict) else _("as it is now"),
            )
            for conflict in error.conflicts
        ]
        titles = [_("As you found it"), _("As it is now"), _("As you want it")]
        show_comparison_table(titles, rows, alt=_("What somebody else changed, beside what you typed"))
        their_fields = {
            conflict.field
            for conflict in error.conflicts
            if _is_contested(conflict) and _is_their_value_chosen(form, conflict)
        }
        st.button(
            _("Store with these choices"),
            type="primary",
            icon=":material/save:",
            key="form_store_changed",
            on_click=_store_resolved,
            args=(form, error, their_fields),
        )


def _is_contested(difference: FieldConflict) -> bool:
    """Whether both changed the field, and to different values."""
    return difference.own not in (difference.base, difference.current)


def _is_their_value_chosen(form: CustomerForm, difference: FieldConflict) -> bool:
    labels = {
        "mine": _(
            "{value} (mine)", value=escape_markdown(label_stored_value(difference.field, difference.own)) or _("empty")
        ),
        "theirs": _(
            "{value} (theirs)",
            value=escape_markdown(label_stored_value(difference.field, difference.current)) or _("empty"),
        ),
    }
    choice = st.radio(
        label_archive_field(difference.field),
        list(labels),
        format_func=labels.__getitem__,
        key=f"whose_{form.number}_{difference.field}",
        horizontal=True,
        persist_state="session",
    )
    return bool(choice == "theirs")


def _store_resolved(form: CustomerForm, error: EditConflictError, their_fields: set[str]) -> None:
    """Rebase the form on the current record, with their values in `their_fields`, and store it."""
    draft = error.rebased
    their_values = {name: error.current.draft.values.get(name, "") for name in their_fields}
    draft = replace(
        draft.with_values(**their_values),
        persons=error.current.draft.persons if "persons" in their_fields else draft.persons,
    )
    form.replace_content(draft, error.current.draft, error.current.fingerprint)
    submission.submit_form(form)
    if "saved" in form.outcome:
        open_forms.discard_form_draft(form)
