"""The errors of the application, as a tree. Every message is one sentence that says what to do.

CrmError
├── SettingsError            a setting is missing or wrong; the message says how to set it
├── RulesError               the rules file is damaged, or a requested rule or value does not exist
├── WarehouseError           the warehouse cannot be opened, read or written
│   ├── MissingTableError    a table or column that a question needs is not there
│   ├── LockedError          another process holds the warehouse's file
│   ├── NewerSchemaError     made by a newer version of this program
│   ├── OlderSchemaError     made by an older version, and opened for reading only
│   ├── DamagedTableError    a table has other columns or types than the contract says
│   └── StorageError         no room, or no right, to write
├── UsageError               a command was called with wrong arguments
├── IntakeError              a file cannot be loaded, or a batch cannot be undone
├── EntryError               what was entered by hand cannot be stored; data.entry.errors has its kinds
└── QuestionError            an unknown question, field, rule or value was requested
"""


class CrmError(Exception):
    """An error whose message is a template with parts, so that a page can translate it.

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
    """The rules file is damaged, or a requested rule or value does not exist."""


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
    """A command was called with wrong arguments: no such table, two options that exclude each other."""


class IntakeError(CrmError):
    """A file cannot be loaded, or a batch cannot be undone."""


class EntryError(CrmError):
    """What was entered by hand cannot be stored."""


class QuestionError(CrmError):
    """An unknown question, field, rule or value was requested."""
