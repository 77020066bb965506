"""Errors of an entry; each carries what a page shows beside its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.entry.duplicates.search import Lookalike
    from data.entry.record.draft import Draft
    from data.entry.record.draft_diff import FieldConflict
    from data.entry.record.stored_customer import StoredCustomer
    from data.entry.record.validation import FieldProblem
from data.errors import EntryError


class InvalidDraftError(EntryError):
    """Fields say what cannot be; `wrong` has each with its reason."""

    def __init__(self, wrong: Sequence[FieldProblem]) -> None:
        self.wrong = tuple(wrong)
        told = "; ".join(f"{one.field}: {one.reason}" if one.field else str(one.reason) for one in wrong)
        super().__init__("Nothing was stored, for this is wrong: {told}.", told=told)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.wrong,)


class LookalikeError(EntryError):
    """The customer may be on record already; `found` has who it may be, the most likely first."""

    def __init__(self, found: Sequence[Lookalike]) -> None:
        self.found = tuple(found)
        told = ", ".join(f"{one.customer_id} ({', '.join(one.because)})" for one in found)
        super().__init__(
            "Nothing was stored, for this may be on record: {told}. Merge into that one, or say why it is another.",
            told=told,
        )

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.found,)


class EditConflictError(EntryError):
    """Somebody else changed the customer in the meantime.

    `now` is the customer as it is, `differences` what was changed there, `both` the draft with the changes of the two,
    one's own where both changed the same field. To store that: edit again with it, having seen `now.stamp`.
    """

    def __init__(self, now: StoredCustomer, differences: Sequence[FieldConflict], both: Draft) -> None:
        self.now, self.differences, self.both = now, tuple(differences), both
        super().__init__(
            "{customer} was changed by somebody else in the meantime, so nothing was stored: {fields}.",
            customer=now.customer_id,
            fields=", ".join(one.field for one in differences) or "look at it again",
        )

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.now, self.differences, self.both)
