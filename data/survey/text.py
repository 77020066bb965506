"""How texts are compared: labels of answers, wordings of questions, and numbers among them."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from data.parsing.text_keys import build_letter_key

_ANSWERS_FILE = Path(__file__).with_name("answers.toml")
_ARTICLES = re.compile(r"^(?:i am|i m|im|it is|it s|it was|我觉得|我认为)\s+")
_SUBJECTS = re.compile(r"\b(?:i|my|our|your|the|me|us|it)\b")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def normalize_label(text: str) -> str:
    """An answer as labels are compared: full-width as half-width, lower case, without marks."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("'", "")
    if re.search(r"\bneither\b.*\bnor\b", text) or re.search(r"既(?:不|非|没).*(?:也|又)(?:不|非|没)", text):
        return "neither"
    text = " ".join(re.sub(r"[\W_]+", " ", text).split())
    text = re.sub(r"^not (.+) at all$", r"not at all \1", text)
    bare = " ".join(_SUBJECTS.sub(" ", _ARTICLES.sub("", text)).split())
    return bare or text


@cache
def load_answer_words(kind: str, name: str) -> tuple[str, ...]:
    """A list of the words in answers that say nothing."""
    return tuple(tomllib.loads(_ANSWERS_FILE.read_text(encoding="utf-8"))[kind][name])


def normalize_wording(text: str) -> str:
    """A question's wording as wordings are compared: blanks, case, marks and its number do not count."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return build_letter_key(re.sub(r"^\s*(?:q\s*)?\d{1,3}\s*[.、:)]\s*", "", text))


def is_chinese(text: str) -> bool:
    """The text has Chinese characters."""
    return bool(re.search(r"[\u4e00-\u9fff]", text))


def parse_number(text: str) -> float | None:
    """The number that the text is, full-width digits too; None where it is none."""
    text = unicodedata.normalize("NFKC", text).strip()
    return float(text) if _NUMBER.fullmatch(text) and len(text) < 20 else None


def build_slug(text: str) -> str:
    """A name for a question of letters, digits and underscores."""
    return re.sub(r"\W+", "_", unicodedata.normalize("NFKC", text)).strip("_")[:60]


NOT_APPLICABLE = load_answer_words("none", "not_applicable")
_NOT_APPLICABLE_KEYS = frozenset(text.casefold() for text in NOT_APPLICABLE)
_NO_OPINION_KEYS = frozenset(map(normalize_label, load_answer_words("none", "no_opinion")))


def split_off_no_opinion(counts: Mapping[str, int]) -> tuple[dict[str, int], tuple[str, ...]]:
    """The answers, and those that say there is no opinion; what is not applicable is in neither."""
    spoken = tuple(
        label
        for label in counts
        if label.casefold() not in _NOT_APPLICABLE_KEYS and normalize_label(label) in _NO_OPINION_KEYS
    )
    left = {
        label: count
        for label, count in counts.items()
        if label.casefold() not in _NOT_APPLICABLE_KEYS and label not in spoken
    }
    return left, spoken


def join_wording(question: str, part: str) -> str:
    """A question's wording with its row or option."""
    return f"{question} – {part}" if question and part else question or part
