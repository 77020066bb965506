"""The people at an enterprise: a row for each, and always one more."""

import streamlit as st

from data.entry.draft import PRINCIPALS, Person
from data.schema import LISTS
from pages.ui.archive_words import value_name
from pages.ui.form import Form
from pages.ui.form_fields import PAUSE, begun
from pages.ui.words import _

ROLES = tuple(dict.fromkeys([*PRINCIPALS, *map(str, LISTS["contact_persons", "role"])]))


def asked(form: Form) -> None:
    """The rows; a name typed into the last one makes room for the next."""
    st.caption(_("Owner, manager, legal representative, contact persons: a row each. An emptied name takes a row out."))
    for place, person in enumerate([*form.typed.persons, Person("")]):
        name, role = st.columns(2, vertical_alignment="bottom")
        key = begun(form.key("persons") + f"_{place}_name", person.name)
        name.text_input(
            _("Name of person {number}", number=place + 1),
            key=key,
            live=PAUSE,
            on_change=_took_name,
            args=(form, place, key),
            autocomplete="off",
        )
        chosen = begun(form.key("persons") + f"_{place}_role", person.role or None)
        role.selectbox(
            _("Role of person {number}", number=place + 1),
            ROLES,
            index=None,
            key=chosen,
            placeholder="",
            format_func=lambda part: value_name("person_role", part),
            on_change=_took_role,
            args=(form, place, chosen),
        )


def _took_name(form: Form, place: int, key: str) -> None:
    form.take_person(place, name=st.session_state[key])


def _took_role(form: Form, place: int, key: str) -> None:
    form.take_person(place, role=st.session_state[key] or "")
