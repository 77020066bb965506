"""Texts as people mean them: no blanks around, no full-width digits, none of the characters that nobody sees."""

import re
import unicodedata

# Letters, digits and the blank as Chinese keyboards write them; punctuation is left, for in Chinese it is right.
_HALF_WIDTH = {0xFF10 + n: 0x30 + n for n in range(10)}
_HALF_WIDTH |= {0xFF21 + n: 0x41 + n for n in range(26)} | {0xFF41 + n: 0x61 + n for n in range(26)} | {0x3000: 0x20}
# Control characters but for tab and line end, marks of direction, zero-width blanks, halves of characters.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ud800-\udfff]"
)


def clean_line(text: str) -> str:
    """On one line, in half-width letters and digits, each run of blanks one blank."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_HALF_WIDTH).split())


def clean_lines(text: str) -> str:
    """The same for a text of several lines, whose lines and inner blanks stay."""
    seen = _INVISIBLE.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    return "\n".join(one.rstrip() for one in seen.split("\n")).strip()


def convert_to_half_width(text: str) -> str:
    """What holds only numbers and Latin letters: punctuation too in its narrow form."""
    return " ".join(unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).split())
