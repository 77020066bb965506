"""What the wording of a question suggests about its role and its dimension."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from data.intake.survey.spelling import is_chinese

_FILE = Path(__file__).with_name("wording.toml")
# Which of them comes before all else, and which is asked for at the head of a question.
# “What is your overall satisfaction” asks for a judgement.
_JUDGED = "overall|general|level|degree|satisf|opinion|impression|rating|likelihood|experience"
_ASKS_WHICH = re.compile(
    rf"^\W*(which|what (is|was) your(?! ({_JUDGED}))|where|who|when|how did you (hear|find|learn))\b|\bof which\b|哪",
    re.IGNORECASE,
)
SCALED = {"recommend", "satisfaction", "effort", "importance", "agreement", "rating", "likelihood", "frequency"}


@cache
def _written() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _patterns(*path: str) -> dict[str, re.Pattern[str]]:
    found = _written()
    for name in path:
        found = found[name]
    return {name: re.compile("|".join(map(_whole, listed)), re.IGNORECASE) for name, listed in found.items()}


def _whole(pattern: str) -> str:
    return f"(?:{pattern})" if is_chinese(pattern) or pattern.startswith("^") else f"(?<![a-z])(?:{pattern})"


def _plain(text: str) -> str:
    # The code of a question says something too: REC_1, SatOverall.
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", text)


def about(*texts: str) -> frozenset[str]:
    """What the wording speaks of: satisfaction, recommend, which, open …, by the names of the lexicon."""
    text = " ".join(map(_plain, texts))
    found = {name for name, pattern in _patterns("about").items() if pattern.search(text)}
    if _ASKS_WHICH.search(text):
        found.add("asks which")
    return frozenset(found)


def serves(text: str) -> str:
    """Whether it asks what is expected, what is just acceptable or what is perceived; '' if it does not say."""
    for name in ("adequate", "expectation", "perception"):
        if _patterns("service")[name].search(_plain(text)):
            return name
    return ""


def is_without(text: str) -> bool:
    """A Kano question that asks about not having something."""
    return bool(_patterns("kano")["without"].search(_plain(text)))


def service_dimension(text: str) -> str | None:
    """One of the five dimensions of service quality; None where the words do not decide."""
    return _dimension(text, "service")


def value_dimension(text: str) -> str | None:
    """A driver of customer equity or a part of delivered value, where the wording clearly says so."""
    return _dimension(text, "value")


def _dimension(text: str, kind: str) -> str | None:
    hits = {name: len(pattern.findall(_plain(text))) for name, pattern in _patterns("dimension", kind).items()}
    most = max(hits.values())
    best = [name for name, count in hits.items() if count == most]
    return best[0] if most and len(best) == 1 else None


def asks_which(found: frozenset[str]) -> bool:
    """The question wants one of several and no judgement."""
    return "asks which" in found or ("which" in found and not SCALED & found)


def bare(text: str, away: Iterable[str]) -> str:
    """The statement without the words that only say how it is asked."""
    for pattern in away:
        text = re.sub(pattern, " ", text, flags=re.IGNORECASE)
    return " ".join(text.split())
