"""Collects every sentence that needs a translation.

`python -m pages.ui.i18n.extract_messages` updates the catalogue and prints the sentences without a translation.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

import queries
from data import errors
from data.rules import load_rules
from data.sample.descriptions import EXAMPLE_DESCRIPTIONS
from data.schema import TABLES
from data.schema.customer_archive import load_fields
from pages.ui.i18n.translation import CATALOGUES, LOCALES
from queries.catalog.fields import CATALOGUE

ROOT = Path(__file__).parents[3]
VALUE_LABELS = ROOT / "pages" / "ui" / "labels" / "value_labels.toml"
# Folders and files whose errors reach the command line only, which speaks English.
COMMAND_LINE = {"commands", "backup.py", "creation.py", "__main__.py"}
# Modules of `data` with sentences in constants: problems of a cell, reasons of a proposal, texts of a template.
CONSTANTS = (
    "intake/problems.py",
    "intake/mapping/schema_matching.py",
    "intake/load/templates.py",
    "survey/model/reasons.py",
    "parsing/reasons.py",
)
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}
Message = str | tuple[str, str]


def collect_messages() -> set[Message]:
    """The msgids of pages, questions, rules, examples, errors, tables and fields; pairs are singular and plural."""
    return {
        *iterate_page_messages(),
        *iterate_question_messages(),
        *iterate_error_messages(),
        *iterate_constant_messages(),
        *iterate_schema_messages(),
        *iterate_field_messages(),
        *iterate_value_messages(),
    }


def iterate_page_messages() -> Iterator[Message]:
    """Sentences that the code of the pages marks for translation."""
    method_map = [("**.py", "python")]
    for _path, _line, message, *_rest in extract_from_dir(str(ROOT / "pages"), method_map, keywords=KEYWORDS):
        yield (message[0], message[1]) if isinstance(message, tuple) else str(message)


def iterate_question_messages() -> Iterator[str]:
    """Sentences, grains and meanings of questions, labels of rules, descriptions of examples."""
    for name in queries.names():
        question = queries.describe(name)
        yield question.sentence
        yield question.grain
        for column in question.columns:
            if column.name != "slice":
                yield from (text for text in (column.label, column.meaning) if text)
    yield from (entry.label for entry in CATALOGUE.values())
    yield from (rule.label for rule in load_rules().single.values())
    yield from (str(row["says"]) for rows in load_rules().relations.values() for row in rows if "says" in row)
    for example in EXAMPLE_DESCRIPTIONS.values():
        yield from (text for text in (example.title, example.attribution, example.licence) if text)


def iterate_error_messages() -> Iterator[str]:
    """Templates of all errors that may reach a page."""
    kinds = {
        name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.CrmError)
    } | {"Reason", "_build_map_error", "__init__"}
    for folder in ("data", "queries", "pages"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if set(path.relative_to(ROOT).parts) & COMMAND_LINE:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _get_callee_name(node.func) in kinds and node.args:
                    template = node.args[0]
                    if isinstance(template, ast.Constant) and isinstance(template.value, str):
                        yield template.value


def _get_callee_name(function: ast.expr) -> str:
    """The last name of a call's function, such as `__init__` where an error calls `super().__init__`."""
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def iterate_constant_messages() -> Iterator[str]:
    """Texts in the public constants of `CONSTANTS`: single ones, those in tuples, and the values of mappings."""
    for module in CONSTANTS:
        tree = ast.parse((ROOT / "data" / module).read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                constant = node.targets[0].id
                if constant.isupper() and not constant.startswith("_"):
                    yield from _iterate_texts(node.value)


def _iterate_texts(expression: ast.expr) -> Iterator[str]:
    values = expression.values if isinstance(expression, ast.Dict) else [expression]
    for literal in values:
        if isinstance(literal, ast.Constant | ast.Tuple):
            value = ast.literal_eval(literal)
            texts = value if isinstance(value, tuple) else (value,)
            yield from (text for text in texts if isinstance(text, str) and text)


def iterate_schema_messages() -> Iterator[str]:
    """Comments of the tables and their columns."""
    for table in TABLES:
        yield from (item.comment for item in (table, *table.columns) if item.comment and item.name != "batch_id")


def iterate_field_messages() -> Iterator[str]:
    """Labels of the fields of the customer archive."""
    yield from (field.label for field in load_fields().values())


def iterate_value_messages() -> Iterator[str]:
    """The labels of the values of closed lists."""
    for name, labels in tomllib.loads(VALUE_LABELS.read_text(encoding="utf-8")).items():
        if name not in ("free", "columns"):
            yield from labels.values()


def get_catalogue_path(language: str) -> Path:
    """The file with the translations into a language."""
    return CATALOGUES / LOCALES[language] / "LC_MESSAGES" / "messages.po"


def update_catalogue(language: str) -> list[str]:
    """Rewrites the catalogue of a language with the current sentences and the translations that they have.

    Returns:
        The sentences without a translation.
    """
    path = get_catalogue_path(language)
    with path.open("rb") as file:
        current = read_po(file, locale=LOCALES[language])
    updated = Catalog(locale=LOCALES[language], project="Customer dashboard", fuzzy=False)
    for message in sorted(collect_messages(), key=str):
        known = current.get(message if isinstance(message, str) else message[0])
        updated.add(message, string=known.string if known and not known.fuzzy else None)
    content = BytesIO()
    write_po(content, updated, omit_header=False, no_location=True, width=120)
    path.write_bytes(content.getvalue())
    return [str(message.id) for message in updated if message.id and not is_translated(message)]


def is_translated(message: Entry) -> bool:
    """Whether a message is translated in all its forms and not marked fuzzy."""
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(strings) and not message.fuzzy


if __name__ == "__main__":
    for untranslated in update_catalogue("zh"):
        sys.stdout.write(f"{untranslated}\n")
