"""Every sentence that a person reads stands in both languages."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

import queries
from data.errors import QuestionError
from data.rules import load_rules
from pages.ui.i18n.extract_messages import collect_messages, get_catalogue_path, is_translated
from pages.ui.i18n.translation import LANGUAGES, choose_language, translate_message, use_language
from pages.ui.labels.column_labels import COLUMN_LABELS
from pages.ui.labels.value_labels import VALUE_LABELS, label_value
from tests.examples import ROOT

PARTS = re.compile(r"\{(\w+)\}")
TRANSLATIONS = [language for language in LANGUAGES if language != "en"]


@pytest.fixture(params=TRANSLATIONS)
def label_table(request: pytest.FixtureRequest) -> dict[object, object]:
    with get_catalogue_path(request.param).open("rb") as file:
        return {message.id: message for message in read_po(file) if message.id}


def test_every_sentence_is_translated_and_none_is_doubtful(catalogue: dict) -> None:
    assert {
        sentence
        for sentence in collect_messages()
        if sentence not in catalogue or not is_translated(catalogue[sentence])
    } == set()


def test_no_translation_is_kept_for_a_sentence_that_is_gone(catalogue: dict) -> None:
    assert set(catalogue) - collect_messages() == set()


def test_a_translation_has_the_same_parts_as_its_sentence(catalogue: dict) -> None:
    for sentence, message in catalogue.items():
        wanted = sentence[1] if isinstance(sentence, tuple) else sentence
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for string in strings:
            assert set(PARTS.findall(string)) == set(PARTS.findall(wanted)), sentence


def test_every_column_of_every_question_has_a_heading() -> None:
    named = {column.name for name in queries.names() for column in queries.describe(name).columns} - {"slice"}
    assert named - set(COLUMN_LABELS) == set()


def test_every_value_of_the_rules_tables_has_a_name() -> None:
    named = {
        str(row[column])
        for table in load_rules().relations.values()
        for row in table
        for column in ("tier", "segment", "reason", "state", "metric")
        if column in row
    }
    assert named - set(VALUE_LABELS) == set()


def test_a_name_that_looks_like_a_value_of_a_list_is_left_alone() -> None:
    with use_language("zh"):
        assert label_value("name", "new") == "new"
        assert label_value("from_tier", "new") == "新客户"


def test_an_error_is_told_in_the_readers_language() -> None:
    error = QuestionError("There is no rule {rule}. Did you mean {near}?", rule="x", near="y")
    assert translate_message(error) == str(error)
    with use_language("zh"):
        assert translate_message(error) == "没有规则 x。您是指 y 吗？"


@pytest.mark.parametrize(
    ("asked", "browser", "spoken"),
    [(None, "zh-CN", "zh"), (None, "zh-TW", "zh"), (None, "de-DE", "en"), (None, None, "en"), ("en", "zh-CN", "en")],
)
def test_the_language_is_the_addresss_else_the_browsers_else_english(
    asked: str | None, browser: str | None, spoken: str
) -> None:
    assert choose_language(asked, browser) == spoken


def test_pages_write_no_sentence_past_the_translation() -> None:
    """Streamlit calls that show a literal text without `_()`."""
    shows = re.compile(
        r"st\.(?:title|header|subheader|caption|info|warning|error|success|button|popover|metric|toast|text|write)"
        r"\(\s*f?\"[A-Za-z]"
    )
    pages = ROOT / "pages"
    assert [path.name for path in pages.rglob("*.py") if shows.search(path.read_text(encoding="utf-8"))] == []
