"""The people at an enterprise: a row for each, and always one more."""

import streamlit as st

from data.entry.draft import PRINCIPAL_ROLES, Person
from data.schema import PERMITTED_VALUES
from pages.ui.archive_words import label_archive_value
from pages.ui.form import CustomerForm
from pages.ui.form_fields import PAUSE, init_widget_state
from pages.ui.words import _

PERSON_ROLES = tuple(dict.fromkeys([*PRINCIPAL_ROLES, *map(str, PERMITTED_VALUES["contact_persons", "role"])]))


def _render_persons(form: CustomerForm) -> None:
    """The rows; a name typed into the last one makes room for the next."""
    st.caption(_("Owner, manager, legal representative, contact persons: a row each. An emptied name takes a row out."))
    for place, person in enumerate([*form.typed.persons, Person("")]):
        name, role = st.columns(2, vertical_alignment="bottom")
        key = init_widget_state(form.key("persons") + f"_{place}_name", person.name)
        name.text_input(
            _("Name of person {number}", number=place + 1),
            key=key,
            live=PAUSE,
            on_change=_update_person_name,
            args=(form, place, key),
            autocomplete="off",
        )
        chosen = init_widget_state(form.key("persons") + f"_{place}_role", person.role or None)
        role.selectbox(
            _("Role of person {number}", number=place + 1),
            PERSON_ROLES,
            index=None,
            key=chosen,
            placeholder="",
            format_func=lambda part: label_archive_value("person_role", part),
            on_change=_update_person_role,
            args=(form, place, chosen),
        )


def _update_person_name(form: CustomerForm, place: int, key: str) -> None:
    form.take_person(place, name=st.session_state[key])


def _update_person_role(form: CustomerForm, place: int, key: str) -> None:
    form.take_person(place, role=st.session_state[key] or "")
