"""Errors of entries. Each carries what a page shows beside its sentence."""

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
    """Fields say what cannot be; `problems` has each with its reason."""

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        self.problems = tuple(problems)
        listed = "; ".join(f"{each.field}: {each.reason}" if each.field else str(each.reason) for each in problems)
        super().__init__("Nothing was stored, for this is wrong: {told}.", told=listed)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.problems,)


class LookalikeError(EntryError):
    """The customer may be on record already; `lookalikes` are the candidates, the most likely first."""

    def __init__(self, lookalikes: Sequence[Lookalike]) -> None:
        self.lookalikes = tuple(lookalikes)
        listed = ", ".join(f"{each.customer_id} ({', '.join(each.reasons)})" for each in lookalikes)
        super().__init__(
            "Nothing was stored, for this may be on record: {told}. Merge into that one, or say why it is another.",
            told=listed,
        )

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.lookalikes,)


class EditConflictError(EntryError):
    """Somebody else changed the customer in the meantime.

    Attributes:
        current: the customer as stored now.
        conflicts: fields that somebody else changed since.
        rebased: the draft with both changes, one's own where both changed a field. To store it, edit again with it and
            `current.fingerprint`.
    """

    def __init__(self, current: StoredCustomer, conflicts: Sequence[FieldConflict], rebased: Draft) -> None:
        self.current, self.conflicts, self.rebased = current, tuple(conflicts), rebased
        super().__init__(
            "{customer} was changed by somebody else in the meantime, so nothing was stored: {fields}.",
            customer=current.customer_id,
            fields=", ".join(conflict.field for conflict in conflicts) or "look at it again",
        )

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.current, self.conflicts, self.rebased)
