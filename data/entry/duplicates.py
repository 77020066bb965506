"""Who is there already? Customers that are probably the same as one typed in, or as one another."""

from dataclasses import dataclass

from data.entry.draft import Draft
from data.warehouse import Warehouse

# Why two customers are probably one, strongest first.
BECAUSE = ("id_number", "mobile", "email", "name_and_city")


@dataclass(frozen=True)
class Lookalike:
    """A customer on record who is probably the same; `because` are the reasons, strongest first."""

    customer_id: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two customers on record who are probably the same."""

    first: str
    second: str
    because: tuple[str, ...]


def lookalikes(warehouse: Warehouse, draft: Draft, but: str | None = None) -> list[Lookalike]:
    """The customers who are probably the one of the draft, archived ones too; strongest first, without `but`."""
    return []


def pairs(warehouse: Warehouse) -> list[Pair]:
    """All pairs in the warehouse."""
    return []
