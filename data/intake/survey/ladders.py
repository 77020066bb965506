"""The ladders of labels that answers may stand on, built from words and modifiers of them."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from data.intake.survey.spelling import is_chinese, normal

_FILE = Path(__file__).with_name("scales.toml")


@dataclass(frozen=True)
class Ladder:
    """A scale's labels and the point of each, from 0."""

    name: str
    points: int
    spellings: dict[str, int]
    """The labels as they are written."""
    places: dict[str, int]
    """The labels as they are compared."""
    needs: frozenset[str] = frozenset()
    """Only where one of these is among the answers."""
    together: tuple[frozenset[str], ...] = ()
    """Only where one of each of these is among the answers."""
    whole_from: int = 1
    """Seen whole in so many answers it is this scale, and no larger one with points that nobody chose."""
    is_short: bool = False
    """Only ever seen whole: its labels are also those of larger scales."""
    words: tuple[str, ...] = ()
    """The adjectives it is built on."""


@dataclass(frozen=True)
class Stem:
    """An adjective and its opposites, to which the modifiers are put."""

    name: str
    good: tuple[str, ...]
    bad: tuple[str, ...]


@cache
def _written() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _modifiers() -> dict[str, tuple[str, ...]]:
    return {name: _split(text) for name, text in _written()["modifiers"].items()}


@cache
def modifiers() -> tuple[str, ...]:
    """All words that modify an adjective, the longest first."""
    marks = {mark for listed in _modifiers().values() for mark in listed if mark}
    return tuple(sorted(marks, key=lambda mark: (-len(mark), mark)))


@cache
def _families() -> tuple[Stem, ...]:
    return tuple(Stem(one["name"], _split(one["good"]), _split(one["bad"])) for one in _written()["family"])


def _split(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(word.split()) for word in text.split("|")))


def stems(texts: Iterable[str]) -> tuple[Stem, ...]:
    """The adjectives that the answers may be built on: the known ones, or what their modifiers leave over."""
    given = list(texts)
    known = [
        stem for stem in _families() if any(word and word in text for text in given for word in stem.good + stem.bad)
    ]
    left: dict[str, int] = {}
    for text in given:
        mark = next((mark for mark in modifiers() if text.startswith(mark) and text != mark), "")
        rest = text.removeprefix(mark).strip()
        if mark and rest:
            left[rest] = left.get(rest, 0) + 1
    words = {word for stem in known for word in stem.good + stem.bad}
    others = [word for word, count in left.items() if count > 1 and word not in words]
    return (*known, *(Stem("degree", (word,), (f"un{word}", f"in{word}", f"不{word}")) for word in others[:3]))


@lru_cache(maxsize=64)
def ladders(families: tuple[Stem, ...]) -> tuple[Ladder, ...]:
    """All ladders that answers with these adjectives may stand on, in the order in which they are tried."""
    return (*_listed(), *(_built(ladder, stem) for ladder in _written()["ladder"] for stem in families))


@cache
def _listed() -> tuple[Ladder, ...]:
    return tuple(
        _ladder(one, one["name"], [_split(labels) for labels in one["points"]], map(_split, one.get("needs", ())))
        for one in _written()["listed"]
    )


def _built(written: dict[str, Any], stem: Stem) -> Ladder:
    points = [sorted(set(_labels(tokens, stem))) for tokens in written["points"]]
    ladder = _ladder(written, stem.name, points, (_labels(token, stem) for token in written.get("needs", ())))
    together = tuple(frozenset(map(normal, _labels(token, stem))) for token in written.get("together", ()))
    return replace(ladder, words=stem.good + stem.bad, together=together)


def _ladder(
    written: dict[str, Any], name: str, points: Iterable[Iterable[str]], needs: Iterable[Iterable[str]]
) -> Ladder:
    spellings: dict[str, int] = {}
    places: dict[str, int] = {}
    count = 0
    for place, labels in enumerate(points):
        count = place + 1
        for label in labels:
            # A word that may stand on two points of a ladder (slightly: 2 or 3) stands on the lower one.
            if places.setdefault(normal(label), place) == place:
                spellings.setdefault(label, place)
    needed = frozenset(normal(label) for labels in needs for label in labels)
    whole_from, is_short = written.get("from", 1), "from" in written
    return Ladder(name, count, spellings, places, needed, whole_from=whole_from, is_short=is_short)


def _labels(tokens: str, stem: Stem) -> Iterator[str]:
    for token in tokens.split():
        if token == "0":
            yield from _split(_written()["neutral"])
            yield from (f"neither {good} nor {bad}" for good in stem.good for bad in stem.bad if (good + bad).isascii())
            continue
        for mark in _modifiers()[token[:-1]]:
            for word in stem.good if token[-1] == "+" else stem.bad:
                if not mark:
                    yield word
                elif is_chinese(mark) and is_chinese(word):
                    yield mark + word
                elif not is_chinese(mark) and not is_chinese(word):
                    yield f"{mark} {word}"
                    yield f"{word} {mark}"
