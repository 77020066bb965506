"""Storing a form: checks, duplicates, and the outcome. What was typed stays in the form in every case."""

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

# Fields whose change makes a new search for duplicates or a new proposal necessary.
ADDRESS_FIELDS = ("city", "district", "address")
MATCH_FIELDS = ("id_number", "mobile", "email", "name", "city", "birth_on", "address", "phone")


def submit_form(form: CustomerForm) -> None:
    """Stores a new or an edited customer; the form's `outcome` says what was stored or why nothing was."""
    reason = form.notes.get("another", "")
    form.has_tried_saving = True

    def work() -> SaveResult:
        if form.customer_id and form.base:
            return edit_customer(
                answers.get_warehouse(),
                form.customer_id,
                form.current_draft,
                expected_fingerprint=form.seen,
                base=form.base,
                because=reason,
            )
        return save_customer(answers.get_warehouse(), form.current_draft, because=reason)

    _run_submission(form, work)


def submit_merge(form: CustomerForm, into: StoredCustomer, field_choices: dict[str, str], reason: str) -> None:
    """Merges a form into a customer on record.

    Args:
        form: the form.
        into: the customer as the page shows it.
        field_choices: which of the two values remains, by field in which both have one.
        reason: why the two are the same.
    """
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
    # A second click stores nothing more.
    if "saved" in form.outcome:
        return
    form.outcome = {}
    try:
        form.outcome["saved"] = work()
    except InvalidDraftError as error:
        known_fields = {problem.field for problem in _check_form(form)}
        form.outcome["wrong"] = [
            (problem, form.text(problem.field)) for problem in error.problems if problem.field not in known_fields
        ]
    except LookalikeError as error:
        form.outcome["looks"] = error.lookalikes
    except EditConflictError as error:
        # Without conflicts it is the customer merged into who changed; the page shows that customer's new state.
        refusal = _("The customer on record was changed just now. Look at it and merge again.")
        form.outcome |= {"changed": error} if error.conflicts else {"refused": refusal}
    except Exception as error:  # noqa: BLE001 - the page of the form shows every error
        form.outcome["refused"] = describe_error(error)


def list_field_errors(form: CustomerForm) -> dict[str, str]:
    """The errors by field, in words; before the first try to store only those of fields that are not empty.

    Errors that only the warehouse found at the last try remain until their field changes.
    """
    current = {
        problem.field: translate_message(problem.reason)
        for problem in _check_form(form)
        if form.has_tried_saving or form.text(problem.field)
    }
    from_last_try = {
        problem.field: translate_message(problem.reason)
        for problem, text in form.outcome.get("wrong", ())
        if form.text(problem.field) == text
    }
    return from_last_try | current


def _check_form(form: CustomerForm) -> list[FieldProblem]:
    return check_draft(normalize_draft(form.current_draft), date.today(), form.base)


def list_missing_fields(form: CustomerForm) -> list[str]:
    """Labels of what is missing before the customer can be stored."""
    fields = list_fields_of_kind(form.typed.kind).values()
    missing = [label_archive_field(field) for field in fields if field.is_required and not form.text(field.name)]
    is_reachable = any(form.text(field.name) for field in fields if field.is_contact_channel)
    return missing if is_reachable else [*missing, _("one way to reach the customer")]


def list_groups_with_errors(form: CustomerForm) -> set[str]:
    """The groups of the form with an error in one of their fields."""
    fields, errors = load_fields(), list_field_errors(form)
    groups = {fields[name].group for name in errors if name in fields}
    return groups | ({"principals"} if "persons" in errors else set())


def format_field_error(field: str, reason: str) -> str:
    """A sentence on a field's error; on the error alone where `field` is empty."""
    reason = reason.rstrip(".。")
    if not field:
        return _("{reason}.", reason=reason)
    return _("{field}: {reason}.", field=label_archive_field(field), reason=reason)


def find_form_duplicates(form: CustomerForm) -> tuple[Lookalike, ...]:
    """The customers on record who look like the one in the form; searched anew when a `MATCH_FIELDS` field changes."""
    typed: Draft = normalize_draft(form.current_draft)
    if form.base and all(typed.values.get(name) == form.base.values.get(name) for name in MATCH_FIELDS):
        return ()
    key = (typed.kind, *(typed.values.get(name, "") for name in MATCH_FIELDS))
    if form.outcome.get("alike_key") != key:
        form.outcome["alike_key"] = key
        form.outcome["alike"] = tuple(find_lookalikes(answers.get_warehouse(), typed, form.customer_id or None))
    return tuple(form.outcome["alike"])


def propose_form_values(form: CustomerForm) -> dict[str, str]:
    """The branch, owner and region that the address suggests, by field; suggested anew when the address changes."""
    key = tuple(form.text(name) for name in ADDRESS_FIELDS)
    if form.outcome.get("proposed_for") != key:
        form.outcome["proposed_for"] = key
        form.outcome["proposed"] = (
            suggest_placement(answers.get_warehouse(), normalize_draft(form.current_draft)) if any(key) else {}
        )
    return dict(form.outcome["proposed"])


def load_current_customer(customer_id: str) -> StoredCustomer:
    """The customer as stored now.

    Raises:
        EntryError: there is no such customer.
    """
    return load_customer(answers.get_warehouse(), customer_id)
