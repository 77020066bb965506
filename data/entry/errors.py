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

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        self.problems = tuple(problems)
        told = "; ".join(f"{one.field}: {one.reason}" if one.field else str(one.reason) for one in problems)
        super().__init__("Nothing was stored, for this is wrong: {told}.", told=told)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.problems,)


class LookalikeError(EntryError):
    """The customer may be on record already; `found` has who it may be, the most likely first."""

    def __init__(self, lookalikes: Sequence[Lookalike]) -> None:
        self.lookalikes = tuple(lookalikes)
        told = ", ".join(f"{one.customer_id} ({', '.join(one.reasons)})" for one in lookalikes)
        super().__init__(
            "Nothing was stored, for this may be on record: {told}. Merge into that one, or say why it is another.",
            told=told,
        )

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.lookalikes,)


class EditConflictError(EntryError):
    """Somebody else changed the customer in the meantime.

    `now` is the customer as it is, `differences` what was changed there, `both` the draft with the changes of the two,
    one's own where both changed the same field. To store that: edit again with it, having seen `now.stamp`.
    """

    def __init__(self, current: StoredCustomer, conflicts: Sequence[FieldConflict], rebased: Draft) -> None:
        self.current, self.conflicts, self.rebased = current, tuple(conflicts), rebased
        super().__init__(
            "{customer} was changed by somebody else in the meantime, so nothing was stored: {fields}.",
            customer=current.customer_id,
            fields=", ".join(one.field for one in conflicts) or "look at it again",
        )

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.current, self.conflicts, self.rebased)
