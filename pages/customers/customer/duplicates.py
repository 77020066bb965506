"""The customer is the same as another on record: the two side by side, whose word holds, and which of them stands."""

from __future__ import annotations

from functools import partial

import streamlit as st

from data.entry.customers.joining import JoinResult, find_contested_fields, join_customers
from data.entry.customers.merging import MINE, THEIRS
from data.entry.record.stored_customer import StoredCustomer
from data.ledger.write_access import check_writable
from data.schema.customer_archive import load_fields
from pages.customers.customer.customer_card import CustomerCard
from pages.ui.forms import possible_duplicates, quick_actions, submission
from pages.ui.forms.comparison_table import show_comparison_table
from pages.ui.i18n.formatting import format_number
from pages.ui.i18n.safe_text import escape_markdown
from pages.ui.i18n.translation import _, format_list, join_sentences
from pages.ui.labels import directory
from pages.ui.labels.archive_labels import label_archive_field
from pages.ui.labels.directory import label_stored_value
from pages.ui.labels.table_labels import label_table
from pages.ui.report import customer_links
from pages.ui.session import answers

# The widget of the action that says who the other is.
OTHER_KEY = "other"


def render_duplicate_hint(customer: CustomerCard) -> None:
    """The most likely one; nothing where nobody looks alike."""
    found = (
        ()
        if customer.row["status"] == "archived"
        else possible_duplicates.find_recorded_duplicates(customer.customer_id)
    )
    if not found:
        return
    first, more = found[0], len(found) - 1
    who = possible_duplicates.label_stored_customer(submission.load_current_customer(first.customer_id))
    said = _(
        "Looks like **{customer}**: {why}.",
        customer=escape_markdown(who),
        why=possible_duplicates.describe_match(first.reasons),
    )
    others = _("{count} more look alike too.", count=more) if more else ""
    with st.container(key="card_alike", gap="xsmall"):
        st.info(" ".join(filter(None, (said, others))), icon=":material/group:")
        if check_writable(answers.get_warehouse()) is None:
            st.button(
                _("Compare the two"),
                icon=":material/compare_arrows:",
                type="tertiary",
                key="card_compare",
                on_click=_open_comparison,
                args=(customer.customer_id, first.customer_id),
            )


def _open_comparison(customer_id: str, other: str) -> None:
    st.session_state[quick_actions.build_action_key(customer_id, "action")] = "join"
    st.session_state[quick_actions.build_action_key(customer_id, OTHER_KEY)] = other


def _render_comparison(one: StoredCustomer, other: StoredCustomer) -> None:
    """Field by field, what both of them or only one says."""
    rows = [
        (
            label_archive_field("kind"),
            label_stored_value("kind", one.draft.kind),
            label_stored_value("kind", other.draft.kind),
        ),
        *(
            (
                label_archive_field(name),
                label_stored_value(name, one.draft.values.get(name, "")),
                label_stored_value(name, other.draft.values.get(name, "")),
            )
            for name in load_fields()
            if name in one.draft.values or name in other.draft.values
        ),
    ]
    show_comparison_table(
        [possible_duplicates.label_stored_customer(one), possible_duplicates.label_stored_customer(other)],
        rows,
        alt=_("The two customers side by side"),
    )


def _describe_join(kept_customer: StoredCustomer, joined_customer: StoredCustomer, joined: JoinResult) -> str:
    """What became of the two, in sentences."""
    two = {
        "one": possible_duplicates.label_stored_customer(kept_customer),
        "other": possible_duplicates.label_stored_customer(joined_customer),
    }
    return join_sentences(
        [
            _("{one} stands for {other}, too.", **two),
            _("Came over: {rows}.", rows=_format_row_counts(joined.moved_rows)) if joined.moved_rows else "",
            _("Stays there, because the same is here: {rows}.", rows=_format_row_counts(joined.remaining_rows))
            if joined.remaining_rows
            else "",
        ]
    )


def _format_row_counts(tables: dict[str, int]) -> str:
    return format_list(
        [
            _("{table} {count}", table=_format_table_name(table), count=format_number(count))
            for table, count in tables.items()
        ]
    )


