"""The known word that is most like an unknown one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from data.reason import Reason as Reason


def find_closest_word(wrong: str, candidates: Iterable[str]) -> str:
    """The right word that looks most like the wrong one; the first of all where none does; '' where there is none."""
    words = [str(word) for word in candidates]
    folded = {word.casefold(): word for word in reversed(words)}
    close = difflib.get_close_matches(wrong.casefold(), folded, n=1, cutoff=0.0)
    return folded[close[0]] if close else ""


def suggest_similar(name: str, among: Iterable[str]) -> str | None:
    """The most similar of several names, if any is similar at all."""
    found = difflib.get_close_matches(name.lower(), list(among), n=1, cutoff=0.6)
    return found[0] if found else None
