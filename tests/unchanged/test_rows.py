"""Digests of results: equal for the same rows in any order, other for any other cell."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from tests.unchanged.capture.rows import digest_rows, round_numbers, write_as_text

ROWS = pd.DataFrame(
    {
        "customer_id": ["A", "B", None],
        "revenue": [0.1 + 0.2, -1234567.891, np.nan],
        "orders": pd.array([1, None, 3], dtype="Int64"),
        "is_lost": pd.array([True, None, False], dtype="boolean"),
        "last_on": pd.to_datetime(["2026-01-01", None, "2026-03-01"]),
    }
)


def test_rows_in_another_order_have_the_same_digest_and_another_order() -> None:
    turned = digest_rows(ROWS.iloc[::-1])
    assert turned["digest"] == digest_rows(ROWS)["digest"]
    assert turned["order"] != digest_rows(ROWS)["order"]


def test_noise_beyond_nine_digits_changes_nothing() -> None:
    noisy = ROWS.assign(revenue=[0.3, -1234567.891 * (1 + 1e-13), np.nan])
    assert digest_rows(noisy) == digest_rows(ROWS)
    assert digest_rows(pd.DataFrame({"x": [0.0]})) == digest_rows(pd.DataFrame({"x": [8.9e-16]}))
    assert digest_rows(pd.DataFrame({"x": [0.0]})) == digest_rows(pd.DataFrame({"x": [-0.0]}))


@pytest.mark.parametrize(
    "change",
    [
        {"customer_id": ["A", "C", None]},
        {"customer_id": ["A", "B", ""]},
        {"revenue": [0.3, -1234567.8, np.nan]},
        {"revenue": [0.3, -1234567.891, 0.0]},
        {"revenue": [0.3, -1234567.891, np.inf]},
        {"orders": pd.array([1, 0, 3], dtype="Int64")},
        {"is_lost": pd.array([True, False, False], dtype="boolean")},
        {"last_on": pd.to_datetime(["2026-01-01", None, "2026-03-02"])},
    ],
)
def test_any_other_cell_changes_the_digest(change: dict[str, object]) -> None:
    assert digest_rows(ROWS.assign(**change))["digest"] != digest_rows(ROWS)["digest"]


def test_values_that_change_places_change_the_digest() -> None:
    assert (
        digest_rows(pd.DataFrame({"a": [1, 2], "b": [2, 1]}))["digest"]
        != digest_rows(pd.DataFrame({"a": [1, 2], "b": [1, 2]}))["digest"]
    )


def test_numbers_are_rounded_to_nine_digits_over_every_size() -> None:
    mantissas, exponents = round_numbers(np.array([9.99999999999, 1e-11, 123456789012.0, -5e17, 0.0]))
    assert mantissas.tolist() == [100_000_000, 100_000_000, 123_456_789, -500_000_000, 0]
    assert exponents.tolist() == [1, -11, 11, 17, 0]


def test_texts_say_what_is_missing_and_nine_digits() -> None:
    assert write_as_text(ROWS).iloc[0].tolist() == ["A", "0.3", "1", "True", "2026-01-01 00:00:00"]
    assert set(write_as_text(ROWS).iloc[1].tolist()) == {"B", "-1234567.89", "—"}