def _format_table_name(table: str) -> str:
    # What came over of the customers themselves is whom the one had recommended.
    return _("Recommendations") if table == "customers" else label_table(table)


TYPED_KEY = "other_typed"


def _select_other_customer(customer: CustomerCard) -> str:
    """The number of the other customer; '' while nobody is chosen."""
    key = partial(quick_actions.build_action_key, customer.customer_id)
    likely = {
        one.customer_id: possible_duplicates.describe_match(one.reasons)
        for one in possible_duplicates.find_recorded_duplicates(customer.customer_id)
    }
    typed = st.text_input(
        _("Name or number of the other customer"), key=key(TYPED_KEY), live="300ms", autocomplete="off"
    )
    found = [one for one in directory.find_customers(str(typed or "")) if one != customer.customer_id]
    wanted = st.session_state.get(key(OTHER_KEY))
    options = list(dict.fromkeys([*likely, *found, *([wanted] if wanted else [])]))
    if not options:
        st.caption(_("Nobody by that name or number.") if typed else _("Nobody on record looks alike. Type who it is."))
        return ""
    names = {
        one: escape_markdown(possible_duplicates.label_stored_customer(submission.load_current_customer(one)))
        for one in options
    }
    return str(
        st.radio(
            _("Which customer is the same?"),
            options,
            index=0 if likely else None,
            key=key(OTHER_KEY),
            format_func=names.__getitem__,
            captions=[likely.get(one, "") for one in options],
        )
        or ""
    )


JOIN_FORM_KEYS = (TYPED_KEY, OTHER_KEY, "stays", "join_why", "action")


def render_join_form(customer: CustomerCard) -> None:
    """First who the other is; then what both say, and the button."""
    other = _select_other_customer(customer)
    if not other:
        return
    key, two = partial(quick_actions.build_action_key, customer.customer_id), (customer.customer_id, other)
    records = {one: submission.load_current_customer(one) for one in two}
    _render_comparison(*records.values())
    stays = st.radio(
        _("Which of them stands for both? The other is archived and leads there."),
        two,
        key=key("stays"),
        format_func=lambda one: escape_markdown(possible_duplicates.label_stored_customer(records[one])),
    )
    now, goes = (records[one] for one in (two if stays == two[0] else reversed(two)))
    keep = {name: _select_value(now, goes, name, words) for name, words in find_contested_fields(now, goes).items()}
    why = str(st.text_input(_("Why it is the same customer"), key=key("join_why"), live="300ms", max_chars=200) or "")
    st.caption(
        _("Orders, deals, contacts, answers and all else come over. It is one step, and can be taken back whole.")
    )
    st.button(
        _("Join into {customer}", customer=escape_markdown(possible_duplicates.label_stored_customer(now))),
        type="primary",
        icon=":material/merge:",
        key=key("do_join"),
        on_click=_join_customers,
        args=(customer.customer_id, now, goes, keep, why),
        disabled=not why.strip(),
    )


def _select_value(now: StoredCustomer, goes: StoredCustomer, name: str, both_values: tuple[str, str]) -> str:
    """Whose word holds in a field in which both say something."""
    told = {
        whose: escape_markdown(label_stored_value(name, word))
        for whose, word in zip((THEIRS, MINE), both_values, strict=True)
    }
    return str(
        st.radio(
            label_archive_field(name),
            list(told),
            format_func=told.__getitem__,
            horizontal=True,
            key=f"whose_{now.customer_id}_{goes.customer_id}_{name}",
        )
    )


def _join_customers(about: str, now: StoredCustomer, goes: StoredCustomer, keep: dict[str, str], reason: str) -> None:
    done: list[JoinResult] = []

    def work() -> str:
        done[:] = [
            join_customers(
                answers.get_warehouse(),
                goes.customer_id,
                now.customer_id,
                expected_fingerprint=goes.fingerprint,
                into_fingerprint=now.fingerprint,
                because=reason,
                resolutions=keep,
            )
        ]
        return done[0].batch_id

    quick_actions.run_action(about, lambda: _describe_join(now, goes, done[0]), work, JOIN_FORM_KEYS)
    if done and about != now.customer_id:
        quick_actions.reassign_result(now.customer_id)
        customer_links.request_card(now.customer_id)
