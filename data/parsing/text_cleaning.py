"""Texts as people mean them: no blanks around, no full-width digits, none of the characters that nobody sees.

A cell or field that holds nothing but `BLANKS` is empty, in a form, a file and a survey alike. A number, flag or day is
also read without unseen characters; a text keeps those within it in files and surveys, and loses them in a form.
"""

import re
import unicodedata

# Letters, digits and the blank as Chinese keyboards write them; punctuation is left, for in Chinese it is right.
_HALF_WIDTH = {0xFF10 + n: 0x30 + n for n in range(10)}
_HALF_WIDTH |= {0xFF21 + n: 0x41 + n for n in range(26)} | {0xFF41 + n: 0x61 + n for n in range(26)} | {0x3000: 0x20}
# Control characters but for tab and line end, marks of direction, zero-width blanks, halves of characters.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ud800-\udfff]"
)
# All white space of Unicode, and the byte-order mark, which tools leave at the beginning of a cell.
BLANKS = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)


def strip_blanks(text: str) -> str:
    """The text without blanks around it; empty if there is nothing else."""
    return text.strip(BLANKS)


def clean_line(text: str) -> str:
    """The text on one line, in half-width letters and digits, each run of blanks as one blank."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_HALF_WIDTH).split())


def clean_lines(text: str) -> str:
    """The text without unseen characters; its lines and the blanks within them stay."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    return "\n".join(line.rstrip() for line in visible.split("\n")).strip()


def convert_to_half_width(text: str) -> str:
    """The text in half width, punctuation included: for what holds only numbers and Latin letters."""
    return " ".join(unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).split())
