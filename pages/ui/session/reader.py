"""Whoever reads: what the answers that a person may see depend on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Reader:
    """A reader's role and scope. Two readers who are equal see the same answers.

    Attributes:
        role: name of the role.
        scope: the field values that limit the customers, as (field, value) pairs; all customers where empty.
    """

    role: str
    scope: tuple[tuple[str, str], ...] = ()

    @property
    def may_read_personal_data(self) -> bool:
        """Whether personal data in comments is shown. No role has this right before people sign in."""
        return False


EVERYBODY = Reader("everybody")


def get_reader() -> Reader:
    """The reader of the current session; the same one for all sessions as long as nobody signs in."""
    return EVERYBODY
