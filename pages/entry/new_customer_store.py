"""The end of the form: the button that stores, and on top of the form why nothing was stored."""

import streamlit as st

from pages.ui import form_storing, forms
from pages.ui.form import CustomerForm
from pages.ui.form_fields import init_widget_state
from pages.ui.say import escape_markdown
from pages.ui.words import _, format_list, get_language, join_sentences, n_, translate_message

BOTTOM_BUTTON_KEY = "form_store_again"


def render_refusals(form: CustomerForm, wrong: dict[str, str]) -> None:
    """What keeps the customer from being stored; the first field that is wrong is named."""
    if not_kept := forms.get_draft_error(form):
        said = _("What you type stays in this window until it is stored.")
        st.warning(join_sentences([translate_message(not_kept), said]), icon=":material/cloud_off:")
    if forms.is_edited_elsewhere(form):
        said = _("This draft is being filled in in another window, too. What you type here is kept as one of its own.")
        st.warning(said, icon=":material/difference:")
    if why := form.outcome.get("refused"):
        st.error(escape_markdown(why), icon=":material/error:")
    if "looks" in form.outcome and form_storing.find_form_duplicates(form) and not wrong:
        said = _("It looks like a customer on record. Open that one, merge into it, or say why it is another.")
        st.warning(join_sentences([_("Nothing is stored yet."), said]), icon=":material/group:")
    if not form.tried or not wrong:
        return
    (field, reason), others = next(iter(wrong.items())), len(wrong) - 1
    more = n_("{count} more field is marked below.", "{count} more fields are marked below.", others, count=others)
    first = escape_markdown(form_storing.format_field_error(field, reason))
    st.error(join_sentences([_("Nothing is stored yet."), first, more if others else ""]), icon=":material/error:")


def render_store_button(form: CustomerForm, wrong: dict[str, str]) -> None:
    """The button beside what is needed; where the customer looks like another, storing needs a reason."""
    if not form_storing.find_form_duplicates(form):
        _render_button(form, "form_store", _build_button_label(form))
        missing, bad = (
            form_storing.list_missing_fields(form),
            sum(bool(form.text(name)) or name == "persons" for name in wrong),
        )
        said = _("Still needed: {what}.", what=format_list(missing)) if missing else ""
        to_mend = n_("{count} field is to be corrected.", "{count} fields are to be corrected.", bad, count=bad)
        st.caption(join_sentences([said, to_mend if bad else ""]) or _("All that is needed is there."))
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


def render_bottom_store_button(form: CustomerForm, wrong: dict[str, str]) -> None:
    """The same button at the end, for who filled in all the rest; what came of it is said there too."""
    _render_button(form, BOTTOM_BUTTON_KEY, _build_button_label(form))
    if form.outcome.get("pressed") == BOTTOM_BUTTON_KEY:
        render_refusals(form, wrong)


def _build_button_label(form: CustomerForm) -> str:
    return _("Store the changes") if form.customer_id else _("Store customer")


def _render_button(form: CustomerForm, key: str, name: str, disabled: bool = False) -> None:
    st.button(
        name,
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
    form_storing.submit_form(form)
    form.outcome["pressed"] = key
    for group in form_storing.list_groups_with_errors(form):
        st.session_state[form.key(f"group_{group}")] = True
    if "saved" in form.outcome:
        forms.discard_form_draft(form)
