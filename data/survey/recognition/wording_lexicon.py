"""What the wording of a question suggests about its role and its dimension."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from data.survey.text import is_chinese

_LEXICON_FILE = Path(__file__).with_name("wording.toml")
# Which of them comes before all else, and which is asked for at the head of a question.
# “What is your overall satisfaction” asks for a judgement.
_JUDGEMENT_WORDS = "overall|general|level|degree|satisf|opinion|impression|rating|likelihood|experience"
_WHICH_QUESTION = re.compile(
    rf"^\W*(which|what (is|was) your(?! ({_JUDGEMENT_WORDS}))|where|who|when|how did you "
    rf"(hear|find|learn))\b|\bof which\b|哪",
    re.IGNORECASE,
)
SCALED_TOPICS = {"recommend", "satisfaction", "effort", "importance", "agreement", "rating", "likelihood", "frequency"}


@cache
def _load_lexicon() -> dict[str, Any]:
    return tomllib.loads(_LEXICON_FILE.read_text(encoding="utf-8"))


@cache
def _compile_patterns(*path: str) -> dict[str, re.Pattern[str]]:
    found = _load_lexicon()
    for name in path:
        found = found[name]
    return {name: re.compile("|".join(map(_anchor_pattern, listed)), re.IGNORECASE) for name, listed in found.items()}


def _anchor_pattern(pattern: str) -> str:
    return f"(?:{pattern})" if is_chinese(pattern) or pattern.startswith("^") else f"(?<![a-z])(?:{pattern})"


def _split_identifier(text: str) -> str:
    # The code of a question says something too: REC_1, SatOverall.
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", text)


def detect_topics(*texts: str) -> frozenset[str]:
    """What the wording speaks of: satisfaction, recommend, which, open …, by the names of the lexicon."""
    text = " ".join(map(_split_identifier, texts))
    found = {name for name, pattern in _compile_patterns("about").items() if pattern.search(text)}
    if _WHICH_QUESTION.search(text):
        found.add("asks which")
    return frozenset(found)


def detect_servqual_kind(text: str) -> str:
    """Whether it asks what is expected, what is just acceptable or what is perceived; '' if it does not say."""
    for name in ("adequate", "expectation", "perception"):
        if _compile_patterns("service")[name].search(_split_identifier(text)):
            return name
    return ""


def is_dysfunctional_wording(text: str) -> bool:
    """A Kano question that asks about not having something."""
    return bool(_compile_patterns("kano")["without"].search(_split_identifier(text)))


def detect_service_dimension(text: str) -> str | None:
    """One of the five dimensions of service quality; None where the words do not decide."""
    return _detect_dimension(text, "service")


def detect_value_dimension(text: str) -> str | None:
    """A driver of customer equity or a part of delivered value, where the wording clearly says so."""
    return _detect_dimension(text, "value")


def _detect_dimension(text: str, kind: str) -> str | None:
    hits = {
        name: len(pattern.findall(_split_identifier(text)))
        for name, pattern in _compile_patterns("dimension", kind).items()
    }
    most = max(hits.values())
    best = [name for name, count in hits.items() if count == most]
    return best[0] if most and len(best) == 1 else None


def is_which_question(topics: frozenset[str]) -> bool:
    """The question wants one of several and no judgement."""
    return "asks which" in topics or ("which" in topics and not SCALED_TOPICS & topics)


def strip_framing(text: str, patterns: Iterable[str]) -> str:
    """The statement without the words that only say how it is asked."""
    for pattern in patterns:
        text = re.sub(pattern, " ", text, flags=re.IGNORECASE)
    return " ".join(text.split())
