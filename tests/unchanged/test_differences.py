"""Two captures that differ: which question, filters and split, and the first row that is another."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.unchanged.capture.questions import Call
from tests.unchanged.capture.rows import digest_rows, write_as_text
from tests.unchanged.differences import choose_calls, compare_values, find_differences, write_report

CALL = Call("value/tiers", "sample", "field and period", "region")
TIERS = pd.DataFrame({"tier": ["core", "small"], "customers": [3, 20], "revenue": [10.5, 20.25]})
NOTHING: dict[str, Any] = dict.fromkeys(
    ("addresses", "visits", "schema", "rules", "headers", "examples", "commands", "made", "opened"), {}
)


def report(tmp_path: Path, old: pd.DataFrame | str, new: pd.DataFrame | str) -> str:
    """What is said when one call gave one thing in the commit and another in the working tree."""

    def capture(found: pd.DataFrame | str) -> dict[str, Any]:
        told = {"error": found} if isinstance(found, str) else digest_rows(found)
        return NOTHING | {"questions": {CALL.key: told}}

    def ask_again(keys: Iterable[str]) -> tuple[dict[str, Any], dict[str, Any]]:
        assert list(keys) == [CALL.key]
        sides = []
        for place, found in enumerate((old, new)):
            assert not isinstance(found, str)
            write_as_text(found).to_parquet(tmp_path / f"{place}.parquet")
            sides.append({CALL.key: tmp_path / f"{place}.parquet"})
        return sides[0], sides[1]

    return "\n".join(write_report(find_differences(capture(old), capture(new), ask_again)))


def test_the_same_rows_are_no_difference(tmp_path: Path) -> None:
    assert report(tmp_path, TIERS, TIERS.copy()) == ""


def test_one_other_cell_is_told_with_question_filters_split_and_row(tmp_path: Path) -> None:
    told = report(tmp_path, TIERS, TIERS.assign(revenue=[10.5, 20.75]))
    assert "value/tiers on sample, filters: field and period" in told
    assert "'region': \"('East 华东', 'North 华北')\"" in told
    assert "split: region" in told
    assert "1 of 2 rows only in BASE, 1 of 2 only here" in told
    assert "first differing row: tier=small, customers=20" in told
    assert "revenue 20.25 → 20.75" in told


def test_noise_at_a_rounding_edge_is_no_difference(tmp_path: Path) -> None:
    edge = 1.0000000049999
    told = report(tmp_path, TIERS.assign(revenue=[edge, 2]), TIERS.assign(revenue=[edge + 2e-13, 2]))
    assert digest_rows(TIERS.assign(revenue=[edge, 2])) != digest_rows(TIERS.assign(revenue=[edge + 2e-13, 2]))
    assert told == ""


def test_another_order_a_missing_row_and_another_type_are_told(tmp_path: Path) -> None:
    assert "the same rows in another order" in report(tmp_path, TIERS, TIERS.iloc[::-1])
    assert "first row only in BASE: tier=small" in report(tmp_path, TIERS, TIERS.head(1))
    assert "dtypes: customers int64 → float64" in report(tmp_path, TIERS, TIERS.astype({"customers": float}))
    assert "columns: BASE" in report(tmp_path, TIERS, TIERS.rename(columns={"tier": "level"}))


def test_a_refusal_is_a_difference_and_its_wording_is_not(tmp_path: Path) -> None:
    assert report(tmp_path, "QuestionError: no", "QuestionError: otherwise") == ""
    assert "error: BASE —, here QuestionError: no" in report(tmp_path, TIERS, "QuestionError: no")


def test_an_exit_code_is_told_with_its_command() -> None:
    base = NOTHING | {"questions": {}, "commands": {"own": [{"line": "python -m data undo 9", "code": 1}]}}
    here = NOTHING | {"questions": {}, "commands": {"own": [{"line": "python -m data undo 9", "code": 2}]}}
    told = "\n".join(write_report(find_differences(base, here, lambda keys: ({}, {}))))
    assert "own › 1. python -m data undo 9 › code" in told
    assert "BASE 1" in told
    assert "here 2" in told


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"a": {"b": 1}}, {"a": {"b": 2}}, [("a › b", 1, 2)]),
        ({"a": 1}, {"a": 1, "c": 2}, [("c", "—", 2)]),
        ([1, 2], [1, 3], [("[1]", 2, 3)]),
        ([1, 2], [1], [("", "2 entries, [2] only there", "1 entries, [] only here")]),
    ],
)
def test_values_differ_at_their_deepest_place(old: Any, new: Any, found: list[Any]) -> None:
    assert list(compare_values(old, new)) == found


def test_each_question_is_asked_again_before_any_is_twice() -> None:
    keys = [Call(name, "sample", "everybody", by).key for name in ("a/a", "b/b") for by in ("x", "y")]
    assert choose_calls(keys, 3) == [keys[0], keys[2], keys[1]]
