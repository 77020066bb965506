"""The card's duplicates: the hint, the comparison of two customers, and the form that joins them."""

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

# The widget that holds the other customer's number, and the one of the search for it.
OTHER_KEY, SEARCH_KEY = "other", "other_typed"
JOIN_FORM_KEYS = (SEARCH_KEY, OTHER_KEY, "stays", "join_why", "action")


def render_duplicate_hint(customer: CustomerCard) -> None:
    """The likeliest duplicate of a customer in use, with the button that opens the comparison."""
    duplicates = (
        ()
        if customer.row["status"] == "archived"
        else possible_duplicates.find_recorded_duplicates(customer.customer_id)
    )
    if not duplicates:
        return
    likeliest, other_count = duplicates[0], len(duplicates) - 1
    name = possible_duplicates.label_stored_customer(submission.load_current_customer(likeliest.customer_id))
    sentence = _(
        "Looks like **{customer}**: {why}.",
        customer=escape_markdown(name),
        why=possible_duplicates.describe_match(likeliest.reasons),
    )
    more = _("{count} more look alike too.", count=other_count) if other_count else ""
    with st.container(key="card_alike", gap="xsmall"):
        st.info(" ".join(filter(None, (sentence, more))), icon=":material/group:")
        if check_writable(answers.get_warehouse()) is None:
            st.button(
                _("Compare the two"),
                icon=":material/compare_arrows:",
                type="tertiary",
                key="card_compare",
                on_click=_open_comparison,
                args=(customer.customer_id, likeliest.customer_id),
            )


def _open_comparison(customer_id: str, other: str) -> None:
    st.session_state[quick_actions.build_action_key(customer_id, "action")] = "join"
    st.session_state[quick_actions.build_action_key(customer_id, OTHER_KEY)] = other


def _render_comparison(first: StoredCustomer, second: StoredCustomer) -> None:
    """The fields that at least one of the two has, side by side."""
    rows = [
        (
            label_archive_field("kind"),
            label_stored_value("kind", first.draft.kind),
            label_stored_value("kind", second.draft.kind),
        ),
        *(
            (
                label_archive_field(name),
                label_stored_value(name, first.draft.values.get(name, "")),
                label_stored_value(name, second.draft.values.get(name, "")),
            )
            for name in load_fields()
            if name in first.draft.values or name in second.draft.values
        ),
    ]
    show_comparison_table(
        [possible_duplicates.label_stored_customer(first), possible_duplicates.label_stored_customer(second)],
        rows,
        alt=_("The two customers side by side"),
    )


def _describe_join(kept_customer: StoredCustomer, joined_customer: StoredCustomer, joined: JoinResult) -> str:
    """Which customer stands for the other, and the rows that moved and stayed."""
    names = {
        "one": possible_duplicates.label_stored_customer(kept_customer),
        "other": possible_duplicates.label_stored_customer(joined_customer),
    }
    return join_sentences(
        [
            _("{one} stands for {other}, too.", **names),
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
    # A moved row of `customers` is one whose referrer is now the other customer.
    return _("Recommendations") if table == "customers" else label_table(table)


def _select_other_customer(customer: CustomerCard) -> str:
    """Show the search for the other customer; returns the selected id, '' while none is selected."""
    key = partial(quick_actions.build_action_key, customer.customer_id)
    matches = {
        duplicate.customer_id: possible_duplicates.describe_match(duplicate.reasons)
        for duplicate in possible_duplicates.find_recorded_duplicates(customer.customer_id)
    }
    search_text = st.text_input(
        _("Name or number of the other customer"), key=key(SEARCH_KEY), live="300ms", autocomplete="off"
    )
    search_results = [
        number for number in directory.find_customers(str(search_text or "")) if number != customer.customer_id
    ]
    selected = st.session_state.get(key(OTHER_KEY))
    options = list(dict.fromkeys([*matches, *search_results, *([selected] if selected else [])]))
    if not options:
        st.caption(
            _("Nobody by that name or number.") if search_text else _("Nobody on record looks alike. Type who it is.")
        )
        return ""
    names = {
        number: escape_markdown(possible_duplicates.label_stored_customer(submission.load_current_customer(number)))
        for number in options
    }
    return str(
        st.radio(
            _("Which customer is the same?"),
            options,
            index=0 if matches else None,
            key=key(OTHER_KEY),
            format_func=names.__getitem__,
            captions=[matches.get(number, "") for number in options],
        )
        or ""
    )


def render_join_form(customer: CustomerCard) -> None:
    """The selection of the other customer; with one, the comparison, the contested fields and the button."""
    other_id = _select_other_customer(customer)
    if not other_id:
        return
    key, customer_ids = partial(quick_actions.build_action_key, customer.customer_id), (customer.customer_id, other_id)
    records = {number: submission.load_current_customer(number) for number in customer_ids}
    _render_comparison(*records.values())
    kept_id = st.radio(
        _("Which of them stands for both? The other is archived and leads there."),
        customer_ids,
        key=key("stays"),
        format_func=lambda number: escape_markdown(possible_duplicates.label_stored_customer(records[number])),
    )
    joined_id = other_id if kept_id == customer.customer_id else customer.customer_id
    kept_customer, joined_customer = records[kept_id], records[joined_id]
    resolutions = {
        name: _select_value(kept_customer, joined_customer, name, both_values)
        for name, both_values in find_contested_fields(kept_customer, joined_customer).items()
    }
    reason = str(
        st.text_input(_("Why it is the same customer"), key=key("join_why"), live="300ms", max_chars=200) or ""
    )
    st.caption(
        _("Orders, deals, contacts, answers and all else come over. It is one step, and can be taken back whole.")
    )
    st.button(
        _("Join into {customer}", customer=escape_markdown(possible_duplicates.label_stored_customer(kept_customer))),
        type="primary",
        icon=":material/merge:",
        key=key("do_join"),
        on_click=_join_customers,
        args=(customer.customer_id, kept_customer, joined_customer, resolutions, reason),
        disabled=not reason.strip(),
    )


def _select_value(
    kept_customer: StoredCustomer, joined_customer: StoredCustomer, name: str, both_values: tuple[str, str]
) -> str:
    """The choice of the value of a field that differs; returns `THEIRS` or `MINE`."""
    labels = {
        whose: escape_markdown(label_stored_value(name, value))
        for whose, value in zip((THEIRS, MINE), both_values, strict=True)
    }
    return str(
        st.radio(
            label_archive_field(name),
            list(labels),
            format_func=labels.__getitem__,
            horizontal=True,
            key=f"whose_{kept_customer.customer_id}_{joined_customer.customer_id}_{name}",
        )
    )


def _join_customers(
    subject: str,
    kept_customer: StoredCustomer,
    joined_customer: StoredCustomer,
    resolutions: dict[str, str],
    reason: str,
) -> None:
    results: list[JoinResult] = []

    def join() -> str:
        results[:] = [
            join_customers(
                answers.get_warehouse(),
                joined_customer.customer_id,
                kept_customer.customer_id,
                expected_fingerprint=joined_customer.fingerprint,
                into_fingerprint=kept_customer.fingerprint,
                because=reason,
                resolutions=resolutions,
            )
        ]
        return results[0].batch_id

    quick_actions.run_action(
        subject, lambda: _describe_join(kept_customer, joined_customer, results[0]), join, JOIN_FORM_KEYS
    )
    if results and subject != kept_customer.customer_id:
        quick_actions.reassign_result(kept_customer.customer_id)
        customer_links.request_card(kept_customer.customer_id)
