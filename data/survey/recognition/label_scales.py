"""The ladders of labels that answers may stand on, built from words and modifiers of them."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from data.survey.text import is_chinese, normalize_label

_SCALES_FILE = Path(__file__).with_name("scales.toml")


@dataclass(frozen=True)
class LabelScale:
    """A scale's labels and the point of each, from 0."""

    name: str
    points: int
    point_by_spelling: dict[str, int]
    """The labels as they are written."""
    point_by_label: dict[str, int]
    """The labels as they are compared."""
    required_labels: frozenset[str] = frozenset()
    """Only where one of these is among the answers."""
    required_groups: tuple[frozenset[str], ...] = ()
    """Only where one of each of these is among the answers."""
    whole_from: int = 1
    """Seen whole in so many answers it is this scale, and no larger one with points that nobody chose."""
    is_short: bool = False
    """Only ever seen whole: its labels are also those of larger scales."""
    adjectives: tuple[str, ...] = ()
    """The adjectives it is built on."""


@dataclass(frozen=True)
class AdjectiveFamily:
    """An adjective and its opposites, to which the modifiers are put."""

    name: str
    good: tuple[str, ...]
    bad: tuple[str, ...]


@cache
def _load_scales() -> dict[str, Any]:
    return tomllib.loads(_SCALES_FILE.read_text(encoding="utf-8"))


@cache
def _load_modifiers() -> dict[str, tuple[str, ...]]:
    return {name: _split_spellings(text) for name, text in _load_scales()["modifiers"].items()}


@cache
def list_modifiers() -> tuple[str, ...]:
    """All words that modify an adjective, the longest first."""
    marks = {mark for listed in _load_modifiers().values() for mark in listed if mark}
    return tuple(sorted(marks, key=lambda mark: (-len(mark), mark)))


@cache
def _load_families() -> tuple[AdjectiveFamily, ...]:
    return tuple(
        AdjectiveFamily(one["name"], _split_spellings(one["good"]), _split_spellings(one["bad"]))
        for one in _load_scales()["family"]
    )


def _split_spellings(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(word.split()) for word in text.split("|")))


def find_adjective_families(texts: Iterable[str]) -> tuple[AdjectiveFamily, ...]:
    """The adjectives that the answers may be built on: the known ones, or what their modifiers leave over."""
    given = list(texts)
    known = [
        stem
        for stem in _load_families()
        if any(word and word in text for text in given for word in stem.good + stem.bad)
    ]
    left: dict[str, int] = {}
    for text in given:
        mark = next((mark for mark in list_modifiers() if text.startswith(mark) and text != mark), "")
        rest = text.removeprefix(mark).strip()
        if mark and rest:
            left[rest] = left.get(rest, 0) + 1
    words = {word for stem in known for word in stem.good + stem.bad}
    others = [word for word, count in left.items() if count > 1 and word not in words]
    return (
        *known,
        *(AdjectiveFamily("degree", (word,), (f"un{word}", f"in{word}", f"不{word}")) for word in others[:3]),
    )


@lru_cache(maxsize=64)
def build_label_scales(families: tuple[AdjectiveFamily, ...]) -> tuple[LabelScale, ...]:
    """All ladders that answers with these adjectives may stand on, in the order in which they are tried."""
    return (
        *_load_fixed_scales(),
        *(_build_family_scale(ladder, stem) for ladder in _load_scales()["ladder"] for stem in families),
    )


@cache
def _load_fixed_scales() -> tuple[LabelScale, ...]:
    return tuple(
        _build_scale(
            one,
            one["name"],
            [_split_spellings(labels) for labels in one["points"]],
            map(_split_spellings, one.get("needs", ())),
        )
        for one in _load_scales()["listed"]
    )


def _build_family_scale(definition: dict[str, Any], family: AdjectiveFamily) -> LabelScale:
    points = [sorted(set(_generate_labels(tokens, family))) for tokens in definition["points"]]
    ladder = _build_scale(
        definition, family.name, points, (_generate_labels(token, family) for token in definition.get("needs", ()))
    )
    together = tuple(
        frozenset(map(normalize_label, _generate_labels(token, family))) for token in definition.get("together", ())
    )
    return replace(ladder, adjectives=family.good + family.bad, required_groups=together)


def _build_scale(
    definition: dict[str, Any], name: str, points: Iterable[Iterable[str]], required: Iterable[Iterable[str]]
) -> LabelScale:
    spellings: dict[str, int] = {}
    places: dict[str, int] = {}
    count = 0
    for place, labels in enumerate(points):
        count = place + 1
        for label in labels:
            # A word that may stand on two points of a ladder (slightly: 2 or 3) stands on the lower one.
            if places.setdefault(normalize_label(label), place) == place:
                spellings.setdefault(label, place)
    needed = frozenset(normalize_label(label) for labels in required for label in labels)
    whole_from, is_short = definition.get("from", 1), "from" in definition
    return LabelScale(name, count, spellings, places, needed, whole_from=whole_from, is_short=is_short)


def _generate_labels(tokens: str, family: AdjectiveFamily) -> Iterator[str]:
    for token in tokens.split():
        if token == "0":
            yield from _split_spellings(_load_scales()["neutral"])
            yield from (
                f"neither {good} nor {bad}" for good in family.good for bad in family.bad if (good + bad).isascii()
            )
            continue
        for mark in _load_modifiers()[token[:-1]]:
            for word in family.good if token[-1] == "+" else family.bad:
                if not mark:
                    yield word
                elif is_chinese(mark) and is_chinese(word):
                    yield mark + word
                elif not is_chinese(mark) and not is_chinese(word):
                    yield f"{mark} {word}"
                    yield f"{word} {mark}"
