"""The known word that is most similar to an unknown one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def find_closest_word(wrong: str, candidates: Iterable[str]) -> str:
    """The candidate most similar to the wrong word, however little; '' if there are no candidates."""
    words = [str(word) for word in candidates]
    by_key = {word.casefold(): word for word in reversed(words)}
    closest = difflib.get_close_matches(wrong.casefold(), by_key, n=1, cutoff=0.0)
    return by_key[closest[0]] if closest else ""


def suggest_similar(name: str, among: Iterable[str]) -> str | None:
    """The most similar of several names; None if none is similar."""
    closest = difflib.get_close_matches(name.lower(), list(among), n=1, cutoff=0.6)
    return closest[0] if closest else None
