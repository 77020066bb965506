"""The customer form: kind, open and folded groups of fields, possible duplicates, proposals, store button."""

from dataclasses import replace

import streamlit as st

from data.entry.record.draft import PRINCIPAL_ROLES, Person
from data.schema import PERMITTED_VALUES
from data.schema.customer_archive import KINDS, OPEN_GROUPS, ArchiveField, group_fields_of_kind
from pages.entry.new_customer import duplicates, edit_conflict, storing
from pages.ui.forms import open_forms, submission
from pages.ui.forms.customer_form import CustomerForm
from pages.ui.forms.field_widgets import PAUSE, init_widget_state, show_field_error, show_field_rows, show_fill_count
from pages.ui.i18n.safe_text import escape_markdown, show_sentence
from pages.ui.i18n.translation import _, format_list
from pages.ui.labels.archive_labels import label_archive_field, label_archive_group, label_archive_value
from pages.ui.labels.directory import label_stored_value
from pages.ui.session.error_boundary import guard_fragment

PERSON_ROLES = tuple(dict.fromkeys([*PRINCIPAL_ROLES, *map(str, PERMITTED_VALUES["contact_persons", "role"])]))


def _render_persons(form: CustomerForm) -> None:
    """A row for each person and an empty one; a name typed into the last row adds another."""
    st.caption(_("Owner, manager, legal representative, contact persons: a row each. An emptied name takes a row out."))
    for index, person in enumerate([*form.typed.persons, Person("")]):
        name, role = st.columns(2, vertical_alignment="bottom")
        name_key = init_widget_state(form.key("persons") + f"_{index}_name", person.name)
        name.text_input(
            _("Name of person {number}", number=index + 1),
            key=name_key,
            live=PAUSE,
            on_change=_update_person_name,
            args=(form, index, name_key),
            autocomplete="off",
        )
        role_key = init_widget_state(form.key("persons") + f"_{index}_role", person.role or None)
        role.selectbox(
            _("Role of person {number}", number=index + 1),
            PERSON_ROLES,
            index=None,
            key=role_key,
            placeholder="",
            format_func=lambda person_role: label_archive_value("person_role", person_role),
            on_change=_update_person_role,
            args=(form, index, role_key),
        )


def _update_person_name(form: CustomerForm, index: int, key: str) -> None:
    form.store_person(index, name=st.session_state[key])


def _update_person_role(form: CustomerForm, index: int, key: str) -> None:
    form.store_person(index, role=st.session_state[key] or "")


def _render_proposals(form: CustomerForm) -> None:
    """Proposals for empty fields: branch, owner and region of customers of the same place."""
    proposals = {name: text for name, text in submission.propose_form_values(form).items() if not form.text(name)}
    if not proposals:
        return
    with st.container(border=True, key="form_proposed"):
        show_sentence(_("**Proposed, as customers of {place} have it:**", place=_describe_place(form)))
        for name, text in proposals.items():
            st.button(
                _(
                    "{field}: {value}",
                    field=label_archive_field(name),
                    value=escape_markdown(label_stored_value(name, text)),
                ),
                key=f"propose_{name}",
                icon=":material/add:",
                on_click=form.put,
                args=({name: text},),
            )
        if len(proposals) > 1:
            st.button(
                _("Take all"),
                key="propose_all",
                icon=":material/done_all:",
                type="tertiary",
                on_click=form.put,
                args=(proposals,),
            )


def _describe_place(form: CustomerForm) -> str:
    """City and district of the form, else its address."""
    return format_list([text for text in (form.text("city"), form.text("district")) if text]) or form.text("address")


def _render_prospect_hint(form: CustomerForm) -> None:
    """Whether the customer is a prospect, which takes both a need and the means."""
    need, means = form.text("has_need"), form.text("has_means")
    if need == means == "true":
        st.caption(_("A prospect: there is a need, and they can pay for it."))
    elif "false" in (need, means):
        st.caption(_("No prospect for now: it takes both a need and the means to pay."))
    else:
        st.caption(_("A prospect has both a need that we could meet and the means to pay for it."))


@guard_fragment
def render_form(form: CustomerForm, is_storing_open: bool) -> None:
    """The form; as a fragment it reruns alone after each pause in typing."""
    if "saved" in form.outcome or open_forms.get_current_form() is not form:
        st.rerun()
    open_forms.save_form_draft(form)
    problems = submission.list_field_errors(form)
    # Parts that come and go stand in containers of their own: a field that moves loses focus and unsent text.
    with st.container(key="form_top"):
        storing.render_refusals(form, problems)
        edit_conflict.render_edit_conflict(form)
    first_group, *other_groups = group_fields_of_kind(form.typed.kind).items()
    # Required fields and the button come first, also in the order of the keyboard.
    left, right = st.columns([5, 4], gap="medium")
    with left:
        _render_kind(form)
        _render_group(form, *first_group, problems, wide=2)
        show_field_error(problems.get("", ""))
    with right:
        with st.container(key="form_alike"):
            duplicates.render_duplicates(form)
        if is_storing_open:
            storing.render_store_button(form, problems)
        with st.container(key="form_places"):
            _render_proposals(form)
    for group, group_fields in other_groups:
        _render_group(form, group, group_fields, problems)
        if group == "ours":
            _render_prospect_hint(form)
    if is_storing_open:
        storing.render_bottom_store_button(form, problems)


def _render_kind(form: CustomerForm) -> None:
    key = init_widget_state(form.key("kind"), form.typed.kind)
    st.segmented_control(
        _("Kind"),
        KINDS,
        key=key,
        format_func=lambda kind: label_archive_value("kind", kind),
        required=True,
        on_change=_update_kind,
        args=(form, key),
    )


def _update_kind(form: CustomerForm, key: str) -> None:
    form.typed = replace(form.typed, kind=st.session_state[key])


def _render_group(
    form: CustomerForm, group: str, group_fields: tuple[ArchiveField, ...], problems: dict[str, str], wide: int = 3
) -> None:
    if group in OPEN_GROUPS:
        st.header(label_archive_group(group), anchor=False)
        show_field_rows(form, group_fields, problems, wide)
        return
    key = form.key(f"group_{group}")
    person_flags = [bool(form.current_draft.persons)] if group == "principals" else []
    filled = [*(bool(form.text(field.name)) for field in group_fields), *person_flags]
    show_fill_count(key, sum(filled), len(filled))
    expander = st.expander(label_archive_group(group), key=key, on_change="rerun")
    # Folded groups are not drawn, so that reruns while typing stay quick.
    if expander.open:
        with expander:
            show_field_rows(
                form, group_fields, problems, 2 if any(field.type == "long" for field in group_fields) else wide
            )
            if group == "principals":
                _render_persons(form)
                show_field_error(problems.get("persons", ""))
