"""Files of every tool's layout with other questions, values and people come to what they say, untouched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from data.warehouse import Warehouse
from tests.data.survey.exports.comparison import differences
from tests.data.survey.exports.tools import LAYOUTS, export
from tests.data.survey.uploads import balances, upload

SEEDS = range(int(os.environ.get("FUZZ_SEEDS", "2")))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", SEEDS)
def test_an_export_of_four_hundred_people_imports_to_the_figures_it_says(
    empty_warehouse: Warehouse, tmp_path: Path, layout: str, seed: int
) -> None:
    """The first of each layout is built exactly like the file that came with the project; the others vary."""
    made = export(tmp_path, layout, seed, plain=seed == 0)
    outcome = upload(empty_warehouse, made.path, "Visitors")
    assert not outcome.problems, f"{made.told}: {[str(problem) for problem in outcome.problems[:5]]}"
    assert balances(outcome)
    assert (outcome.complete, outcome.partial, outcome.left_out) == (
        len(made.truth.complete),
        len(made.truth.partial),
        made.truth.left_out,
    )
    assert differences(empty_warehouse, outcome.survey_id, made.truth) == [], made.told
