"""The recipes of CONTRIBUTING.md are true: each file that a recipe lists exists and holds the recipe's example."""

from __future__ import annotations

import re

import pytest

from tests.layout.project import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text()
RECIPES = {
    section.partition("\n")[0]: section
    for section in TEXT.partition("\n## Recipes\n")[2].partition("\n## ")[0].split("\n### ")[1:]
    if "Example: `" in section
}
# The most files that a recipe may touch, tests and translation included.
MOST_FILES = {"A metric": 5, "A filter field": 3, "A page": 6, "A table or a column": 5, "A survey layout": 6}


def list_files(recipe: str) -> list[str]:
    return re.findall(r"^\| `([\w./-]+)` \|", RECIPES[recipe], flags=re.M)


def test_there_is_a_recipe_for_each_thing_that_is_added() -> None:
    assert set(RECIPES) == set(MOST_FILES)


@pytest.mark.parametrize("recipe", MOST_FILES)
def test_a_recipe_touches_few_files_and_each_holds_its_example(recipe: str) -> None:
    example = re.search(r"Example: `(?:\w+/)?(\w+)`", RECIPES[recipe])
    assert example, "the recipe names its example"
    files = list_files(recipe)
    assert 2 < len(files) <= MOST_FILES[recipe]
    word = example[1].replace("_", "[ _]")
    missing = [
        file
        for file in files
        if not file.endswith(".po")
        and not re.search(word, f"{file}\n" + (ROOT / file).read_text(), flags=re.IGNORECASE)
    ]
    assert missing == []
