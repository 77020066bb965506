"""The form's possible duplicates: the typed values beside those on record, and the merge into a record."""

import streamlit as st

from data.entry.customers.merging import find_clashes
from data.entry.duplicates.search import Lookalike
from data.entry.record.stored_customer import StoredCustomer
from data.entry.record.validation import normalize_draft
from data.schema.customer_archive import load_fields
from pages.ui.forms import open_forms, submission
from pages.ui.forms.comparison_table import show_comparison_table
from pages.ui.forms.customer_form import INITIAL_VALUES, CustomerForm
from pages.ui.forms.possible_duplicates import COMPARED_FIELDS, describe_match
from pages.ui.i18n.safe_text import escape_markdown, show_sentence
from pages.ui.i18n.translation import _
from pages.ui.labels.archive_labels import label_archive_field
from pages.ui.labels.directory import label_stored_value
from pages.ui.report import customer_links
from pages.ui.session import view_state

MAX_DUPLICATES = 3


def _render_merge_form(form: CustomerForm, record: StoredCustomer) -> None:
    """The expander with a choice for each field that differs, and the button that merges into the record."""
    customer_id = record.customer_id
    expander = st.expander(_("Merge into it"), icon=":material/merge:", key=f"merge_{customer_id}", on_change="rerun")
    if not expander.open:
        return
    with expander:
        st.markdown(_("What is empty there is filled with what you typed. Where both say something:"))
        clashes = find_clashes(record.draft, normalize_draft(form.current_draft))
        resolutions = {
            name: _select_value(record, name, stored_value, typed_value)
            for name, (stored_value, typed_value) in clashes.items()
        }
        reason = st.text_input(
            _("Why it is the same customer"), key=f"why_{customer_id}", live="300ms", autocomplete="off"
        )
        st.button(
            _("Merge into {customer}", customer=escape_markdown(record.draft.values.get("name") or customer_id)),
            type="primary",
            key=f"do_merge_{customer_id}",
            disabled=not reason,
            on_click=_merge_into_record,
            args=(form, record, resolutions, reason),
        )


def _select_value(record: StoredCustomer, name: str, stored_value: str, typed_value: str) -> str:
    labels = {
        "theirs": _("{value} (on record)", value=escape_markdown(label_stored_value(name, stored_value))),
        "mine": _("{value} (typed now)", value=escape_markdown(label_stored_value(name, typed_value))),
    }
    return str(
        st.radio(
            label_archive_field(name),
            list(labels),
            format_func=labels.__getitem__,
            key=f"keep_{record.customer_id}_{name}",
            persist_state="session",
        )
    )


def _merge_into_record(form: CustomerForm, record: StoredCustomer, resolutions: dict[str, str], reason: str) -> None:
    submission.submit_merge(form, record, resolutions, reason)
    if "saved" in form.outcome:
        form.outcome["merged"] = record
        open_forms.discard_form_draft(form)


def render_duplicates(form: CustomerForm) -> None:
    """The likeliest duplicates of the customer in the form, likeliest first."""
    duplicates = submission.find_form_duplicates(form)
    if not duplicates:
        return
    st.header(_("Is it one of these?"), anchor=False)
    for duplicate in duplicates[:MAX_DUPLICATES]:
        with st.container(border=True, key=f"alike_{duplicate.customer_id}"):
            _render_duplicate(form, duplicate, submission.load_current_customer(duplicate.customer_id))
    if len(duplicates) > MAX_DUPLICATES:
        st.caption(_("{count} more look alike too.", count=len(duplicates) - MAX_DUPLICATES))


def _render_duplicate(form: CustomerForm, duplicate: Lookalike, record: StoredCustomer) -> None:
    name = record.draft.values.get("name", "")
    heading = _("**{name}** · {customer}", name=name, customer=duplicate.customer_id)
    show_sentence(_("{customer} · archived", customer=heading) if record.status == "archived" else heading)
    show_sentence(_("Has {what}.", what=describe_match(duplicate.reasons)))
    typed_values, stored_values = normalize_draft(form.current_draft).values, record.draft.values
    rows = [
        (
            label_archive_field(name),
            label_stored_value(name, typed_values.get(name, "")),
            label_stored_value(name, stored_values.get(name, "")),
        )
        for name in load_fields()
        if _is_compared(name, typed_values.get(name, ""), stored_values.get(name, ""))
    ]
    show_comparison_table([_("Typed now"), _("On record")], rows, alt=_("What was typed beside what is on record"))
    with st.container(horizontal=True, key=f"ways_{duplicate.customer_id}"):
        show_card_link(_("Open that one"), duplicate.customer_id)
    _render_merge_form(form, record)


def _is_compared(name: str, typed_value: str, stored_value: str) -> bool:
    return bool(typed_value and INITIAL_VALUES.get(name) != typed_value or name in COMPARED_FIELDS and stored_value)


def show_card_link(label: str, customer_id: str) -> None:
    """The link to the customer's card; the form stays open."""
    st.page_link(
        customer_links.CARD_PAGE,
        label=label,
        icon=":material/badge:",
        query_params=view_state.build_link_address(customer=customer_id),
    )
