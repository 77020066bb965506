"""Who is there already? Customers that are probably the same as one typed in, or as one another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from data.entry.duplicates.candidate_search import find_all_candidates, find_candidates
from data.entry.duplicates.match_rules import MATCH_REASONS, MatchRecord, find_match_reasons
from data.entry.record.draft import Draft
from data.entry.record.validation import normalize_draft
from data.parsing.typed_values import parse_day
from data.warehouse import Warehouse

# In a block of so many customers each is held against each, in a larger one against the first only: ten thousand
# customers with the switchboard's number as their mobile are no fifty million pairs.
MAX_FULL_BLOCK = 50


@dataclass(frozen=True)
class Lookalike:
    """A customer on record who is probably the same; `because` are the reasons, strongest first."""

    customer_id: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class DuplicatePair:
    """Two customers who are probably the same, in the order in which they were given."""

    first: str
    second: str
    reasons: tuple[str, ...]


def find_lookalikes(warehouse: Warehouse, draft: Draft, exclude_id: str | None = None) -> list[Lookalike]:
    """The customers who are probably the one of the draft, archived ones too; strongest first, without `but`."""
    sought = build_match_record(draft)
    found = [
        Lookalike(one.customer_id, reasons)
        for one in find_candidates(warehouse, sought)
        if one.customer_id != exclude_id and (reasons := find_match_reasons(sought, one))
    ]
    listed = sorted(found, key=lambda one: (_rank_reasons(one.reasons), one.customer_id))
    # Who stands for several, too, is named once.
    return list({one.customer_id: one for one in reversed(listed)}.values())[::-1]


def find_pairs(warehouse: Warehouse) -> list[DuplicatePair]:
    """All pairs in the warehouse, strongest first."""
    return find_pairs_among(find_all_candidates(warehouse))


def find_pairs_among(people: Sequence[MatchRecord], new_ids: frozenset[str] | None = None) -> list[DuplicatePair]:
    """All pairs of these, strongest first; with `new`, only those of which at least one is among them."""
    found = {}
    for block in _group_by_key(people):
        for one, other in _pair_block(block, new_ids):
            both = one.customer_id, other.customer_id
            if (
                one.customer_id != other.customer_id
                and both not in found
                and (reasons := find_match_reasons(one, other))
            ):
                found[both] = reasons
    listed = [DuplicatePair(first, second, reasons) for (first, second), reasons in found.items()]
    return sorted(listed, key=lambda pair: (_rank_reasons(pair.reasons), pair.first, pair.second))


def build_match_record(draft: Draft) -> MatchRecord:
    """The customer of a draft, as others are known."""
    values = normalize_draft(draft).values
    known = {name: values.get(name, "") for name in ("name", "city", "mobile", "email", "id_number")}
    return MatchRecord(kind=draft.kind, birth_on=parse_day(values.get("birth_on", "")), **known)


def _rank_reasons(reasons: tuple[str, ...]) -> tuple[int, int]:
    return MATCH_REASONS.index(reasons[0]), -len(reasons)


def _group_by_key(people: Iterable[MatchRecord]) -> Iterator[list[MatchRecord]]:
    """Customers with one key in common, whichever it is."""
    blocks: dict[tuple[str, str], list[MatchRecord]] = defaultdict(list)
    for one in people:
        for key in {*zip(MATCH_REASONS, one.keys, strict=False), *(("name", name) for name in one.names)}:
            if key[1]:
                blocks[key].append(one)
    return (block for block in blocks.values() if len(block) > 1)


def _pair_block(block: list[MatchRecord], new_ids: frozenset[str] | None) -> Iterator[tuple[MatchRecord, MatchRecord]]:
    every = combinations(block, 2) if len(block) <= MAX_FULL_BLOCK else ((block[0], other) for other in block[1:])
    return (two for two in every if new_ids is None or not new_ids.isdisjoint((two[0].customer_id, two[1].customer_id)))
