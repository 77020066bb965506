"""The one place where pages ask the warehouse; answers are kept until the data changes."""

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
from data.settings import settings
from data.warehouse import Warehouse, open_warehouse
from pages.ui.veil import veiled
from queries import Filters

AT_ONCE = 4

Where = tuple[tuple[str, Any], ...]


@lru_cache
def described(name: str) -> queries.Source:
    """What the question promises; the files do not change while the server runs."""
    return queries.describe(name)


@dataclass(frozen=True)
class Asked:
    """A question as it was put: enough to put it again, to explain it and to export its answer.

    `within` keeps the rows whose day lies between two days, both included, as (column, first, last): a month of the
    period. Narrowing the period instead would also move the days by which tiers are ranked, and change who is meant.
    `sort` orders the whole answer by (column, is_descending) pairs; `columns` are the ones wanted, all where empty.
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
        return described(self.name)


@dataclass(frozen=True)
class Answer:
    """A question with the rows that answer it."""

    asked: Asked
    frame: pd.DataFrame = field(compare=False)

    @property
    def empty(self) -> bool:
        return self.frame.empty

    def row(self) -> dict[str, Any]:
        """The first row as a mapping; every column null when there is none."""
        if self.frame.empty:
            return dict.fromkeys(self.frame.columns)
        return {str(name): value for name, value in self.frame.iloc[0].items()}

    def unit(self, column: str) -> str:
        """The unit of a column; columns that a split adds are text."""
        return next((found.unit for found in self.asked.question.columns if found.name == column), "text")


def warehouse() -> Warehouse:
    """The warehouse that `WAREHOUSE_URL` names."""
    return open_warehouse(settings().warehouse_url)


def look_again() -> None:
    """Begins a run: the data version is read once in it, so that all its figures are of the same data."""
    st.session_state["data_version"] = warehouse().version


def version() -> str:
    """The data version that this run looks at."""
    return str(st.session_state.get("data_version") or warehouse().version)


@st.cache_data(max_entries=600, ttl=3600, show_spinner=False)
def _kept(key: tuple[str, ...], _asked: Asked, _limit: int | None, _offset: int) -> pd.DataFrame:
    found = queries.run(
        warehouse(), _asked.name, _asked.filters, _asked.by, _asked.where, _limit, _offset, _asked.sort, _asked.columns
    )
    return veiled(_asked.question, _asked.filters, found)


@st.cache_data(max_entries=600, ttl=3600, show_spinner=False)
def _counted(key: tuple[str, ...], _asked: Asked) -> int:
    return queries.count(warehouse(), _asked.name, _asked.filters, _asked.where)


def ask(name: str, filters: Filters, by: str | None = None, where: Where = ()) -> Answer:
    """The answer to a named question.

    Raises:
        CrmError: the question or the warehouse is wrong; the sentence says how to mend it.
    """
    return rows(Asked(name, filters, by, where))


def rows(asked: Asked, limit: int | None = None, offset: int = 0) -> Answer:
    """The answer to a question put before, or a page of it; errors as `ask`."""
    if asked.within:
        column, first, last = asked.within
        whole = rows(replace(asked, within=None)).frame
        frame = whole[whole[column].between(pd.Timestamp(first), pd.Timestamp(last))].reset_index(drop=True)
        return Answer(asked, frame.iloc[offset : None if limit is None else offset + limit].reset_index(drop=True))
    key = (warehouse().url, version(), repr(asked), repr((limit, offset)))
    return Answer(asked, _kept(key, asked, limit, offset))


def together(*asked: Asked) -> None:
    """Puts several questions at once, so that a page waits for the slowest and not for their sum.

    Errors come up where the answer is used.
    """
    here = get_script_run_ctx(suppress_warning=True)

    def one(question: Asked) -> None:
        add_script_run_ctx(threading.current_thread(), here)
        with suppress(CrmError):
            rows(question)

    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        list(pool.map(one, asked))


def count(asked: Asked) -> int:
    """How many rows the answer has; errors as `ask`."""
    if asked.within:
        return len(rows(asked).frame)
    return _counted((warehouse().url, version(), repr(asked)), asked)
