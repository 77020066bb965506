"""The form's store buttons, the reasons why nothing was stored, and the page after storing."""

import streamlit as st

from data.entry.record.draft_diff import diff_drafts
from data.ledger.undo import undo
from pages.entry.new_customer.duplicates import show_card_link
from pages.ui.forms import open_forms, submission
from pages.ui.forms.comparison_table import show_comparison_table
from pages.ui.forms.customer_form import CustomerForm
from pages.ui.forms.field_widgets import init_widget_state
from pages.ui.i18n.safe_text import escape_markdown
from pages.ui.i18n.translation import _, format_list, get_language, join_sentences, n_, translate_message
from pages.ui.labels.archive_labels import label_archive_field
from pages.ui.labels.directory import label_stored_value
from pages.ui.session.answers import get_warehouse
from pages.ui.uploads.undo_description import describe_undo

BOTTOM_BUTTON_KEY = "form_store_again"


def render_refusals(form: CustomerForm, problems: dict[str, str]) -> None:
    """Why the customer is not stored: draft errors, refusals, duplicates, and the first wrong field."""
    if draft_error := open_forms.get_draft_error(form):
        note = _("What you type stays in this window until it is stored.")
        st.warning(join_sentences([translate_message(draft_error), note]), icon=":material/cloud_off:")
    if open_forms.is_edited_elsewhere(form):
        note = _("This draft is being filled in in another window, too. What you type here is kept as one of its own.")
        st.warning(note, icon=":material/difference:")
    if refusal := form.outcome.get("refused"):
        st.error(escape_markdown(refusal), icon=":material/error:")
    if "looks" in form.outcome and submission.find_form_duplicates(form) and not problems:
        note = _("It looks like a customer on record. Open that one, merge into it, or say why it is another.")
        st.warning(join_sentences([_("Nothing is stored yet."), note]), icon=":material/group:")
    if not form.has_tried_saving or not problems:
        return
    (field, reason), other_count = next(iter(problems.items())), len(problems) - 1
    more_fields = n_(
        "{count} more field is marked below.", "{count} more fields are marked below.", other_count, count=other_count
    )
    first = escape_markdown(submission.format_field_error(field, reason))
    st.error(
        join_sentences([_("Nothing is stored yet."), first, more_fields if other_count else ""]),
        icon=":material/error:",
    )


def render_store_button(form: CustomerForm, problems: dict[str, str]) -> None:
    """The store button with what is missing; with possible duplicates, storing needs a reason."""
    if not submission.find_form_duplicates(form):
        _render_button(form, "form_store", _build_button_label(form))
        missing_fields = submission.list_missing_fields(form)
        wrong_count = sum(bool(form.text(name)) or name == "persons" for name in problems)
        needed = _("Still needed: {what}.", what=format_list(missing_fields)) if missing_fields else ""
        to_mend = n_(
            "{count} field is to be corrected.", "{count} fields are to be corrected.", wrong_count, count=wrong_count
        )
        st.caption(join_sentences([needed, to_mend if wrong_count else ""]) or _("All that is needed is there."))
        return
    key = init_widget_state(f"form_{form.number}_another_{get_language()}", form.notes.get("another", ""))
    st.text_input(
        _("Why this is another customer all the same"),
        key=key,
        live="300ms",
        autocomplete="off",
        on_change=_set_reason,
        args=(form, key),
    )
    _render_button(form, "form_store", _("Save anyway"), disabled=not form.notes.get("another"))


def render_bottom_store_button(form: CustomerForm, problems: dict[str, str]) -> None:
    """The store button at the end of the form, with the reasons why nothing was stored."""
    _render_button(form, BOTTOM_BUTTON_KEY, _build_button_label(form))
    if form.outcome.get("pressed") == BOTTOM_BUTTON_KEY:
        render_refusals(form, problems)


def _build_button_label(form: CustomerForm) -> str:
    return _("Store the changes") if form.customer_id else _("Store customer")


def _render_button(form: CustomerForm, key: str, label: str, disabled: bool = False) -> None:
    st.button(
        label,
        type="primary",
        icon=":material/save:",
        key=key,
        on_click=_store_customer,
        args=(form, key),
        disabled=disabled,
    )


def _set_reason(form: CustomerForm, key: str) -> None:
    form.notes["another"] = st.session_state[key].strip()


def _store_customer(form: CustomerForm, key: str) -> None:
    submission.submit_form(form)
    form.outcome["pressed"] = key
    for group in submission.list_groups_with_errors(form):
        st.session_state[form.key(f"group_{group}")] = True
    if "saved" in form.outcome:
        open_forms.discard_form_draft(form)


def render_stored_customer(form: CustomerForm) -> None:
    """What is on record now, and the buttons to the card, to a new form, and to undo."""
    saved = form.outcome["saved"]
    record = submission.load_current_customer(saved.customer_id)
    name = record.draft.values.get("name", "")
    st.success(_describe_stored(form, name, saved.customer_id), icon=":material/check_circle:")
    with st.container(horizontal=True, vertical_alignment="center", key="form_on"):
        show_card_link(_("Open the card"), saved.customer_id)
        st.button(
            _("Enter another"),
            icon=":material/person_add:",
            key="form_next",
            on_click=open_forms.close_form,
            args=(form,),
        )
        if saved.batch_id:
            st.button(_("Undo"), icon=":material/undo:", key="form_undo", on_click=_undo_storing, args=(form,))
    previous_draft = form.outcome["merged"].draft if "merged" in form.outcome else form.base
    if previous_draft is None:
        rows = [
            (label_archive_field(field), label_stored_value(field, text)) for field, text in record.draft.values.items()
        ]
        rows += [(_("Contact person"), person.name) for person in record.draft.persons]
        show_comparison_table([_("On record now")], rows, alt=_("The customer as stored"))
    elif differences := diff_drafts(previous_draft, record.draft):
        changed_rows = [
            (label_archive_field(field), label_stored_value(field, old), label_stored_value(field, new))
            for field, (old, new) in differences.items()
        ]
        show_comparison_table([_("Before"), _("On record now")], changed_rows, alt=_("What was changed"))


def _describe_stored(form: CustomerForm, name: str, customer_id: str) -> str:
    parts = {"name": escape_markdown(name), "customer": escape_markdown(customer_id)}
    if not form.outcome["saved"].batch_id:
        return _("Nothing had to be stored: {name}, {customer}, has all of it already.", **parts)
    if "merged" in form.outcome:
        return _("Merged into {name}, {customer}.", **parts)
    if form.customer_id:
        return _("The changes of {name}, {customer}, are stored.", **parts)
    return _("{name} is stored as {customer}.", **parts)


def _undo_storing(form: CustomerForm) -> None:
    form.outcome = {"undone": undo(get_warehouse(), form.outcome["saved"].batch_id)}
    form.has_tried_saving = False


def render_undo_outcome(form: CustomerForm) -> None:
    """The result of the undo, above the form that is open again."""
    if "undone" in form.outcome:
        rows = "\n".join(f"- {line}" for line in describe_undo(form.outcome["undone"]))
        st.success(_("Taken back. What you typed is still here.") + "\n\n" + rows, icon=":material/undo:")
