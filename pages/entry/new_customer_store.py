"""The end of the form: the button that stores, and on top of the form why nothing was stored."""

import streamlit as st

from pages.ui import form_storing, forms
from pages.ui.form import Form
from pages.ui.form_fields import begun
from pages.ui.say import literal
from pages.ui.words import _, language, listing, n_, paragraph, told

AGAIN = "form_store_again"


def refused(form: Form, wrong: dict[str, str]) -> None:
    """What keeps the customer from being stored; the first field that is wrong is named."""
    if not_kept := forms.why_not_kept(form):
        said = _("What you type stays in this window until it is stored.")
        st.warning(paragraph([told(not_kept), said]), icon=":material/cloud_off:")
    if forms.is_apart(form):
        said = _("This draft is being filled in in another window, too. What you type here is kept as one of its own.")
        st.warning(said, icon=":material/difference:")
    if why := form.outcome.get("refused"):
        st.error(literal(why), icon=":material/error:")
    if "looks" in form.outcome and form_storing.alike(form) and not wrong:
        said = _("It looks like a customer on record. Open that one, merge into it, or say why it is another.")
        st.warning(paragraph([_("Nothing is stored yet."), said]), icon=":material/group:")
    if not form.tried or not wrong:
        return
    (field, reason), others = next(iter(wrong.items())), len(wrong) - 1
    more = n_("{count} more field is marked below.", "{count} more fields are marked below.", others, count=others)
    first = literal(form_storing.sentence(field, reason))
    st.error(paragraph([_("Nothing is stored yet."), first, more if others else ""]), icon=":material/error:")


def offered(form: Form, wrong: dict[str, str]) -> None:
    """The button beside what is needed; where the customer looks like another, storing needs a reason."""
    if not form_storing.alike(form):
        _button(form, "form_store", _name(form))
        missing, bad = form_storing.missing(form), sum(bool(form.text(name)) or name == "persons" for name in wrong)
        said = _("Still needed: {what}.", what=listing(missing)) if missing else ""
        to_mend = n_("{count} field is to be corrected.", "{count} fields are to be corrected.", bad, count=bad)
        st.caption(paragraph([said, to_mend if bad else ""]) or _("All that is needed is there."))
        return
    key = begun(f"form_{form.number}_another_{language()}", form.notes.get("another", ""))
    st.text_input(
        _("Why this is another customer all the same"),
        key=key,
        live="300ms",
        autocomplete="off",
        on_change=_took,
        args=(form, key),
    )
    _button(form, "form_store", _("Save anyway"), disabled=not form.notes.get("another"))


def again(form: Form, wrong: dict[str, str]) -> None:
    """The same button at the end, for who filled in all the rest; what came of it is said there too."""
    _button(form, AGAIN, _name(form))
    if form.outcome.get("pressed") == AGAIN:
        refused(form, wrong)


def _name(form: Form) -> str:
    return _("Store the changes") if form.customer_id else _("Store customer")


def _button(form: Form, key: str, name: str, disabled: bool = False) -> None:
    st.button(
        name, type="primary", icon=":material/save:", key=key, on_click=_store, args=(form, key), disabled=disabled
    )


def _took(form: Form, key: str) -> None:
    form.notes["another"] = st.session_state[key].strip()


def _store(form: Form, key: str) -> None:
    form_storing.store(form)
    form.outcome["pressed"] = key
    for group in form_storing.wrong_groups(form):
        st.session_state[form.key(f"group_{group}")] = True
    if "saved" in form.outcome:
        forms.forget(form)
