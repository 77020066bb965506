"""The one place where pages query the warehouse. Answers are cached until the data changes."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

import queries
from data.errors import CrmError
from data.settings import load_settings
from data.warehouse import Warehouse, open_warehouse
from pages.ui.session.answer_cache import AnswerCache, CacheKey
from pages.ui.session.privacy_masking import mask_restricted_values
from pages.ui.session.reader import get_reader
from pages.ui.session.session_state import get_session
from queries import Filters

MAX_PARALLEL = 4
# Memory for the answers of all sessions. A page needs some hundred kilobytes, a list of a million customers more.
MAX_CACHE_BYTES = 512 * 2**20
MAX_AGE_SECONDS = 3600.0

Where = tuple[tuple[str, Any], ...]


@lru_cache
def describe_question(name: str) -> queries.Source:
    """The header of a question; cached, since the files do not change while the server runs."""
    return queries.describe(name)


@dataclass(frozen=True)
class QueryRequest:
    """A question with its arguments: enough to run it again, to explain it and to export its answer.

    Attributes:
        name: name of the question, such as `value/tiers`.
        filters: the filters that its rows are under.
        by: the field that splits the answer; None leaves it whole.
        where: (column, value) pairs that a row has to have.
        within: (column, first, last) keeps the rows whose day lies between two days, both included, such as a month of
            the period. A narrower period would also move the days by which tiers are ranked, and so select others.
        sort: (column, is_descending) pairs that order the whole answer.
        columns: the columns wanted; all where empty.
    """

    name: str
    filters: Filters
    by: str | None = None
    where: Where = ()
    within: tuple[str, date, date] | None = None
    sort: tuple[tuple[str, bool], ...] = ()
    columns: tuple[str, ...] = ()

    @property
    def question(self) -> queries.Source:
        """The header of the question."""
        return describe_question(self.name)


@dataclass(frozen=True)
class Answer:
    """A request with the rows that answer it."""

    request: QueryRequest
    frame: pd.DataFrame = field(compare=False)

    @property
    def empty(self) -> bool:
        """Whether there is no row."""
        return self.frame.empty

    def row(self) -> dict[str, Any]:
        """The first row, from column to value; every value is None where there is no row."""
        if self.frame.empty:
            return dict.fromkeys(self.frame.columns)
        return {str(name): value for name, value in self.frame.iloc[0].items()}

    def unit(self, column: str) -> str:
        """The unit of a column, by the question's header; columns that a split adds are text."""
        return next((known.unit for known in self.request.question.columns if known.name == column), "text")


def get_warehouse() -> Warehouse:
    """The warehouse that `WAREHOUSE_URL` names."""
    return open_warehouse(load_settings().warehouse_url)


def refresh_data_version() -> None:
    """Reads the data version for this run, so that all figures of one page are of the same data."""
    get_session().data_version = get_warehouse().version


def get_data_version() -> str:
    """The data version that this run reads."""
    return get_session().data_version or get_warehouse().version


def build_cache_key(*parts: object) -> CacheKey:
    """A cache key of warehouse, data version, current reader and `parts`."""
    return get_warehouse().url, get_data_version(), repr(get_reader()), *map(repr, parts)


@st.cache_resource(show_spinner=False)
def get_answer_cache() -> AnswerCache:
    """The cache that all sessions share; Streamlit's "Clear cache" drops it."""
    return AnswerCache(MAX_CACHE_BYTES, MAX_AGE_SECONDS)


def load_answer(name: str, filters: Filters, by: str | None = None, where: Where = ()) -> Answer:
    """Answers a question.

    Args:
        name: name of the question.
        filters: the filters that its rows are under.
        by: the field that splits the answer; None leaves it whole.
        where: (column, value) pairs that a row has to have.

    Returns:
        All rows, with the columns and units of the question's header; a split adds the column of its field.

    Raises:
        CrmError: the question or the warehouse is wrong; the sentence says how to mend it.
    """
    return load_rows(QueryRequest(name, filters, by, where))


def load_rows(request: QueryRequest, limit: int | None = None, offset: int = 0) -> Answer:
    """Answers a request, or one page of it.

    Args:
        request: the question with its arguments.
        limit: the most rows; None for all.
        offset: how many rows to leave out at the beginning.

    Raises:
        CrmError: as `load_answer`.
    """
    if request.within:
        column, first, last = request.within
        all_rows = load_rows(replace(request, within=None)).frame
        frame = all_rows[all_rows[column].between(pd.Timestamp(first), pd.Timestamp(last))].reset_index(drop=True)
        return Answer(request, frame.iloc[offset : None if limit is None else offset + limit].reset_index(drop=True))
    key = build_cache_key("rows", request, limit, offset)
    frame = get_answer_cache().get_or_compute(key, lambda: _fetch_rows(request, limit, offset))
    # The copy is lazy: pandas copies a column when somebody writes into it.
    return Answer(request, frame.copy(deep=False))


def _fetch_rows(request: QueryRequest, limit: int | None, offset: int) -> pd.DataFrame:
    frame = queries.run(
        get_warehouse(),
        request.name,
        request.filters,
        request.by,
        request.where,
        limit,
        offset,
        request.sort,
        request.columns,
    )
    return mask_restricted_values(request.question, request.filters, frame, get_reader())


def load_concurrently(*requests: QueryRequest) -> None:
    """Fills the cache with several answers at once, so that a page waits for the slowest and not for their sum.

    Errors are left out here and raised where the answer is used.
    """
    context = get_script_run_ctx(suppress_warning=True)

    def load(request: QueryRequest) -> None:
        add_script_run_ctx(threading.current_thread(), context)
        with suppress(CrmError):
            load_rows(request)

    with ThreadPoolExecutor(max_workers=MAX_PARALLEL) as pool:
        list(pool.map(load, requests))


def count_rows(request: QueryRequest) -> int:
    """The number of rows of the answer, without fetching them. Raises CrmError as `load_answer`."""
    if request.within:
        return len(load_rows(request).frame)
    return get_answer_cache().get_or_compute(
        build_cache_key("count", request),
        lambda: queries.count(get_warehouse(), request.name, request.filters, request.where),
    )
