"""What other tools' lists say in words and names: `words.toml`, as the intake asks it."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.rules import load_rules

OPEN_OUTCOME = "open"
_DEALS_TABLE = "opportunities"
# So many words of each meaning are named to people.
_MAX_EXAMPLES = 4
# What tools put around a word: the stage's place in their own list, and its probability.
_DECORATION = re.compile(r"^\d+[\s.:,、)\-–—]+|\W*\d+\s*%\W*$")  # noqa: RUF001


@dataclass(frozen=True)
class ColumnRedirect:
    """What stands in `column` belongs into `becomes` where the row ended in one of these ways."""

    column: str
    target_column: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """What is known of a table: `meanings` of each column's words, which columns belong elsewhere, which have names."""

    meanings: MappingProxyType[str, dict[str, dict[str, str]]]
    all_words: MappingProxyType[str, tuple[str, ...]]
    """All words of each column, as they are written."""
    example_words: MappingProxyType[str, tuple[str, ...]]
    """Some words for each of a column's meanings, to be shown to people."""
    redirects: tuple[ColumnRedirect, ...] = ()
    name_columns: tuple[str, ...] = ()

    def interpret(self, column: str, text: str) -> dict[str, str] | None:
        """The values that a cell's text stands for, by column; None where it is no word that is known."""
        known = self.meanings.get(column, {})
        return known.get(normalize_word(text)) or known.get(normalize_word(_DECORATION.sub("", text)))


def normalize_word(text: str) -> str:
    """Letters and digits only, without regard to case and width."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


@cache
def load_vocabulary(table: str) -> Vocabulary:
    """The words known of a table; none of most."""
    written = _read_vocabulary_file().get(table, {})
    lists: dict[str, list[dict[str, Any]]] = dict(written.get("words", {}))
    if table == _DEALS_TABLE:
        lists["stage"] = [*_list_stage_words(), *lists["stage"]]
    meanings: dict[str, dict[str, dict[str, str]]] = {}
    for column, lines in lists.items():
        for line in lines:
            values = {name: str(value) for name, value in line["means"].items()}
            for word in line["words"]:
                meanings.setdefault(column, {}).setdefault(normalize_word(word), values)
    every, listed = (
        {
            column: tuple(dict.fromkeys(word for line in lines for word in line["words"][:most]))
            for column, lines in lists.items()
        }
        for most in (None, _MAX_EXAMPLES)
    )
    elsewhere = tuple(
        ColumnRedirect(one["column"], one["becomes"], tuple(one["outcomes"])) for one in written.get("elsewhere", ())
    )
    names = tuple(written.get("names", {}).get("columns", ()))
    return Vocabulary(MappingProxyType(meanings), MappingProxyType(every), MappingProxyType(listed), elsewhere, names)


def _list_stage_words() -> list[dict[str, Any]]:
    """The rules' own names of the stages; one with a contract is not said to be over, as its number is not either."""
    rows = load_rules().relations["funnel_stages"]
    still = {"outcome": OPEN_OUTCOME}
    return [
        {"means": {"stage": row["stage"]} | (still if int(row["stage"]) < 6 else {}), "words": [str(row["says"])]}
        for row in rows
    ]


@cache
def _read_vocabulary_file() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
