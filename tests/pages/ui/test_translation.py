"""Every sentence that a person reads stands in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from babel.messages.pofile import read_po

import queries
from data.errors import QuestionError
from data.ledger.history import fetch_recent_batches
from data.rules import load_rules
from data.warehouse import Warehouse
from data.warehouse.integrity_checks import check_integrity
from pages.ui.i18n.extract_messages import collect_messages, get_catalogue_path, is_translated
from pages.ui.i18n.translation import LANGUAGES, choose_language, translate_message, use_language
from pages.ui.labels.column_labels import TABLE_COLUMN_LABELS, label_column
from pages.ui.labels.value_labels import label_value, list_labels
from tests.examples import ROOT

PARTS = re.compile(r"\{(\w+)\}")
TRANSLATIONS = [language for language in LANGUAGES if language != "en"]


@pytest.fixture(params=TRANSLATIONS)
def catalogue(request: pytest.FixtureRequest) -> dict[object, object]:
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


def test_every_column_of_every_question_has_a_label_in_both_languages(catalogue: dict) -> None:
    """The slice has none: it is shown under the name of the field that a split chose."""
    labels = {
        (name, column.name): column.label
        for name in queries.names()
        for column in queries.describe(name).columns
        if column.name != "slice"
    }
    assert [column for column, label in labels.items() if not label] == []
    assert [label for label in labels.values() if label not in catalogue or not is_translated(catalogue[label])] == []


def test_a_split_adds_a_column_with_the_label_of_its_field() -> None:
    assert label_column("tier", "value/summary") == "Value tier"
    assert label_column("product", "funnel/velocity") == "Product"


def test_the_columns_of_the_check_and_of_the_last_loads_have_labels(small_warehouse: Callable[..., Warehouse]) -> None:
    warehouse = small_warehouse()
    assert {*check_integrity(warehouse), *fetch_recent_batches(warehouse)} == set(TABLE_COLUMN_LABELS)


def test_every_value_of_the_rules_tables_has_a_label() -> None:
    unnamed = {
        (column, str(row[column]))
        for table in load_rules().relations.values()
        for row in table
        for column in ("tier", "segment", "reason", "state", "metric", "quadrant", "conflict", "dimension", "channel")
        if column in row and str(row[column]) not in list_labels(column)
    }
    assert unnamed == set()


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
