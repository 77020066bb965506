"""Every command of the README and of docs/ is among those that are compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples import ROOT
from tests.unchanged.capture.command_lines import find_unlisted, list_lines, name_step, read_readme, read_spoken
from tests.unchanged.capture.texts import PROSE, list_numbers, mask, mask_value, round_cell

PAPERS = "\n".join(path.read_text() for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])


def test_every_command_line_of_the_papers_is_listed() -> None:
    assert len(read_readme(PAPERS)) > 20
    assert find_unlisted(PAPERS) == []


def test_every_step_that_the_papers_speak_of_is_listed() -> None:
    steps = {name_step(line) for line in [*list_lines("own"), *list_lines("numbers")]}
    assert "data undo" in read_spoken(PAPERS)
    assert set(read_spoken(PAPERS)) - steps == set()


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("python -m data customer join C2 --into C1 --because TEXT", "data customer join"),
        ("python -m data undo BATCH", "data undo"),
        ("python -m data tag word A", "data tag"),
        ("python -m queries", ""),
    ],
)
def test_a_step_is_named_by_its_words(line: str, step: str) -> None:
    assert name_step(line) == step


def test_an_unlisted_command_is_found() -> None:
    assert find_unlisted("```sh\n.venv/bin/python -m data dance --fast   # slowly\n```") == [
        "python -m data dance --fast"
    ]


def test_what_differs_in_every_run_is_masked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert mask(f"S0123456789ab in {tmp_path}/x.csv") == "<segment> in <tree>/x.csv"
    assert [round_cell(cell) for cell in ("0.30000000000000004", "-0.00000000000000001", "12")] == ["0.3", "0.0", "12"]
    assert mask_value({"reason": "Because", "value": 0.1 + 0.2}, PROSE) == {"reason": "<text>", "value": 0.3}
    assert mask_value({"reason": "Because"}) == {"reason": "Because"}
    assert list_numbers("1,234 rows read (UTF-8, comma): 2 new, S1") == ["1,234", "2", "8"]
