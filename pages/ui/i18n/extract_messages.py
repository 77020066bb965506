"""Collects every sentence of the pages for the translators.

`python -m pages.ui.i18n.extract_messages` updates the catalogue.
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
# What only the command line says, in English.
COMMAND_LINE = {"commands", "backup.py", "creation.py", "__main__.py"}
# Where sentences stand as constants: what is wrong with a cell, why something is proposed, what a template explains.
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
    """All sentences of pages, questions, rules, examples and errors, in English; pairs are singular and plural."""
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
    """What the code of the pages marks for translation."""
    method_map = [("**.py", "python")]
    for found in extract_from_dir(str(ROOT / "pages"), method_map, keywords=KEYWORDS):
        message = found[2]
        yield (message[0], message[1]) if isinstance(message, tuple) else str(message)


def iterate_question_messages() -> Iterator[str]:
    """What questions, fields, rules and examples say of themselves."""
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
    for about in EXAMPLE_DESCRIPTIONS.values():
        yield from (text for text in (about.title, about.attribution, about.licence) if text)


def iterate_error_messages() -> Iterator[str]:
    """The templates of all errors that may reach a page."""
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
    """The last name of what is called: an error that fills its own template calls super().__init__."""
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def iterate_constant_messages() -> Iterator[str]:
    """The constants in which intake and entry speak: texts, tuples of texts, and the values of mappings."""
    for name in CONSTANTS:
        tree = ast.parse((ROOT / "data" / name).read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper():
                found = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
                for one in found:
                    if node.targets[0].id[0] != "_" and isinstance(one, ast.Constant | ast.Tuple):
                        value = ast.literal_eval(one)
                        texts = value if isinstance(value, tuple) else (value,)
                        yield from (text for text in texts if isinstance(text, str) and text)


def iterate_schema_messages() -> Iterator[str]:
    """What the tables and their columns hold."""
    for table in TABLES:
        yield from (one.comment for one in (table, *table.columns) if one.comment and one.name != "batch_id")


def iterate_field_messages() -> Iterator[str]:
    """What the fields of the customer archive are called."""
    yield from (field.label for field in load_fields().values())


def iterate_value_messages() -> Iterator[str]:
    """The labels of the values of closed lists."""
    for name, labels in tomllib.loads(VALUE_LABELS.read_text(encoding="utf-8")).items():
        if name not in ("free", "columns"):
            yield from labels.values()


def get_catalogue_path(language: str) -> Path:
    """Where the translations into a language stand."""
    return CATALOGUES / LOCALES[language] / "LC_MESSAGES" / "messages.po"


def update_catalogue(language: str) -> list[str]:
    """Brings the catalogue up to date; gives the sentences that still want a translation."""
    path = get_catalogue_path(language)
    with path.open("rb") as file:
        held = read_po(file, locale=LOCALES[language])
    fresh = Catalog(locale=LOCALES[language], project="Customer dashboard", fuzzy=False)
    for message in sorted(collect_messages(), key=str):
        before = held.get(message if isinstance(message, str) else message[0])
        fresh.add(message, string=before.string if before and not before.fuzzy else None)
    out = BytesIO()
    write_po(out, fresh, omit_header=False, no_location=True, width=120)
    path.write_bytes(out.getvalue())
    return [str(message.id) for message in fresh if message.id and not is_translated(message)]


def is_translated(message: Entry) -> bool:
    """Whether a message has a translation that somebody vouches for."""
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(strings) and not message.fuzzy


if __name__ == "__main__":
    for wanting in update_catalogue("zh"):
        sys.stdout.write(f"{wanting}\n")
