"""Seeded chance that falls the same way on every machine.

Only uniform draws, whole-number weights, tables and plain arithmetic: the ready-made exponential or normal draws
may differ in the last digit between processors, and one digit is enough to change a row.
"""

import math
from collections.abc import Sequence
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Texts: TypeAlias = NDArray[np.object_]

SEED = 20261031
EXPONENTIAL_TABLE = np.array([round(-math.log(1 - (place + 0.5) / 2000), 6) for place in range(2000)])


class RandomStream:
    """The chance of one subject; another subject's draws never shift it."""

    def __init__(self, subject: str) -> None:
        self._generator = np.random.Generator(np.random.PCG64([SEED, crc32(subject.encode())]))

    def uniform(self, size: int) -> Floats:
        """Even between 0 and 1."""
        return self._generator.random(size)

    def bernoulli(self, of: float | Floats, size: int) -> Flags:
        """True with the given chance."""
        return self._generator.random(size) < of

    def integers(self, low: int, high: int, size: int) -> Ints:
        """Whole numbers, both ends included."""
        return self._generator.integers(low, high + 1, size)

    def integers_below(self, limits: Ints) -> Ints:
        """One whole number per limit, from 0 to below it (0 where the limit is not above 0)."""
        return np.minimum((self._generator.random(len(limits)) * limits).astype(np.int64), np.maximum(limits - 1, 0))

    def weighted_indices(self, weights: Sequence[int], size: int) -> Ints:
        """Places in a list, as often as its whole-number weights say."""
        upper = np.cumsum(np.asarray(weights, dtype=np.int64))
        return np.searchsorted(upper, self._generator.integers(0, upper[-1], size), side="right").astype(np.int64)

    def weighted_choice(self, weighted: dict[str, int], size: int) -> Texts:
        """Texts, as often as their whole-number weights say."""
        return np.array(list(weighted), dtype=object)[self.weighted_indices(list(weighted.values()), size)]

    def choice(self, texts: Sequence[str], size: int) -> Texts:
        """Texts, all equally often."""
        return np.array(list(texts), dtype=object)[self.integers(0, len(texts) - 1, size)]

    def bell_curve(self, size: int) -> Floats:
        """About normal around 0 with deviation 1, never beyond 3.5."""
        total = self.uniform(size) + self.uniform(size) + self.uniform(size) + self.uniform(size)
        return (total - 2.0) * 1.7320508

    def exponential(self, mean: Floats) -> Floats:
        """Waiting times that forget how long they have lasted (exponential)."""
        return EXPONENTIAL_TABLE[self.integers(0, len(EXPONENTIAL_TABLE) - 1, len(mean))] * mean

    def sample_indices(self, size: int, count: int) -> Ints:
        """`count` different places of `size`, in rising order."""
        return np.sort(np.argsort(self._generator.random(size), kind="stable")[:count])

    def permutation(self, size: int) -> Ints:
        """All places of `size` in a chance order."""
        return np.argsort(self._generator.random(size), kind="stable")


def mask_unless(where: Flags, values: Any) -> Texts:
    """The values where the flag is set, nothing elsewhere."""
    masked: Texts = np.full(len(where), None, dtype=object)
    masked[where] = np.asarray(values, dtype=object)[where]
    return masked
