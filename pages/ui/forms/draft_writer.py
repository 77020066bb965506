"""Writes what is being typed into the warehouse as a draft, in the background and about once a second at most."""

from __future__ import annotations

import threading
import time
import weakref

from data.entry.drafts import delete_draft, save_draft
from data.errors import CrmError
from data.warehouse import Warehouse

# The writers of this process by draft; their content may not be written yet.
_ACTIVE_WRITERS: weakref.WeakValueDictionary[str, DraftWriter] = weakref.WeakValueDictionary()
# Seconds between two writes of one form.
WRITE_INTERVAL = 1.0


class DraftWriter:
    """Writes the latest content of one form; the first at once, since the draft's id goes into the address.

    Attributes:
        draft_id: id of the draft; None before the first write.
        is_in_address: whether the address names this draft.
        left: a draft that another window writes too; this form has a draft of its own since. Empty where there is none.
        refused: the error that ended the writing.
        content: the latest content, written or not.
    """

    def __init__(self, warehouse: Warehouse, page: str, draft_id: str | None = None, content: str = "") -> None:
        self.draft_id = draft_id
        self.is_in_address = draft_id is not None
        self.left = ""
        self.refused: CrmError | None = None
        self._warehouse, self._page = warehouse, page
        self.content = self._written = content
        self._last_write = 0.0
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()

    def keep(self, content: str) -> None:
        """Writes the content, now or when `WRITE_INTERVAL` has passed since the last write."""
        if content == self.content or self.refused:
            return
        self.content = content
        # The first write finds out whether another window writes the same draft.
        if self.draft_id is None or not self._last_write:
            self.write()
        elif self._timer is None:
            delay = max(0.0, self._last_write + WRITE_INTERVAL - time.monotonic())
            self._timer = threading.Timer(delay, self.write)
            self._timer.start()
        if self.draft_id:
            _ACTIVE_WRITERS[self.draft_id] = self

    def is_writing(self, draft_id: str) -> bool:
        """Whether this writes the draft, or did until another window wrote it and the address still names it."""
        return draft_id in (self.draft_id, "" if self.is_in_address else self.left)

    def drop(self) -> None:
        """Deletes the draft."""
        with self._lock:
            if self._timer:
                self._timer.cancel()
            self._timer = None
            self.content = self._written = ""
            if self.draft_id and not self.refused:
                delete_draft(self._warehouse, self.draft_id)
            self.draft_id = None

    def write(self) -> None:
        """Writes the content now unless it is written."""
        with self._lock:
            self._timer = None
            if self.content == self._written:
                return
            previous, self._written = self._written, self.content
            try:
                draft_id = save_draft(
                    self._warehouse, self._page, self._written, self.draft_id, expected_content=previous
                )
            except CrmError as error:
                self.refused = error
            else:
                if self.draft_id and draft_id != self.draft_id:
                    self.left, self.is_in_address = self.draft_id, False
                    _ACTIVE_WRITERS[draft_id] = self
                self.draft_id = draft_id
            self._last_write = time.monotonic()


def write_pending_drafts() -> None:
    """Writes the pending content of all forms, as when the server stops."""
    for writer in list(_ACTIVE_WRITERS.values()):
        writer.write()


def get_latest_content(draft_id: str, stored: str) -> str:
    """The latest content of a draft, which after a reload is often not written yet.

    Pending content is written first; otherwise a later write of it would look like a change by another window.

    Args:
        draft_id: id of the draft.
        stored: the content in the warehouse.
    """
    writer = _ACTIVE_WRITERS.get(draft_id)
    if writer is None or writer.draft_id != draft_id or not writer.content:
        return stored
    writer.write()
    return writer.content
