"""Storing what a form says, and what came of it: stored, or why not; what was typed stays in every case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from data.entry.checking import Wrong, check, plain
from data.entry.draft import Draft
from data.entry.duplicates import Lookalike, lookalikes
from data.entry.editing import edit
from data.entry.fields import fields, fields_of
from data.entry.merging import merge
from data.entry.on_record import Stored, read
from data.entry.proposing import propose
from data.entry.saving import Saved, save
from data.errors import ChangedError, LookalikeError, WrongError
from pages.ui import load
from pages.ui.archive_words import field_name
from pages.ui.boundary import refusal
from pages.ui.form import Form
from pages.ui.words import _, told

# What makes a customer look like another; only when one of these changes, the warehouse is asked again.
PLACE = ("city", "district", "address")
TELLING = ("id_number", "mobile", "email", "name", "city", "birth_on", "address", "phone")


def store(form: Form) -> None:
    """Stores the customer, new or changed, unless something is wrong, looks alike, or was changed by somebody else."""
    because = form.notes.get("another", "")
    form.tried = True

    def work() -> Saved:
        if form.customer_id and form.base:
            return edit(
                load.warehouse(),
                form.customer_id,
                form.mine,
                seen=form.seen,
                base=form.base,
                because=because,
            )
        return save(load.warehouse(), form.mine, because=because)

    _attempt(form, work)


def merge_into(form: Form, into: Stored, keep: dict[str, str], because: str) -> None:
    """Fills what the customer on record lacks with what was typed; `keep` decides where both say something."""
    _attempt(
        form,
        lambda: merge(load.warehouse(), form.mine, into.customer_id, seen=into.stamp, keep=keep, because=because),
    )


def _attempt(form: Form, work: Callable[[], Saved]) -> None:
    # The second click of two finds the form stored already.
    if "saved" in form.outcome:
        return
    form.outcome = {}
    try:
        form.outcome["saved"] = work()
    except WrongError as error:
        told_here = {one.field for one in _checked(form)}
        form.outcome["wrong"] = [(one, form.text(one.field)) for one in error.wrong if one.field not in told_here]
    except LookalikeError as error:
        form.outcome["looks"] = error.found
    except ChangedError as error:
        # Without differences it is the customer merged into who changed; the page shows them as they are now.
        again = _("The customer on record was changed just now. Look at it and merge again.")
        form.outcome |= {"changed": error} if error.differences else {"refused": again}
    except Exception as error:  # noqa: BLE001 - whatever comes is told where the storing was asked for
        form.outcome["refused"] = refusal(error)


def wrong(form: Form) -> dict[str, str]:
    """What is wrong now, by field, in words; before the first try only of fields in which something stands.

    What only the warehouse could tell at the last try stands until the field is changed.
    """
    shown = {one.field: told(one.reason) for one in _checked(form) if form.tried or form.text(one.field)}
    last = {one.field: told(one.reason) for one, text in form.outcome.get("wrong", ()) if form.text(one.field) == text}
    return last | shown


def _checked(form: Form) -> list[Wrong]:
    return check(plain(form.mine), date.today(), form.base)


def missing(form: Form) -> list[str]:
    """What is still needed before the customer can be stored, in words."""
    asked = fields_of(form.typed.kind).values()
    lacking = [field_name(one) for one in asked if one.is_required and not form.text(one.name)]
    reached = any(form.text(one.name) for one in asked if one.is_reach)
    return lacking if reached else [*lacking, _("one way to reach the customer")]


def wrong_groups(form: Form) -> set[str]:
    """The groups of the form in which something is wrong."""
    asked = fields()
    groups = {asked[name].group for name in wrong(form) if name in asked}
    return groups | ({"principals"} if "persons" in wrong(form) else set())


def sentence(field: str, reason: str) -> str:
    """A field with what is wrong with it."""
    bare = reason.rstrip(".。")
    return _("{field}: {reason}.", field=field_name(field), reason=bare) if field else _("{reason}.", reason=bare)


def alike(form: Form) -> tuple[Lookalike, ...]:
    """Whom the customer looks like, by what was typed until now."""
    typed: Draft = plain(form.mine)
    if form.base and all(typed.values.get(name) == form.base.values.get(name) for name in TELLING):
        return ()
    key = (typed.kind, *(typed.values.get(name, "") for name in TELLING))
    if form.outcome.get("alike_key") != key:
        form.outcome["alike_key"] = key
        form.outcome["alike"] = tuple(lookalikes(load.warehouse(), typed, form.customer_id or None))
    return tuple(form.outcome["alike"])


def proposals(form: Form) -> dict[str, str]:
    """Branch, owner and region that the address proposes; the warehouse is asked again when the address changes."""
    key = tuple(form.text(name) for name in PLACE)
    if form.outcome.get("proposed_for") != key:
        form.outcome["proposed_for"] = key
        form.outcome["proposed"] = propose(load.warehouse(), plain(form.mine)) if any(key) else {}
    return dict(form.outcome["proposed"])


def on_record(customer_id: str) -> Stored:
    """The customer as it is now; raises EntryError when there is none."""
    return read(load.warehouse(), customer_id)
