"""What is being typed goes into the warehouse as a draft, beside the page and at most about once a second."""

from __future__ import annotations

import threading
import time
import weakref

from data.entry.drafts import drop_draft, keep_draft
from data.errors import CrmError
from data.warehouse import Warehouse

# Who keeps which draft in this process: what is typed there may not be written yet.
_AT_WORK: weakref.WeakValueDictionary[str, Keeper] = weakref.WeakValueDictionary()
# So many seconds lie between two writings of one form.
EVERY = 1.0


class Keeper:
    """Keeps the latest content of one form. The first is written at once, since its number goes into the address."""

    def __init__(self, warehouse: Warehouse, page: str, draft_id: str | None = None, content: str = "") -> None:
        self.draft_id = draft_id
        self.is_in_address = draft_id is not None
        self.refused: CrmError | None = None
        self._warehouse, self._page = warehouse, page
        self.content = self._written = content
        self._last = 0.0
        self._waiting: threading.Timer | None = None
        self._lock = threading.Lock()

    def keep(self, content: str) -> None:
        """Has the content written, now or when a second has passed since the last writing."""
        if content == self.content or self.refused:
            return
        self.content = content
        if self.draft_id is None:
            self.write()
        elif self._waiting is None:
            self._waiting = threading.Timer(max(0.0, self._last + EVERY - time.monotonic()), self.write)
            self._waiting.start()
        if self.draft_id:
            _AT_WORK[self.draft_id] = self

    def drop(self) -> None:
        """Forgets the draft: it was stored, or is not wanted."""
        with self._lock:
            if self._waiting:
                self._waiting.cancel()
            self._waiting = None
            self.content = self._written = ""
            if self.draft_id and not self.refused:
                drop_draft(self._warehouse, self.draft_id)
            self.draft_id = None

    def write(self) -> None:
        """Writes the content now, if it is not written yet."""
        with self._lock:
            self._waiting = None
            if self.content == self._written:
                return
            self._written = self.content
            try:
                self.draft_id = keep_draft(self._warehouse, self._page, self._written, self.draft_id)
            except CrmError as error:
                self.refused = error
            self._last = time.monotonic()


def write_all() -> None:
    """Writes what is still waiting in all forms, as when the server is stopped."""
    for keeper in list(_AT_WORK.values()):
        keeper.write()


def latest(draft_id: str, written: str) -> str:
    """What was typed last into a draft, also when it is not written yet; after a reload that is the usual case."""
    keeper = _AT_WORK.get(draft_id)
    return keeper.content if keeper and keeper.content else written
