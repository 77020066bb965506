"""The search for duplicates put to the test: what it finds of what was planted, and what it finds that was not."""

import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from data.entry.duplicates.search import find_pairs
from data.sample.seeded_duplicates.dataset import build_dataset
from data.warehouse import create_warehouse

# At least so much must be found, and of the alarms at most so many may be false.
MIN_FOUND_SHARE, MAX_FALSE_SHARE = 0.95, 0.01


@dataclass(frozen=True)
class SearchEvaluation:
    """By way of disguise how many were planted and found; by resemblance how many were planted and taken for the same.

    `others` are false alarms about customers of whom neither was planted.
    """

    customers: int
    planted: Counter[str]
    found: Counter[str]
    lookalikes: Counter[str]
    mistaken: Counter[str]
    other_false_alarms: int

    @property
    def found_share(self) -> float:
        """Of the planted, 0..1."""
        return self.found.total() / self.planted.total()

    @property
    def false_share(self) -> float:
        """Of all alarms, 0..1."""
        false = self.mistaken.total() + self.other_false_alarms
        return false / max(1, false + self.found.total())

    @property
    def is_passed(self) -> bool:
        """Whether enough was found, and not too much."""
        return self.found_share >= MIN_FOUND_SHARE and self.false_share <= MAX_FALSE_SHARE


def evaluate_search(seed: int = 1) -> SearchEvaluation:
    """Plant, store into a warehouse of its own, search as on any warehouse, compare."""
    made = build_dataset(seed)
    with tempfile.TemporaryDirectory() as folder:
        warehouse = create_warehouse(f"duckdb:///{Path(folder) / 'planted.duckdb'}")
        try:
            with warehouse.writing() as connection:
                made.store(connection)
            alarms = [(pair.first, pair.second) for pair in find_pairs(warehouse)]
        finally:
            warehouse.close()
    return SearchEvaluation(
        len(made.rows),
        Counter(made.duplicates.values()),
        Counter(made.duplicates[alarm] for alarm in alarms if alarm in made.duplicates),
        Counter(made.lookalikes.values()),
        Counter(made.lookalikes[alarm] for alarm in alarms if alarm in made.lookalikes),
        sum(alarm not in made.duplicates and alarm not in made.lookalikes for alarm in alarms),
    )
