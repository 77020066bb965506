"""Keys by which two texts are the same, although they are written differently.

Two keys serve headings, words, labels and names in forms, files and surveys:

* `build_letter_key` keeps letters and digits only. Headings of files and surveys, words of other tools' lists, values
  of closed lists and wordings of questions are compared by it. A heading of a file first loses what stands in brackets
  (`data.intake.readers.heading_synonyms`), and a wording its number (`data.survey.text.normalize_wording`).
* `build_text_key` keeps marks and single blanks. Answers of surveys and names of surveys are compared by it, where `-`
  and `+` or `A+` and `A` are two answers.

Two comparisons need more and have functions of their own:

* `data.survey.text.normalize_label` compares labels of scales: it also drops subjects and articles ("I am very
  satisfied" is "very satisfied").
* `data.entry.duplicates.text_normalization.normalize_text` compares names of customers: it also drops accents and
  writes traditional characters as simplified ones, but keeps words apart, as legal forms are words.
"""

import re
import unicodedata

_NOT_LETTERS = re.compile(r"[\W_]+")


def build_letter_key(text: str) -> str:
    """The letters and digits of a text, whatever its width, case, blanks and marks."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


def build_text_key(text: str) -> str:
    """The text in half width and small letters, with single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
