"""A cache in the server's memory with a bound in bytes; the entries that were not used for longest are evicted."""

from __future__ import annotations

import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd

T = TypeVar("T")
CacheKey = tuple[str, ...]


@dataclass(frozen=True)
class _Entry:
    value: Any
    size: int
    expires_at: float


class AnswerCache:
    """Values by key, shared by all sessions and safe to use from many threads.

    Concurrent callers of one key wait for one computation and share its value or its error; errors are not kept.
    """

    def __init__(self, max_bytes: int, max_age_seconds: float) -> None:
        self.max_bytes = max_bytes
        self._max_age = max_age_seconds
        self._entries: OrderedDict[CacheKey, _Entry] = OrderedDict()
        self._pending: dict[CacheKey, Future[Any]] = {}
        self._size = 0
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """The bytes that keys and values occupy; at most `max_bytes`."""
        return self._size

    def get_or_compute(self, key: CacheKey, compute: Callable[[], T]) -> T:
        """The value of `key`, computed where it is not kept or older than the maximum age.

        A value that alone exceeds `max_bytes` is returned and not kept.
        """
        with self._lock:
            entry = self._entries.get(key)
            if entry and entry.expires_at > time.monotonic():
                self._entries.move_to_end(key)
                return entry.value  # type: ignore[no-any-return]
            running = self._pending.get(key)
            if running is None:
                own = self._pending[key] = Future()
        if running is not None:
            return running.result()  # type: ignore[no-any-return]
        try:
            value = compute()
        except BaseException as error:
            with self._lock:
                del self._pending[key]
            own.set_exception(error)
            raise
        size = measure_bytes(value) + sum(map(sys.getsizeof, key))
        with self._lock:
            del self._pending[key]
            self._store(key, _Entry(value, size, time.monotonic() + self._max_age))
        own.set_result(value)
        return value

    def _store(self, key: CacheKey, entry: _Entry) -> None:
        """Keeps the entry and evicts others until all fit; the lock is held."""
        if expired := self._entries.pop(key, None):
            self._size -= expired.size
        if entry.size > self.max_bytes:
            return
        self._entries[key] = entry
        self._size += entry.size
        while self._size > self.max_bytes:
            _, oldest = self._entries.popitem(last=False)
            self._size -= oldest.size


def measure_bytes(value: object) -> int:
    """The bytes that a value occupies, for a frame with its index and the texts in its cells."""
    if isinstance(value, pd.DataFrame):
        return int(value.memory_usage(index=True, deep=True).sum())
    return sys.getsizeof(value)
