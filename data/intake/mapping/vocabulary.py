"""The vocabulary of other tools' lists: what their words and names mean, as `words.toml` lists it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.parsing.text_keys import build_letter_key
from data.rules import load_rules

OPEN_OUTCOME = "open"
_DEALS_TABLE = "opportunities"
# As many words of each meaning are shown to people.
_MAX_EXAMPLES = 4
# What tools put around a word: the stage's place in their own list, and its probability.
_DECORATION = re.compile(r"^\d+[\s.:,、)\-–—]+|\W*\d+\s*%\W*$")


@dataclass(frozen=True)
class ColumnRedirect:
    """The values of `column` belong into `target_column` where the row ended in one of the `outcomes`."""

    column: str
    target_column: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """What is known of a table's words and names.

    Attributes:
        meanings: By column and key of a word, the values that the word stands for, by column.
        all_words: All words of each column, as they are written.
        example_words: Some words for each of a column's meanings, to be shown to people.
        redirects: Columns whose values belong into another one, depending on how the row ended.
        name_columns: Columns that may hold names in place of numbers.
    """

    meanings: MappingProxyType[str, dict[str, dict[str, str]]]
    all_words: MappingProxyType[str, tuple[str, ...]]
    example_words: MappingProxyType[str, tuple[str, ...]]
    redirects: tuple[ColumnRedirect, ...] = ()
    name_columns: tuple[str, ...] = ()

    def interpret(self, column: str, text: str) -> dict[str, str] | None:
        """The values that a cell's text stands for, by column; None if the word is not known."""
        known = self.meanings.get(column, {})
        return known.get(build_letter_key(text)) or known.get(build_letter_key(_DECORATION.sub("", text)))


@cache
def load_vocabulary(table: str) -> Vocabulary:
    """The words known of a table; none of most."""
    definition = _read_vocabulary_file().get(table, {})
    entries: dict[str, list[dict[str, Any]]] = dict(definition.get("words", {}))
    if table == _DEALS_TABLE:
        entries["stage"] = [*_list_stage_words(), *entries["stage"]]
    meanings: dict[str, dict[str, dict[str, str]]] = {}
    for column, lines in entries.items():
        for line in lines:
            values = {name: str(value) for name, value in line["means"].items()}
            for word in line["words"]:
                meanings.setdefault(column, {}).setdefault(build_letter_key(word), values)
    redirects = tuple(
        ColumnRedirect(line["column"], line["becomes"], tuple(line["outcomes"]))
        for line in definition.get("elsewhere", ())
    )
    return Vocabulary(
        MappingProxyType(meanings),
        MappingProxyType(_list_words(entries, None)),
        MappingProxyType(_list_words(entries, _MAX_EXAMPLES)),
        redirects,
        tuple(definition.get("names", {}).get("columns", ())),
    )


def _list_words(entries: dict[str, list[dict[str, Any]]], limit: int | None) -> dict[str, tuple[str, ...]]:
    """By column, the first words of each meaning."""
    return {
        column: tuple(dict.fromkeys(word for line in lines for word in line["words"][:limit]))
        for column, lines in entries.items()
    }


def _list_stage_words() -> list[dict[str, Any]]:
    """The rules' own names of the stages; those before a contract also say that the deal is open."""
    is_open = {"outcome": OPEN_OUTCOME}
    return [
        {"means": {"stage": row["stage"]} | (is_open if int(row["stage"]) < 6 else {}), "words": [str(row["says"])]}
        for row in load_rules().relations["funnel_stages"]
    ]


@cache
def _read_vocabulary_file() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
