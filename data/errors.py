"""What can go wrong, as a tree. Every message is one sentence that a person can act on.

CrmError
├── SettingsError            a setting is missing or wrong; names it and the mend
├── RulesError               the rules file, or a rule that was asked for, does not fit
├── WarehouseError           the warehouse cannot be opened, read or written
│   ├── MissingTableError    a table or column that a question needs is not there
│   ├── LockedError          another process holds the warehouse's file
│   ├── NewerSchemaError     made by a newer version of this program
│   ├── OlderSchemaError     made by an older version, and only opened for reading
│   ├── DamagedTableError    a table has other columns or types than the contract says
│   └── FullError            no room, or no right, to write
├── CallError                a command was called with words that mean nothing
├── IntakeError              a file cannot be loaded, or a batch cannot be undone
├── EntryError               what was typed in cannot be stored
│   ├── WrongError           fields say what cannot be; names each and the mend
│   ├── LookalikeError       the customer may be on record already; names who
│   └── ChangedError         somebody else changed the customer in the meantime; says what
└── QuestionError            an unknown query, field, rule or value was asked for
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.entry.changing import FieldConflict
    from data.entry.checking import FieldProblem
    from data.entry.draft import Draft
    from data.entry.duplicates import Lookalike
    from data.entry.on_record import StoredCustomer


class CrmError(Exception):
    """One sentence as a template and its parts, so that a page can say it in another language.

    `str(error)` is the sentence in English: `template.format(**parts)`.
    """

    def __init__(self, template: str, **parts: object) -> None:
        self.template = template
        self.parts = parts
        super().__init__(template.format(**parts))

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild_error, (type(self), self.template, self.parts)


def _rebuild_error(kind: type[CrmError], template: str, parts: dict[str, object]) -> CrmError:
    return kind(template, **parts)


class SettingsError(CrmError):
    """A setting is missing or wrong."""


class RulesError(CrmError):
    """The rules file, or a rule that was asked for, does not fit."""


class WarehouseError(CrmError):
    """The warehouse cannot be opened, read or written."""


class MissingTableError(WarehouseError):
    """A table or a column that a question needs is not in the warehouse."""


class LockedError(WarehouseError):
    """Another process holds the warehouse's file."""


class NewerSchemaError(WarehouseError):
    """The warehouse was made by a newer version of this program."""


class OlderSchemaError(WarehouseError):
    """The warehouse was made by an older version of this program and may not be changed here."""


class DamagedTableError(WarehouseError):
    """A table has other columns or types than the contract says."""


class StorageError(WarehouseError):
    """There is no room, or no right, to write."""


class UsageError(CrmError):
    """A command was called with words that mean nothing: no such table, two options that exclude each other."""


class IntakeError(CrmError):
    """A file cannot be loaded, or a batch cannot be undone."""


class EntryError(CrmError):
    """What was typed in cannot be stored."""


class InvalidDraftError(EntryError):
    """Fields say what cannot be; `wrong` has each with its reason."""

    def __init__(self, wrong: "Sequence[FieldProblem]") -> None:
        self.wrong = tuple(wrong)
        told = "; ".join(f"{one.field}: {one.reason}" if one.field else str(one.reason) for one in wrong)
        super().__init__("Nothing was stored, for this is wrong: {told}.", told=told)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.wrong,)


class LookalikeError(EntryError):
    """The customer may be on record already; `found` has who it may be, the most likely first."""

    def __init__(self, found: "Sequence[Lookalike]") -> None:
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

    def __init__(self, now: "StoredCustomer", differences: "Sequence[FieldConflict]", both: "Draft") -> None:
        self.now, self.differences, self.both = now, tuple(differences), both
        super().__init__(
            "{customer} was changed by somebody else in the meantime, so nothing was stored: {fields}.",
            customer=now.customer_id,
            fields=", ".join(one.field for one in differences) or "look at it again",
        )

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.now, self.differences, self.both)


class QuestionError(CrmError):
    """An unknown query, field, rule or value was asked for."""
