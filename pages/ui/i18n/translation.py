"""The reader's language: sentences stand in the code in English and are translated here, whole, never in pieces."""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import streamlit as st
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.errors import CrmError
from data.intake.problems import Problem, shorten_value
from data.reason import Reason

LANGUAGES = {"en": "EN", "zh": "中文"}
CATALOGUES = Path(__file__).parent / "locale"
LOCALES = {"en": "en", "zh": "zh_Hans"}
# Both the key of the language switch and the parameter of the address.
LANGUAGE_KEY = "lang"

# A download is made in a thread without the reader's session, so it says itself which language it speaks.
_forced_language: ContextVar[str | None] = ContextVar("spoken", default=None)


def get_language() -> str:
    """`en` or `zh`: what the reader chose."""
    if spoken := _forced_language.get():
        return spoken
    if get_script_run_ctx(suppress_warning=True) is None:
        return "en"
    return str(st.session_state.get(LANGUAGE_KEY, "en"))


def get_locale() -> str:
    """The name by which Babel knows the reader's language."""
    return LOCALES[get_language()]


@contextmanager
def use_language(name: str) -> Iterator[None]:
    """Within this block every sentence is in the language `name`."""
    before = _forced_language.set(name)
    try:
        yield
    finally:
        _forced_language.reset(before)


def choose_language(requested: str | None, browser: str | None) -> str:
    """The language to begin with: the address's, else the browser's, else English."""
    if requested in LANGUAGES:
        return requested
    return "zh" if (browser or "").lower().startswith("zh") else "en"


@lru_cache
def load_catalogue(name: str) -> gettext.NullTranslations:
    """The translations into the language `name`, compiled from the text file that translators edit."""
    path = CATALOGUES / LOCALES[name] / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return gettext.NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=LOCALES[name]))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _(message: str, /, **parts: object) -> str:
    """The sentence in the reader's language, its `{parts}` filled in."""
    text = load_catalogue(get_language()).gettext(message) if message else ""
    return text.format(**parts) if parts else text


def n_(one: str, many: str, count: float, /, **parts: object) -> str:
    """The sentence for `count` things in the reader's language."""
    return load_catalogue(get_language()).ngettext(one, many, int(count)).format(**parts)


def N_(message: str, /) -> str:  # noqa: N802 - the name by which gettext tools know a marked sentence
    """Marks a sentence for translation where it is written down but not yet shown."""
    return message


def translate_message(message: CrmError | Reason | Problem) -> str:
    """What an error, a reason or a problem says, in the reader's language; so do those that are parts of it."""
    if isinstance(message, Problem):
        found = "" if message.value is None else shorten_value(message.value)
        return _(
            "Line {line}: {cell} {reason}",
            line=message.line,
            cell=" ".join(filter(None, (message.column, found))),
            reason=translate_message(message.reason),
        )
    speaks = (CrmError, Reason, Problem)
    parts = {
        name: translate_message(part) if isinstance(part, speaks) else part for name, part in message.parts.items()
    }
    return load_catalogue(get_language()).gettext(message.template).format(**parts)


def format_list(words: Sequence[str]) -> str:
    """`a, b, c` as the reader's language writes it."""
    return ("、" if get_language() == "zh" else ", ").join(words)


def join_sentences(sentences: Sequence[str]) -> str:
    """Sentences one after the other, with a blank between them where the language has one; empty ones left out."""
    return ("" if get_language() == "zh" else " ").join(sentence for sentence in sentences if sentence)
