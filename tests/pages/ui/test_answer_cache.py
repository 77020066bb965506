"""Answers are kept for all sessions: up to so many bytes, for each reader apart, and computed once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

import queries
from data.warehouse import Warehouse
from pages.ui.session import answers
from pages.ui.session.answer_cache import AnswerCache, measure_bytes
from pages.ui.session.reader import Reader
from queries import Filters

ROOMY = 10 * 2**20


def frame_of(size: int) -> pd.DataFrame:
    """A frame whose only text takes about `size` bytes."""
    return pd.DataFrame({"text": pd.Series(["x" * size], dtype=object)})


@pytest.fixture
def company(small_warehouse: Callable[..., Warehouse], monkeypatch: pytest.MonkeyPatch) -> Warehouse:
    warehouse = small_warehouse(customers=[{"customer_id": "a", "name": "Ann", "side": "external"}])
    monkeypatch.setenv("WAREHOUSE_URL", warehouse.url)
    return warehouse


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions that reach the warehouse, in their order."""
    names: list[str] = []
    run = queries.run

    def counted(warehouse: Warehouse, name: str, *rest: object) -> pd.DataFrame:
        names.append(name)
        return run(warehouse, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(queries, "run", counted)
    return names


def test_the_texts_of_a_frame_count() -> None:
    assert 100_000 < measure_bytes(frame_of(100_000)) < 101_000


def test_the_cache_never_exceeds_its_bytes_and_evicts_what_was_not_used_for_longest() -> None:
    cache = AnswerCache(350_000, 60)
    for name in ("first", "second", "third"):
        cache.get_or_compute((name,), lambda: frame_of(100_000))
    assert cache.size > 300_000
    cache.get_or_compute(("first",), lambda: pytest.fail("the first is kept"))
    cache.get_or_compute(("fourth",), lambda: frame_of(100_000))
    assert cache.size <= 350_000
    computed = []
    for name in ("first", "third", "fourth", "second"):
        cache.get_or_compute((name,), lambda name=name: computed.append(name) or frame_of(100_000))  # type: ignore[misc]
    assert computed == ["second"]


def test_an_answer_larger_than_the_cache_is_given_and_evicts_nothing() -> None:
    cache = AnswerCache(150_000, 60)
    cache.get_or_compute(("small",), lambda: frame_of(100_000))
    assert len(cache.get_or_compute(("large",), lambda: frame_of(200_000))) == 1
    assert 100_000 < cache.size < 150_000
    cache.get_or_compute(("small",), lambda: pytest.fail("the small one is kept"))


def test_an_old_answer_is_computed_anew_and_counted_once() -> None:
    cache = AnswerCache(ROOMY, 0)
    assert [cache.get_or_compute(("key",), lambda value=value: value) for value in (1, 2)] == [1, 2]  # type: ignore[misc]
    assert cache.size < 200


def test_callers_of_one_key_at_once_wait_for_one_computation() -> None:
    cache = AnswerCache(ROOMY, 60)
    is_waited_for, computed = threading.Event(), []

    def compute() -> int:
        computed.append(threading.get_ident())
        is_waited_for.wait(5)
        return 7

    with ThreadPoolExecutor(4) as pool:
        results = [pool.submit(cache.get_or_compute, ("key",), compute) for _ in range(4)]
        # Long enough for all four to ask.
        time.sleep(0.2)
        is_waited_for.set()
        assert [result.result() for result in results] == [7] * 4
    assert len(computed) == 1


def test_an_error_reaches_who_asked_and_is_not_kept() -> None:
    cache = AnswerCache(ROOMY, 60)
    with pytest.raises(ZeroDivisionError):
        cache.get_or_compute(("key",), lambda: 1 // 0)
    assert cache.get_or_compute(("key",), lambda: 5) == 5


def test_an_answer_is_computed_once_for_readers_who_may_see_the_same(company: Warehouse, asked: list[str]) -> None:
    for _ in range(2):
        answers.load_answer("explorer/population", Filters())
    assert asked == ["explorer/population"]


@pytest.mark.parametrize("other", [Reader("clerk"), Reader("everybody", (("region", "North"),))])
def test_readers_of_another_role_or_scope_share_no_answer(
    company: Warehouse, asked: list[str], monkeypatch: pytest.MonkeyPatch, other: Reader
) -> None:
    request = answers.QueryRequest("explorer/population", Filters())
    answers.load_rows(request)
    monkeypatch.setattr(answers, "get_reader", lambda: other)
    answers.load_rows(request)
    answers.load_rows(request)
    assert asked == ["explorer/population"] * 2


def test_a_page_that_changes_its_rows_changes_nobody_elses(company: Warehouse) -> None:
    first = answers.load_answer("explorer/population", Filters()).frame
    first["customers"] = 99
    first.iloc[0, 0] = 98
    assert int(answers.load_answer("explorer/population", Filters()).row()["customers"]) == 1
