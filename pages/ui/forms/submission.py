"""Storing what a form says, and what came of it: stored, or why not; what was typed stays in every case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from data.entry.customers.editing import edit_customer
from data.entry.customers.merging import merge_draft
from data.entry.customers.saving import SaveResult, save_customer
from data.entry.customers.suggestions import suggest_placement
from data.entry.duplicates.search import Lookalike, find_lookalikes
from data.entry.errors import EditConflictError, InvalidDraftError, LookalikeError
from data.entry.record.draft import Draft
from data.entry.record.stored_customer import StoredCustomer, load_customer
from data.entry.record.validation import FieldProblem, check_draft, normalize_draft
from data.schema.customer_archive import list_fields_of_kind, load_fields
from pages.ui.forms.customer_form import CustomerForm
from pages.ui.i18n.translation import _, translate_message
from pages.ui.labels.archive_labels import label_archive_field
from pages.ui.session import answers
from pages.ui.session.error_boundary import describe_error

# What makes a customer look like another; only when one of these changes, the warehouse is asked again.
ADDRESS_FIELDS = ("city", "district", "address")
MATCH_FIELDS = ("id_number", "mobile", "email", "name", "city", "birth_on", "address", "phone")


def submit_form(form: CustomerForm) -> None:
    """Stores the customer, new or changed, unless something is wrong, looks alike, or was changed by somebody else."""
    because = form.notes.get("another", "")
    form.has_tried_saving = True

    def work() -> SaveResult:
        if form.customer_id and form.base:
            return edit_customer(
                answers.get_warehouse(),
                form.customer_id,
                form.current_draft,
                expected_fingerprint=form.seen,
                base=form.base,
                because=because,
            )
        return save_customer(answers.get_warehouse(), form.current_draft, because=because)

    _run_submission(form, work)


def submit_merge(form: CustomerForm, into: StoredCustomer, field_choices: dict[str, str], reason: str) -> None:
    """Fills what the customer on record lacks with what was typed; `keep` decides where both say something."""
    _run_submission(
        form,
        lambda: merge_draft(
            answers.get_warehouse(),
            form.current_draft,
            into.customer_id,
            expected_fingerprint=into.fingerprint,
            resolutions=field_choices,
            because=reason,
        ),
    )


def _run_submission(form: CustomerForm, work: Callable[[], SaveResult]) -> None:
    # The second click of two finds the form stored already.
    if "saved" in form.outcome:
        return
    form.outcome = {}
    try:
        form.outcome["saved"] = work()
    except InvalidDraftError as error:
        told_here = {one.field for one in _check_form(form)}
        form.outcome["wrong"] = [(one, form.text(one.field)) for one in error.problems if one.field not in told_here]
    except LookalikeError as error:
        form.outcome["looks"] = error.lookalikes
    except EditConflictError as error:
        # Without differences it is the customer merged into who changed; the page shows them as they are now.
        again = _("The customer on record was changed just now. Look at it and merge again.")
        form.outcome |= {"changed": error} if error.conflicts else {"refused": again}
    except Exception as error:  # noqa: BLE001 - whatever comes is told where the storing was asked for
        form.outcome["refused"] = describe_error(error)


def list_field_errors(form: CustomerForm) -> dict[str, str]:
    """What is wrong now, by field, in words; before the first try only of fields in which something stands.

    What only the warehouse could tell at the last try stands until the field is changed.
    """
    shown = {
        one.field: translate_message(one.reason)
        for one in _check_form(form)
        if form.has_tried_saving or form.text(one.field)
    }
    last = {
        one.field: translate_message(one.reason)
        for one, text in form.outcome.get("wrong", ())
        if form.text(one.field) == text
    }
    return last | shown


def _check_form(form: CustomerForm) -> list[FieldProblem]:
    return check_draft(normalize_draft(form.current_draft), date.today(), form.base)


def list_missing_fields(form: CustomerForm) -> list[str]:
    """What is still needed before the customer can be stored, in words."""
    asked = list_fields_of_kind(form.typed.kind).values()
    lacking = [label_archive_field(one) for one in asked if one.is_required and not form.text(one.name)]
    reached = any(form.text(one.name) for one in asked if one.is_contact_channel)
    return lacking if reached else [*lacking, _("one way to reach the customer")]


def list_groups_with_errors(form: CustomerForm) -> set[str]:
    """The groups of the form in which something is wrong."""
    asked = load_fields()
    groups = {asked[name].group for name in list_field_errors(form) if name in asked}
    return groups | ({"principals"} if "persons" in list_field_errors(form) else set())


def format_field_error(field: str, reason: str) -> str:
    """A field with what is wrong with it."""
    bare = reason.rstrip(".。")
    return (
        _("{field}: {reason}.", field=label_archive_field(field), reason=bare) if field else _("{reason}.", reason=bare)
    )


def find_form_duplicates(form: CustomerForm) -> tuple[Lookalike, ...]:
    """Whom the customer looks like, by what was typed until now."""
    typed: Draft = normalize_draft(form.current_draft)
    if form.base and all(typed.values.get(name) == form.base.values.get(name) for name in MATCH_FIELDS):
        return ()
    key = (typed.kind, *(typed.values.get(name, "") for name in MATCH_FIELDS))
    if form.outcome.get("alike_key") != key:
        form.outcome["alike_key"] = key
        form.outcome["alike"] = tuple(find_lookalikes(answers.get_warehouse(), typed, form.customer_id or None))
    return tuple(form.outcome["alike"])


def propose_form_values(form: CustomerForm) -> dict[str, str]:
    """Branch, owner and region that the address proposes; the warehouse is asked again when the address changes."""
    key = tuple(form.text(name) for name in ADDRESS_FIELDS)
    if form.outcome.get("proposed_for") != key:
        form.outcome["proposed_for"] = key
        form.outcome["proposed"] = (
            suggest_placement(answers.get_warehouse(), normalize_draft(form.current_draft)) if any(key) else {}
        )
    return dict(form.outcome["proposed"])


def load_current_customer(customer_id: str) -> StoredCustomer:
    """The customer as it is now; raises EntryError when there is none."""
    return load_customer(answers.get_warehouse(), customer_id)
