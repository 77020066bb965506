"""Text normalization: texts without width, case, accents, traditional forms and punctuation."""

import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC

# Han characters: the basic block, its first extension and the compatible forms.
_HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))
# Characters that are not letters, digits or vowel marks (Hebrew to Burmese).
_GAPS = re.compile(r"(?:[^\w\u0590-\u109f]|_)+")
_GAPS_NOT_ACCENTS = re.compile(r"(?:[^\w\u0300-\u036f\u0590-\u109f]|_)+")
_ACCENTS = re.compile(r"(?<=[a-zøłđðþæœı])[\u0300-\u036f]+")
# Letters that Unicode does not decompose.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


@lru_cache
def build_simplified_map() -> dict[int, str]:
    """The simplified form of each traditional character, character by character.

    Both spellings of a name become the same, also where the usual conversion looks at whole words (乾隆).
    """
    characters = [chr(code) for block in _HAN for code in block]
    simplified = {ord(character): character for character in characters}
    for config in ("hk2s", "tw2s", "t2s"):
        converted = OpenCC(config).convert("\n".join(characters)).split("\n")
        pairs = zip(characters, converted, strict=True)
        simplified |= {ord(character): to for character, to in pairs if to != character and len(to) == 1}
    # A simplified form may itself be a variant of another.
    return {code: simplified.get(ord(to), to) for code, to in simplified.items() if chr(code) != to}


def normalize_text(text: str) -> str:
    """Words of lower-case simplified letters and digits with one blank between them. Idempotent."""
    text = text.casefold() if text.isascii() else _normalize_unicode(text)
    return _GAPS.sub(" ", text).strip()


def _normalize_unicode(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFKC", text).translate(build_simplified_map())
    # A mark between a letter and its accent would keep the accent.
    apart = _GAPS_NOT_ACCENTS.sub(" ", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart).translate(_LETTERS))


def is_han(character: str) -> bool:
    """Whether it is a Chinese character."""
    return any(ord(character) in block for block in _HAN)


@lru_cache
def _build_letter_variants() -> dict[str, str]:
    """All characters that normalize to the same one or two letters, by these letters, as the inside of a regex set."""
    codes = [*range(0x30, 0x3A), *range(0x41, 0x250), *range(0x1E00, 0x1F00), *range(0xFF10, 0xFF5B)]
    variants: dict[str, str] = {}
    for code in [*codes, *build_simplified_map()]:
        to = normalize_text(chr(code))
        if to and to != chr(code) and chr(code).isalnum():
            variants[to] = variants.get(to, "") + chr(code)
    return variants


def build_pattern(letters: str, gap: str) -> str:
    """A pattern (RE2) of all texts that normalize to these letters, with `gap` between any two of them."""
    parts, position = [], 0
    while position < len(letters):
        pair = letters[position : position + 2]
        is_pair = len(pair) == 2 and pair in _build_letter_variants()
        # ß becomes two letters.
        parts.append(
            f"(?:[{get_letter_variants(pair[0])}]{gap}[{get_letter_variants(pair[1])}]|[{_build_letter_variants()[pair]}])"
            if is_pair
            else f"[{get_letter_variants(pair[0])}]"
        )
        position += 2 if is_pair else 1
    return gap.join(parts)


def get_letter_variants(letter: str) -> str:
    """A normalized letter and all characters that normalize to it."""
    return letter + _build_letter_variants().get(letter, "")
