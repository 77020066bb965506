"""The reader's language. Sentences stand in the code in English and are translated whole, never in pieces."""

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

# A download or a job runs in a thread without the reader's session, so it sets the language itself.
_forced_language: ContextVar[str | None] = ContextVar("forced_language", default=None)


def get_language() -> str:
    """The language of the reader, `en` or `zh`; English in a thread without a session."""
    if language := _forced_language.get():
        return language
    if get_script_run_ctx(suppress_warning=True) is None:
        return "en"
    return str(st.session_state.get(LANGUAGE_KEY, "en"))


def get_locale() -> str:
    """Babel's name of the reader's language."""
    return LOCALES[get_language()]


@contextmanager
def use_language(name: str) -> Iterator[None]:
    """Translates every sentence of this block into the language `name`."""
    token = _forced_language.set(name)
    try:
        yield
    finally:
        _forced_language.reset(token)


def choose_language(requested: str | None, browser: str | None) -> str:
    """The language of a new session: that of the address, else of the browser, else English."""
    if requested in LANGUAGES:
        return requested
    return "zh" if (browser or "").lower().startswith("zh") else "en"


@lru_cache
def load_catalogue(name: str) -> gettext.NullTranslations:
    """The translations into the language `name`, compiled from the catalogue that translators edit."""
    path = CATALOGUES / LOCALES[name] / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return gettext.NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=LOCALES[name]))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _(message: str, /, **parts: object) -> str:
    """The sentence in the reader's language, its placeholders filled with `parts`."""
    text = load_catalogue(get_language()).gettext(message) if message else ""
    return text.format(**parts) if parts else text


def n_(one: str, many: str, count: float, /, **parts: object) -> str:
    """The sentence for `count` things in the reader's language, its placeholders filled with `parts`."""
    return load_catalogue(get_language()).ngettext(one, many, int(count)).format(**parts)


def N_(message: str, /) -> str:  # noqa: N802 - the name by which gettext tools know a marked sentence
    """Marks a sentence for translation where it is defined; `_` translates it where it is shown."""
    return message


def translate_message(message: CrmError | Reason | Problem) -> str:
    """The sentence of an error, a reason or a problem in the reader's language, as are the messages within it."""
    if isinstance(message, Problem):
        value = "" if message.value is None else shorten_value(message.value)
        return _(
            "Line {line}: {cell} {reason}",
            line=message.line,
            cell=" ".join(filter(None, (message.column, value))),
            reason=translate_message(message.reason),
        )
    translatable = (CrmError, Reason, Problem)
    parts = {
        name: translate_message(part) if isinstance(part, translatable) else part
        for name, part in message.parts.items()
    }
    return load_catalogue(get_language()).gettext(message.template).format(**parts)


def format_list(items: Sequence[str]) -> str:
    """`a, b, c` with the reader's language's comma."""
    return ("、" if get_language() == "zh" else ", ").join(items)


def join_sentences(sentences: Sequence[str]) -> str:
    """The sentences that are not empty, with a space between them in English and none in Chinese."""
    return ("" if get_language() == "zh" else " ").join(sentence for sentence in sentences if sentence)
