"""Who is there already? Customers that are probably the same as one typed in, or as one another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from data.entry.catching import caught, everybody
from data.entry.checking import plain
from data.entry.draft import Draft
from data.entry.sameness import BECAUSE, Somebody, because
from data.entry.typed import day
from data.warehouse import Warehouse

# In a block of so many customers each is held against each, in a larger one against the first only: ten thousand
# customers with the switchboard's number as their mobile are no fifty million pairs.
BLOCK = 50


@dataclass(frozen=True)
class Lookalike:
    """A customer on record who is probably the same; `because` are the reasons, strongest first."""

    customer_id: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two customers who are probably the same, in the order in which they were given."""

    first: str
    second: str
    because: tuple[str, ...]


def lookalikes(warehouse: Warehouse, draft: Draft, but: str | None = None) -> list[Lookalike]:
    """The customers who are probably the one of the draft, archived ones too; strongest first, without `but`."""
    sought = somebody(draft)
    found = [
        Lookalike(one.customer_id, reasons)
        for one in caught(warehouse, sought)
        if one.customer_id != but and (reasons := because(sought, one))
    ]
    listed = sorted(found, key=lambda one: (_strength(one.because), one.customer_id))
    # Who stands for several, too, is named once.
    return list({one.customer_id: one for one in reversed(listed)}.values())[::-1]


def pairs(warehouse: Warehouse) -> list[Pair]:
    """All pairs in the warehouse, strongest first."""
    return pairs_among(everybody(warehouse))


def pairs_among(people: Sequence[Somebody], new: frozenset[str] | None = None) -> list[Pair]:
    """All pairs of these, strongest first; with `new`, only those of which at least one is among them."""
    found = {}
    for block in _blocks(people):
        for one, other in _paired(block, new):
            both = one.customer_id, other.customer_id
            if one.customer_id != other.customer_id and both not in found and (reasons := because(one, other)):
                found[both] = reasons
    listed = [Pair(first, second, reasons) for (first, second), reasons in found.items()]
    return sorted(listed, key=lambda pair: (_strength(pair.because), pair.first, pair.second))


def somebody(draft: Draft) -> Somebody:
    """The customer of a draft, as others are known."""
    values = plain(draft).values
    known = {name: values.get(name, "") for name in ("name", "city", "mobile", "email", "id_number")}
    return Somebody(kind=draft.kind, birth_on=day(values.get("birth_on", "")), **known)


def _strength(reasons: tuple[str, ...]) -> tuple[int, int]:
    return BECAUSE.index(reasons[0]), -len(reasons)


def _blocks(people: Iterable[Somebody]) -> Iterator[list[Somebody]]:
    """Customers with one key in common, whichever it is."""
    blocks: dict[tuple[str, str], list[Somebody]] = defaultdict(list)
    for one in people:
        for key in {*zip(BECAUSE, one.keys, strict=False), *(("name", name) for name in one.names)}:
            if key[1]:
                blocks[key].append(one)
    return (block for block in blocks.values() if len(block) > 1)


def _paired(block: list[Somebody], new: frozenset[str] | None) -> Iterator[tuple[Somebody, Somebody]]:
    every = combinations(block, 2) if len(block) <= BLOCK else ((block[0], other) for other in block[1:])
    return (two for two in every if new is None or not new.isdisjoint((two[0].customer_id, two[1].customer_id)))
