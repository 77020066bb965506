"""What is being typed goes into the warehouse as a draft, beside the page and at most about once a second."""

from __future__ import annotations

import threading
import time
import weakref

from data.entry.drafts import delete_draft, save_draft
from data.errors import CrmError
from data.warehouse import Warehouse

# Who keeps which draft in this process: what is typed there may not be written yet.
_ACTIVE_WRITERS: weakref.WeakValueDictionary[str, DraftWriter] = weakref.WeakValueDictionary()
# So many seconds lie between two writings of one form.
WRITE_INTERVAL = 1.0


class DraftWriter:
    """Keeps the latest content of one form. The first is written at once, since its number goes into the address."""

    def __init__(self, warehouse: Warehouse, page: str, draft_id: str | None = None, content: str = "") -> None:
        self.draft_id = draft_id
        self.is_in_address = draft_id is not None
        # The draft that another window is typing into as well; what is typed here has a number of its own since.
        self.left = ""
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
        # What is typed first tells whether the draft is this window's alone.
        if self.draft_id is None or not self._last:
            self.write()
        elif self._waiting is None:
            self._waiting = threading.Timer(max(0.0, self._last + WRITE_INTERVAL - time.monotonic()), self.write)
            self._waiting.start()
        if self.draft_id:
            _ACTIVE_WRITERS[self.draft_id] = self

    def is_writing(self, draft_id: str) -> bool:
        """Whether this is who keeps the draft, also by the number that still stands in the window's address."""
        return draft_id in (self.draft_id, "" if self.is_in_address else self.left)

    def drop(self) -> None:
        """Forgets the draft: it was stored, or is not wanted."""
        with self._lock:
            if self._waiting:
                self._waiting.cancel()
            self._waiting = None
            self.content = self._written = ""
            if self.draft_id and not self.refused:
                delete_draft(self._warehouse, self.draft_id)
            self.draft_id = None

    def write(self) -> None:
        """Writes the content now, if it is not written yet."""
        with self._lock:
            self._waiting = None
            if self.content == self._written:
                return
            seen, self._written = self._written, self.content
            try:
                number = save_draft(self._warehouse, self._page, self._written, self.draft_id, expected_content=seen)
            except CrmError as error:
                self.refused = error
            else:
                if self.draft_id and number != self.draft_id:
                    self.left, self.is_in_address = self.draft_id, False
                    _ACTIVE_WRITERS[number] = self
                self.draft_id = number
            self._last = time.monotonic()


def write_pending_drafts() -> None:
    """Writes what is still waiting in all forms, as when the server is stopped."""
    for keeper in list(_ACTIVE_WRITERS.values()):
        keeper.write()


def get_latest_content(draft_id: str, stored: str) -> str:
    """What was typed last into a draft, also when it is not written yet; after a reload that is the usual case.

    It is written now, so that what waits there is not taken for what another window typed later.
    """
    keeper = _ACTIVE_WRITERS.get(draft_id)
    if keeper is None or keeper.draft_id != draft_id or not keeper.content:
        return stored
    keeper.write()
    return keeper.content
