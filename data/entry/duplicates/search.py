"""Search for duplicates: of a draft among customers on record, and of all customers among themselves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from data.entry.duplicates.candidate_search import find_all_candidates, find_candidates
from data.entry.duplicates.match_rules import MATCH_REASONS, MatchRecord, find_match_reasons
from data.entry.record.draft import Draft
from data.entry.record.validation import normalize_draft
from data.parsing.moments import parse_day
from data.warehouse import Warehouse

# In a block of at most this many customers each is compared with each, in a larger one with the first only: ten
# thousand customers with the switchboard's number as their mobile must not become fifty million pairs.
MAX_FULL_BLOCK = 50


@dataclass(frozen=True)
class Lookalike:
    """A customer on record who is probably the same, with the reasons, strongest first."""

    customer_id: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class DuplicatePair:
    """Two customers who are probably the same, in the order in which they were given."""

    first: str
    second: str
    reasons: tuple[str, ...]


def find_lookalikes(warehouse: Warehouse, draft: Draft, exclude_id: str | None = None) -> list[Lookalike]:
    """Customers who are probably the one of the draft, archived ones too, except `exclude_id`; strongest first."""
    sought = build_match_record(draft)
    lookalikes = [
        Lookalike(candidate.customer_id, reasons)
        for candidate in find_candidates(warehouse, sought)
        if candidate.customer_id != exclude_id and (reasons := find_match_reasons(sought, candidate))
    ]
    ranked = sorted(lookalikes, key=lambda lookalike: (_rank_reasons(lookalike.reasons), lookalike.customer_id))
    # A customer into whom others were joined is a candidate several times; the strongest match stays.
    return list({lookalike.customer_id: lookalike for lookalike in reversed(ranked)}.values())[::-1]


def find_pairs(warehouse: Warehouse) -> list[DuplicatePair]:
    """All pairs in the warehouse, strongest first."""
    return find_pairs_among(find_all_candidates(warehouse))


def find_pairs_among(people: Sequence[MatchRecord], new_ids: frozenset[str] | None = None) -> list[DuplicatePair]:
    """All pairs among `people`, strongest first; with `new_ids`, only those with at least one of these."""
    reasons_by_pair = {}
    for block in _group_by_key(people):
        for one, other in _pair_block(block, new_ids):
            both = one.customer_id, other.customer_id
            if (
                one.customer_id != other.customer_id
                and both not in reasons_by_pair
                and (reasons := find_match_reasons(one, other))
            ):
                reasons_by_pair[both] = reasons
    pairs = [DuplicatePair(first, second, reasons) for (first, second), reasons in reasons_by_pair.items()]
    return sorted(pairs, key=lambda pair: (_rank_reasons(pair.reasons), pair.first, pair.second))


def build_match_record(draft: Draft) -> MatchRecord:
    """The record by which the customer of a draft is compared."""
    values = normalize_draft(draft).values
    known = {name: values.get(name, "") for name in ("name", "city", "mobile", "email", "id_number")}
    return MatchRecord(kind=draft.kind, birth_on=parse_day(values.get("birth_on", "")), **known)


def _rank_reasons(reasons: tuple[str, ...]) -> tuple[int, int]:
    return MATCH_REASONS.index(reasons[0]), -len(reasons)


def _group_by_key(people: Iterable[MatchRecord]) -> Iterator[list[MatchRecord]]:
    """Groups of customers with a key in common, whichever it is."""
    blocks: dict[tuple[str, str], list[MatchRecord]] = defaultdict(list)
    for one in people:
        for key in {*zip(MATCH_REASONS, one.keys, strict=False), *(("name", name) for name in one.names)}:
            if key[1]:
                blocks[key].append(one)
    return (block for block in blocks.values() if len(block) > 1)


def _pair_block(block: list[MatchRecord], new_ids: frozenset[str] | None) -> Iterator[tuple[MatchRecord, MatchRecord]]:
    every = combinations(block, 2) if len(block) <= MAX_FULL_BLOCK else ((block[0], other) for other in block[1:])
    return (two for two in every if new_ids is None or not new_ids.isdisjoint((two[0].customer_id, two[1].customer_id)))
