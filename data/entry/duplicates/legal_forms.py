"""Legal forms and cities in the names of firms."""

import re
import tomllib
from pathlib import Path

from data.entry.duplicates.text_normalization import is_han, normalize_text

_FORMS = tomllib.loads((Path(__file__).parent / "legal_forms.toml").read_text(encoding="utf-8"))
_TRAILING, _LEADING = frozenset(_FORMS["behind"].split()), frozenset(_FORMS["before"].split())
_HAN_FORMS = "|".join(sorted((form for form in _TRAILING if is_han(form[0])), key=len, reverse=True))
_HAN_FORM = re.compile(rf"(?<!{_FORMS['unless_behind']})(?:{_HAN_FORMS})$")
_SINGLE_LETTER = re.compile(r"(?<![^\W\d_])([^\W\d_]) (?=[^\W\d_](?![^\W\d_]))")


def list_trailing_forms() -> tuple[str, ...]:
    """Legal forms that stand behind a name, longest first."""
    return _sort_longest_first(_TRAILING)


def list_leading_forms() -> tuple[str, ...]:
    """Legal forms that stand before a name, longest first."""
    return _sort_longest_first(_LEADING)


def _sort_longest_first(forms: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def split_firm_name(name: str) -> list[str]:
    """The words of a firm's name; letters that stand alone are one word: S. A. is sa."""
    return _SINGLE_LETTER.sub(_join_initials, normalize_text(name)).split()


def _join_initials(match: re.Match[str]) -> str:
    return match[1] if not is_han(match[1]) else f"{match[1]} "


def strip_legal_form(words: list[str]) -> list[str]:
    """The words without legal forms at either end, in any order; unchanged where nothing would be left."""
    remaining = list(words)
    while remaining and remaining[0] in _LEADING:
        remaining.pop(0)
    while remaining:
        last = remaining[-1]
        if last in _TRAILING:
            remaining.pop()
        elif (shorter := _HAN_FORM.sub("", last)) != last:
            remaining[-1:] = [shorter] if shorter else []
        else:
            break
    return remaining or words


def strip_city(words: list[str], spellings: tuple[str, ...]) -> list[str]:
    """The words without their city: a word of its own, or a prefix or suffix of Chinese characters."""
    remaining = [word for word in words if word not in spellings]
    for name in spellings:
        if not remaining or not is_han(name[0]):
            continue
        first = remaining[0].removeprefix(name)
        remaining[0] = first if len(first) > 1 else remaining[0]
        last = remaining[-1].removesuffix(name)
        remaining[-1] = last if len(last) > 1 else remaining[-1]
    return remaining or words
